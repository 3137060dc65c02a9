"""Whole dossiers taken over in a batch: each stands as if its events had been entered one after the other."""

from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from random import Random

import pytest
from django.db.models import Count

from tests.factories import acting
from tests.onestop.conftest import SYSTEM
from tests.onestop.dossiers import MORNING, PDF, Counter, certificate, counter, found
from tests.onestop.procedures import in_force
from tinhso.demo.histories import Given, Histories, Samples, Staff
from tinhso.foundation.files.store import keep
from tinhso.foundation.journal.models import AuditEntry, Fact
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop import verbs
from tinhso.onestop.clocks.dossiers import reading, times_of
from tinhso.onestop.inputs import GivenResult
from tinhso.onestop.life_cycles import OPEN_STATES
from tinhso.onestop.models import Dossier, DossierEvent, PersonPaper
from tinhso.onestop.queries.dossier_page import dossier_page
from tinhso.onestop.taken_over import Doer, Happened, TakenOver

pytestmark = pytest.mark.django_db
AS_WRITTEN = (
    "unit",
    "receiving_unit",
    "holder",
    "assignee",
    "version",
    "state",
    "step",
    "step_name",
    "service",
    "channel",
)
AS_READ = ("received_on", "received_at", "reached_at", "first_due_at", "due_at", "statutory_due_at", "finished_at")
AS_COUNTED = ("on_time", "digitised", "reused", "paid_online", "counted_overdue", "applicant_folded", "applicant_id")


@pytest.fixture
def at(province) -> Counter:
    with clock.frozen(MORNING):
        return counter(province)


def as_line(dossier: Dossier, code: str, at: Counter, results: tuple[GivenResult, ...] = ()) -> TakenOver:
    """The dossier as another system would hand it over."""
    happened = tuple(
        Happened(
            each.kind,
            each.at,
            Doer(each.actor_name, each.actor_unit, each.actor_id),
            outcome=outcome_of(each),
            due=datetime.fromisoformat(each.data["due"]) if "due" in each.data else None,
            data=each.data,
        )
        for each in dossier.events.all()
    )
    return TakenOver(
        code, at.kept.procedure.code, dossier.channel, dossier.unit_id, dossier.receiving_unit_id,
        at.intake().applicant, happened, answers=at.intake().answers, results=results,
    )  # fmt: skip


def outcome_of(event: DossierEvent) -> str:
    if event.kind != "moved":
        return str(event.data.get("outcome", ""))
    step = event.dossier.version.says.step(event.data["from"])
    return next(each.code for each in step.outcomes if each.next == event.data["to"])


def lived(at: Counter, story: str) -> tuple[Dossier, tuple[GivenResult, ...]]:
    """A dossier that went this way by the verbs, over four days."""
    with clock.frozen(MORNING):
        there, who = (at.province.south, at.other) if story == "elsewhere" else (at.province.north, at.officer)
        dossier = found(verbs.take_in(who, intake=at.intake(receiving_unit_id=there.pk)))
    with clock.frozen(MORNING + timedelta(hours=5)):
        if story == "elsewhere":
            verbs.hand_over(at.other, dossier.pk, unit_id=at.province.north.pk)
        elif story == "supplemented":
            verbs.ask_supplement(at.officer, dossier.pk, missing={}, note="Ghi rõ nơi cư trú")
    with clock.frozen(MORNING + timedelta(days=1)):
        if story == "supplemented":
            verbs.give_supplement(at.officer, dossier.pk, components=[])
        elif story == "apologised":
            verbs.apologise_and_reappoint(
                at.leader, dossier.pk, due=MORNING + timedelta(days=9), reason="Phải xác minh thêm"
            )
        elif story == "withdrawn":
            verbs.withdraw(at.officer, dossier.pk, reason="Đổi ý")
        elif story == "refused":
            verbs.refuse(at.leader, dossier.pk, reason="Không đủ điều kiện")
    if story not in ("late", "finished"):
        return found(dossier.code), ()
    days = 12 if story == "late" else 2
    if story == "late":
        with clock.frozen(MORNING + timedelta(days=8)):
            verbs.count_overdue(SYSTEM)
    with clock.frozen(MORNING + timedelta(days=days)):
        verbs.hand_on(at.officer, dossier.pk, step="tiep-nhan", outcome="day-du")
        verbs.hand_on(at.officer, dossier.pk, step="tham-tra", outcome="dat")
        verbs.hand_on(at.leader, dossier.pk, step="ky-duyet", outcome="dong-y")
        result = certificate()
        verbs.finish(at.officer, dossier.pk, step="phat-hanh", outcome="xong", results=[result])
        verbs.give_result(at.officer, dossier.pk, receiver="Sùng Thị Mỷ")
    return found(dossier.code), (result,)


