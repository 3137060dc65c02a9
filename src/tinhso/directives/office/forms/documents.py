"""Entering a document that assigns work, by hand: its head, its groups, its tasks with parties and deadlines."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from tinhso.directives.models import DeadlineKind, DocumentKind, Task, TaskKind
from tinhso.directives.office.forms.places import PlacesField
from tinhso.directives.queries.choices import followers, own_follower
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import COMMUNE_LEVEL, Unit, UnitKind
from tinhso.foundation.organizations.queries import units_on

Choices = list[tuple[int, str]]


class DayInput(forms.DateInput):
    """The browser's own date field; it sends and takes ISO dates and shows them in the reader's way."""

    input_type = "date"

    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class DayField(forms.DateField):
    widget = DayInput
    input_formats = ["%Y-%m-%d", "%d/%m/%Y"]


class DocumentForm(forms.Form):
    symbol = forms.CharField(label=_("Số, ký hiệu"), max_length=80, required=False, help_text=_("Ví dụ 68/KH-UBND."))
    kind = forms.ChoiceField(label=_("Loại văn bản"), choices=DocumentKind.choices)
    issuer_id = forms.TypedChoiceField(label=_("Cơ quan ban hành"), coerce=int)
    issued_on = DayField(label=_("Ngày ban hành"), required=False)
    subject = forms.CharField(
        label=_("Trích yếu"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Như trên văn bản, không viết tắt."),
    )
    signer = forms.CharField(label=_("Người ký"), max_length=160, required=False)
    aggregator_id = forms.TypedChoiceField(
        label=_("Đơn vị theo dõi, tổng hợp"),
        coerce=int,
        help_text=_("Nghiệm thu kết quả và đôn đốc các đơn vị được giao."),
    )
    field_code = forms.CharField(label=_("Lĩnh vực"), max_length=40, required=False)
    secondary_source = forms.BooleanField(
        label=_("Mới biết qua nguồn thứ cấp (báo cáo, tin bài); chưa có bản gốc"),
        required=False,
        help_text=_("Phải đính kèm bản gốc trước khi đưa vào thực hiện."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offices = list(units_on().exclude(kind__in=[UnitKind.DIVISION, *COMMUNE_LEVEL]))
        self.fields["issuer_id"].choices = _options(offices)
        offered = followers(actor)
        self.fields["aggregator_id"].choices = _options(offered)
        own = own_follower(actor, offered)
        self.fields["aggregator_id"].initial = own.pk if own else None


def _options(units: Iterable[Unit]) -> Choices:
    return [(unit.pk, unit.name) for unit in units]


class GroupForm(forms.Form):
    number = forms.CharField(label=_("Số mục"), max_length=20, required=False)
    title = forms.CharField(label=_("Tên nhóm"), max_length=500)
    stated_count = forms.IntegerField(
        label=_("Số nhiệm vụ mà văn bản nêu"),
        min_value=0,
        required=False,
        help_text=_("Để trống nếu văn bản không nêu. Khi đưa vào thực hiện, hệ thống đối chiếu với số dòng đã nhập."),
    )


KINDS = [
    (DeadlineKind.NONE.value, _("Tự hiểu từ nguyên văn")),
    *((kind.value, kind.label) for kind in DeadlineKind if kind != DeadlineKind.NONE),
]


class DeadlineForm(forms.Form):
    """One deadline of a task. An empty row is left out."""

    text = forms.CharField(
        label=_("Nguyên văn"), max_length=300, required=False, help_text=_("Ví dụ: Trước ngày 30/8/2025; Quý III/2025.")
    )
    kind = forms.ChoiceField(label=_("Loại hạn"), choices=KINDS, required=False)
    due = DayField(label=_("Ngày cuối"), required=False)
    conditional_on = forms.CharField(label=_("Với điều kiện"), max_length=300, required=False)
    ongoing_after = forms.BooleanField(label=_("Sau đó làm thường xuyên"), required=False)

    def clean_kind(self) -> str:
        return str(self.cleaned_data["kind"] or DeadlineKind.NONE)

    @property
    def is_blank(self) -> bool:
        given = self.cleaned_data
        named = any(given[name] for name in ("text", "due", "conditional_on", "ongoing_after"))
        return not named and given["kind"] == DeadlineKind.NONE


class TaskForm(forms.Form):
    number = forms.CharField(label=_("Số"), max_length=20, required=False)
    group_id = forms.TypedChoiceField(label=_("Nhóm"), coerce=int, empty_value=None, required=False)
    kind = forms.ChoiceField(label=_("Loại"), choices=TaskKind.choices)
    content = forms.CharField(
        label=_("Nội dung"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Nguyên văn trong văn bản."),
    )
    deliverable = forms.CharField(
        label=_("Sản phẩm, kết quả"), widget=forms.Textarea(attrs={"rows": 2}), required=False
    )

    def __init__(self, groups: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["group_id"].choices = [("", _("Không thuộc nhóm")), *((group.pk, str(group)) for group in groups)]


class TaskEntry:
    """The task form with its repeated rows: leads, coordinating units, deadlines.

    Rows carry their number in the field `rows`, so that the page can add one without counting.
    """

    def __init__(self, groups: Iterable[Any], data: QueryDict | None = None, task: Task | None = None, **initial: Any):
        self.task = task
        self.key = f"task-{task.pk}" if task else f"new-{initial.get('group_id') or 0}"
        self.form = TaskForm(
            groups,
            data,
            initial={**_task_initial(task), **initial},
            auto_id=f"{self.key}-%s",
        )
        self.leads = _names(data, "leads") if data is not None else _party_texts(task, "lead")
        self.coordinating = _names(data, "coordinating") if data is not None else _party_texts(task, "coordinating")
        self.deadlines = _bound_deadlines(data, self.key) if data is not None else _deadline_forms(task, self.key)

    def is_valid(self) -> bool:
        """Both the form and every deadline row; a task needs no lead while it is being drafted."""
        return all([self.form.is_valid(), *(deadline.is_valid() for deadline in self.deadlines)])


def new_deadline(number: int, key: str) -> DeadlineForm:
    """An empty row of the entry with that key."""
    return DeadlineForm(prefix=f"deadline-{number}", auto_id=f"{key}-%s")


def _task_initial(task: Task | None) -> dict[str, Any]:
    if task is None:
        return {}
    return {
        "number": task.number,
        "group_id": task.group_id,
        "kind": task.kind,
        "content": task.content,
        "deliverable": task.deliverable,
    }


def _names(data: QueryDict, name: str) -> list[str]:
    """Units as typed, one each; a pasted list is taken apart at its semicolons."""
    pieces = (piece.strip() for value in data.getlist(name) for piece in value.split(";"))
    return [piece for piece in pieces if piece]


def _party_texts(task: Task | None, role: str) -> list[str]:
    return [party.text for party in task.parties.all() if party.role == role] if task else []


def _bound_deadlines(data: QueryDict, key: str) -> list[DeadlineForm]:
    numbers = [number for number in data.getlist("rows") if number.isdigit()]
    return [DeadlineForm(data, prefix=f"deadline-{number}", auto_id=f"{key}-%s") for number in numbers]


def _deadline_forms(task: Task | None, key: str) -> list[DeadlineForm]:
    if task is None:
        return [new_deadline(0, key)]
    names = ("text", "kind", "due", "conditional_on", "ongoing_after")
    return [
        DeadlineForm(
            prefix=f"deadline-{number}",
            auto_id=f"{key}-%s",
            initial={name: getattr(deadline, name) for name in names},
        )
        for number, deadline in enumerate(task.deadlines.all())
    ] or [new_deadline(0, key)]


class ResolveForm(forms.Form):
    place = PlacesField(label=_("Đơn vị (cách nhau bằng dấu chấm phẩy) hoặc nhóm"), max_length=2000)
    remember = forms.BooleanField(label=_("Nhớ cách viết này"), required=False)


class TargetForm(forms.Form):
    text = forms.CharField(label=_("Chỉ tiêu"), max_length=500)
    value = forms.DecimalField(label=_("Giá trị"), max_digits=18, decimal_places=4)
    unit = forms.CharField(label=_("Đơn vị tính"), max_length=40, required=False)
    due = DayField(label=_("Đến ngày"), required=False)


class OriginalForm(forms.Form):
    file = forms.FileField(label=_("Tệp bản gốc"), help_text=_("PDF, Word hoặc ảnh, tối đa 25 MB."))


class WorkbookForm(forms.Form):
    file = forms.FileField(
        label=_("Bảng nhiệm vụ (.xlsx)"),
        help_text=_("Dùng biểu mẫu tải từ hệ thống. Xem trước, chưa ghi gì."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
