"""Differences between two versions of a procedure as sentences."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from tinhso.onestop.rules.differences import Change, Part, What
from tinhso.onestop.wording.choices import value_in_words
from tinhso.onestop.wording.fields import path_in_words


def in_words(changes: Iterable[Change]) -> list[str]:
    """ "Thêm thành phần hồ sơ “Giấy chứng sinh”"; "Thời hạn, thời hạn cam kết: 5 ngày làm việc → 3 ngày làm việc"."""
    return [_sentence(each) for each in changes]


def _sentence(change: Change) -> str:
    where = _where(change.at)
    if change.what is What.ADDED:
        said = _("thêm %(where)s") % {"where": where}
        return _capital(said if change.at[-1].item else f"{said}: {value_in_words(change.new)}")
    if change.what is What.REMOVED:
        return _capital(_("bỏ %(where)s") % {"where": where})
    if change.what is What.REORDERED:
        return _capital(_("%(where)s: đổi thứ tự") % {"where": where})
    old, new = value_in_words(change.old), value_in_words(change.new)
    if old == new:
        return _capital(_("%(where)s: sửa nội dung") % {"where": where})
    return _capital(f"{where}: {old} → {new}")


def _where(parts: tuple[Part, ...]) -> str:
    return path_in_words([(part.field, f"“{part.item}”" if part.item else "") for part in parts])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
