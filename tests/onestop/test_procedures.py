"""Procedures are drafted, published under a decision, made public, withdrawn; what was published never changes."""

from datetime import UTC, date, datetime

import pytest
from django.db import ProgrammingError, connection, transaction

from tests.factories import acting
from tests.onestop.procedures import DECIDED, Kept, in_force, keeper_of, seeded
from tinhso.foundation.accounts.models import Grant
from tinhso.foundation.accounts.roles import Role, actions_of
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.verbs.errors import Invalid, NotFound, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.queries import procedures as queries
from tinhso.onestop.rules.choices import MayAct
from tinhso.onestop.rules.procedure import plain
from tinhso.onestop.rules.procedure_file import Decision, write_file
from tinhso.onestop.verbs import (
    discard_draft,
    draft_procedure,
    draft_version,
    edit_version,
    enter_decision,
    import_file,
    publish_version,
    record_public_update,
    withdraw_version,
)

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 8, 5, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def august():
    with clock.frozen(NOW):
        yield


@pytest.fixture
def kept(province) -> Kept:
    return in_force(keeper_of(province), province)


def holding(kept: Kept, day: date) -> int | None:
    found = queries.version_in_force(kept.keeper, kept.procedure.pk, day)
    return found.number if found else None


def problem_fields(refused: pytest.ExceptionInfo[Invalid]) -> list[str]:
    return [problem.field for problem in refused.value.problems]


def test_a_new_version_holds_from_its_day_and_the_one_before_until_then(kept):
    publish_version(kept.keeper, kept.draft(title="Đăng ký kết hôn (sửa)").pk)
    assert [holding(kept, date(2025, 6, 30)), holding(kept, date(2026, 8, 16)), holding(kept, date(2026, 8, 17))] == [
        None,
        1,
        2,
    ]
    assert Procedure.objects.get().title == "Đăng ký kết hôn (sửa)"


def test_the_days_of_two_versions_never_overlap(kept):
    publish_version(kept.keeper, kept.draft().pk)
    late = ProcedureVersion.objects.get(pk=draft_version(kept.keeper, kept.procedure.pk))
    enter_decision(kept.keeper, late.pk, decision=Decision("21/QĐ-UBND", date(2026, 8, 4), date(2026, 8, 10)))
    with pytest.raises(Refused, match=r"17/0?8/2026"):
        publish_version(kept.keeper, late.pk)
    assert [holding(kept, date(2026, 8, day)) for day in (9, 10, 16, 17)] == [1, 1, 1, 2]


def test_nothing_is_published_without_its_decision_or_with_a_process_nobody_gets_through(kept):
    draft = ProcedureVersion.objects.get(pk=draft_version(kept.keeper, kept.procedure.pk))
    content = plain(draft.says)
    content["steps"][-1]["outcomes"] = [{"code": "x", "name": "Quay lại", "next": "tiep-nhan"}]
    edit_version(kept.keeper, draft.pk, content=content)
    with pytest.raises(Invalid) as refused:
        publish_version(kept.keeper, draft.pk)
    assert problem_fields(refused) == ["decision_symbol", "decided_on", "effective_from", "steps"]
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_database_keeps_what_was_published(kept):
    for change in ("content = '{}'", "effective_from = '2025-07-02'", "state = 'draft'", "decision_symbol = 'x'"):
        with pytest.raises(ProgrammingError, match="never changes"), transaction.atomic():
            connection.cursor().execute(f"UPDATE onestop_procedureversion SET {change}")
    with pytest.raises(ProgrammingError, match="never deleted"), transaction.atomic():
        ProcedureVersion.objects.all().delete()
    with pytest.raises(Refused):
        edit_version(kept.keeper, kept.version.pk, content=kept.version.content)
    with pytest.raises(Refused):
        enter_decision(kept.keeper, kept.version.pk, decision=Decision("khác"))


def test_a_version_withdrawn_before_its_day_never_holds_and_the_old_one_goes_on(kept):
    draft = kept.draft()
    publish_version(kept.keeper, draft.pk)
    withdraw_version(kept.keeper, draft.pk, last_day=date(2026, 8, 5), reason="Quyết định bị hủy")
    assert [holding(kept, date(2026, 8, day)) for day in (16, 17, 30)] == [1, 1, 1]


