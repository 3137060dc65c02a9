"""Fields in which a clerk names a unit or a group of units by typing, with suggestions."""

from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from tinhso.directives.verbs.parties import resolve
from tinhso.foundation.organizations.models import Unit, UnitGroup, UnitKind
from tinhso.foundation.organizations.queries import groups, named, units_on

SUGGESTIONS_ID = "places"


@dataclass(frozen=True)
class Place:
    """A unit or a group, exactly one of them."""

    unit: Unit | None = None
    group: UnitGroup | None = None


def suggestions() -> list[str]:
    """Names for the datalist: groups first, because one line of a plan often means 124 units."""
    offices = units_on().exclude(kind=UnitKind.DIVISION).values_list("name", flat=True)
    return [*(group.name for group in groups()), *offices]


class TypedName(forms.TextInput):
    def __init__(self, attrs: dict[str, str] | None = None) -> None:
        super().__init__({"list": SUGGESTIONS_ID, "autocomplete": "off", **(attrs or {})})


class PlaceField(forms.CharField):
    """A unit or a group by name; cleans to a Place."""

    widget = TypedName

    def clean(self, value: str) -> Place | None:
        text = super().clean(value)
        if not text:
            return None
        unit, group = resolve(text, None)
        if unit or group:
            return Place(unit, group)
        raise forms.ValidationError(_unclear(text, [unit.name for unit in named(text)]))


@dataclass(frozen=True)
class Places:
    """One unit or several, or one group."""

    units: tuple[Unit, ...] = ()
    group: UnitGroup | None = None

    def arguments(self) -> dict[str, object]:
        """What `resolve_party` wants."""
        return {"unit_ids": [unit.pk for unit in self.units], "group_id": self.group.pk if self.group else None}

    def __str__(self) -> str:
        return ", ".join(str(unit) for unit in self.units) or str(self.group)


class PlacesField(PlaceField):
    """Units by name, parted by semicolons, or one group; cleans to Places."""

    def clean(self, value: str) -> Places | None:  # type: ignore[override]
        named_ones = [place for name in (value or "").split(";") if (place := super(PlacesField, self).clean(name))]
        if not named_ones:
            super().clean("")
            return None
        groups_named = [place.group for place in named_ones if place.group]
        units_named = tuple(place.unit for place in named_ones if place.unit)
        if groups_named and len(named_ones) > 1:
            raise forms.ValidationError(_("Chọn một nhóm, hoặc nhiều đơn vị cách nhau bằng dấu chấm phẩy."))
        return Places(units_named, groups_named[0] if groups_named else None)


def _unclear(text: str, found: list[str]) -> str | Promise:
    if found:
        return _("“%(text)s” là tên của nhiều đơn vị: %(units)s. Hãy gõ tên đầy đủ.") % {
            "text": text,
            "units": ", ".join(found),
        }
    return _("Không có đơn vị hay nhóm nào tên là “%(text)s”. Gõ vài chữ rồi chọn một dòng gợi ý.") % {"text": text}
