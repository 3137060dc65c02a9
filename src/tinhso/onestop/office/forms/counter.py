"""The counter's form: everything about one dossier on one screen. Fields are named as the verb names what is wrong."""

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.onestop.inputs import Applicant, Filer, GivenComponent, GivenSlip, Intake
from tinhso.onestop.models import Channel, Filing, Person, ProcedureVersion
from tinhso.onestop.office.forms.answers import answers_of, fields_of, name_of
from tinhso.onestop.office.forms.files import Scan, ScanField, kept_scan
from tinhso.onestop.office.forms.moments import MomentField
from tinhso.onestop.office.forms.outages import SlipField, true_time_field
from tinhso.onestop.queries.desk import competent_units
from tinhso.onestop.queries.outages import OutagePage
from tinhso.onestop.rules.asked import Ask, Asked, asked
from tinhso.onestop.rules.choices import CopyKind, Per
from tinhso.onestop.rules.fees import Quantity
from tinhso.onestop.rules.procedure import Fee, Form, holds
from tinhso.onestop.wording.choices import choice

GIVEN, MISSING, NOT_GIVEN = "given", "missing", "not_given"
MOST_COPIES = 1000


@dataclass(frozen=True)
class ComponentFields:
    """One component as the screen shows it: whether it is there, of which kind, its scan, what is wrong with it.
    `is_the_form`: it is the form filled in above. `failed`: where it is looked up instead of asked for, why the look-up
    failed."""

    asked: Asked
    is_the_form: bool
    standing: BoundField
    kind: BoundField
    scan: BoundField
    because: BoundField
    number: BoundField | None
    failed: BoundField | None


