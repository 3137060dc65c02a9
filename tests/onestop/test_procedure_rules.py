"""What a version of a procedure says: read with its slips named, and given back as it was."""

from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tinhso.kernel.calendar import default_calendar
from tinhso.kernel.clock import ZONE
from tinhso.onestop.rules.asked import Ask, asked
from tinhso.onestop.rules.clock import read as read_clock
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import Event, EventKind
from tinhso.onestop.rules.differences import differences
from tinhso.onestop.rules.fees import Quantity, due
from tinhso.onestop.rules.plain import NotSound, Problem, Slip
from tinhso.onestop.rules.procedure import Content, plain, read, unverified
from tinhso.onestop.rules.procedure_file import ProcedureFile, read_file, write_file
from tinhso.onestop.seeding import seeded_procedures
from tinhso.onestop.wording.differences import in_words
from tinhso.onestop.wording.problems import told

SOURCE = {"text": "Luật 60/2014/QH13", "verified": True}
SMALLEST = {
    "title": "Đăng ký khai sinh",
    "field": "tu-phap",
    "service": {"level": "full", "source": SOURCE},
    "competence": "commune",
    "term": {"statutory": {"amount": 5, "unit": "working_days"}, "source": SOURCE},
}


def seeded(code: str) -> ProcedureFile:
    return next(each for each in seeded_procedures() if each.code == code)


def problems_of(given: object) -> tuple[Problem, ...]:
    try:
        read(given)
    except NotSound as wrong:
        return wrong.problems
    return ()


def slips(given: object) -> list[tuple[str, str]]:
    return [(problem.field, problem.slip.value) for problem in problems_of(given)]


def with_(**changes: object) -> dict[str, object]:
    return {**SMALLEST, **changes}


def test_what_is_read_is_given_back_without_what_need_not_be_said():
    assert plain(read(SMALLEST)) == SMALLEST


names = (
    st.text(min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
    .filter(lambda text: all(each.isprintable() for each in text))
)
codes = st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True)
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))
sources = st.fixed_dictionaries({"text": names, "verified": st.booleans()})
cuts = st.builds(
    lambda decision, decided, since: {"decision": decision, "decided_on": decided, "since": since}, names, days, days
)
components = st.lists(
    st.fixed_dictionaries(
        {"code": codes, "name": names, "source": sources},
        optional={
            "count": st.integers(1, 9),
            "kind": st.sampled_from(["original", "copy", "electronic"]),
            "required": st.booleans(),
            "digitise": st.sampled_from("abc"),
            "cut": cuts,
        },
    ),
    max_size=4,
    unique_by=lambda each: each["code"],
)
contents = st.fixed_dictionaries(
    {
        "title": names,
        "field": codes,
        "service": st.fixed_dictionaries({"level": st.just("partial"), "reason": names, "source": sources}),
        "competence": st.sampled_from(["province", "department", "commune"]),
        "term": st.fixed_dictionaries(
            {
                "statutory": st.fixed_dictionaries(
                    {"amount": st.integers(1, 60), "unit": st.sampled_from(["working_days", "working_hours"])}
                ),
                "source": sources,
            }
        ),
    },
    optional={"components": components, "anywhere": st.booleans(), "conditions": st.lists(names, max_size=3)},
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(contents)
def test_every_content_survives_its_file(given):
    file = ProcedureFile("TP.01", read(given))
    assert read_file(write_file(file).encode()) == file
    assert read(plain(file.content)) == file.content


junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | days,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*SMALLEST, "steps", "forms"]), inner),
    max_leaves=12,
)


@settings(max_examples=200)
@given(st.dictionaries(st.sampled_from([*SMALLEST, "components", "forms", "fees", "steps", "x"]), junk))
def test_whatever_is_written_is_read_or_told_in_words(given):
    found = problems_of(with_(**given))
    assert all(each.message and each.remedy and "%(" not in str(each) for each in told(found))


@settings(max_examples=100)
@given(st.binary(max_size=300) | junk.map(lambda each: repr(each).encode()))
def test_no_file_breaks_the_reader(data):
    with pytest.raises(NotSound):
        read_file(data)


TERM: dict[str, object] = dict(SMALLEST["term"])  # type: ignore[call-overload]


