"""One page with every component, on invented data: the reference for those who write screens, and for the tests."""

from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods


class SampleForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Trích yếu"),
        help_text=gettext_lazy("Như trên văn bản, không viết tắt."),
    )
    due = forms.DateField(label=gettext_lazy("Hạn"), widget=forms.DateInput(attrs={"type": "date"}))
    unit = forms.ChoiceField(
        label=gettext_lazy("Đơn vị chủ trì"),
        choices=[
            ("", "—"),
            ("stp", gettext_lazy("Sở Tư pháp")),
            ("syt", gettext_lazy("Sở Y tế")),
        ],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kết quả cần có"),
        widget=forms.RadioSelect,
        choices=[
            ("report", gettext_lazy("Báo cáo")),
            ("figure", gettext_lazy("Số liệu")),
        ],
        help_text=gettext_lazy("Minh chứng mà đơn vị phải nộp."),
    )
    note = forms.CharField(
        label=gettext_lazy("Ghi chú"),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    paper = forms.FileField(label=gettext_lazy("Văn bản gốc"), required=False)
    urgent = forms.BooleanField(label=gettext_lazy("Khẩn"), required=False)


def _tasks() -> list[dict[str, Any]]:
    return [
        {
            "title": _("Đối chiếu dữ liệu hộ tịch còn sai lệch với dữ liệu dân cư"),
            "place": "IV.1",
            "unit": _("Sở Tư pháp"),
            "state": "warn",
            "said": _("Đang làm 71%"),
            "done": 223460,
            "total": 314732,
            "schedule": "late",
            "when": _("Quá hạn 4 ngày"),
            "due": date(2025, 9, 30),
            "first": date(2025, 8, 31),
        },
        {
            "title": _("Bổ sung mô-đun chứng thực bản sao điện tử"),
            "place": "II.8",
            "unit": _("Văn phòng UBND tỉnh"),
            "state": "ok",
            "said": _("Xong"),
            "done": 0,
            "total": 0,
            "schedule": "warn",
            "when": _("Còn 2 ngày"),
            "due": date(2025, 10, 3),
            "first": date(2025, 10, 3),
        },
        {
            "title": _("Triển khai bệnh án điện tử tại 100% bệnh viện"),
            "place": "VI.19",
            "unit": _("Sở Y tế"),
            "state": "warn",
            "said": _("Đang làm 84%"),
            "done": 16,
            "total": 19,
            "schedule": "ok",
            "when": _("Đúng hạn"),
            "due": date(2025, 9, 30),
            "first": date(2025, 9, 30),
        },
    ]


def _tour() -> list[dict[str, str]]:
    return [
        {
            "target": "#figures",
            "title": _("Con số mở ra được"),
            "text": _("Bấm một con số để xem các dòng làm nên nó."),
        },
        {
            "target": "#filters",
            "title": _("Bộ lọc nằm trong đường dẫn"),
            "text": _("Gửi đường dẫn là gửi cả bộ lọc."),
        },
        {
            "target": "#tasks",
            "title": _("Đi lại bằng bàn phím"),
            "text": _("j và k xuống, lên; Enter mở dòng."),
        },
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component, on invented data. A POST is the sample form saving itself and changes nothing."""
    if request.method == "POST":
        return HttpResponse(status=204)
    here = reverse("ui:gallery")
    bound = SampleForm({"bound-title": "", "bound-due": "2025-02-30", "bound-unit": "stp"}, prefix="bound")
    return render(
        request,
        "ui/gallery.html",
        {
            "crumbs": [(_("Trang đầu"), "/"), (_("Giao diện"), here)],
            "tasks": _tasks(),
            "share_done": Fraction(802, 1284),
            "units": [("stp", _("Sở Tư pháp")), ("syt", _("Sở Y tế"))],
            "form": SampleForm(),
            "bound": bound,
            "tour": _tour(),
            "due": date(2025, 9, 30),
            "first_due": date(2025, 8, 31),
        },
    )
