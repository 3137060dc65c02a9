"""Certified copies the actor may see: those of the bodies where he compares or certifies."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import PersonalDataRead
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import units_on
from tinhso.foundation.verbs.errors import NotFound
from tinhso.foundation.verbs.verb import record_read
from tinhso.onestop import rights
from tinhso.onestop.models import JUSTICE, CertifiedCopy


def visible_copies(actor: Actor) -> QuerySet[CertifiedCopy]:
    """Waiting ones and the register, the newest first."""
    return CertifiedCopy.objects.filter(actor.within(rights.COMPARE, "unit__", "field_code")).select_related(
        "unit", "paper", "compared_by", "certified_by"
    )


def copy(actor: Actor, copy_id: int) -> CertifiedCopy:
    """Raises NotFound. Whoever shows it to a person journals that (`record_opened`)."""
    found = visible_copies(actor).filter(pk=copy_id).first()
    if found is None:
        raise NotFound(_("Không tìm thấy bản sao này, hoặc bạn không được xem."))
    return found


def record_opened(actor: Actor, found: CertifiedCopy) -> None:
    """Journal that the actor saw the requester's data."""
    what = _("bản sao chứng thực “%(title)s”") % {"title": found.title}
    record_read(actor, PersonalDataRead(what=what), found.journal_subject())


def certifying_units(actor: Actor) -> list[Unit]:
    """The communes for which the actor may enter an original."""
    communes = [each for each in units_on().filter(actor.within(rights.COMPARE, "")) if each.is_commune_level]
    return [each for each in communes if actor.may(rights.COMPARE, each.path, JUSTICE)]