def test_a_cut_off_of_the_procedure_s_own_goes_before_the_general_one():
    late = Event(EventKind.RECEIVED, datetime(2026, 9, 8, 15, 30, tzinfo=ZONE))
    own = read(with_(term={**TERM, "cut_off": {"at": "16:00", "source": SOURCE}})).term
    started = [
        read_clock(term, [late], default_calendar(), default_rules(), late.at).started
        for term in (read(SMALLEST).term, own)
    ]
    assert started == [datetime(2026, 9, 9, 7, 30, tzinfo=ZONE), late.at]


def test_every_slip_is_named_by_its_field():
    component = {"code": "to-khai", "name": "Tờ khai", "source": SOURCE}
    cases = [
        (with_(titel="x"), "titel", Slip.UNKNOWN),
        ({key: value for key, value in SMALLEST.items() if key != "term"}, "term", Slip.MISSING),
        (with_(title=""), "title", Slip.MISSING),
        (with_(components=[component, component]), "components[2].code", Slip.TWICE),
        (with_(components=[{**component, "count": 0}]), "components[1].count", Slip.NOT_POSITIVE),
        (with_(components=[{**component, "code": "tờ khai"}]), "components[1].code", Slip.BAD_CODE),
        (with_(components=[{**component, "digitise": "d"}]), "components[1].digitise", Slip.NOT_CHOICE),
        (with_(components=[{**component, "form": "khac"}]), "components[1].form", Slip.NO_SUCH_FORM),
        (with_(term={**TERM, "cut_off": {"at": "15h", "source": SOURCE}}), "term.cut_off.at", Slip.NOT_TIME),
        (with_(service={"level": "partial", "source": SOURCE}), "service.reason", Slip.NO_REASON),
        (with_(components="to-khai"), "components", Slip.NOT_LIST),
        (with_(title="a\x00"), "title", Slip.NOT_TEXT),
        (with_(anywhere="có"), "anywhere", Slip.NOT_BOOLEAN),
    ]
    for wrong, field, slip in cases:
        assert (field, slip.value) in slips(wrong), field


def test_a_commitment_is_never_longer_than_the_law():
    long = {"amount": 41, "unit": "working_hours"}
    term = {**SMALLEST["term"], "committed": long, "committed_source": SOURCE}  # type: ignore[dict-item]
    assert slips(with_(term=term)) == [("term.committed", "longer_than_law")]
    term["committed"] = {"amount": 3, "unit": "working_days"}
    assert read(with_(term=term)).term.cut_percent == 40.0


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object"},
        {"properties": {"a": {"type": "chữ"}}},
        {"properties": {"a": {"pattern": "("}}},
        {"properties": {"a": {"$ref": "https://example.org/schema.json"}}},
        {"properties": {"a": {"$ref": "#/$defs/none"}}},
    ],
)
def test_a_schema_that_can_t_be_used_or_leans_on_other_places_is_refused(schema):
    form = {"code": "f", "name": "Tờ khai", "source": SOURCE, "schema": schema, "layout": []}
    assert ("forms[1].schema", "not_a_schema") in slips(with_(forms=[form]))


def test_a_form_is_checked_against_its_schema_in_the_order_of_its_fields():
    form = seeded("TP.HT.01").content.forms[0]
    good = {
        "requester_name": "Lầu Thị Máy",
        "requester_id": "002190000001",
        "relation": "Mẹ",
        "child_name": "Lầu Mí Sinh",
        "gender": "Nam",
        "born_on": "2026-08-02",
        "born_at": "Trạm y tế xã",
        "ethnicity": "Mông",
        "nationality": "Việt Nam",
        "home_place": "Xã Đồng Văn",
    }
    assert form.wrong(good) == []
    bad = {**good, "requester_id": "12", "born_on": "2026-02-30", "copies": 99}
    del bad["child_name"]
    assert [(each.field, each.rule) for each in form.wrong(bad)] == [
        ("requester_id", "pattern"),
        ("child_name", "required"),
        ("born_on", "format"),
        ("copies", "maximum"),
    ]


