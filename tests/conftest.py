"""What every test may use: a small province with people in every role."""

import os
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.db import connection
from django.utils import translation

pytest_plugins = ["tests.browsing"]

os.environ.setdefault("TINHSO_VAR", str(Path(__file__).resolve().parent.parent / ".var" / "test"))
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Walks in a browser take longest, each in one process: begun last, they would keep everybody waiting."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Where nothing may be skipped (.ci/run), a skip is a failure with the skip's reason."""
    outcome = yield
    report = outcome.get_result()  # type: ignore[attr-defined]
    if os.environ.get("TINHSO_NOTHING_SKIPPED") and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped where nothing may be skipped: {report.longrepr}"


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for another machine fails at once."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: object) -> None:
        host = address[0] if isinstance(address, tuple) else ""
        if host not in ("", "127.0.0.1", "::1", "localhost"):
            raise OSError(f"tests stay on this machine: {host}")
        connect(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture(scope="session")
def signing_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One test authority and its keys for the whole session: drawing a key takes long."""
    return tmp_path_factory.mktemp("signing")


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, signing_folder: Path, settings: object) -> None:
    settings.FILES_DIRECTORY = tmp_path / "files"  # type: ignore[attr-defined]
    settings.SIGNING_DIRECTORY = signing_folder  # type: ignore[attr-defined]
    settings.ANCHOR_PATH = tmp_path / "anchor.jsonl"  # type: ignore[attr-defined]


@pytest.fixture(autouse=True)
def vietnamese() -> Iterator[None]:
    """Each test begins in the source language, whatever the last one's reader spoke."""
    with translation.override("vi"):
        yield


@pytest.fixture(autouse=True)
def no_jobs_left_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """The job queue's tables aren't Django's, so a flush after a test with real transactions leaves its jobs."""
    yield
    marker = request.node.get_closest_marker("django_db")
    if marker is not None and marker.kwargs.get("transaction"):
        with request.getfixturevalue("django_db_blocker").unblock(), connection.cursor() as cursor:
            cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


@dataclass
class SmallProvince:
    """Province → police (aggregator), department of justice with a division, two communes; one person per role."""

    root: object
    police: object
    justice: object
    division: object
    north: object
    south: object
    aggregator: object
    justice_officer: object
    justice_leader: object
    north_officer: object
    north_colleague: object
    north_leader: object
    south_officer: object
    leadership: object
    system_owner: object


@pytest.fixture
def province(db: None) -> SmallProvince:
    from tests.factories import small_province

    return small_province()
