"""A new version of a form before it is published: what stands against it, read off an uploaded text or asked by the
verb. Nothing is written here."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from tinhso.kernel.dates import format_date
from tinhso.metrics.definitions import Entered, Ratio, Timing, UnknownMetric, metric
from tinhso.reporting.frames import frame_of, measured
from tinhso.reporting.models import Form, FormVersion
from tinhso.reporting.rules.form_data import read_form
from tinhso.reporting.rules.form_text import FormText, Head, Table, read_text, write_text
from tinhso.reporting.rules.forms import FormError, FormFrame, FormProblem


@dataclass(frozen=True)
class Draft:
    """An uploaded text as far as it could be read. It can be published when there are no problems."""

    text: FormText | None
    frame: FormFrame | None
    problems: tuple[FormProblem, ...]


def draft_of(form: Form, content: bytes) -> Draft:
    """Everything that is wrong with the text, with its lines and rules, and with its day, in one go."""
    try:
        text = read_text(content, head_of(form), _table)
    except FormError as error:
        return Draft(None, None, error.problems)
    day = _day_taken(form, text.since) if text.since else []
    try:
        frame = read_form(text.lines, text.rules, measured)
    except FormError as error:
        return Draft(text, None, (*text.problems, *day, *error.problems))
    return Draft(text, frame, (*text.problems, *day, *_second_sources(form, frame)))


def obstacles(form: Form, frame: FormFrame, since: date | None) -> list[FormProblem]:
    """Why a form can't hold from this day on: a round under way would change, a later version is there, or another form
    collects the same number."""
    return [*_day_taken(form, since), *_second_sources(form, frame)]


def text_of(version: FormVersion) -> str:
    """A version as the TOML that `draft_of` reads."""
    metrics: list[Table] = []
    ratios: list[Table] = []
    typed = {line.metric for line in frame_of(version).entered}
    for code in (str(line.get("metric", "")) for line in version.lines):
        table = _table(code) if code else None
        if table is not None and code in typed:
            metrics.append(table)
        elif table is not None and {table["numerator"], table["denominator"]} <= typed:
            ratios.append(table)
    day, source = version.valid_from, version.source
    return write_text(head_of(version.form), FormText(day, source, version.lines, version.rules), metrics, ratios)


def head_of(form: Form) -> Head:
    """What a new version doesn't change."""
    return {
        "code": form.code,
        "name": form.name,
        "calendar": form.calendar.code,
        "reporters": form.reporters.code,
    }


def _table(code: str) -> Table | None:
    """An entered metric or a ratio as a form's text states it; None for any other."""
    try:
        found = metric(code)
    except UnknownMetric:
        return None
    if isinstance(found, Ratio):
        return {
            "code": code,
            "label": str(found.label),
            "numerator": found.numerator,
            "denominator": found.denominator,
        }
    if not isinstance(found, Entered):
        return None
    table = {"code": code, "label": str(found.label), "measure": str(found.measure)}
    return table if found.timing is Timing.FLOW else {**table, "timing": str(found.timing)}


def _day_taken(form: Form, since: date | None) -> list[FormProblem]:
    versions = form.versions.all()
    if since is None:
        if not versions.exists():
            return []
        return [FormProblem("", "since", _("Biểu mẫu đã có bản trước."), _("Hãy ghi ngày bắt đầu áp dụng bản mới."))]
    found = []
    later = versions.filter(valid_from__gte=since).order_by("-valid_from").first()
    if later is not None:
        said = _("Đã có bản biểu mẫu áp dụng từ %(day)s.") % {"day": format_date(later.valid_from)}
        found.append(FormProblem("", "since", said, _("Ghi ngày áp dụng sau ngày đó.")))
    opened = form.rounds.filter(until__gte=since).order_by("-until").first()
    if opened is not None:
        said = _("Kỳ %(period)s đã mở theo bản cũ và phải giữ nguyên.") % {"period": opened.period}
        remedy = _("Ghi ngày áp dụng sau %(until)s.") % {"until": format_date(opened.until)}
        found.append(FormProblem("", "since", said, remedy))
    return found


def _second_sources(form: Form, frame: FormFrame) -> list[FormProblem]:
    """One figure, one source: a number that units type in one form is typed in no other."""
    typed = {line.metric: line for line in frame.entered}
    found = []
    for other in FormVersion.objects.exclude(form=form).filter(valid_to=None).select_related("form"):
        for code in (each.get("metric") for each in other.lines):
            if (line := typed.get(code)) is not None:
                said = _("“%(line)s” đã được thu thập ở biểu “%(form)s”.") % {"line": line.label, "form": other.form}
                remedy = _("Một số chỉ nhập ở một biểu: bỏ dòng này, hoặc bỏ nó ở biểu kia trước.")
                found.append(FormProblem(_("Dòng %(code)s") % {"code": line.code}, "metric", said, remedy))
    return found
