"""People, units and operation."""

from datetime import timedelta
from io import BytesIO

from tests.factories import SINCE, person, unit
from tests.rights.world.directives import filled_form
from tests.rights.world.filling import Filling
from tests.rights.world.places import Rule
from tinhso.foundation.accounts.models import Absence
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.administration.models import SavedView
from tinhso.foundation.administration.rights import CERTIFICATES_MANAGE
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.files.store import keep
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.journal.models import OutboxMessage
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import Succession, UnitKind
from tinhso.foundation.signing.codes import reserve_code
from tinhso.foundation.signing.models import Certificate, IssuedPaper
from tinhso.kernel import clock


def administration(at: Filling) -> None:
    place, today = at.place, clock.today()
    place.owner.phone = at.secret("dienthoai", at.knows(place.owner))
    place.owner.save()
    place.grant = place.owner.grants.get()
    place.grant.reason = at.secret("canbo", at.manages(place.owner))
    place.grant.save()
    place.absence = Absence.objects.create(
        account=place.colleague,
        valid_from=today + timedelta(days=30),
    )
    place.locked = person(f"{at.name}.dakhoa", f"Người Đã Khóa {at.name}", Role.OFFICER, place.unit)
    place.locked.is_active = False
    place.locked.save()
    own = at.is_own(place.owner)
    place.view = SavedView.objects.create(
        account=place.owner, page="directives:assignments", name=at.secret("boloc", own), query=""
    )
    place.notice = Notification.objects.create(
        account=place.owner, key=f"{at.name}", kind="test", text=at.secret("thongbao", own), url="/"
    )
    place.division = unit(
        f"{place.unit.code}-kt", f"Phòng Kinh tế {at.name}", UnitKind.DIVISION, place.unit, valid_from=SINCE
    )
    place.second_division = unit(
        f"{place.unit.code}-vh", f"Phòng Văn hóa {at.name}", UnitKind.DIVISION, place.unit, valid_from=SINCE
    )
    place.ended = unit(
        f"{place.unit.code}-vp",
        f"Văn phòng {at.name}",
        UnitKind.DIVISION,
        place.unit,
        valid_from=SINCE,
        valid_to=today - timedelta(days=1),
    )
    place.succession = Succession.objects.create(
        predecessor=place.ended, effective_on=today, part=Succession.Part.UNKNOWN, act="QĐ 2/QĐ"
    )
    place.workbook = keep(BytesIO(filled_form(place.unit.name))).digest
    sent = OutboxMessage.objects.order_by("-pk").values_list("pk", flat=True)[0]
    place.delivery = Delivery.objects.create(
        message_id=sent, position=1, subscriber=f"mail-{at.name}", subject="x", state=State.DEAD
    )
    run = {"kind": "test.run", "title": at.secret("viecnen", own), "account_id": place.owner.pk}
    place.run = JobRun.objects.create(state=RunState.RUNNING, **run)
    place.failed_run = JobRun.objects.create(state=RunState.FAILED, **run)
    place.import_run = JobRun.objects.create(
        kind="directives.import_plan",
        title="Nhập a.xlsx",
        account_id=place.aggregator.pk,
        arguments={"document": place.draft.pk, "digest": place.workbook},
        state=RunState.DONE,
        result={"added": 1, "changed": 0, "same": 0, "failed": 0},
    )
    # Whoever operates the system sees all long jobs.
    at.world.secrets[run["title"]] = lambda actor: own(actor) or bool(actor.may("operations.view", at.world.root.path))


def issued_paper(at: Filling) -> None:
    """Anybody may know of it who has its code; of the unit's certificate, only who manages them."""
    manages: Rule = lambda actor: bool(actor.may(CERTIFICATES_MANAGE, at.place.unit.path))  # noqa: E731
    at.place.certificate = Certificate.objects.create(
        unit=at.place.unit,
        name=at.secret("certificate", manages),
        issuer="CA",
        serial="1",
        fingerprint=at.name,
        valid_from=clock.now(),
        valid_to=clock.now() + timedelta(days=9),
    )
    at.place.verified_paper = IssuedPaper.objects.create(
        code=reserve_code(),
        kind="test",
        title="Trích lục",
        unit=at.place.unit,
        file=keep(BytesIO(at.name.encode())),
        issued_at=clock.now(),
    )