STORIES = ("taken", "elsewhere", "supplemented", "apologised", "withdrawn", "refused", "late", "finished")


@pytest.mark.parametrize("story", STORIES)
def test_a_line_becomes_what_the_verbs_would_have_made_of_it(at, story):
    lived_through, results = lived(at, story)
    code = f"{lived_through.code[:-4]}0900"
    with clock.frozen(MORNING + timedelta(days=12)):
        verbs.count_overdue(SYSTEM)
        verbs.take_over(SYSTEM, batch="mot", rows=[as_line(lived_through, code, at, results)])
    here, there = found(lived_through.code), found(code)
    for name in (*AS_WRITTEN, *AS_READ, *AS_COUNTED):
        assert getattr(there, name) == getattr(here, name), name
    told = [list(each.events.values_list("kind", "at", "actor_name", "step", "data")) for each in (here, there)]
    assert told[0] == told[1]
    papers = [list(each.components.values_list("code", "ask", "standing", "copy_kind")) for each in (here, there)]
    assert papers[0] == papers[1]
    told_apart = ("kind", "day", "unit_id", "amount", "dimensions__procedure")
    facts = [sorted(Fact.objects.filter(subject_id=each.code).values_list(*told_apart)) for each in (here, there)]
    assert facts[0] == facts[1]
    assert there.results.count() == len(results)


def test_a_batch_with_bad_lines_says_which_and_leaves_nothing(at):
    result = replace(certificate(), digest=keep(BytesIO(PDF + b"khac")).digest)
    good = as_line(lived(at, "finished")[0], "H60.101-260812-0100", at, (result,))
    moved = good.happened[1]
    bad = [
        replace(good, code="H60.101-260812-0101", procedure="TP.HT.99"),
        replace(good, code="H60.101-260813-0102"),
        replace(good, code="H60.101-260812-0103", applicant=replace(good.applicant, id_number="12")),
        replace(good, code="H60.101-260812-0104", happened=(good.happened[0], replace(moved, outcome="khong-co"))),
        replace(good, code="H60.101-260812-0105", happened=good.happened[1:]),
        replace(good, code="H60.101-260812-0106", happened=(*good.happened, good.happened[0])),
        replace(good, code="H60.101-260812-0107", results=()),
        good,
    ]
    later = MORNING + timedelta(days=12)
    with clock.frozen(later), pytest.raises(Invalid) as refused:
        verbs.take_over(SYSTEM, batch="hong", rows=[good, *bad])
    told = {(problem.row, problem.field) for problem in refused.value.problems}
    assert told == {
        (2, "procedure"),
        (3, "code"),
        (4, "applicant.id_number"),
        (5, "happened"),
        (6, "code"),
        (7, "happened"),
        (8, "results"),
        (9, "code"),
    }
    assert all(problem.message for problem in refused.value.problems)
    assert Dossier.objects.count() == 1
    with clock.frozen(later):
        assert verbs.take_over(SYSTEM, batch="mot", rows=[good]) == 1
        for batch in ("mot", "hai"):
            with pytest.raises(Refused):
                verbs.take_over(SYSTEM, batch=batch, rows=[good])
        with pytest.raises(NotPermitted):
            verbs.take_over(at.leader, batch="ba", rows=[replace(good, code="H60.101-260812-0200")])
    assert Dossier.objects.filter(batch="mot").count() == Dossier.objects.exclude(batch="").count() == 1
    [entry] = AuditEntry.objects.filter(event="onestop.loaded")
    assert (entry.data["dossiers"], len(entry.data["root"])) == (1, 64)
    assert PersonPaper.objects.filter(source__code=good.code).count() == 1


