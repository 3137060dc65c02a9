"""A version tried out on imagined dossiers; what is recorded shows what later versions change."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import acting
from tests.onestop.procedures import DECIDED, in_force, keeper_of, seeded
from tinhso.foundation.verbs.errors import Invalid, NotPermitted
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import ProcedureVersion, Trial
from tinhso.onestop.queries.procedures import file_of
from tinhso.onestop.queries.trials import reruns
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import State
from tinhso.onestop.rules.dry_run import Action, Do, Fault, Line, differences, run, usual_history
from tinhso.onestop.rules.plain import as_plain, read_as
from tinhso.onestop.rules.procedure import Content, Duration
from tinhso.onestop.rules.procedure_file import KeptTrial, read_file, write_file
from tinhso.onestop.seeding import seeded_procedures
from tinhso.onestop.verbs import accept_trial, discard_draft, draft_version, import_file, record_trial, remove_trial

START = datetime(2026, 8, 3, 8, 0, tzinfo=clock.ZONE)
NOW = datetime(2026, 8, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def august():
    with clock.frozen(NOW):
        yield


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 8, day, hour, minute, tzinfo=clock.ZONE)


def tried(content: Content, *history: Action) -> tuple[Line, ...]:
    return run(content, history, default_calendar(), default_rules())


def step(when: datetime, code: str, outcome: str) -> Action:
    return Action(when, Do.STEP, step=code, outcome=outcome)


MARRIAGE = seeded("TP.HT.03").content
HANDED_IN = Action(START, Do.RECEIVE)
USUAL = (
    HANDED_IN,
    step(at(3, 11), "tiep-nhan", "day-du"),
    step(at(5, 10), "tham-tra", "dat"),
    step(at(5, 15), "ky-duyet", "dong-y"),
    step(at(6, 8), "phat-hanh", "xong"),
)


def test_a_dossier_on_its_usual_way_is_done_in_the_promised_time():
    lines = tried(MARRIAGE, *USUAL)
    assert [line.step for line in lines] == ["tiep-nhan", "tham-tra", "ky-duyet", "phat-hanh", ""]
    assert {line.due for line in lines} == {at(6, 17, 30)}
    assert (lines[-1].state, lines[-1].late) == (State.FINISHED, False)
    assert lines[0].asked == ("to-khai", "ban-an-ly-hon")


def test_every_seeded_process_fits_its_term_when_each_step_takes_its_hours():
    for file in seeded_procedures():
        history = usual_history(file.content, START, default_calendar(), default_rules())
        lines = tried(file.content, *history)
        assert not any(line.fault or line.late for line in lines), file.code
        assert not file.content.steps or lines[-1].state is State.FINISHED


def test_waiting_for_a_supplement_moves_the_appointment_and_bars_the_steps():
    lines = tried(
        MARRIAGE,
        HANDED_IN,
        Action(at(4, 9), Do.ASK_SUPPLEMENT),
        step(at(4, 10), "tiep-nhan", "day-du"),
        Action(at(7, 9), Do.GIVE_SUPPLEMENT),
        step(at(7, 10), "tiep-nhan", "day-du"),
    )
    assert [line.state for line in lines[1:4]] == [State.PAUSED, State.PAUSED, State.RUNNING]
    assert [line.fault for line in lines] == [None, None, Fault.WAITING, None, None]
    assert lines[3].due is not None
    assert lines[3].due > at(6, 17, 30)


def test_what_can_t_be_done_is_left_out_and_named():
    early, once = step(at(3, 7), "tiep-nhan", "day-du"), step(at(3, 9), "tiep-nhan", "day-du")
    lines = tried(
        MARRIAGE,
        early,
        HANDED_IN,
        once,
        replace(HANDED_IN, at=at(3, 10)),
        step(at(4, 8), "ky-duyet", "dong-y"),
        step(at(4, 9), "tham-tra", "xong"),
        Action(at(4, 10), Do.LENGTHEN, extension="bao-lu"),
        Action(at(4, 11), Do.EXTEND, until=at(4, 10)),
        step(at(4, 15), "tham-tra", "khong-dat"),
        Action(at(5, 8), Do.APOLOGISE),
    )
    assert [line.fault for line in lines] == [
        Fault.NOT_RECEIVED,
        None,
        None,
        Fault.RECEIVED_TWICE,
        Fault.OTHER_STEP,
        Fault.NO_SUCH_OUTCOME,
        Fault.NO_SUCH_EXTENSION,
        Fault.NO_APPOINTMENT,
        None,
        Fault.OVER,
    ]
    assert lines[-1].state is State.STOPPED


def test_a_shorter_term_shows_in_a_trial_of_the_longer_one():
    shorter = replace(MARRIAGE, term=replace(MARRIAGE.term, committed=Duration(2, TimeUnit.WORKING_DAYS)))
    found = differences(tried(MARRIAGE, *USUAL), tried(shorter, *USUAL))
    assert {(each.place, each.field) for each in found} >= {(1, "due"), (5, "late")}
    assert differences(tried(MARRIAGE, *USUAL), tried(MARRIAGE, *USUAL)) == ()


actions = st.builds(
    Action,
    at=st.integers(0, 60 * 24 * 20).map(lambda minutes: START + timedelta(minutes=minutes)),
    do=st.sampled_from(Do),
    step=st.sampled_from(["", *(each.code for each in MARRIAGE.steps)]),
    outcome=st.sampled_from(["", *(out.code for each in MARRIAGE.steps for out in each.outcomes)]),
    until=st.none() | st.integers(1, 60 * 24 * 30).map(lambda minutes: START + timedelta(minutes=minutes)),
)


@given(st.lists(actions, max_size=12))
def test_any_history_gives_a_line_for_each_action_and_survives_its_file(history):
    lines = tried(MARRIAGE, HANDED_IN, *history)
    assert len(lines) == len(history) + 1
    kept = KeptTrial("thử", (HANDED_IN, *history), lines)
    assert read_as(KeptTrial, as_plain(kept)) == kept
    over = [line.state in (State.FINISHED, State.STOPPED) for line in lines]
    assert over == sorted(over)


@pytest.mark.django_db
class TestKept:
    def test_a_trial_travels_with_the_file_and_tells_what_the_new_version_changes(self, province):
        kept = in_force(keeper_of(province), province)
        record_trial(kept.keeper, kept.procedure.pk, version_id=kept.version.pk, name="Thường", history=USUAL)
        file = file_of(kept.keeper, kept.version)
        assert read_file(write_file(file).encode()) == file
        shorter = replace(file.content.term, committed=Duration(2, TimeUnit.WORKING_DAYS))
        data = write_file(replace(file, content=replace(file.content, term=shorter)))
        draft = import_file(kept.keeper, data.encode(), keeper_id=province.justice.pk)
        [again] = reruns(kept.keeper, ProcedureVersion.objects.get(pk=draft))
        assert again.differences
        assert Trial.objects.count() == 1
        accept_trial(kept.keeper, again.trial.pk, version_id=draft)
        [accepted] = reruns(kept.keeper, ProcedureVersion.objects.get(pk=draft))
        assert not accepted.differences
        discard_draft(kept.keeper, draft)
        [as_before] = reruns(kept.keeper, kept.version)
        assert not as_before.differences

    def test_trials_of_a_new_procedure_s_file_are_kept_with_it(self, province):
        keeper = keeper_of(province)
        file = replace(seeded("TP.HT.03"), decision=DECIDED, trials=(KeptTrial("Thường", USUAL),))
        pk = import_file(keeper, write_file(file).encode(), keeper_id=province.justice.pk)
        assert len(Trial.objects.get().lines) == len(USUAL)
        assert Trial.objects.get().version_id == pk

    def test_names_are_taken_once_and_histories_have_an_end(self, province):
        kept = in_force(keeper_of(province), province)
        how = {"version_id": kept.version.pk, "name": "Thường"}
        record_trial(kept.keeper, kept.procedure.pk, history=USUAL, **how)
        for wrong in ({"history": USUAL}, {"history": (), "name": "Rỗng"}, {"history": USUAL * 21, "name": "Dài"}):
            with pytest.raises(Invalid):
                record_trial(kept.keeper, kept.procedure.pk, **{**how, **wrong})
        ancient = Action(datetime(1999, 1, 4, 8, tzinfo=clock.ZONE), Do.RECEIVE)
        with pytest.raises(Invalid):
            record_trial(kept.keeper, kept.procedure.pk, **{**how, "name": "Xưa"}, history=(ancient,))
        assert Trial.objects.count() == 1

    def test_only_the_keeper_records_accepts_and_removes(self, province):
        kept = in_force(keeper_of(province), province)
        trial = record_trial(kept.keeper, kept.procedure.pk, version_id=kept.version.pk, name="Thường", history=USUAL)
        for account in (province.north_officer, province.justice_leader, province.leadership):
            actor = acting(account)
            attempts = [
                lambda actor=actor: record_trial(
                    actor, kept.procedure.pk, version_id=kept.version.pk, name="Khác", history=USUAL
                ),
                lambda actor=actor: accept_trial(actor, trial, version_id=kept.version.pk),
                lambda actor=actor: remove_trial(actor, trial),
            ]
            for attempt in attempts:
                with pytest.raises(NotPermitted):
                    attempt()
        assert [each.name for each in Trial.objects.all()] == ["Thường"]
        remove_trial(kept.keeper, trial)
        assert not Trial.objects.exists()

    def test_a_trial_on_a_draft_isn_t_shown_to_those_who_don_t_keep_it(self, province):
        kept = in_force(keeper_of(province), province)
        draft = draft_version(kept.keeper, kept.procedure.pk)
        record_trial(kept.keeper, kept.procedure.pk, version_id=draft, name="Kín", history=USUAL)
        assert [each.trial.name for each in reruns(kept.keeper, kept.version)] == ["Kín"]
        assert reruns(acting(province.north_officer), kept.version) == []


def test_the_day_of_a_history_is_vietnam_s():
    late = Action(datetime(2026, 8, 2, 18, 30, tzinfo=UTC), Do.RECEIVE)
    [line] = tried(MARRIAGE, late)
    assert clock.local(line.at).date() == date(2026, 8, 3)
    assert line.due == at(6, 17, 30)
