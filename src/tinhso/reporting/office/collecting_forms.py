"""What people give on the screens of collecting, besides the numbers themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _

LARGEST_WORKBOOK = 5 * 1024 * 1024


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("Biểu Excel đã điền"),
        help_text=_("Tệp .xlsx tải từ trang này. Có một ô sai thì không ô nào được nhận."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )

    def clean_file(self) -> object:
        given = self.cleaned_data["file"]
        if given.size > LARGEST_WORKBOOK:
            raise forms.ValidationError(_("Tệp quá lớn; biểu tải từ hệ thống chỉ vài chục kB."))
        return given


class ReturnForm(forms.Form):
    reason = forms.CharField(
        label=_("Lý do trả lại"),
        help_text=_("Nêu rõ dòng nào, sửa gì; đơn vị nhận được nguyên văn."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class LetterForm(forms.Form):
    body = forms.CharField(label=_("Nội dung thư"), widget=forms.Textarea(attrs={"rows": 16}))
