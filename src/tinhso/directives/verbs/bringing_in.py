"""From a document that was read to a draft that a person reviews: one verb, everything or nothing."""

from collections import Counter
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from tinhso.directives import events, rights
from tinhso.directives.models import Document, DocumentKind, Reading, Target
from tinhso.directives.queries.reading_names import issuing_unit
from tinhso.directives.reading.names import Names
from tinhso.directives.reading.result import Finding, PlanReading, ReadDuty
from tinhso.directives.verbs import steps
from tinhso.directives.verbs.read_rows import Rows
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import province
from tinhso.foundation.verbs.errors import Refused
from tinhso.foundation.verbs.verb import Act, verb
from tinhso.kernel import clock

LARGEST_TARGET = Decimal(10) ** 13


@verb()
def draft_from_reading(
    act: Act[None], *, reading: PlanReading, names: Names, digest: str, name: str, aggregator_id: int
) -> int:
    """Make a draft of what was read from a stored file; returns the document's id.

    `names` are those that the reading was made with. Raises Refused for a report, and for a document that assigns
    nothing: nothing is made.
    """
    _refuse_what_assigns_nothing(reading)
    document = Document(
        created_by_id=act.actor.account_id, original=steps.stored_file(digest), original_name=name[:200]
    )
    document.aggregator = steps.unit_by_id("aggregator_id", aggregator_id)
    found = list(reading.findings)
    _set_head(document, reading, names, found)
    act.require(rights.DRAFT, document)
    document.save()
    rows = Rows(document, reading, names, found)
    duties = duties_beside_tasks(reading)
    rows.save(duties)
    Target.objects.bulk_create(_targets(document, reading))
    Reading.objects.create(
        document=document,
        blocks=rows.blocks(),
        programmes=[_programme(each) for each in reading.as_json()["programmes"]],
    )
    act.audit(
        events.PlanRead(
            name=name,
            digest=digest,
            tasks=len(reading.tasks),
            duties=len(duties),
            targets=len(reading.targets),
            findings=len(found),
        ),
        document,
    )
    return document.pk


def duties_beside_tasks(reading: PlanReading) -> list[ReadDuty]:
    """The duties that aren't a task already: a letter's items are read as both."""
    taken = {task.place.line for task in reading.tasks if task.place}
    return [duty for duty in reading.duties if duty.place is None or duty.place.line not in taken]


def _refuse_what_assigns_nothing(reading: PlanReading) -> None:
    if reading.kind == "report":
        raise Refused(
            _("Đây là báo cáo, không phải văn bản giao việc, nên chưa nhập gì. Kết quả trong báo cáo được đối chiếu "
              "với nhiệm vụ ở mục “Đối chiếu kết quả”.")
        )  # fmt: skip
    if not reading.tasks and not reading.duties:
        raise Refused(
            _("Không thấy nhiệm vụ nào được giao trong tệp này, nên chưa nhập gì. Hãy kiểm tra có đúng tệp không, "
              "hoặc nhập bằng tay.")
        )  # fmt: skip


def _set_head(document: Document, reading: PlanReading, names: Names, found: list[Finding]) -> None:
    document.symbol = (reading.symbol or "")[:80]
    document.kind = reading.kind if reading.kind in DocumentKind.values else DocumentKind.PLAN
    document.issued_on = _day(reading, found)
    document.subject = (reading.subject or document.original_name)[:500]
    document.signer = reading.document.signature.name[:160]
    document.secondary_source = reading.secondary_source
    document.issuer = _issuer(reading, names, found)


def _day(reading: PlanReading, found: list[Finding]) -> date | None:
    if not reading.issued_on or len(reading.issued_on) < len("2025-01-01"):
        return None
    day = date.fromisoformat(reading.issued_on)
    if day <= clock.today():
        return day
    found.append(Finding("date_in_future", _("Ngày ban hành ghi trong tệp ở tương lai; hãy kiểm tra và tự nhập.")))
    return None


def _issuer(reading: PlanReading, names: Names, found: list[Finding]) -> Unit:
    """The unit that the head names; else the province itself, and a finding that says so."""
    unit = issuing_unit(reading, names)
    if unit is None:
        unit = province()
        message = _("Chưa nhận ra cơ quan ban hành “%(text)s”; đang tạm ghi %(unit)s. Hãy sửa ở phần đầu văn bản.")
        found.append(Finding("issuer_unresolved", message % {"text": reading.issuer, "unit": unit}))
    return unit


def _targets(document: Document, reading: PlanReading) -> list[Target]:
    seen: Counter[tuple[str, Decimal]] = Counter()
    made = []
    for target in reading.targets:
        value = Decimal(str(target.value))
        key = (target.text[:500], value)
        seen[key] += 1
        if seen[key] > 1 or abs(value) >= LARGEST_TARGET:
            continue
        due = next((deadline.due for deadline in target.deadlines if deadline.due), None)
        made.append(Target(document=document, text=key[0], value=value, unit=target.unit[:40], due=due))
    return made


def _programme(values: dict[str, object]) -> dict[str, object]:
    return {name: values[name] for name in ("title", "unit", "stated", "done", "remaining")}
