"""`load_demo`, which `tinhso demo` calls: fill an empty installation with the demo province."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from tinhso.demo.loading import NotEmpty, load


class Command(BaseCommand):
    """Behind `tinhso demo`."""

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            counts = load()
        except NotEmpty as not_empty:
            raise CommandError(_("Cơ sở dữ liệu đã có người dùng; không nạp bản trình diễn vào đây.")) from not_empty
        self.stdout.write(str(counts) if counts else _("Bản trình diễn đã có sẵn."))