@pytest.fixture
def told(at):
    """A function that tells so many dossiers of the two communes, of every procedure in force, by a seed."""
    keeper = at.kept.keeper
    kept = {code: in_force(keeper, at.province, code).version for code in ("TP.HT.01", "TP.HT.02", "TP.CT.01")}
    versions = {code: [version] for code, version in kept.items()} | {"TP.HT.03": [at.kept.version]}
    people = {
        at.province.north.pk: {
            "officer": [Doer("Giàng A Páo", "Xã Bắc", at.province.north_officer.pk)],
            "unit_leader": [Doer("Sùng Mí Già", "Xã Bắc", at.province.north_leader.pk)],
        }
    }
    file = keep(BytesIO(PDF)).digest
    bodies = {at.province.north.pk: "H60.101", at.province.south.pk: "H60.102"}

    def tell(seed: int, number: int, until: datetime) -> list[TakenOver]:
        random = Random(seed)
        busy = frozenset(bodies)
        histories = Histories(random, Staff(lambda pk: people.get(pk, {})), Samples(file, file), versions, busy, True)
        rows = []
        for place in range(1, number + 1):
            unit, counter = (random.choice((at.province.north, at.province.south)) for _ in range(2))
            day = until.date() - timedelta(days=random.choice((1, 1, 2, 3, 9, 20)))
            given = Given(
                f"{bodies[counter.pk]}-{day:%y%m%d}-{place:04}",
                random.choice(sorted(versions)),
                random.choice(("online", "direct")),
                unit,
                counter,
                day,
            )
            rows.append(histories.tell(given, until))
        return rows

    return tell


@pytest.mark.parametrize("seed", range(3))
def test_every_line_of_a_told_batch_stands_as_its_events_say(at, told, seed):
    now = MORNING + timedelta(days=30)
    rows = told(seed, 60, now)
    with clock.frozen(now):
        assert verbs.take_over(SYSTEM, batch="mot", rows=rows) == 60
    stored = Dossier.objects.filter(batch="mot").select_related("version").prefetch_related("events")
    for line, dossier in enumerate(stored.order_by("line"), 1):
        events = list(dossier.events.all())
        read = reading(dossier, events, now)
        times = times_of(read)
        assert (dossier.line, dossier.code) == (line, rows[line - 1].code)
        assert (dossier.due_at, dossier.statutory_due_at, dossier.on_time) == (
            times.due_at,
            times.statutory_due_at,
            times.on_time,
        )
        assert (read.ended is None) == (dossier.state in OPEN_STATES)
        assert dossier.first_due_at == first_told(dossier, events)
        assert [each.at for each in events] == [each.at for each in rows[line - 1].happened]
        assert {each.recorded_at for each in events} == {now}
        assert dossier.counted_overdue == (dossier.is_open and dossier.due_at is not None and dossier.due_at < now)
        page = dossier_page(SYSTEM, dossier.code)
        assert page.clock is not None
        assert page.clock.derivation
    overdue = Dossier.objects.filter(counted_overdue=True).count()
    assert sum(Fact.objects.filter(kind="onestop.overdue").values_list("amount", flat=True)) == overdue


def first_told(dossier: Dossier, events: list[DossierEvent]) -> datetime | None:
    """The first due time, event after event."""
    for count, event in enumerate(events, 1):
        if due := times_of(reading(dossier, events[:count], event.at)).due_at:
            return due
    return None


def test_what_was_taken_over_goes_on_like_any_other(at, told):
    now = MORNING + timedelta(days=30)
    with clock.frozen(now):
        verbs.take_over(SYSTEM, batch="mot", rows=told(5, 60, now))
        north = Dossier.objects.filter(holder=at.province.north, unit=at.province.north)
        waiting = north.filter(state__in=("received", "in_progress"), step__in=("tiep-nhan", "tham-tra")).first()
        if waiting.assignee_id != at.province.north_officer.pk:
            verbs.assign(at.leader, waiting.pk, account_id=at.province.north_officer.pk)
        outcome = waiting.version.says.step(waiting.step).outcomes[0]
        verbs.hand_on(at.officer, waiting.pk, step=waiting.step, outcome=outcome.code)
        assert found(waiting.code).step == outcome.next


def test_figures_of_what_was_taken_over_open_to_dossier_pages(at, told):
    now = MORNING + timedelta(days=30)
    with clock.frozen(now):
        verbs.take_over(SYSTEM, batch="mot", rows=told(1, 60, now))
        leader = acting(at.province.leadership)
        whole = Period(MORNING.date() - timedelta(days=30), now.date())
        for code in ("finished", "on_time", "late", "digitised", "reused", "charged_online", "electronic"):
            it = figure(leader, f"onestop.{code}", whole, at.province.root)
            rows = facts_behind(leader, it, size=200).rows
            assert len(rows) == it.numerator > 0, code
            assert all(row.record.url == f"/mot-cua/ho-so/{row.record.label.split(' · ')[0]}/" for row in rows)
    counted = dict(Dossier.objects.values_list("on_time").annotate(Count("pk")))
    assert counted[False] > 0
