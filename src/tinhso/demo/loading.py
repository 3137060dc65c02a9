"""Fills an empty installation with a province in mid-work."""

from datetime import timedelta
from random import Random

from django.db import transaction

from tinhso.demo import people
from tinhso.demo.agenda import Agenda
from tinhso.demo.cast import Cast
from tinhso.demo.identity import give_codes, give_keys
from tinhso.demo.jobs import settle_bells
from tinhso.demo.past import MERGING, Past
from tinhso.demo.petitions import Petitions
from tinhso.demo.procedures import Procedures
from tinhso.demo.reports import Dossiers, write_reports
from tinhso.demo.rounds import FIRST_DAY, Rounds, close_august
from tinhso.foundation.accounts.actor import system_actor
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.administration import verbs as administration
from tinhso.foundation.journal.models import AuditEntry, Seal
from tinhso.foundation.journal.sequencer import seal_pending
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Unit, UnitKind
from tinhso.foundation.organizations.queries import communes as communes_of_province
from tinhso.foundation.organizations.queries import province
from tinhso.kernel import clock

BEGINNING = -150
SETTLE_AFTER_SECONDS = 30
MERGING_NAME = "Ban Quản lý dự án dữ liệu dùng chung (đơn vị mẫu)"


class NotEmpty(Exception):
    """Real people already use this installation: the demo stays out of it."""


def load(communes: int | None = None) -> dict[str, int]:
    """Load the demo into a seeded database without people; returns counts, or {} when it is there already.

    All or nothing: a load that was interrupted leaves no trace and can be repeated. `communes` limits how many
    communes have people, the persona's first, and so how much history there is. Messages are left to the worker.
    Raises NotEmpty.
    """
    if AuditEntry.objects.filter(event=people.PeopleBroughtIn.code).exists():
        return {}
    if Account.objects.exists():
        raise NotEmpty
    with transaction.atomic():
        counts = _load(communes)
        settle_bells.configure(schedule_in={"seconds": SETTLE_AFTER_SECONDS}).defer()
    seal_pending()
    close_august()
    write_reports(clock.today())
    seal_pending()
    return {**counts, "sealed": Seal.objects.latest("last_position").last_position}


def _load(communes: int | None) -> dict[str, int]:
    today, random = clock.today(), Random(people.SEED)  # noqa: S311 - stories, not secrets
    agenda = Agenda(today, random)
    first = min(BEGINNING, (FIRST_DAY - today).days)
    agenda.on(first, lambda: _begin(agenda, communes), hour=7)
    acts = agenda.play()
    return {"people": Account.objects.count(), "acts": acts}


def _begin(agenda: Agenda, communes: int | None) -> None:
    """The first day: a unit that will be merged, the people, and everything that they are going to do."""
    system = system_actor("Bản trình diễn")
    administration.add_unit(
        system,
        code=MERGING,
        kind=UnitKind.SERVICE,
        name=MERGING_NAME,
        parent_id=province().pk,
        since=clock.today() - timedelta(days=1),
        source="Đơn vị mẫu của bản trình diễn",
    )
    invented = people.invent(_with_people(communes))
    people.bring_people_in(system, people=invented)
    accounts = {account.username: account for account in Account.objects.all()}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in={person.over for person in invented})}
    cast = Cast(accounts, invented, units)
    give_codes(cast, sorted(communes_of_province(), key=lambda unit: unit.code))
    give_keys(cast)
    Past(cast, agenda).arrange()
    Rounds(cast, agenda).arrange()
    Procedures(cast, agenda).arrange()
    Petitions(cast, agenda).arrange()
    Dossiers(cast, agenda, whole_year=communes is None).arrange()


def _with_people(communes: int | None) -> list[Unit]:
    units = people.staffed_units()
    if communes is None:
        return units
    named = {person.unit for person in people.personas()}
    small = sorted((unit for unit in units if unit.kind in COMMUNE_LEVEL), key=lambda unit: unit.code not in named)
    left_out = {unit.pk for unit in small[communes:]}
    return [unit for unit in units if unit.pk not in left_out]
