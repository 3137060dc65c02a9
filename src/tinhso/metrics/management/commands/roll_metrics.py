"""`tinhso manage roll_metrics`: bring the cells up to what is sealed, after a restore or a long standstill."""

from typing import Any

from django.core.management.base import BaseCommand

from tinhso.metrics.roller import roll_pending


class Command(BaseCommand):
    """Safe beside running workers."""

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(str(roll_pending()))
