"""Forms of composing: a new report, its general words, a reason, number and day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import Document
from tinhso.reporting.models import Report
from tinhso.reporting.outlines import OUTLINES, Outline
from tinhso.reporting.rules.calendars import Window
from tinhso.reporting.rules.period_names import period_name, span_name

NO_PLAN = ("", _("mọi văn bản giao việc"))
PLANS_SHOWN = 200


class NewReportForm(forms.Form):
    """`offers`: outline code → the windows that may be reported, the newest first."""

    kind = forms.ChoiceField(label=_("Mẫu báo cáo và kỳ"))
    document = forms.TypedChoiceField(
        label=_("Văn bản giao việc"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=_("Báo cáo nhiệm vụ của văn bản này; để trống là mọi văn bản."),
    )

    def __init__(self, offers: dict[str, list[Window]], plans: list[Document], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offers = {
            f"{code}/{window.period.last_day.isoformat()}": (code, window)
            for code, windows in offers.items()
            for window in windows
        }
        self.fields["kind"].choices = [  # type: ignore[attr-defined]
            (
                OUTLINES[code].name,
                [(key, _offered(code, window)) for key, (of, window) in self.offers.items() if of == code],
            )
            for code in offers
        ]
        self.fields["document"].choices = plan_choices(plans)  # type: ignore[attr-defined]

    @property
    def chosen(self) -> tuple[str, Window]:
        return self.offers[self.cleaned_data["kind"]]


class WordsForm(forms.Form):
    """The title, who it goes to, the plan, and a field for each word that the outline asks for."""

    title = forms.CharField(label=_("Trích yếu"), max_length=400, widget=forms.Textarea(attrs={"rows": 2}))
    recipient = forms.CharField(label=_("Nơi nhận đầu tiên"), max_length=200, required=False)
    document = forms.TypedChoiceField(
        label=_("Văn bản giao việc"), required=False, coerce=int, empty_value=None, choices=()
    )

    def __init__(self, report: Report, outline: Outline, plans: list[Document], *args: Any, **kwargs: Any) -> None:
        words = {each.key: report.words.get(each.key, each.initial) for each in outline.asked}
        initial = {"title": report.title, "recipient": report.recipient, "document": report.document_id, **words}
        super().__init__(*args, initial=initial, **kwargs)
        self.fields["document"].choices = plan_choices(plans)  # type: ignore[attr-defined]
        self.word_keys = list(words)
        for each in outline.asked:
            self.fields[each.key] = forms.CharField(
                label=each.label, required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
            )

    @property
    def values(self) -> dict[str, Any]:
        """What the verb takes."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "recipient": given["recipient"],
            "document_id": given["document"],
            "words": {key: given[key] for key in self.word_keys},
        }


class ReasonForm(forms.Form):
    reason = forms.CharField(label=_("Lý do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class IssueForm(forms.Form):
    number = forms.IntegerField(
        label=_("Số văn bản"),
        required=False,
        min_value=1,
        max_value=99_999,
        help_text=_("Để trống: hệ thống lấy số kế tiếp. Chỉ gõ khi đơn vị lấy số ở sổ giấy."),
    )
    issued_on = forms.DateField(
        label=_("Ngày phát hành"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


def plan_choices(plans: list[Document]) -> list[tuple[Any, Any]]:
    return [NO_PLAN, *((each.pk, f"{each} · {each.subject[:80]}") for each in plans[:PLANS_SHOWN])]


def _offered(code: str, window: Window) -> str:
    name = period_name(OUTLINES[code].rhythm, window.period)
    return f"{name} ({span_name(window.period)})"
