"""Processes for the proof of the spine: they run verbs, or seal and deliver, until they are killed.

Imported by a fork server, so that two hundred starts cost no two hundred imports. A process takes its share of the
operations from the beginning each time: what is done already is recognised by its idempotency key.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")

import django

django.setup()

import multiprocessing  # noqa: E402
import threading  # noqa: E402

from django.db import connections  # noqa: E402

from tests.foundation.spine import rename  # noqa: E402
from tinhso.foundation.accounts.actor import actor_for  # noqa: E402
from tinhso.foundation.accounts.models import Account  # noqa: E402
from tinhso.foundation.delivery import relay  # noqa: E402
from tinhso.foundation.journal import sequencer  # noqa: E402
from tinhso.foundation.verbs.models import IdempotencyKey  # noqa: E402


def run_verbs(share: int, shares: int, operations: list[tuple[int, int, int]], account: int) -> None:
    """`operations` are (number, unit, person to tell); this process does those of its share."""
    actor = actor_for(Account.objects.get(pk=account))
    mine = [operation for operation in operations if operation[0] % shares == share]
    finished = set(IdempotencyKey.objects.filter(result__isnull=False).values_list("key", flat=True))
    for number, unit, person in mine:
        if f"op-{number}" not in finished:
            rename(actor, unit, name=f"Tên {number}", tell=person, idempotency_key=f"op-{number}")
    connections.close_all()


def seal_and_deliver(smtp_port: int, lease_seconds: int) -> None:
    from django.conf import settings

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_PORT = smtp_port
    settings.MAIL_ENABLED = True
    relay.LEASE_SECONDS = lease_seconds
    threading.Thread(target=_end_with_the_test, daemon=True).start()
    stop, awake = threading.Event(), threading.Event()
    threading.Thread(target=sequencer.run, args=(stop, awake.set), daemon=True).start()
    relay.run(stop, awake)


def _end_with_the_test() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
