"""Scans and photographs handed to a form. A file is kept as soon as it arrives, so a mistake elsewhere in the form
doesn't cost it: the form comes back with the file's key beside the field."""

from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.store import keep

SALT = "onestop.scan"
LONGEST_NAME = 200
ACCEPTED = "application/pdf,image/jpeg,image/png"


@dataclass(frozen=True)
class Scan:
    """A kept file; an empty `digest` where none was given."""

    digest: str = ""
    name: str = ""

    @property
    def token(self) -> str:
        return signing.dumps([self.digest, self.name], salt=SALT) if self.digest else ""

    @classmethod
    def read(cls, token: str) -> "Scan":
        """Nothing for a token that isn't ours."""
        try:
            digest, name = signing.loads(token, salt=SALT)
        except (signing.BadSignature, ValueError, TypeError):
            return cls()
        return cls(str(digest), str(name))


class ScanInput(forms.FileInput):
    """A file or a photograph, with what was kept of it before."""

    def __init__(self) -> None:
        super().__init__({"accept": ACCEPTED, "capture": "environment"})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return files.get(name) or Scan.read(data.get(f"{name}.kept", ""))

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return name not in files and f"{name}.kept" not in data

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        drawn = super().render(name, None, attrs, renderer)
        if not isinstance(value, Scan) or not value.digest:
            return drawn
        said = _("Đã tải lên: %(name)s") % {"name": value.name}
        kept = '{}<input type="hidden" name="{}.kept" value="{}"><p class="help kept">{}</p>'
        return format_html(kept, drawn, name, value.token, said)


class ScanField(forms.Field):
    """Cleaned to a Scan."""

    widget = ScanInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What came with the form, kept at once."""
        return _kept(data)[0]

    def clean(self, value: Any) -> Scan:
        scan, problem = _kept(value)
        if problem:
            raise forms.ValidationError(problem)
        if self.required and not scan.digest:
            raise forms.ValidationError(_("Chọn tệp."))
        return scan


def kept_scan(form: forms.BaseForm, name: str) -> Scan:
    """The file of a valid form."""
    found = form.cleaned_data.get(name)
    return found if isinstance(found, Scan) else Scan()


def _kept(value: Any) -> tuple[Scan, str]:
    if not isinstance(value, UploadedFile):
        return (value if isinstance(value, Scan) else Scan()), ""
    if not hasattr(value, "kept_as"):
        try:
            value.kept_as = Scan(keep(value).digest, (value.name or "")[:LONGEST_NAME])  # type: ignore[attr-defined]
            value.refused = ""  # type: ignore[attr-defined]
        except FileRefused as error:
            value.kept_as, value.refused = Scan(), error.message  # type: ignore[attr-defined]
    return value.kept_as, value.refused  # type: ignore[attr-defined]
