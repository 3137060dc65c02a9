"""Files that people of the demo have just uploaded: a plan that waits to be reviewed, a report with a wrong figure."""

from datetime import date, timedelta
from importlib.resources import files
from io import BytesIO

from tinhso.demo.cast import Cast
from tinhso.directives.intake import bring_in
from tinhso.foundation.files.store import keep
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel.dates import format_date
from tinhso.papers import read_bytes
from tinhso.papers.writing import write_docx
from tinhso.reporting.checking import taken_text
from tinhso.reporting.verbs import keep_check

FOLLOWED_BY = "cong-an-tinh"
REPORTER = "tuphap.cv"


def upload_plan(cast: Cast, today: date) -> int:
    """The aggregator uploads a plan of some days ago as Word; returns the draft's id."""
    document = read_bytes(plan_text(today).encode(), "ke-hoach.txt")
    digest = keep(BytesIO(write_docx(document))).digest
    return bring_in(cast.aggregator, digest, "92-KH-UBND.docx", Unit.objects.get(code=FOLLOWED_BY).pk)


def check_report(cast: Cast) -> int:
    """An officer of justice has pasted the month's report to be checked; returns the check's id."""
    taken = taken_text(sample_text("monthly_report"))
    check_id: int = keep_check(cast.acting(REPORTER), taken=taken, title=taken.document.head.subject)
    return check_id


def plan_text(today: date) -> str:
    """The plan as if it had been signed three days ago."""
    issued, later = today - timedelta(days=3), today + timedelta(days=50)
    return sample_text("uploaded_plan").format(
        day=f"{issued.day:02}",
        month=f"{issued.month:02}",
        year=issued.year,
        next_year=today.year + 1,
        later=format_date(later),
        month_later=f"{later.month}/{later.year}",
        earlier=format_date(issued - timedelta(days=8)),
    )


def sample_text(name: str) -> str:
    """One of the demo's own texts."""
    return (files("tinhso.demo") / "data" / f"{name}.txt").read_text(encoding="utf-8")
