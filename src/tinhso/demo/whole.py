"""Whole dossiers of the demo: those of August 2025, and those that lie on the desks now."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from io import BytesIO
from random import Random

from tinhso.demo.cast import Cast
from tinhso.demo.dossiers import SEED, code_of
from tinhso.demo.histories import Given, Histories, Samples, Staff, Stays
from tinhso.demo.shares import USUAL
from tinhso.demo.uploads import sample_text
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.models import Channel, Procedure, ProcedureVersion
from tinhso.onestop.taken_over import Doer
from tinhso.onestop.verbs import Received, take_over
from tinhso.papers import read_bytes
from tinhso.papers.writing import write_pdf

SYSTEM = "Hệ thống một cửa của tỉnh"
OF_COMMUNE = (*("TP.HT.10", "TP.HT.01", "TP.HT.03", "TP.HT.09", "TP.HT.08"), *("TP.CT.01", "TP.CT.03", "TP.HT.16"))
OF_DEPARTMENT = (*(6 * ("TP.TG.01",)), *(4 * ("TP.QT.01",)), "TP.LS.01")
COMMUNE, DEPARTMENT = "xa-00721", "so-tu-phap"
AT_COMMUNE, AT_DEPARTMENT, WAITING, LYING = 130, 90, 4, 3
DESK_DAYS, COMMUNE_DAYS, DEPARTMENT_DAYS = 10, 7, 32
"""Days of the calendar: whose records of the communes are whole, and back to when the cast's dossiers came in."""


@dataclass
class WholeDossiers:
    """Everything of a batch is told at the moment at which it is loaded. `units`: the communes in the order of their
    codes, by which the demo numbers them."""

    cast: Cast
    units: Sequence[Unit]

    def load(self, batch: str, rows: Sequence[Received]) -> None:
        """Take rows over as whole dossiers."""
        self._load(batch, self._histories(batch), self._given(rows))

    def load_desks(self, batch: str, rows: Sequence[Received]) -> None:
        """Rows of the last days, and what the demo's cast works on besides: a commune's week, a department's fortnight.
        Their forms are filled in."""
        histories = self._histories(batch)
        units = list(Unit.objects.filter(code__in=(COMMUNE, DEPARTMENT)))
        histories.busy, histories.fills_forms = frozenset(unit.pk for unit in units), True
        given = [*self._given(rows), *self._on_desks(histories.random)]
        self._load(batch, histories, sorted(given, key=lambda each: each.day))

    def _load(self, batch: str, histories: Histories, given: Sequence[Given]) -> None:
        told = [histories.tell(each, clock.now()) for each in _numbered(given, self._body)]
        take_over(system_actor(SYSTEM), batch=batch, rows=told)

    def _histories(self, batch: str) -> Histories:
        versions: dict[str, list[ProcedureVersion]] = {}
        for version in ProcedureVersion.objects.exclude(state="draft").select_related("procedure").order_by("-number"):
            versions.setdefault(version.procedure.code, []).append(version)
        samples = Samples(_kept("scan"), _kept("result"))
        return Histories(Random(f"{SEED} {batch}"), Staff(self._people), samples, versions)  # noqa: S311 - invented lives

    def _given(self, rows: Sequence[Received]) -> list[Given]:
        """The rows with their procedures; some were handed in at another counter of theirs, whose number they have."""
        by_service = {each.service: each.code for each in Procedure.objects.exclude(service="")}
        by_id, random = {unit.pk: unit for unit in self.units}, Random(f"{SEED} {len(rows)}")  # noqa: S311
        counters = [by_id[pk] for pk in sorted({row.unit_id for row in rows})]
        given = []
        for row in rows:
            unit = by_id[row.unit_id]
            elsewhere = row.channel == Channel.DIRECT and random.random() < USUAL.elsewhere
            counter = random.choice(counters) if elsewhere else unit
            given.append(Given("", by_service[row.service], row.channel, unit, counter, row.received_on))
        return given

    def _on_desks(self, random: Random) -> Iterator[Given]:
        today, calendar = clock.today(), default_calendar()
        commune, department = (Unit.objects.get(code=code) for code in (COMMUNE, DEPARTMENT))
        for unit, procedures, number, back in (
            (commune, OF_COMMUNE, AT_COMMUNE, COMMUNE_DAYS),
            (department, OF_DEPARTMENT, AT_DEPARTMENT, DEPARTMENT_DAYS),
        ):
            days = [today - timedelta(days=each) for each in range(back)]
            worked = [day for day in days if calendar.is_working(day)]
            for _each in range(number if worked else 0):
                channel = Channel.ONLINE if random.random() < 0.45 else Channel.DIRECT
                yield Given("", random.choice(procedures), channel.value, unit, unit, random.choice(worked))
            for stays in (Stays.WITH_OFFICER, Stays.AT_COUNTER):
                for day in worked[-LYING:]:  # long enough ago to be overdue, or to have a result
                    yield Given("", procedures[0], Channel.DIRECT.value, unit, unit, day, stays)
            for _each in range(WAITING):
                yield Given("", random.choice(procedures), Channel.ONLINE.value, unit, unit, today, Stays.ONLINE)

    def _body(self, unit: Unit) -> str:
        return code_of(unit, self.units)

    def _people(self, unit_id: int) -> Mapping[str, list[Doer]]:
        if not self.cast.works_in(unit_id):
            return {}
        name = Unit.objects.get(pk=unit_id).name
        leader = [self.cast.leader(unit_id)]
        return {
            role: [Doer(self.cast.accounts[each].full_name, name, self.cast.account_id(each)) for each in people]
            for role, people in ((Role.OFFICER.value, self.cast.officers(unit_id)), (Role.UNIT_LEADER.value, leader))
        }


def _numbered(given: Sequence[Given], body: Callable[[Unit], str]) -> Iterator[Given]:
    """Each with its code: the sequence restarts every day and body."""
    taken = Counter[str]()
    for each in given:
        stem = f"{body(each.counter)}-{each.day:%y%m%d}"
        taken[stem] += 1
        yield replace(each, code=f"{stem}-{taken[stem]:04}")


def _kept(name: str) -> str:
    """The key of a PDF that stands for all scans, or all results, of the demo."""
    document = read_bytes(sample_text(f"sample_{name}").encode(), f"{name}.txt")
    return keep(BytesIO(write_pdf(document))).digest
