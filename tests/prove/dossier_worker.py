"""A process that takes dossiers in at the verb, one after the other, for the proof of the one-stop shop's speed."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")

import django

django.setup()

from django.db import connections  # noqa: E402

from tinhso.foundation.accounts.actor import actor_for  # noqa: E402
from tinhso.foundation.accounts.models import Account  # noqa: E402
from tinhso.onestop import verbs  # noqa: E402
from tinhso.onestop.inputs import Intake  # noqa: E402


def take_in(account: int, intake: Intake, count: int) -> None:
    actor = actor_for(Account.objects.get(pk=account))
    for _number in range(count):
        verbs.take_in(actor, intake=intake)
    connections.close_all()