def test_a_withdrawn_procedure_held_until_its_last_day(kept):
    with pytest.raises(Invalid):
        withdraw_version(kept.keeper, kept.version.pk, last_day=date(2026, 8, 31), reason=" ")
    withdraw_version(kept.keeper, kept.version.pk, last_day=date(2026, 8, 31), reason="Bãi bỏ theo luật mới")
    assert [holding(kept, date(2026, 8, 31)), holding(kept, date(2026, 9, 1))] == [1, None]
    with pytest.raises(Refused):
        withdraw_version(kept.keeper, kept.version.pk, last_day=date(2026, 8, 30), reason="Lần nữa")


def test_one_draft_at_a_time_and_a_discarded_one_stays_in_the_audit(kept):
    draft = draft_version(kept.keeper, kept.procedure.pk)
    with pytest.raises(Refused):
        draft_version(kept.keeper, kept.procedure.pk)
    discard_draft(kept.keeper, draft)
    assert AuditEntry.objects.get(event="onestop.draft_discarded").data["content"] == kept.version.content
    assert draft_version(kept.keeper, kept.procedure.pk)


def test_a_procedure_that_was_only_drafted_goes_with_its_draft(province):
    keeper = keeper_of(province)
    pk = import_file(keeper, write_file(seeded("TP.HT.01")).encode(), keeper_id=province.justice.pk)
    discard_draft(keeper, pk)
    assert not Procedure.objects.exists()


def test_a_file_is_taken_in_as_a_draft_and_again_over_it(province):
    keeper = keeper_of(province)
    first = import_file(keeper, write_file(seeded("TP.HT.01")).encode(), keeper_id=province.justice.pk)
    assert import_file(keeper, write_file(seeded("TP.HT.01")).encode(), keeper_id=province.justice.pk) == first
    version = ProcedureVersion.objects.get()
    assert (version.says, version.procedure.service) == (seeded("TP.HT.01").content, "birth")


def test_a_wrong_file_names_every_field_and_leaves_nothing(province):
    keeper = keeper_of(province)
    data = write_file(seeded("TP.HT.01")).replace('"commune"', '"xã"').replace('"working_hours"', '"giờ"')
    with pytest.raises(Invalid) as refused:
        import_file(keeper, data.encode(), keeper_id=province.justice.pk)
    assert problem_fields(refused) == ["content.competence", "content.term.committed.unit"]
    assert "Cấp có thẩm quyền" in refused.value.problems[0].message
    assert not Procedure.objects.exists()


def test_who_keeps_the_field_keeps_its_procedures_and_nobody_else(kept, province):
    draft = kept.draft()
    Grant.objects.create(
        account=province.south_officer,
        role=Role.FIELD_MANAGER,
        unit=province.root,
        field="dat-dai",
        valid_from=date.min,
    )
    others = [
        province.justice_leader,
        province.north_officer,
        province.south_officer,
        province.aggregator,
        province.leadership,
        province.system_owner,
    ]
    before = ProcedureVersion.objects.count()
    for account in others:
        actor = acting(account)
        attempts = [
            lambda actor=actor: draft_procedure(
                actor, code="X.1", keeper_id=province.justice.pk, content=kept.version.content
            ),
            lambda actor=actor: edit_version(actor, draft.pk, content=kept.version.content),
            lambda actor=actor: enter_decision(actor, draft.pk, decision=DECIDED),
            lambda actor=actor: publish_version(actor, draft.pk),
            lambda actor=actor: discard_draft(actor, draft.pk),
            lambda actor=actor: record_public_update(actor, kept.version.pk, day=date(2025, 6, 25)),
            lambda actor=actor: withdraw_version(actor, kept.version.pk, last_day=date(2026, 8, 31), reason="x"),
        ]
        for attempt in attempts:
            with pytest.raises(NotPermitted):
                attempt()
        with pytest.raises(NotFound):
            queries.version(actor, draft.pk)
    assert ProcedureVersion.objects.count() == before
    draft.refresh_from_db()
    kept.version.refresh_from_db()
    assert (draft.state, kept.version.state, kept.version.published_on) == ("draft", "published", date(2025, 6, 24))


def test_everybody_who_works_with_procedures_sees_what_is_published(kept, province):
    draft = kept.draft()
    commune = acting(province.north_officer)
    assert [each.number for each in queries.versions_of(commune, kept.procedure)] == [1]
    assert [each.pk for each in queries.in_force(commune, date(2026, 8, 5))] == [kept.version.pk]
    assert queries.version(kept.keeper, draft.pk) == draft


