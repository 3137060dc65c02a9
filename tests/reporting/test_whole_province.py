"""All 124 communes and 18 departments hand their forms in; what is rolled up is a plain sum of what they typed."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from tinhso.foundation.accounts.actor import Actor, Scope, system_actor
from tinhso.foundation.accounts.roles import Role, actions_of
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.organizations.seed import load_seed
from tinhso.kernel import clock
from tinhso.metrics.models import FrozenFigure
from tinhso.metrics.queries import figure
from tinhso.reporting import verbs
from tinhso.reporting.filled import filled_forms
from tinhso.reporting.frames import frame_of
from tinhso.reporting.models import Form, Round, Submission
from tinhso.reporting.queries.calendars import current_window
from tinhso.reporting.queries.collecting import progress_of
from tinhso.reporting.queries.rollup import roll_up
from tinhso.reporting.seed import load_calendars
from tinhso.reporting.seed.forms import load_forms

pytestmark = pytest.mark.django_db
CUT_OFF = date(2025, 8, 7)
IN_TIME = datetime(2025, 8, 8, 3, 0, tzinfo=UTC)
FORMS = {"de-an-06-xa-thang": 124, "de-an-06-so-thang": 18}


@pytest.fixture(autouse=True)
def august() -> Iterator[None]:
    with clock.frozen(IN_TIME):
        yield


@pytest.fixture
def forms(db: None) -> dict[str, Form]:
    load_seed()
    load_calendars()
    assert load_forms() == {"forms": 3}
    assert load_forms() == {"forms": 0}
    return {form.code: form for form in Form.objects.all()}


def person_of(unit: Unit, role: Role) -> Actor:
    """Somebody with a role in one unit; who it is doesn't matter here."""
    scope = Scope(actions_of(role), role, unit.pk, unit.name, unit.path, subtree=True)
    return Actor(None, f"{role} {unit}", unit_id=unit.pk, unit_name=unit.name, unit_path=unit.path, scopes=(scope,))


def opened(form: Form) -> Round:
    window = current_window(form.calendar, CUT_OFF)
    assert window is not None
    return Round.objects.get(pk=verbs.open_round(system_actor("test"), form.pk, window=window))


def numbers(it: Round, random: Random) -> dict[str, int]:
    """Numbers that hold together: parts within their whole, as the seed's forms want it."""
    typed = {line.code: random.randint(50, 500) for line in frame_of(it.version).entered}
    wholes = {"guided_home": "guided", "sessions": "attendees", "full": "procedures", "files_online": "files"}
    for part, whole in (wholes | {"digitised": "files"}).items():
        if part in typed:
            typed[part] = random.randint(0, typed[whole])
    return typed


@pytest.mark.parametrize(("code", "units"), FORMS.items())
def test_the_roll_up_is_the_plain_sum(forms: dict[str, Form], code: str, units: int) -> None:
    random, it, root = Random(7), opened(forms[code]), province()
    keeper = person_of(root, Role.AGGREGATOR)
    submissions = list(Submission.objects.filter(round=it).select_related("unit"))
    assert len(submissions) == units
    typed: dict[int, dict[str, int]] = {}
    late = submissions[::9]
    for each in submissions:
        typed[each.pk] = numbers(it, random)
        hour = timedelta(days=1) if each in late else timedelta()
        with clock.frozen(IN_TIME + hour):
            verbs.save_values(person_of(each.unit, Role.OFFICER), each.pk, values=typed[each.pk])
            verbs.submit(person_of(each.unit, Role.UNIT_LEADER), each.pk)
    with clock.frozen(IN_TIME + timedelta(days=2)):
        sent_back = submissions[5]
        verbs.return_submission(keeper, sent_back.pk, reason="Kiểm lại số đã nhập")
        assert verbs.accept_all_clean(keeper, it.pk) == units - 1
        state = progress_of(it)
        assert (state.accepted, state.returned, state.late, state.missing) == (units - 1, 1, len(late), 0)
        counted = {pk: values for pk, values in typed.items() if pk != sent_back.pk}
        _holds(keeper, it, root, counted)
        verbs.save_values(person_of(sent_back.unit, Role.OFFICER), sent_back.pk, values=typed[sent_back.pk])
        verbs.submit(person_of(sent_back.unit, Role.UNIT_LEADER), sent_back.pk)
        verbs.accept(keeper, sent_back.pk)
        _holds(keeper, it, root, typed)
        seal_pending()
        verbs.close_round(keeper, it.pk)
    it.refresh_from_db()
    for line in frame_of(it.version).entered:
        frozen = FrozenFigure.objects.get(snapshot=it.snapshot, code=line.metric, unit=root)
        assert frozen.numerator == sum(values[line.code] for values in typed.values())


def _holds(keeper: Actor, it: Round, root: Unit, counted: dict[int, dict[str, int]]) -> None:
    """The roll-up, its rows and the province's figures say what a plain sum says."""
    frame = frame_of(it.version)
    plain: Counter[str] = Counter()
    for values in counted.values():
        plain.update(values)
    table = roll_up(keeper, it, frame.entered)
    texts = {total.line.code: total.cell.text.replace(".", "") for total in table.totals}
    assert texts == {line.code: str(plain[line.code]) for line in frame.entered}
    assert all(total.cell.url and total.whole is None for total in table.totals)
    for line in frame.entered:
        assert figure(keeper, line.metric, it.period, root).numerator == plain[line.code]
    for row in table.rows:
        if row.submission.pk in counted:
            shown = [cell.text.replace(".", "") for cell in row.cells]
            assert shown == [str(counted[row.submission.pk][line.code]) for line in frame.entered]


def test_checking_all_forms_asks_as_much_as_checking_one(
    forms: dict[str, Form], django_assert_max_num_queries: object
) -> None:
    it = opened(forms["de-an-06-xa-thang"])
    submissions = list(Submission.objects.filter(round=it).select_related("unit"))
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert len(filled_forms(it, submissions)) == 124
