"""Forms of uploading a document and of cutting a task in two."""

from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinhso.directives.queries.choices import followers, own_follower
from tinhso.directives.rules.cutting import cut_points
from tinhso.foundation.accounts.actor import Actor

CUT = "‖"
FREE = "free"
SHOWN = 90


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp văn bản"),
        help_text=gettext_lazy("Bản .docx, PDF có chữ hoặc .txt, tối đa 25 MB. Bản quét ảnh chưa đọc được."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.pdf,.txt"}),
    )
    aggregator_id = forms.TypedChoiceField(
        label=gettext_lazy("Đơn vị theo dõi, tổng hợp"),
        coerce=int,
        help_text=gettext_lazy("Nghiệm thu kết quả và đôn đốc các đơn vị được giao."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = followers(actor)
        own = own_follower(actor, offered)
        self.fields["aggregator_id"].choices = [(unit.pk, unit.name) for unit in offered]
        self.fields["aggregator_id"].initial = own.pk if own else None


class SplitForm(forms.Form):
    """Cleans to `at`: the character before which the text is cut."""

    cut = forms.ChoiceField(label=gettext_lazy("Cắt ở đâu"), widget=forms.RadioSelect)
    marked = forms.CharField(
        label=gettext_lazy("Chỗ khác"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Đặt dấu ‖ vào đúng chỗ cần cắt, không sửa chữ nào khác."),
    )

    def __init__(self, content: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = content
        points = cut_points(content)
        self.fields["cut"].choices = [
            *((str(at), _around(content, at)) for at in points),
            (FREE, _("Chỗ khác, đánh dấu ở ô dưới")),
        ]
        self.fields["cut"].initial = str(points[0]) if points else FREE
        self.fields["marked"].initial = content

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("cut") == FREE:
            given["at"] = self._marked_place(given.get("marked", ""))
        elif given.get("cut"):
            given["at"] = int(given["cut"])
        return given

    def _marked_place(self, marked: str) -> int | None:
        left, mark, right = marked.replace("\r\n", "\n").partition(CUT)
        if not mark or left + right != self._content.replace("\r\n", "\n"):
            self.add_error("marked", _("Chưa thấy dấu ‖, hoặc có chữ bị sửa. Chỉ thêm một dấu ‖ vào nội dung."))
            return None
        return len(left)


def _around(text: str, at: int) -> SafeString:
    left, right = text[:at].rstrip(), text[at:].lstrip()
    before = f"…{left[-SHOWN:]}" if len(left) > SHOWN else left
    after = f"{right[:SHOWN]}…" if len(right) > SHOWN else right
    return format_html('{} <b class="cut">{}</b> {}', before, CUT, after)
