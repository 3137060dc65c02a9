"""Scans and photographs handed to a form. A file is kept as soon as it arrives, so a mistake elsewhere in the form
doesn't cost it: the form comes back with the file's key beside the field.

A field for several files takes the pages of one paper, photographed one after the other; they become one PDF.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.joining import join
from tinhso.foundation.files.store import keep

SALT = "onestop.scan"
LONGEST_NAME = 200
MOST_FILES = 30
ACCEPTED = "application/pdf,image/jpeg,image/png"

Part = tuple[str, str]
"""A kept file's digest and name."""


@dataclass(frozen=True)
class Scan:
    """Kept files, in the order of their pages; `digest` is the one file that they make, "" where none was given."""

    digest: str = ""
    name: str = ""
    parts: tuple[Part, ...] = ()

    @property
    def token(self) -> str:
        return signing.dumps(self.parts, salt=SALT) if self.parts else ""

    @classmethod
    def of(cls, parts: Iterable[Part]) -> "Scan":
        """As it was handed in, each file once; several aren't one file yet."""
        once = tuple(dict(parts).items())[:MOST_FILES]
        digest, name = once[0] if len(once) == 1 else ("", once[0][1] if once else "")
        return cls(digest, name, once)

    @classmethod
    def read(cls, token: str) -> "Scan":
        """Nothing for a token that isn't ours."""
        try:
            return cls.of((str(digest), str(name)) for digest, name in signing.loads(token, salt=SALT))
        except (signing.BadSignature, ValueError, TypeError):
            return cls()

    def joined(self) -> "Scan":
        """As one file. Raises FileRefused, naming the one that can't be read."""
        if len(self.parts) < 2:
            return self
        whole = join(self.parts)
        return Scan(whole.digest, f"{self.name.rpartition('.')[0] or self.name}.pdf"[-LONGEST_NAME:], self.parts)


@dataclass(frozen=True)
class Handed:
    """What a form sent for one field: files of before, without those that were taken away, and new ones."""

    kept: Scan
    uploads: tuple[UploadedFile, ...]
    many: bool

    def taken(self) -> tuple[Scan, list[str]]:
        """All files, the new ones kept now, and what is wrong with those that can't be taken."""
        room = MOST_FILES - len(self.kept.parts) if self.many else 1
        came = [_kept(each) for each in self.uploads[:room]]
        new = [part for part, _problem in came if part]
        before = self.kept.parts if self.many or not new else ()
        problems = [problem for _part, problem in came if problem]
        return Scan.of((*before, *new)), [*problems, *_too_many(self.uploads[room:])]


class ScanInput(forms.FileInput):
    """A file or a photograph, or several of them, with what was kept of it before."""

    allow_multiple_selected = True

    def __init__(self, many: bool) -> None:
        self.many = many
        several = {"multiple": True, "data-leave-out": _("bỏ")} if many else {}
        super().__init__({"accept": ACCEPTED, "capture": "environment", **several})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Handed:
        gone = set(data.getlist(f"{name}.gone")) if hasattr(data, "getlist") else set()
        before = Scan.read(data.get(f"{name}.kept", ""))
        kept = Scan.of(part for part in before.parts if part[0] not in gone)
        found = files.getlist(name) if hasattr(files, "getlist") else [files[name]] if name in files else []
        return Handed(kept, tuple(found if self.many else found[-1:]), self.many)

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}.kept" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        drawn = super().render(name, None, attrs, renderer)
        if not isinstance(value, Scan) or not value.parts:
            return drawn
        said = _("Đã tải lên: %(name)s") % {"name": ", ".join(name for _digest, name in value.parts)}
        kept = '{}<input type="hidden" name="{}.kept" value="{}"><p class="help kept">{}</p>{}'
        return format_html(kept, drawn, name, value.token, said, self._takes_away(name, value))

    def _takes_away(self, name: str, value: Scan) -> SafeString:
        """A box beside each of several files, to leave it out."""
        if not self.many:
            return SafeString("")
        box = '<label class="gone"><input type="checkbox" name="{}.gone" value="{}"> {}</label>'
        rows = ((name, digest, _("bỏ %(name)s") % {"name": called}) for digest, called in value.parts)
        return format_html_join("", box, rows)


class ScanField(forms.Field):
    """Cleaned to a Scan of one file. `many`: the pages may come as several files."""

    def __init__(self, *, many: bool = False, **kwargs: Any) -> None:
        super().__init__(widget=ScanInput(many), **kwargs)

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What came with the form, kept at once."""
        return data.taken()[0] if isinstance(data, Handed) else Scan()

    def clean(self, value: Any) -> Scan:
        scan, problems = value.taken() if isinstance(value, Handed) else (Scan(), [])
        if problems:
            raise forms.ValidationError(problems)
        if self.required and not scan.parts:
            raise forms.ValidationError(_("Chọn tệp."))
        try:
            return scan.joined()
        except FileRefused as refused:
            raise forms.ValidationError(refused.message) from refused


def kept_scan(form: forms.BaseForm, name: str) -> Scan:
    """The file of a valid form."""
    found = form.cleaned_data.get(name)
    return found if isinstance(found, Scan) else Scan()


def _kept(upload: UploadedFile) -> tuple[Part | None, str]:
    """The file as it is kept, or why it can't be, naming it; a form asks several times and it is read once."""
    if not hasattr(upload, "kept_as"):
        name = (upload.name or "")[:LONGEST_NAME]
        try:
            upload.kept_as = (keep(upload).digest, name), ""  # type: ignore[attr-defined, arg-type]
        except FileRefused as refused:
            upload.kept_as = None, f"“{name}”: {refused.message}"  # type: ignore[attr-defined]
    return upload.kept_as  # type: ignore[attr-defined, no-any-return]


def _too_many(left: Sequence[UploadedFile]) -> Iterator[str]:
    """What is said of files for which a paper has no room."""
    if left:
        said = _("Một giấy tờ gồm tối đa %(limit)s tệp: %(count)s tệp từ “%(name)s” chưa nhận. Ghép bớt thành PDF.")
        yield said % {"limit": MOST_FILES, "count": len(left), "name": (left[0].name or "")[:LONGEST_NAME]}