class CounterForm(forms.Form):
    """What is handed in at a counter for one version of a procedure on one day."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self,
        version: ProcedureVersion,
        receiving: Unit,
        day: date,
        *args: Any,
        outage: OutagePage | None = None,
        slip: str = "",
        **kwargs: Any,
    ) -> None:
        self.outage = outage
        self.version, self.receiving, self.says = version, receiving, version.says
        self.asked = asked(self.says, day)
        self.fees = [each for each in self.says.fees if holds(each.since, each.until, day)]
        kwargs["initial"] = {"key": uuid.uuid4().hex, "competent_unit": self._first_competent(), "slip": slip, **_PLAIN}
        super().__init__(*args, **kwargs)
        self.fields |= self._persons() | self._place()
        for form in self.says.forms:
            self.fields |= fields_of(form)
        for each in self.asked:
            self.fields |= _component_fields(each)
        for fee in self.fees:
            self.fields |= _quantity_fields(fee)
        self.fields |= _late_fields(outage, slip)

    def intake(self) -> Intake:
        """What was handed in, once the form is valid."""
        given = self.cleaned_data
        standings = {each.component.code: given[f"components.{each.component.code}"] for each in self.asked}
        failed = {
            each.component.replaced_by.data_source: given[f"failed.{each.component.code}"].strip()
            for each in self.asked
            if each.component.replaced_by and given.get(f"failed.{each.component.code}", "").strip()
        }
        return Intake(
            procedure_id=self.version.procedure_id,
            receiving_unit_id=self.receiving.pk,
            competent_unit_id=given["competent_unit"].pk,
            channel=given["channel"],
            applicant=Applicant(
                given["applicant.kind"],
                given["applicant.name"],
                given["applicant.id_number"],
                given["applicant.phone"],
                given["applicant.address"],
            ),
            filer=Filer(given["filer.filing"], given["filer.name"], given["filer.id_number"], given["filer.ground"]),
            answers=dict(self._answers(given)),
            components=tuple(self._component(code) for code, is_there in standings.items() if is_there == GIVEN),
            missing={code: given[f"because.{code}"] for code, is_there in standings.items() if is_there == MISSING},
            other_case=tuple(code for code, is_there in standings.items() if is_there == NOT_GIVEN),
            failed=failed,
            quantities=dict(self._quantities(given)),
            summary=given["summary"],
            received_at=given["received_at"],
            late_because=given.get("late_because", ""),
            slip=GivenSlip(self.outage.outage.pk, given["slip"]) if self.outage else None,
        )

    @property
    def group_of_persons(self) -> list[BoundField]:
        return [self[f"applicant.{name}"] for name in ("id_number", "name", "phone", "address", "kind")]

    @property
    def group_of_filer(self) -> list[BoundField]:
        return [self[f"filer.{name}"] for name in ("filing", "name", "id_number", "ground")]

    @property
    def groups_of_answers(self) -> list[tuple[Form, list[tuple[str, list[BoundField]]]]]:
        """Each form with its headings and the fields under them."""
        return [
            (form, [(group.title, [self[name_of(form, name)] for name in group.fields]) for group in form.layout])
            for form in self.says.forms
        ]

    @property
    def components(self) -> list[ComponentFields]:
        """The papers asked for today and those that are looked up; what was cut is only told of."""
        return [self._shown(each) for each in self.asked if f"components.{each.component.code}" in self.fields]

    @property
    def cut(self) -> list[Asked]:
        return [each for each in self.asked if is_simply_cut(each)]

    @property
    def quantities(self) -> list[BoundField]:
        return [self[name] for name in self.fields if name.startswith(("copies.", "pages."))]

    def _first_competent(self) -> int | None:
        units = competent_units(self.says, self.receiving)
        own = units.filter(pk=self.receiving.pk).values_list("pk", flat=True).first()
        return own if own or self.says.anywhere else None

    def _persons(self) -> dict[str, forms.Field]:
        text: dict[str, Any] = {"required": False}
        return {
            "applicant.id_number": forms.CharField(
                label=_("Số định danh, mã số thuế"),
                widget=forms.TextInput({"autocomplete": "off", "inputmode": "text"}),
                **text,
            ),
            "applicant.name": forms.CharField(label=_("Họ và tên, tên tổ chức"), **text),
            "applicant.phone": forms.CharField(
                label=_("Điện thoại"), widget=forms.TextInput({"inputmode": "tel"}), **text
            ),
            "applicant.address": forms.CharField(label=_("Địa chỉ"), **text),
            "applicant.kind": forms.ChoiceField(label=_("Là"), choices=Person.choices),
            "filer.filing": forms.ChoiceField(label=_("Ai nộp"), choices=Filing.choices),
            "filer.name": forms.CharField(label=_("Họ và tên người nộp thay"), **text),
            "filer.id_number": forms.CharField(label=_("Số định danh người nộp thay"), **text),
            "filer.ground": forms.CharField(
                label=_("Căn cứ nộp thay hoặc hỗ trợ"),
                help_text=_("Ví dụ: giấy ủy quyền, cha mẹ nộp cho con, người cao tuổi."),
                **text,
            ),
        }

    def _place(self) -> dict[str, forms.Field]:
        units = competent_units(self.says, self.receiving)
        channels = [(each.value, each.label) for each in (Channel.DIRECT, Channel.POSTAL)]
        return {
            "competent_unit": forms.ModelChoiceField(label=_("Đơn vị giải quyết"), queryset=units),
            "channel": forms.ChoiceField(label=_("Nhận bằng"), choices=channels),
            "summary": forms.CharField(label=_("Trích yếu"), required=False),
        }

    def _answers(self, given: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The first form always, others where something was filled in."""
        for place, form in enumerate(self.says.forms):
            answers = answers_of(form, given)
            if place == 0 or answers:
                yield form.code, answers

    def _component(self, code: str) -> GivenComponent:
        scan, number = kept_scan(self, f"scan.{code}"), self.cleaned_data.get(f"number.{code}", "")
        return GivenComponent(
            code,
            copy_kind=self.cleaned_data[f"kind.{code}"],
            digest=scan.digest,
            file_name=scan.name,
            metadata={"so": number} if number else {},
        )

    def _quantities(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Quantity]]:
        for fee in self.fees:
            if fee.per is not Per.DOSSIER:
                yield fee.code, Quantity(given.get(f"copies.{fee.code}") or 1, given.get(f"pages.{fee.code}") or 1)

    def _shown(self, each: Asked) -> ComponentFields:
        code = each.component.code
        optional = {name: self[f"{name}.{code}"] for name in ("number", "failed") if f"{name}.{code}" in self.fields}
        return ComponentFields(
            asked=each,
            is_the_form=bool(self.says.forms) and each.component.kind is CopyKind.ELECTRONIC,
            standing=self[f"components.{code}"],
            kind=self[f"kind.{code}"],
            scan=self[f"scan.{code}"],
            because=self[f"because.{code}"],
            number=optional.get("number"),
            failed=optional.get("failed"),
        )

    def clean(self) -> dict[str, Any]:
        """A paper whose scan came is there, whatever the officer forgot to tick."""
        for each in self.asked:
            scan = self.cleaned_data.get(f"scan.{each.component.code}")
            name = f"components.{each.component.code}"
            if isinstance(scan, Scan) and scan.digest and self.cleaned_data.get(name) == "":
                self.cleaned_data[name] = GIVEN
        return self.cleaned_data


