"""The operations page's line on figures: whether the two computations agree, and how far the cells are behind."""

from datetime import timedelta

from django.utils.translation import gettext as _

from tinhso.foundation.administration.queries.health import Connection
from tinhso.foundation.ui.templatetags.ui import datetime_vn
from tinhso.kernel import clock
from tinhso.kernel.numbers import format_integer
from tinhso.metrics.models import Comparison, Difference

COMPARED_LATE = timedelta(hours=36)


def agreement() -> Connection:
    name = _("Số liệu tính dồn và bản ghi")
    if open_ones := Difference.objects.filter(settled_at=None).count():
        detail = _("%(count)s ô lệch") % {"count": format_integer(open_ones)}
        return Connection(name, "late", detail, _("Mở trang Đối chiếu số liệu, tìm nguyên nhân rồi tính lại."))
    last = Comparison.objects.order_by("-pk").first()
    if last is None:
        return Connection(name, "idle", _("chưa đối chiếu lần nào"), _("Việc đối chiếu chạy mỗi đêm."))
    detail = _("%(cells)s ô khớp lúc %(at)s") % {
        "cells": format_integer(last.cells),
        "at": datetime_vn(last.compared_at),
    }
    if clock.now() - last.compared_at > COMPARED_LATE:
        return Connection(name, "warn", detail, _("Đêm qua không đối chiếu; kiểm tra tiến trình nền."))
    return Connection(name, "ok", detail)
