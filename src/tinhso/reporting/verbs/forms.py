"""Forms: made once, published in dated versions."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from tinhso.foundation.organizations.models import UnitGroup
from tinhso.foundation.verbs.errors import FieldProblem, Invalid, NotFound, Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel.dates import format_date
from tinhso.reporting import rights
from tinhso.reporting.events import FormCreated, FormPublished
from tinhso.reporting.frames import measured
from tinhso.reporting.models import Form, FormVersion, ReportCalendar
from tinhso.reporting.publishing import obstacles
from tinhso.reporting.rules.form_data import read_form
from tinhso.reporting.rules.forms import FormError

PUBLISHING_LOCK = 620_001


@verb()
def create_form(act: Act[Form], *, code: str, name: str, calendar_id: int, reporters_id: int) -> int:
    """A form without a version yet; returns its id. Raises Invalid, NotFound, Refused for a code that is taken."""
    calendar = ReportCalendar.objects.select_related("keeper").filter(pk=calendar_id).first()
    if calendar is None or not UnitGroup.objects.filter(pk=reporters_id).exists():
        raise NotFound(_("Không tìm thấy lịch báo cáo hoặc nhóm đơn vị."))
    form = Form(code=code, name=name.strip(), calendar=calendar, reporters_id=reporters_id)
    act.require(rights.REVIEW, form)
    if not form.name:
        raise Invalid(FieldProblem("name", _("Biểu mẫu chưa có tên.")))
    try:
        with transaction.atomic():
            form.save()
    except IntegrityError as taken:
        raise Refused(_("Mã biểu mẫu này đã dùng.")) from taken
    act.subject = form
    act.audit(FormCreated(name=form.name))
    return int(form.pk)


@verb(locks=Form, permission=rights.REVIEW)
def publish_form(
    act: Act[Form],
    *,
    since: date | None,
    lines: Sequence[Mapping[str, Any]],
    rules: Sequence[Mapping[str, Any]] = (),
    source: str = "",
) -> int:
    """The form from a day on: periods whose cut-off lies on it or later follow this version, earlier ones the version
    before. Returns the version's id.

    Raises Invalid for lines and rules that don't hold together, Refused where a round was opened by the old version
    already, a later version is there, or another form collects the same number.
    """
    form = act.subject
    try:
        frame = read_form(lines, rules, measured)
    except FormError as error:
        raise Invalid(*(FieldProblem("lines", str(problem)) for problem in error.problems)) from error
    _one_at_a_time()
    if against := obstacles(form, frame, since):
        raise Refused(str(against[0]))
    if since is not None:
        form.versions.filter(valid_to=None).update(valid_to=since - timedelta(days=1))
    version = FormVersion.objects.create(
        form=form, lines=list(lines), rules=list(rules), source=source.strip()[:300], valid_from=since
    )
    first = format_date(since) if since else _("đầu")
    act.audit(FormPublished(name=form.name, since=first, lines=len(lines), source=version.source))
    return int(version.pk)


def _one_at_a_time() -> None:
    """Until the transaction ends nobody else publishes: two forms might collect the same number."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING_LOCK])
