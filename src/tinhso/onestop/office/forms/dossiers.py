"""What an officer gives with a step of a dossier. Fields are named as the verbs name what is wrong."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import UnitKind
from tinhso.foundation.organizations.queries import units_on
from tinhso.kernel import clock
from tinhso.onestop.inputs import GivenComponent, GivenResult
from tinhso.onestop.models import PaymentMethod, Standing
from tinhso.onestop.office.forms.files import ScanField, kept_scan
from tinhso.onestop.office.forms.moments import MomentField
from tinhso.onestop.office.forms.seen import SeenForm, text_area
from tinhso.onestop.queries.desk import officers
from tinhso.onestop.queries.dossier_page import DossierPage, WayOn
from tinhso.onestop.rules.asked import Ask
from tinhso.onestop.rules.choices import CopyKind
from tinhso.onestop.wording.choices import choice, duration

NOBODY = ("", _("(để đơn vị phân công sau)"))


class DossierForm(SeenForm):
    """A form on one dossier."""

    def __init__(self, page: DossierPage, *args: Any, **kwargs: Any) -> None:
        self.page = page
        super().__init__(page.dossier.revision, *args, **kwargs)


class AssignForm(DossierForm):
    assignee = forms.ChoiceField(label=_("Người xử lý"), required=False)

    def first_values(self) -> dict[str, Any]:
        return {"assignee": self.page.dossier.assignee_id or ""}

    def prepare(self) -> None:
        self.fields["assignee"].choices = [NOBODY, *_officers(self.page)]  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        return {"account_id": _id(self.cleaned_data["assignee"]), "seen": self.cleaned_data["seen"]}


class HandOverForm(DossierForm):
    unit = forms.ModelChoiceField(label=_("Đơn vị nhận"), queryset=None)
    note = text_area(_("Ghi chú cho đơn vị nhận"), required=False)

    def first_values(self) -> dict[str, Any]:
        return {"unit": self.page.dossier.unit_id} if self.page.dossier.holder_id != self.page.dossier.unit_id else {}

    def prepare(self) -> None:
        units = units_on().exclude(pk=self.page.dossier.holder_id).exclude(kind=UnitKind.DIVISION)
        if self.page.dossier.is_elsewhere:
            units = units.filter(pk=self.page.dossier.unit_id)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"unit_id": given["unit"].pk, "note": given["note"], "seen": given["seen"]}


class WayForm(DossierForm):
    """A form for one outcome of the step that the dossier is at."""

    def __init__(self, page: DossierPage, way: WayOn, *args: Any, **kwargs: Any) -> None:
        self.way = way
        super().__init__(page, *args, **kwargs)

    @property
    def place(self) -> dict[str, Any]:
        """Which step and outcome: the step that the dossier was at when the page was opened."""
        return {
            "step": self.page.dossier.step,
            "outcome": self.way.outcome.code,
            "seen": self.cleaned_data["seen"],
        }


class HandOnForm(WayForm):
    assignee = forms.ChoiceField(label=_("Giao tiếp cho"), required=False)
    note = text_area(_("Ý kiến, ghi chú"), required=False)

    def prepare(self) -> None:
        says = self.page.says
        following = says.step(self.way.outcome.next) if says else None
        roles = [each.value for each in following.may_act] if following else []
        self.fields["assignee"].choices = [NOBODY, *_officers(self.page, roles)]  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {**self.place, "assignee_id": _id(given["assignee"]), "note": given["note"]}


class EndForm(WayForm):
    reason = text_area(_("Lý do trả lời người nộp"), rows=4)

    @property
    def given(self) -> dict[str, Any]:
        return {**self.place, "reason": self.cleaned_data["reason"]}


class FinishForm(WayForm):
    code = forms.ChoiceField(
        label=_("Kết quả"), help_text=_("Kết quả đã ký trên hệ thống được phát hành như đã ký: không đính tệp.")
    )
    number = forms.CharField(label=_("Số kết quả"), max_length=80, required=False)
    issued_on = forms.DateField(label=_("Ngày cấp"), widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"))
    file = ScanField(label=_("Tệp kết quả"), required=False)
    electronic = forms.BooleanField(
        label=_("Tệp là kết quả điện tử đã ký, không phải bản quét"),
        help_text=_("Kết quả điện tử được lưu vào kho dữ liệu của người nộp để dùng lại."),
        required=False,
    )

    def first_values(self) -> dict[str, Any]:
        return {"issued_on": clock.today()}

    def prepare(self) -> None:
        results = self.page.says.results if self.page.says else ()
        self.fields["code"].choices = [(each.code, each.name) for each in results]  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        given, scan = self.cleaned_data, kept_scan(self, "file")
        result = GivenResult(
            code=given["code"],
            number=given["number"],
            issued_on=given["issued_on"],
            digest=scan.digest,
            electronic=given["electronic"],
        )
        return {**self.place, "results": [result]}


class AskSupplementForm(DossierForm):
    note = text_area(_("Nội dung khác phải hoàn thiện"), required=False)

    def prepare(self) -> None:
        rows = [
            each for each in self.page.components if each.standing != Standing.NOT_ASKED or each.ask == Ask.LOOKED_UP
        ]
        reasons = {
            f"components.{row.code}": forms.CharField(
                label=row.name,
                required=False,
                max_length=500,
                help_text=_("Ghi giấy tờ này thiếu gì hoặc sai gì; để trống nếu đạt."),
            )
            for row in rows
        }
        again = {}
        if self.page.supplements_left == 0:
            again["again_because"] = text_area(_("Vì sao phải yêu cầu bổ sung lần nữa"), rows=2)
        self.fields = {**again, **reasons, **self.fields}

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        missing = {
            name.partition(".")[2]: value.strip()
            for name, value in given.items()
            if name.startswith("components.") and value.strip()
        }
        again = given.get("again_because", "")
        return {"missing": missing, "note": given["note"], "again_because": again, "seen": given["seen"]}


class GiveSupplementForm(DossierForm):
    """One file and one kind for each component that was asked for."""

    def prepare(self) -> None:
        kinds = [(each.value, choice(each)) for each in CopyKind]
        for row in self.missing:
            name = f"components.{row.code}"
            self.fields[name] = ScanField(many=True, label=row.name, required=False, help_text=row.missing_because)
            self.fields[f"kind.{row.code}"] = forms.ChoiceField(label=_("Loại bản"), choices=kinds)

    @property
    def missing(self) -> list[Any]:
        return [row for row in self.page.components if row.standing == Standing.MISSING]

    @property
    def given(self) -> dict[str, Any]:
        given: Sequence[GivenComponent] = [self._given(row.code) for row in self.missing]
        return {"components": given, "seen": self.cleaned_data["seen"]}

    def _given(self, code: str) -> GivenComponent:
        scan = kept_scan(self, f"components.{code}")
        return GivenComponent(code, self.cleaned_data[f"kind.{code}"], digest=scan.digest, file_name=scan.name)


class PaymentForm(DossierForm):
    amount = forms.IntegerField(label=_("Số tiền đã nộp, đồng"), min_value=1)
    method = forms.ChoiceField(label=_("Cách nộp"), choices=PaymentMethod.choices)
    reference = forms.CharField(label=_("Số biên lai hoặc mã tham chiếu"), max_length=100)

    def first_values(self) -> dict[str, Any]:
        return {"amount": self.page.amount_due or None}

    @property
    def given(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("amount", "method", "reference")}


class ReasonForm(DossierForm):
    reason = text_area(_("Lý do"), rows=4)


class ReappointForm(DossierForm):
    due = MomentField(label=_("Hẹn lại vào lúc"))
    reason = text_area(_("Lý do chậm và lời xin lỗi"), rows=4)


class LengthenForm(DossierForm):
    extension = forms.ChoiceField(label=_("Trường hợp theo luật"))
    reason = text_area(_("Lý do"))

    def prepare(self) -> None:
        extensions = self.page.says.term.extensions if self.page.says else ()
        offered = [(each.code, f"{each.when} (+{duration(each.by)})") for each in extensions]
        self.fields["extension"].choices = offered  # type: ignore[attr-defined]


class GiveResultForm(DossierForm):
    receiver = forms.CharField(label=_("Người nhận kết quả"), max_length=200)


class NoteForm(DossierForm):
    note = text_area(_("Nội dung ghi chú"))

    @property
    def given(self) -> dict[str, Any]:
        return {"note": self.cleaned_data["note"]}


def _officers(page: DossierPage, roles: Sequence[str] = ()) -> list[tuple[str, str]]:
    holder = page.dossier.holder
    return officers(holder, page.dossier.field_code, roles) if holder else []


def _id(text: str) -> int | None:
    return int(text) if text else None
