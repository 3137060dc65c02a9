"""`tinhso manage compare_metrics`: cells against facts, now. Exits 1 when they differ."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from tinhso.foundation.accounts.actor import system_actor
from tinhso.metrics.verbs import compare

DIFFERS = 1


class Command(BaseCommand):
    """The same as each night; differences get an owner and an alarm."""

    def handle(self, *args: Any, **options: Any) -> None:
        outcome = compare(system_actor("compare_metrics"))
        self.stdout.write(
            _("%(cells)s ô đến vị trí %(position)s, %(differing)s ô lệch")
            % {"cells": outcome.cells, "position": outcome.position, "differing": outcome.differing}
        )
        if outcome.differing:
            raise SystemExit(DIFFERS)