_PLAIN = {
    "applicant.kind": Person.CITIZEN.value,
    "filer.filing": Filing.SELF.value,
    "channel": Channel.DIRECT.value,
}


def _late_fields(outage: OutagePage | None, slip: str) -> dict[str, forms.Field]:
    """When it was truly received: by the slip of an outage, which says why, or with a reason of its own."""
    if outage is not None:
        return {"slip": SlipField(outage, slip), "received_at": true_time_field(outage.outage)}
    return {
        "received_at": MomentField(label=_("Thời điểm nhận thật"), required=False),
        "late_because": forms.CharField(
            label=_("Vì sao nhập sau"),
            required=False,
            max_length=500,
            help_text=_("Ví dụ: hồ sơ gửi theo đường bưu chính."),
        ),
    }


def day_received(data: Mapping[str, str], outage: OutagePage | None) -> date | None:
    """The day on which it was truly received, as the form was sent; None where that isn't told or can't be read."""
    try:
        told = _late_fields(outage, "")["received_at"].clean(data.get("received_at", ""))
    except forms.ValidationError:
        return None
    return clock.local(told).date() if told else None


def is_simply_cut(each: Asked) -> bool:
    """Not asked for whatever happens; one whose data are looked up is, when the look-up fails."""
    return each.ask is Ask.CUT and each.component.replaced_by is None


def _component_fields(each: Asked) -> dict[str, forms.Field]:
    component, code = each.component, each.component.code
    if is_simply_cut(each):
        return {}
    standings = [("", _("(chưa ghi)")), (GIVEN, _("Có")), (MISSING, _("Thiếu, yêu cầu bổ sung"))]
    if component.when:
        standings.append((NOT_GIVEN, _("Không thuộc trường hợp này")))
    found: dict[str, forms.Field] = {
        f"components.{code}": forms.ChoiceField(label=component.name, choices=standings, required=False),
        f"kind.{code}": forms.ChoiceField(
            label=_("Loại bản"),
            choices=[(kind.value, choice(kind)) for kind in CopyKind],
            initial=component.kind.value,
            required=False,
        ),
        f"scan.{code}": ScanField(many=True, label=_("Bản chụp, bản quét"), required=False),
        f"because.{code}": forms.CharField(label=_("Thiếu gì, sai gì"), required=False, max_length=500),
    }
    if component.digitise:
        found[f"number.{code}"] = forms.CharField(label=_("Số giấy tờ"), required=False, max_length=80)
    if component.replaced_by:
        found[f"failed.{code}"] = forms.CharField(
            label=_("Tra cứu lỗi vì sao"),
            required=False,
            max_length=300,
            help_text=_("Chỉ ghi khi không tra cứu được; khi đó mới nhận giấy."),
        )
    return found


def _quantity_fields(fee: Fee) -> dict[str, forms.Field]:
    if fee.per is Per.DOSSIER:
        return {}
    count = {"min_value": 1, "max_value": MOST_COPIES, "required": False, "initial": 1}
    found: dict[str, forms.Field] = {f"copies.{fee.code}": forms.IntegerField(label=_("Số bản"), **count)}  # type: ignore[arg-type]
    if fee.per is Per.PAGE:
        found[f"pages.{fee.code}"] = forms.IntegerField(label=_("Số trang một bản"), **count)  # type: ignore[arg-type]
    return found
