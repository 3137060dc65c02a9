"""One signature into a PDF, by pyHanko. Slow to load: `sign` imports it when it is needed."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from typing import Any

from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.layout import AxisAlignment, Margins, SimpleBoxLayoutRule
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.stamp import StaticStampStyle

from tinhso.foundation.signing.errors import CannotSign

_FIELD = "ChuKy"


class _SignerAt(PdfSigner):
    """Signs at our clock's time instead of the machine's."""

    def __init__(self, at: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._at = at

    def init_signing_session(self, *args: Any, **kwargs: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **kwargs)
        session.system_time = self._at
        return session


def add_signature(
    pdf: bytes,
    key: Signer,
    at: datetime,
    *,
    reason: str,
    place: str,
    page: int,
    edges: tuple[int, int, int, int] | None,
    stamp: str,
) -> bytes:
    """The PDF with one signature more. `stamp`: file of the drawing that fills `edges` (left, lower, right, upper in
    points); without edges nothing is seen. Raises CannotSign."""
    try:
        field = f"{_FIELD}{len(PdfFileReader(BytesIO(pdf)).embedded_signatures) + 1}"
        meta = PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            location=place or None,
        )
        spec = SigFieldSpec(field, on_page=page, box=edges)
        style = whole_box(stamp) if edges else None
        signer = _SignerAt(at, meta, signer=key, stamp_style=style, new_field_spec=spec)
        signed = run_apart(signer.async_sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), in_place=False))
    except (PdfError, SigningError) as error:
        raise CannotSign(_("Tệp này không phải PDF ký được. Hãy xuất lại tệp từ nơi soạn rồi ký.")) from error
    return bytes(signed.getvalue())


def whole_box(drawing: str) -> StaticStampStyle:
    """The first page of a PDF file as a drawing that fills its box, without a frame or a veil over it."""
    layout = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins())
    return StaticStampStyle.from_pdf_file(drawing, border_width=0, background_opacity=1, background_layout=layout)


def run_apart(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end in a thread of its own: the caller's may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
