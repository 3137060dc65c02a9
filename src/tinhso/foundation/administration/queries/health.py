"""What the system is connected to, and whether it answers: for the operations page. Nothing here calls the outside;
it tells what the last work with each connection showed."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db import connection
from django.db.models import Q
from django.utils.translation import gettext as _
from procrastinate.contrib.django.models import ProcrastinateWorker

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.administration.queries.operations import require_view
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.kernel import clock
from tinhso.kernel.numbers import format_integer

WORKER_QUIET = timedelta(seconds=30)
LOW_SPACE_GIB = 5
GIB = 1024**3


@dataclass(frozen=True)
class Connection:
    """`state` is one of the design system's (ok, warn, late, idle); `advice` says what to do when it isn't ok."""

    name: str
    state: str
    detail: str
    advice: str = ""


_further: list[Callable[[], Connection]] = []


def register_connection(state: Callable[[], Connection]) -> None:
    """Have the operations page show one line more; `state` is cheap and asks nobody outside."""
    _further.append(state)


def connections(actor: Actor) -> list[Connection]:
    require_view(actor)
    return [_database(), _workers(), _files(), _mail(), _anchor(), *(state() for state in _further)]


def _database() -> Connection:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('server_version'), pg_database_size(current_database())")
        version, size = cursor.fetchone()
    detail = _("PostgreSQL %(version)s, %(size)s MiB") % {"version": version, "size": format_integer(size // 1024**2)}
    return Connection(_("Cơ sở dữ liệu"), "ok", detail)


def _workers() -> Connection:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=clock.now() - WORKER_QUIET).count()
    if alive:
        return Connection(_("Tiến trình nền"), "ok", _("%(count)s đang chạy") % {"count": alive})
    advice = _("Khởi động lại tiến trình nền: không có nó, thông báo, thư và việc nền đứng yên.")
    return Connection(_("Tiến trình nền"), "late", _("không có tiến trình nào báo còn sống"), advice)


def _files() -> Connection:
    folder = settings.FILES_DIRECTORY
    place = next(each for each in (folder, *folder.parents) if each.exists())
    free = shutil.disk_usage(place).free // GIB
    detail = _("còn trống %(free)s GiB") % {"free": format_integer(free)}
    if free < LOW_SPACE_GIB:
        return Connection(_("Kho tệp"), "warn", detail, _("Mở rộng ổ đĩa hoặc chuyển kho tệp sang ổ khác."))
    return Connection(_("Kho tệp"), "ok", detail)


def _mail() -> Connection:
    name = _("Thư điện tử")
    if not settings.MAIL_ENABLED:
        return Connection(name, "idle", _("chưa cấu hình máy chủ thư"), _("Thông báo chỉ hiện trong hệ thống."))
    stuck = Delivery.objects.filter(Q(state=State.DEAD) | Q(state=State.WAITING, attempts__gt=0), subscriber="mail")
    if count := stuck.count():
        advice = _("Xem lý do ở Thư treo; kiểm tra máy chủ thư.")
        return Connection(name, "warn", _("%(count)s thư chưa gửi được") % {"count": count}, advice)
    return Connection(name, "ok", settings.EMAIL_HOST)


def _anchor() -> Connection:
    name = _("Mốc nhật ký ngoài cơ sở dữ liệu")
    path = settings.ANCHOR_PATH
    if not path.exists():
        return Connection(name, "idle", _("chưa có mốc nào"), _("Mốc được ghi khi nhật ký được niêm lần đầu."))
    size = format_integer(path.stat().st_size // 1024)
    return Connection(name, "ok", _("%(size)s KiB, nên đặt ở máy khác") % {"size": size})
