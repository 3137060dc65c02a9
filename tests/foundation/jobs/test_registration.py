"""The worker knows the jobs of every wing, however early a wing's module was imported."""

from procrastinate.contrib.django import app

from tinhso.directives.jobs import escalate_everywhere
from tinhso.foundation.jobs.runs import perform


def test_jobs_of_wings_and_long_jobs_are_registered_with_the_app_that_runs_them():
    assert {perform.name, escalate_everywhere.name} <= set(app.tasks)


def test_a_job_can_be_queued_with_a_lock(db):
    job_id = perform.configure(lock="run-0").defer(run=0)
    assert job_id > 0


def test_the_morning_reminders_have_their_hour():
    periodic = {each.task.name: each.cron for each in app.periodic_registry.periodic_tasks.values()}
    assert periodic[escalate_everywhere.name] == "30 23 * * *"  # UTC: half past six in Vietnam
