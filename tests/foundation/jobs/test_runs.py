"""Long jobs show progress, stop, resume, and survive a killed worker."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from django.db import connections

from tests.factories import acting
from tests.foundation.jobs.jobs_under_test import rename_many
from tinhso.foundation.jobs.models import JobRun, RunState
from tinhso.foundation.jobs.runs import perform, request_stop, resume, start
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.verbs.models import IdempotencyKey

pytestmark = pytest.mark.django_db(transaction=True)
PATIENCE_SECONDS = 150
MANY = 800


@pytest.fixture
def run(province) -> JobRun:
    return start(
        acting(province.aggregator),
        rename_many,
        "Đổi tên nhiều lần",
        unit=province.north.pk,
        count=60,
        account=province.aggregator.pk,
    )


@pytest.fixture
def workers() -> Iterator[Callable[[], subprocess.Popen[bytes]]]:
    """Start real worker processes on the test database; whatever still runs at the end is stopped."""
    settings = connections["default"].settings_dict
    url = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
    started: list[subprocess.Popen[bytes]] = []

    def begin() -> subprocess.Popen[bytes]:
        environment = {**os.environ, "DATABASE_URL": url}
        started.append(
            subprocess.Popen([sys.executable, "-m", "tests.foundation.jobs.worker_process"], env=environment)
        )
        return started[-1]

    yield begin
    for process in started:
        process.kill()
        process.wait()


def wait_for(condition: Callable[[], bool]) -> None:
    """Look again and again until it holds; fail after PATIENCE_SECONDS."""
    pause = threading.Event()
    for _turn in range(PATIENCE_SECONDS * 20):
        if condition():
            return
        pause.wait(0.05)
    pytest.fail(f"not within {PATIENCE_SECONDS} s")


def renames() -> int:
    return Fact.objects.filter(kind="test.renamed").count()


def test_progress_and_result_are_shown(run):
    perform(run=run.pk)

    run.refresh_from_db()
    assert (run.state, run.done, run.total, run.result) == (RunState.DONE, 60, 60, {"done": 60})


def test_a_stopped_job_keeps_what_is_done_and_goes_on_from_there(run):
    request_stop(run)
    perform(run=run.pk)
    run.refresh_from_db()
    assert (run.state, run.done, renames()) == (RunState.STOPPED, 10, 10)

    resume(run)
    perform(run=run.pk)
    run.refresh_from_db()
    assert (run.state, run.done, renames()) == (RunState.DONE, 60, 60)


def test_a_failed_job_says_why_and_can_be_resumed(run, province, monkeypatch):
    province.aggregator.grants.all().delete()
    perform(run=run.pk)

    run.refresh_from_db()
    assert run.state == RunState.FAILED
    assert "Đầu mối tổng hợp" in run.error


def test_a_job_whose_worker_is_killed_is_taken_up_by_another_and_nothing_is_done_twice(run, workers):
    JobRun.objects.filter(pk=run.pk).update(arguments={**run.arguments, "count": MANY})
    first = workers()
    wait_for(lambda: renames() >= 20)
    first.send_signal(signal.SIGKILL)
    first.wait()
    done_by_first = renames()
    assert done_by_first < MANY

    workers()
    wait_for(lambda: JobRun.objects.get(pk=run.pk).state == RunState.DONE)
    assert renames() == IdempotencyKey.objects.count() == MANY
