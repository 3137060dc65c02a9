"""What every verb on a petition does alike: who may act, what happened, and what the clock says then."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.verbs import checked
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel import clock
from tinhso.onestop.clocks.petitions import KINDS, reading
from tinhso.onestop.facts import PETITION as PETITION_KIND
from tinhso.onestop.facts import PETITION_STATE_CHANGED
from tinhso.onestop.inputs import GivenFile
from tinhso.onestop.life_cycles import PETITION
from tinhso.onestop.models import Petition, PetitionEvent, PetitionFile
from tinhso.onestop.rules.clock_types import Promise
from tinhso.onestop.rules.petition_clock import PetitionReading
from tinhso.onestop.verbs import eventful
from tinhso.onestop.verbs.checking import known_files, lost_file
from tinhso.onestop.verbs.course import At
from tinhso.onestop.wording.moments import in_words

LONGEST_REASON = 1000
MOST_FILES = 20
ON_TIME, LATE = "on_time", "late"
Happening = tuple[str, dict[str, Any]]


def begin(act: Act[Petition], right: str, action: str, at: datetime | None, seen: int | None) -> datetime:
    """Check right, revision and life cycle of one in charge; sets the new state and returns the true time. Raises
    NotPermitted, Refused, Invalid."""
    act.require(right, act.subject)
    return _begin(act.subject, action, at, seen)


def begin_at_either(act: Act[Petition], right: str, action: str, at: datetime | None, seen: int | None) -> datetime:
    """The same, for the unit that received it too."""
    petition, receiving = act.subject, act.subject.receiving_unit
    if act.actor.may(right, receiving.path, petition.field_code):
        act.require(right, At(receiving, petition.field_code, str(petition.pk), PETITION_KIND))
    else:
        act.require(right, petition)
    return _begin(petition, action, at, seen)


def timing(petition: Petition, promise: Promise, at: datetime, late_because: str) -> str:
    """Whether a way out is taken in time. Raises Invalid when it isn't and nobody says why."""
    limit = reading(petition.events.all(), at).limit(promise)
    if limit is None or limit.due is None or at <= limit.due:
        return ON_TIME
    if not late_because:
        said = _("Đã quá hạn %(due)s cho việc này: xử lý và trả lời, hoặc ghi vì sao nay mới làm.")
        raise Invalid(FieldProblem("late_because", said % {"due": in_words(limit.due)}))
    return LATE


def happened(act: Act[Petition], at: datetime, *happenings: Happening) -> PetitionReading:
    """Write down what happened and save the petition with what the clock says now; tells the outside its state."""
    petition = act.subject
    petition.revision += 1
    events = [
        PetitionEvent(
            petition=petition,
            kind=kind,
            at=at,
            actor_id=act.actor.account_id,
            actor_name=act.actor.name,
            actor_unit=act.actor.unit_name,
            data=data,
        )
        for kind, data in happenings
    ]
    before = list(petition.events.filter(kind__in=KINDS)) if petition.pk else []
    read = reading([*before, *events], clock.now())
    owed = read.duty
    petition.due_at = owed.due if owed and petition.is_open else None
    if (handled := read.limit(Promise.HANDLE)) is not None and handled.done is not None:
        petition.on_time = handled.done <= handled.due if handled.due else True
    petition.save()
    PetitionEvent.objects.bulk_create(events)
    told = {"petition": petition.pk, "state": petition.state, "at": at}
    act.send(PETITION_STATE_CHANGED, told, order=f"petition:{petition.pk}")
    return read


def dimensions(petition: Petition) -> dict[str, str]:
    """What every fact about the petition is told apart by."""
    return {"about": petition.about, "channel": petition.channel}


def file_problems(given: Collection[GivenFile]) -> list[FieldProblem]:
    known = known_files([each.digest for each in given])
    if len(given) > MOST_FILES:
        return [FieldProblem("files", _("Đính tối đa %(limit)s tệp.") % {"limit": MOST_FILES})]
    if any(each.digest not in known for each in given):
        return [lost_file("files")]
    return []


def add_files(petition: Petition, given: Sequence[GivenFile], *, of_answer: bool = False) -> list[str]:
    """Attach kept files; returns their digests. Raises Invalid."""
    if problems := file_problems(given):
        raise Invalid(*problems)
    PetitionFile.objects.bulk_create(
        PetitionFile(
            petition=petition,
            file_id=each.digest,
            name=name_of(each),
            of_answer=of_answer,
        )
        for each in given
    )
    return [each.digest for each in given]


def name_of(given: GivenFile) -> str:
    """As it is kept and printed."""
    return given.name.replace("\x00", "").strip()[:200] or given.digest[:12]


def _begin(petition: Petition, action: str, at: datetime | None, seen: int | None) -> datetime:
    said = _("%(who)s vừa cập nhật phản ánh này lúc %(when)s. Tải lại trang, xem lại rồi thực hiện nếu vẫn cần.")
    eventful.require_seen(petition, seen, said)
    petition.state = checked.move(PETITION, petition.state, action)
    before = _("Phản ánh đã có việc xảy ra lúc %(when)s; ghi thời điểm từ lúc đó.")
    return eventful.true_time(petition, KINDS, at, before)
