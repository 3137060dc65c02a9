"""The receipt of a petition, gathered from what is stored. Its text is in Vietnamese: it is official."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.journal.events import PersonalDataRead
from tinhso.foundation.verbs.errors import NotPermitted
from tinhso.foundation.verbs.verb import record_read
from tinhso.onestop.clocks.petitions import reading, rule_of
from tinhso.onestop.models import Petition
from tinhso.onestop.queries.petitions.lists import petition, sees_petitioner
from tinhso.onestop.queries.printed import house_of
from tinhso.onestop.rules.choices import TimeUnit
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.rules.petition_clock import PetitionKind
from tinhso.onestop.rules.printed import Party, PetitionReceipt, Signer, petition_receipt
from tinhso.onestop.rules.procedure import Duration
from tinhso.onestop.wording.choices import duration
from tinhso.papers import Document

RECEIVER = "Người tiếp nhận"


def receipt(actor: Actor, petition_id: int) -> Document:
    """As it was given at the reception. Raises NotFound; NotPermitted for who only oversees: it names a person."""
    found = petition(actor, petition_id)
    if not sees_petitioner(actor, found):
        said = _("Giấy tờ này có dữ liệu cá nhân; bạn chỉ theo dõi phản ánh, kiến nghị.")
        raise NotPermitted(said, found.journal_subject())
    with override("vi"):
        return petition_receipt(_gathered(found))


def record_receipt(actor: Actor, petition_id: int) -> None:
    """Journal that the actor took the paper out."""
    found = petition(actor, petition_id)
    what = _("giấy tiếp nhận phản ánh, kiến nghị số %(number)s") % {"number": found}
    record_read(actor, PersonalDataRead(what=what), found.journal_subject())


def _gathered(found: Petition) -> PetitionReceipt:
    received = found.events.get(kind=PetitionKind.RECEIVED)
    limit = reading([received], received.at).limit(Promise.HANDLE)
    person = Party(found.petitioner_name, found.petitioner_address, found.petitioner_phone)
    return PetitionReceipt(
        house=house_of(found.receiving_unit),
        number=found.register_number,
        petitioner=None if found.is_anonymous else person,
        email=found.petitioner_email,
        about=str(found.get_about_display()),
        channel=str(found.get_channel_display()),
        title=found.title,
        reference=found.reference,
        dossier=found.dossier.code if found.dossier else "",
        files=tuple(received.data.get("files", ())),
        received_at=found.received_at,
        term=duration(Duration(rule_of(found).handle_days, TimeUnit.WORKING_DAYS)),
        due_at=limit.due if limit else None,
        published=str(settings.PUBLIC_URL) + reverse("onestop:published_petitions"),
        officer=Signer(received.actor_name, RECEIVER),
    )