def test_steps_may_be_done_by_roles_that_there_are():
    assert {each.value for each in MayAct} <= {each.value for each in Role}
    assert rights.KEEP_PROCEDURES in actions_of(Role.FIELD_MANAGER)


def test_every_change_is_in_the_audit(kept):
    publish_version(kept.keeper, kept.draft().pk)
    record_public_update(kept.keeper, kept.version.pk, day=date(2025, 6, 25))
    events = list(
        AuditEntry.objects.filter(event__startswith="onestop.").order_by("pk").values_list("event", flat=True)
    )
    assert events == [
        "onestop.procedure_drafted",
        "onestop.version_published",
        "onestop.version_drafted",
        "onestop.version_published",
        "onestop.public_update_recorded",
    ]
    told = AuditEntry.objects.filter(event="onestop.version_published").latest("pk").data
    assert (told["decision"], told["effective_from"], len(told["digest"])) == ("20/QĐ-UBND", "2026-08-17", 64)


@pytest.mark.parametrize(
    ("decision", "late"),
    [
        (Decision("1/QĐ-UBND", date(2026, 7, 20), date(2026, 7, 27), date(2026, 7, 27)), []),
        (Decision("1/QĐ-UBND", date(2026, 7, 21), date(2026, 7, 27), date(2026, 7, 27)), ["decided"]),
        (Decision("1/QĐ-UBND", date(2026, 7, 20), date(2026, 7, 27), date(2026, 7, 28)), ["updated"]),
        (Decision("1/QĐ-UBND", date(2026, 7, 20), date(2026, 7, 27)), ["updated"]),
        (Decision("1/QĐ-UBND", date(2026, 8, 3), date(2026, 8, 17)), []),
    ],
    ids=["in time", "decided a day late", "public a day late", "not public yet", "still time"],
)
def test_announcements_are_late_by_working_days(province, decision, late):
    keeper = keeper_of(province)
    in_force(keeper, province, decision=decision)
    found = queries.late_announcements(keeper)
    told = [
        name
        for each in found
        for name, is_late in (("decided", each.announcement.decided_late), ("updated", each.announcement.updated_late))
        if is_late
    ]
    assert told == late


def test_the_day_of_the_public_update_ends_the_waiting(province):
    keeper = keeper_of(province)
    kept = in_force(keeper, province, decision=Decision("1/QĐ-UBND", date(2026, 7, 20), date(2026, 7, 27)))
    for day in (date(2026, 7, 19), date(2026, 8, 6)):
        with pytest.raises(Invalid):
            record_public_update(keeper, kept.version.pk, day=day)
    record_public_update(keeper, kept.version.pk, day=date(2026, 7, 24))
    assert queries.late_announcements(keeper) == []


def test_procedures_are_found_by_words_without_accents(province):
    keeper = keeper_of(province)
    for code in ("TP.HT.01", "TP.HT.03", "TP.LT.01"):
        in_force(keeper, province, code)

    def codes(**chosen: str) -> list[str]:
        rows = queries.procedure_rows(keeper, queries.ProcedureFilter(**chosen))
        return [row.procedure.code for row in rows]

    assert codes(text="khai sinh") == ["TP.HT.01", "TP.LT.01"]
    assert codes(text="KẾT hon") == ["TP.HT.03"]
    assert codes(level="partial") == ["TP.HT.03"]
    assert codes(standing="in_force", text="TP.LT") == ["TP.LT.01"]
    assert codes(standing="draft") == []
    draft_version(keeper, Procedure.objects.get(code="TP.HT.01").pk)
    assert codes(standing="draft") == ["TP.HT.01"]


def test_the_list_costs_the_same_however_long(province, django_assert_num_queries):
    keeper = keeper_of(province)
    in_force(keeper, province, "TP.HT.01")
    with django_assert_num_queries(2):
        assert len(queries.procedure_rows(keeper)) == 1
    for code in ("TP.HT.02", "TP.HT.03", "TP.LT.01", "TP.LT.02"):
        in_force(keeper, province, code)
    with django_assert_num_queries(2):
        assert len(queries.procedure_rows(keeper)) == 5
