"""What people give on the screens of procedures."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.queries import ids_on
from tinhso.onestop.models import ProcedureVersion
from tinhso.onestop.queries.procedures import keepers
from tinhso.onestop.rules.procedure_file import LARGEST_FILE, Decision


class DayInput(forms.DateInput):
    input_type = "date"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%d")


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("Tệp thủ tục (.toml hoặc .json)"),
        help_text=_("Tải tệp của một thủ tục đang có, sửa bằng trình soạn thảo rồi tải lên."),
        widget=forms.ClearableFileInput(attrs={"accept": ".toml,.json"}),
    )

    def clean_file(self) -> object:
        given = self.cleaned_data["file"]
        if given.size > LARGEST_FILE:
            raise forms.ValidationError(_("Tệp quá lớn; một thủ tục chỉ vài chục kB."))
        return given

    @property
    def content(self) -> bytes:
        """What was given, once it is valid."""
        return bytes(self.cleaned_data["file"].read())


class ImportForm(FileForm):
    keeper = forms.ModelChoiceField(
        label=_("Đơn vị quản lý thủ tục"),
        help_text=_("Dùng cho thủ tục mới; thủ tục đã có giữ nguyên đơn vị quản lý."),
        queryset=None,
        empty_label=None,
    )

    def __init__(self, actor: Actor, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        keeper: forms.ModelChoiceField = self.fields["keeper"]  # type: ignore[assignment]
        keeper.queryset = keepers(actor)
        if actor.unit_path and not self.is_bound:
            keeper.initial = keeper.queryset.filter(pk__in=ids_on(actor.unit_path)).first()


class DecisionForm(forms.Form):
    decision_symbol = forms.CharField(label=_("Số, ký hiệu quyết định công bố"), max_length=80, required=False)
    decided_on = forms.DateField(label=_("Ngày quyết định"), widget=DayInput, required=False)
    effective_from = forms.DateField(
        label=_("Có hiệu lực từ"),
        help_text=_("Hạn công bố quyết định tính lùi từ ngày này."),
        widget=DayInput,
        required=False,
    )
    published_on = forms.DateField(label=_("Ngày công khai, nếu đã công khai"), widget=DayInput, required=False)

    @staticmethod
    def initial_of(version: ProcedureVersion) -> dict[str, object]:
        names = ("decision_symbol", "decided_on", "effective_from", "published_on")
        return {name: getattr(version, name) for name in names}

    @property
    def decision(self) -> Decision:
        """What was given, once it is valid."""
        given = self.cleaned_data
        return Decision(given["decision_symbol"], given["decided_on"], given["effective_from"], given["published_on"])


class PublicUpdateForm(forms.Form):
    published_on = forms.DateField(label=_("Ngày công khai, cập nhật"), widget=DayInput)

    @property
    def day(self) -> date:
        given: date = self.cleaned_data["published_on"]
        return given


class WithdrawForm(forms.Form):
    last_day = forms.DateField(
        label=_("Ngày cuối cùng còn hiệu lực"),
        help_text=_("Hồ sơ đã tiếp nhận theo phiên bản này vẫn giải quyết theo nó."),
        widget=DayInput,
    )
    reason = forms.CharField(label=_("Lý do bãi bỏ"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
