"""Several photographs and scans of one paper become one PDF, page after page."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.utils.translation import gettext as _

from tinhso.foundation.files.errors import FileRefused
from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.files.store import keep, open_file, path_of

ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
MOST_PAGES = 200


@dataclass(frozen=True)
class Page:
    """`page`: its number in a PDF, 0 for a picture. `name`: of the file, as people know it."""

    path: str
    page: int
    name: str


def join(named: Sequence[tuple[str, str]]) -> StoredFile:
    """One kept PDF with the pages of kept files, given by digest and name, in that order; the same files give the same
    PDF. A single file is returned as it is. Raises FileRefused, naming the file, for one that can't be such a part or
    can't be read, and for more than 200 pages."""
    kept = StoredFile.objects.in_bulk([digest for digest, _name in named])
    parts = [(kept[digest], name) for digest, name in named]
    if len(parts) == 1:
        return parts[0][0]
    with TemporaryDirectory() as folder:
        root, pages = Path(folder), []
        for number, (stored, name) in enumerate(parts):
            path = f"{number}{_ending(stored, name)}"
            shutil.copyfile(path_of(stored.digest), root / path)
            pages += [Page(path, page, name) for page in _pages(stored, name)]
        if len(pages) > MOST_PAGES:
            raise FileRefused(_("Các tệp có hơn %(most)s trang; tách thành nhiều giấy tờ.") % {"most": MOST_PAGES})
        return keep(BytesIO(_written(root, pages)))


def _ending(stored: StoredFile, name: str) -> str:
    if stored.media_type not in ENDINGS:
        said = _("“%(name)s”: chỉ ghép được ảnh JPG, PNG và PDF; lưu tệp này thành PDF rồi tải lại.")
        raise FileRefused(said % {"name": name})
    return ENDINGS[stored.media_type]


def _pages(stored: StoredFile, name: str) -> list[int]:
    """The pages of a PDF from 1; [0] for a picture."""
    import pypdfium2 as pdfium

    if stored.media_type != "application/pdf":
        return [0]
    try:
        with open_file(stored) as content:
            return list(range(1, len(pdfium.PdfDocument(content.read())) + 1))
    except pdfium.PdfiumError as broken:
        raise FileRefused(_unreadable(name)) from broken


def _written(root: Path, pages: Sequence[Page]) -> bytes:
    with as_file(files("tinhso.foundation.files") / "pages.typ") as template:
        shutil.copyfile(template, root / "pages.typ")
    whole = _compiled(root, pages)
    if whole is None:
        broken = next((each for each in pages if _compiled(root, [each]) is None), pages[0])
        raise FileRefused(_unreadable(broken.name))
    return whole


def _compiled(root: Path, pages: Sequence[Page]) -> bytes | None:
    """None where a picture or a page can't be read."""
    import typst

    inputs = {"pages": json.dumps([{"path": each.path, "page": each.page} for each in pages])}
    try:
        return bytes(typst.compile(str(root / "pages.typ"), root=str(root), sys_inputs=inputs, format="pdf"))
    except RuntimeError:
        return None


def _unreadable(name: str) -> str:
    return _("“%(name)s”: không đọc được, tệp hỏng hoặc có mật khẩu; chụp hoặc quét lại rồi tải lên.") % {"name": name}
