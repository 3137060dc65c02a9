"""Every list page of the tasks at full size: queries and server time against their limits.

    python -m benchmarks.directives.lists

Builds its own database beside the installation's; exits 1 when a page breaks a limit.
"""

import os
import statistics
import sys
import time
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")
os.environ["TINHSO_VAR"] = str(Path(".var/benchmark").resolve())
os.environ["TINHSO_AS_OWNER"] = "1"

import django

django.setup()

from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Table

from benchmarks.directives.province import build
from benchmarks.machine import fingerprint, load_average
from tinhso.directives.models import Assignment, Document, Report
from tinhso.foundation.accounts.models import Account

MOST_QUERIES = 12
MOST_MILLISECONDS = 200
REPEATS = 7


def lists(document: int) -> dict[str, str]:
    """Pages of many rows, which both limits hold for."""
    return {
        "my work": "/nhiem-vu/",
        "tasks": "/nhiem-vu/danh-sach/",
        "tasks, second page of late ones": "/nhiem-vu/danh-sach/?han=overdue",
        "late and due soon": "/nhiem-vu/cham/",
        "review queue": "/nhiem-vu/cho-nghiem-thu/",
        "by unit": "/nhiem-vu/theo-don-vi/",
        "by group": f"/van-ban-giao-viec/{document}/theo-nhom/",
        "calendar": "/nhiem-vu/lich/",
        "documents": "/van-ban-giao-viec/",
        "API: assignments": "/api/v1/directives/assignments",
    }


def single_pages(document: int, assignment: int) -> dict[str, str]:
    """Pages of one thing with its whole story: held to the time, their queries are shown."""
    return {
        "(one plan)": f"/van-ban-giao-viec/{document}/",
        "(one task)": f"/nhiem-vu/{assignment}/",
    }


def measure(client: Client, address: str) -> tuple[int, float, int, float]:
    """Status, median milliseconds of server time, queries, kilobytes of the page."""
    client.get(address)
    times = []
    for _turn in range(REPEATS):
        begin = time.perf_counter()
        response = client.get(address)
        times.append((time.perf_counter() - begin) * 1000)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    return response.status_code, statistics.median(times), len(queries), len(response.content) / 1000


def main() -> int:
    if not _is_built():
        call_command("migrate", verbosity=0)
        with transaction.atomic():
            build()
    call_command("collectstatic", "--noinput", verbosity=0)
    client = Client()
    client.force_login(
        Account.objects.get(username="tonghop"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    table = Table("page", "status", "ms", "queries", "kB", "within limits")
    broken = 0
    document = Document.objects.get(symbol="70/KH-UBND")
    many = lists(document.pk)
    for name, address in (many | single_pages(document.pk, Assignment.objects.order_by("pk")[5000].pk)).items():
        status, milliseconds, queries, size = measure(client, address)
        fine = status == 200 and milliseconds < MOST_MILLISECONDS and (queries < MOST_QUERIES or name not in many)
        broken += not fine
        table.add_row(name, str(status), f"{milliseconds:.0f}", str(queries), f"{size:.0f}", "yes" if fine else "NO")
    console = Console()
    console.print(fingerprint(), f"load {load_average()}")
    console.print(
        f"{Assignment.objects.count()} assignments, {Report.objects.count()} reports; "
        f"limits {MOST_QUERIES} queries, {MOST_MILLISECONDS} ms"
    )
    console.print(table)
    return 1 if broken else 0


def _is_built() -> bool:
    return "directives_report" in connection.introspection.table_names() and Report.objects.exists()


if __name__ == "__main__":
    sys.exit(main())