def test_a_paper_that_data_replace_is_asked_for_only_where_the_look_up_failed():
    birth = seeded("TP.HT.01").content
    day = date(2026, 9, 1)
    usual = {each.component.code: each.ask for each in asked(birth, day, other_case=["van-ban-lam-chung"])}
    assert usual == {
        "to-khai": Ask.ASKED,
        "giay-chung-sinh": Ask.LOOKED_UP,
        "van-ban-lam-chung": Ask.OTHER_CASE,
        "giay-ket-hon": Ask.CUT,
    }
    failed = asked(birth, day, failed={"health_birth": "Hệ thống y tế không trả lời"})
    paper = next(each for each in failed if each.component.code == "giay-chung-sinh")
    assert (paper.ask, paper.reason, paper.is_needed) == (
        Ask.ASKED_LOOKUP_FAILED,
        "Hệ thống y tế không trả lời",
        True,
    )
    stored = {each.component.code: each.ask for each in asked(birth, day, stored=["KQ.YT.GCS"])}
    assert stored["giay-chung-sinh"] is Ask.IN_STORE


def test_a_cut_holds_from_its_day_on():
    birth = seeded("TP.HT.01").content
    before, after = (
        next(each for each in asked(birth, day) if each.component.code == "giay-ket-hon")
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    )
    assert before.is_asked
    assert not before.is_needed
    assert after.ask is Ask.CUT


def test_nothing_is_due_online_while_the_resolution_holds():
    birth = seeded("TP.HT.01").content
    three = {"ban-sao": Quantity(copies=3)}

    def amounts(day: date, *, online: bool) -> list[int]:
        return [each.amount for each in due(birth, day, areas=["xa-00721"], online=online, quantities=three)]

    assert amounts(date(2026, 8, 3), online=True) == [0]
    assert amounts(date(2026, 8, 3), online=False) == [24_000]
    assert amounts(date(2023, 12, 31), online=True) == [24_000]


def test_pages_cost_less_after_the_second_and_never_more_than_the_most():
    certified = seeded("TP.CT.01").content

    def amount(pages: int, copies: int = 1) -> int:
        quantities = {"chung-thuc": Quantity(copies, pages)}
        return due(certified, date(2026, 8, 3), areas=[], online=False, quantities=quantities)[0].amount

    assert [amount(1), amount(2), amount(3), amount(500), amount(500, 2)] == [2_000, 4_000, 5_000, 200_000, 400_000]


def test_a_zero_rate_of_some_communes_is_theirs_alone():
    rate = {"resolution": "12/NQ-HĐND", "since": "2026-01-01", "areas": ["xa-00721"]}
    fee = {"code": "le-phi", "name": "Lệ phí", "amount": 5_000, "source": SOURCE, "zero": [rate]}
    content = read(with_(fees=[fee]))
    assert due(content, date(2026, 2, 1), areas=["xa-00721", "tinh"], online=False)[0].amount == 0
    assert due(content, date(2026, 2, 1), areas=["xa-00745", "tinh"], online=False)[0].amount == 5_000


def test_differences_are_told_as_sentences():
    marriage = plain(seeded("TP.HT.03").content)
    changed = {**marriage, "term": {**marriage["term"], "committed": {"amount": 2, "unit": "working_days"}}}
    changed["components"] = [
        *marriage["components"][:2],
        {"code": "anh", "name": "Ảnh chân dung", "source": SOURCE, "kind": "electronic"},
    ]
    assert in_words(differences(read(marriage), read(changed))) == [
        "Thời hạn cam kết: 3 ngày làm việc → 2 ngày làm việc",
        "Bỏ thành phần hồ sơ “Bản án, quyết định ly hôn đã có hiệu lực”",
        "Thêm thành phần hồ sơ “Ảnh chân dung”",
    ]
    assert differences(read(marriage), read(marriage)) == ()


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(contents, contents)
def test_versions_differ_exactly_when_something_is_told(one, other):
    first, second = read(one), read(other)
    sentences = in_words(differences(first, second))
    assert bool(sentences) == (first != second)


def test_the_seed_holds_thirty_sound_procedures_with_honest_marks():
    found: dict[str, Content] = {each.code: each.content for each in seeded_procedures()}
    assert len(found) == 30
    assert {each.service for each in seeded_procedures() if each.service} == {
        "birth",
        "death",
        "marriage",
        "linked_birth",
        "linked_death",
    }
    assert "term.source" not in unverified(found["TP.HT.03"])
    assert "term.source" in unverified(found["TP.HT.01"])
    cuts = [content.term.cut_percent for content in found.values() if content.term.committed]
    assert (min(cuts), max(cuts)) == (33.3, 83.3)
