"""`python -m tests.foundation.jobs.worker_process`: a worker that knows the bodies under test."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")

import django

django.setup()

import tests.foundation.jobs.jobs_under_test  # noqa: E402, F401
from tinhso.foundation.jobs import worker  # noqa: E402

worker.HEARTBEAT_SECONDS = 1
worker.QUIET_SECONDS = 3
worker.RESCUE_EVERY_SECONDS = 1
worker.work()
