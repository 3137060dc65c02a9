"""What an officer gives with a petition. Fields are named as the verbs name what is wrong."""

import uuid
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit, UnitKind
from tinhso.foundation.organizations.queries import units_on
from tinhso.kernel import clock
from tinhso.onestop import rights
from tinhso.onestop.inputs import GivenFile, PetitionIntake
from tinhso.onestop.models import PetitionChannel, PetitionSubject, Satisfaction
from tinhso.onestop.office.forms.files import ScanField, kept_scan
from tinhso.onestop.office.forms.moments import MomentField
from tinhso.onestop.office.forms.seen import SeenForm, text_area
from tinhso.onestop.queries.desk import officers
from tinhso.onestop.queries.petitions.page import PetitionPage
from tinhso.onestop.rules.clock_types import Promise

NOBODY = ("", _("(để đơn vị phân công sau)"))


class ReceiveForm(forms.Form):
    """A petition as somebody tells it, at the counter, on the telephone, in a letter."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    unit = forms.ModelChoiceField(None, label=_("Đơn vị tiếp nhận"), empty_label=None)
    channel = forms.ChoiceField(label=_("Kênh tiếp nhận"), choices=PetitionChannel.choices)
    about = forms.ChoiceField(label=_("Phản ánh, kiến nghị về"), choices=PetitionSubject.choices)
    title = forms.CharField(
        label=_("Tóm tắt trong một dòng"),
        max_length=300,
        help_text=_("Hiện trong danh sách: không ghi tên người phản ánh."),
    )
    content = text_area(_("Nội dung"), rows=7)
    name = forms.CharField(label=_("Họ và tên"), max_length=200, required=False)
    phone = forms.CharField(label=_("Điện thoại"), max_length=20, required=False)
    email = forms.CharField(label=_("Thư điện tử"), max_length=200, required=False)
    address = forms.CharField(label=_("Địa chỉ"), max_length=300, required=False)
    id_number = forms.CharField(
        label=_("Số định danh cá nhân"), max_length=20, required=False, help_text=_("Không bắt buộc.")
    )
    dossier_code = forms.CharField(label=_("Mã hồ sơ liên quan"), max_length=60, required=False)
    field_code = forms.ChoiceField(label=_("Lĩnh vực"), required=False)
    reference = forms.CharField(
        label=_("Số, mã ở nơi chuyển đến"),
        max_length=80,
        required=False,
        help_text=_("Mã trên Cổng Dịch vụ công quốc gia, hoặc số văn bản."),
    )
    received_at = MomentField(
        label=_("Nhận lúc"), required=False, help_text=_("Để trống nếu vừa nhận; nhập sau thì ghi giờ nhận thật.")
    )
    files = ScanField(many=True, label=_("Tệp kèm theo"), required=False)

    def __init__(self, *args: Any, units: Sequence[Unit], unit: Unit | None, fields: Sequence[str], **kw: Any) -> None:
        super().__init__(*args, initial={"key": uuid.uuid4().hex, "unit": unit, "channel": "phone"}, **kw)
        chosen: forms.ModelChoiceField = self.fields["unit"]  # type: ignore[assignment]
        chosen.queryset = units_on()  # another one is the verb's to refuse
        chosen.choices = [(each.pk, each.name) for each in units]
        known = [("", _("(chưa rõ, hoặc theo hồ sơ)")), *((each, each) for each in fields)]
        self.fields["field_code"].choices = known  # type: ignore[attr-defined]

    @property
    def of_petition(self) -> list[forms.BoundField]:
        return [self[name] for name in ("title", "content", "files")]

    @property
    def of_petitioner(self) -> list[forms.BoundField]:
        return [self[name] for name in ("name", "phone", "email", "address", "id_number")]

    @property
    def of_reception(self) -> list[forms.BoundField]:
        return [self[name] for name in ("unit", "channel", "about", "reference", "received_at")]

    @property
    def of_matter(self) -> list[forms.BoundField]:
        return [self[name] for name in ("dossier_code", "field_code")]

    def intake(self) -> PetitionIntake:
        given = self.cleaned_data
        told = {name: given[name] for name in given.keys() - {"key", "unit", "files"}}
        return PetitionIntake(unit_id=given["unit"].pk, files=_files(self, "files"), **told)


class PetitionForm(SeenForm):
    """A form on one petition."""

    def __init__(self, page: PetitionPage, *args: Any, **kwargs: Any) -> None:
        self.page = page
        super().__init__(page.petition.revision, *args, **kwargs)

    def ask_why_late(self, promise: Promise) -> None:
        """Where the time for this way out is over, one says why it is taken nevertheless."""
        limit = self.page.clock.limit(promise)
        if limit is not None and limit.due is not None and clock.now() > limit.due:
            self.fields["late_because"] = text_area(_("Đã quá hạn cho việc này: vì sao nay mới làm"), rows=2)


class AssignForm(PetitionForm):
    assignee = forms.ChoiceField(label=_("Người xử lý"), required=False)

    def first_values(self) -> dict[str, Any]:
        return {"assignee": self.page.petition.assignee_id or ""}

    def prepare(self) -> None:
        it = self.page.petition
        people = officers(it.handling_unit, it.field_code, right=rights.HANDLE_PETITIONS)
        self.fields["assignee"].choices = [NOBODY, *people]  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        person = self.cleaned_data["assignee"]
        return {"account_id": int(person) if person else None, "seen": self.cleaned_data["seen"]}


class HandOverForm(PetitionForm):
    unit = forms.ModelChoiceField(label=_("Đơn vị xử lý"), queryset=None)
    note = text_area(_("Ghi chú cho đơn vị nhận"), required=False)

    def prepare(self) -> None:
        units = units_on().exclude(pk=self.page.petition.handling_unit_id).exclude(kind=UnitKind.DIVISION)
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {"unit_id": given["unit"].pk, "note": given["note"], "seen": given["seen"]}


class RefuseForm(PetitionForm):
    reason = text_area(_("Lý do trả lời người phản ánh"), rows=4)

    def prepare(self) -> None:
        self.ask_why_late(Promise.REFUSE)


class AskForm(PetitionForm):
    wanted = text_area(_("Thông tin cần bổ sung"), rows=4)

    def prepare(self) -> None:
        self.ask_why_late(Promise.ASK)


class GivenForm(PetitionForm):
    text = text_area(_("Thông tin người phản ánh đã bổ sung"), rows=4)
    file = ScanField(many=True, label=_("Tệp kèm theo"), required=False)

    @property
    def given(self) -> dict[str, Any]:
        return {"text": self.cleaned_data["text"], "files": _files(self, "file"), "seen": self.cleaned_data["seen"]}


class AnswerForm(PetitionForm):
    answer = text_area(_("Nội dung trả lời"), rows=8)
    number = forms.CharField(label=_("Số văn bản trả lời"), max_length=80, required=False)
    file = ScanField(many=True, label=_("Tệp văn bản trả lời"), required=False)

    @property
    def given(self) -> dict[str, Any]:
        given = self.cleaned_data
        told = {name: given[name] for name in ("answer", "number", "seen")}
        return {**told, "files": _files(self, "file")}


class PublishForm(PetitionForm):
    question = text_area(_("Nội dung phản ánh, để công khai"), rows=6)
    answer = text_area(_("Nội dung trả lời, để công khai"), rows=8)

    def first_values(self) -> dict[str, Any]:
        return {"question": self.page.petition.content, "answer": self.page.petition.answer}


class CloseForm(PetitionForm):
    reason = text_area(_("Lý do không công khai"), rows=4)


class RateForm(PetitionForm):
    rating = forms.ChoiceField(
        label=_("Người phản ánh đánh giá việc xử lý"), choices=Satisfaction.choices, widget=forms.RadioSelect
    )
    note = text_area(_("Ý kiến thêm"), required=False)


def _files(form: forms.BaseForm, name: str) -> tuple[GivenFile, ...]:
    scan = kept_scan(form, name)
    return (GivenFile(scan.digest, scan.name),) if scan.digest else ()
