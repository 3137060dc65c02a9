"""What an officer's desk shows and offers to choose from: counters, competent units, colleagues, his own load."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q, QuerySet

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.models import Account, Grant
from tinhso.foundation.accounts.roles import Role, actions_of
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Unit, UnitKind
from tinhso.foundation.organizations.queries import codes_up, communes, ids_on, units_on
from tinhso.foundation.verbs.ids import as_id
from tinhso.kernel import clock
from tinhso.kernel.text import fold
from tinhso.onestop import rights
from tinhso.onestop.models import Dossier, PersonPaper, ProcedureVersion
from tinhso.onestop.models.dossiers import IS_OPEN
from tinhso.onestop.queries.dossiers import DossierRow, listed, rows_of, visible_dossiers
from tinhso.onestop.queries.procedures import in_force, visible_versions
from tinhso.onestop.queries.queues import Load, load_counts
from tinhso.onestop.queries.searching import found, papers_in_store
from tinhso.onestop.rules.choices import Competence, Level
from tinhso.onestop.rules.fees import Due as FeeDue
from tinhso.onestop.rules.fees import due
from tinhso.onestop.rules.procedure import Content, Step

DECIDES_NOTHING = (*COMMUNE_LEVEL, UnitKind.DIVISION, UnitKind.DISTRICT, UnitKind.CENTRAL)
MOST_OFFERED = 12


def counters(actor: Actor) -> QuerySet[Unit]:
    """Units at whose counter the actor may take dossiers in."""
    return units_on().filter(actor.within(rights.TAKE_IN, ""))


def viewed_units(actor: Actor) -> QuerySet[Unit]:
    """Units whose queue the actor may look at, without the divisions inside them."""
    return units_on().filter(actor.within(rights.VIEW, "")).exclude(kind=UnitKind.DIVISION)


def one_of(actor: Actor, units: QuerySet[Unit], asked_for: str = "") -> Unit | None:
    """The unit with that id among these; without one the actor's own, then the one he works below, then the first."""
    if (wanted := as_id(asked_for)) is not None:
        return units.filter(pk=wanted).first()
    above = ids_on(actor.unit_path)
    own = {each.pk: each for each in units.filter(pk__in=above)}
    return next((own[each] for each in reversed(above) if each in own), None) or units.first()


def competent_units(says: Content, receiving: Unit) -> QuerySet[Unit]:
    """Who may decide on such a dossier that is handed in here."""
    level = communes() if says.competence is Competence.COMMUNE else units_on().exclude(kind__in=DECIDES_NOTHING)
    return level if says.anywhere else level.filter(pk=receiving.pk)


def offered(actor: Actor, text: str, day: date, limit: int = MOST_OFFERED) -> list[ProcedureVersion]:
    """Procedures that dossiers are taken in for on that day, by words of title or code, with or without accents."""
    rows = in_force(actor, day).exclude(content__service__level=Level.INFORMATION)
    for word in fold(text).split():
        rows = rows.filter(procedure__folded__contains=word)
    return list(rows.defer("content")[:limit])


def kept_papers(actor: Actor, number: str, day: date) -> list[PersonPaper]:
    """What the person's store keeps and is valid on the day; journalled, so the actor states a purpose."""
    return [each for each in papers_in_store(actor, number) if each.valid_until is None or each.valid_until >= day]


def officers(
    unit: Unit, field_code: str, roles: Collection[str] = (), right: str = rights.PROCESS
) -> list[tuple[str, str]]:
    """Who may process dossiers of the field in the unit, or whatever `right` says, as choices; only those with one of
    the roles where given."""
    able = {role.value for role in Role if right in actions_of(role)}
    wanted = able & set(roles) if roles else able
    place = Q(unit=unit) | Q(unit__in=ids_on(unit.path), subtree=True)
    grants = Grant.objects.valid_on(clock.today()).filter(place, role__in=wanted, field__in=["", field_code])
    people = Account.objects.filter(is_active=True, pk__in=grants.values("account")).order_by("full_name")
    return [(str(pk), name) for pk, name in people.values_list("pk", "full_name")]


def my_load(actor: Actor) -> Load:
    """What was given to the actor, in one query."""
    mine = visible_dossiers(actor).filter(IS_OPEN, assignee=actor.account_id).order_by()
    return Load(**mine.aggregate(**load_counts()))


def waiting_results(actor: Actor, unit: Unit) -> int:
    """How many results wait at the unit's counter."""
    return visible_dossiers(actor).filter(receiving_unit=unit, state="finished").order_by().count()


def hits(actor: Actor, text: str, limit: int) -> list[DossierRow]:
    """The first few by code or name as a list shows them."""
    keys = [each.pk for each in found(actor, text, limit)]
    return rows_of(actor, listed(visible_dossiers(actor).filter(pk__in=keys)).order_by("-pk")) if keys else []


def chosen_dossiers(actor: Actor, codes: Collection[str]) -> list[Dossier]:
    """Those of these that the actor may see, with their versions, the next due first."""
    rows = visible_dossiers(actor).filter(code__in=codes).select_related("version", "holder").order_by("due_at", "pk")
    return list(rows)


def steps_of(actor: Actor, rows: Sequence[DossierRow]) -> list[Step]:
    """The steps that the listed dossiers are at, each once, as their procedures describe them; one query."""
    wanted = {(each.dossier.version_id, each.dossier.step) for each in rows if each.dossier.version_id}
    says = {each.pk: each.says for each in visible_versions(actor).filter(pk__in={pk for pk, _code in wanted})}
    found = [says[pk].step(code) for pk, code in sorted(wanted) if pk in says]
    return [each for each in found if each is not None]


def fees_today(version: ProcedureVersion, unit: Unit, day: date) -> list[FeeDue]:
    """What one dossier of one copy costs when it is handed in at the counter of its competent unit."""
    return list(due(version.says, day, areas=codes_up(unit), online=False))
