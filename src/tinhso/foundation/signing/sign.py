"""Signing a PDF: PAdES baseline B (ETSI EN 319 142-1), one signature after the other, each as an increment.

There is no trusted time in it: baseline T needs a time-stamping authority, which a province has and the demo hasn't.
"""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from io import BytesIO
from tempfile import NamedTemporaryFile
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

from tinhso.foundation.signing.certificates import read_certificate
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.stamp import Box, draw_stamp
from tinhso.kernel import clock

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


def sign(
    pdf: bytes, key: Signer, *, reason: str = "", place: str = "", box: Box | None = None, by_body: bool = False
) -> bytes:
    """The PDF with one signature more; earlier ones stay valid. With a box, the signature is seen there; `by_body` says
    that the certificate is a body's, whose stamp names no person.

    The time is the clock's. Raises CannotSign when the file is no PDF that can be signed, or when the certificate isn't
    valid today.
    """
    now = clock.local(clock.now())
    names = read_certificate(key.signing_cert)
    if not names.valid_from <= now <= names.valid_to:
        raise CannotSign(_("Chứng thư của %(name)s không còn hoặc chưa có hiệu lực.") % {"name": names.name})
    if box is None:
        return _sign(pdf, key, now, reason, place, None, None)
    with NamedTemporaryFile(suffix=".pdf") as stamp:
        person, body = ("", names.name) if by_body else (names.name, names.organisation)
        stamp.write(draw_stamp(box, person, body, now))
        stamp.flush()
        whole = SimpleBoxLayoutRule(AxisAlignment.ALIGN_MIN, AxisAlignment.ALIGN_MIN, Margins())
        style = StaticStampStyle.from_pdf_file(
            stamp.name, border_width=0, background_opacity=1, background_layout=whole
        )
        return _sign(pdf, key, now, reason, place, box, style)


def _sign(
    pdf: bytes, key: Signer, at: datetime, reason: str, place: str, box: Box | None, style: StaticStampStyle | None
) -> bytes:
    try:
        field = f"{_FIELD}{len(PdfFileReader(BytesIO(pdf)).embedded_signatures) + 1}"
        spec = SigFieldSpec(field, on_page=box.page if box else 0, box=box.in_points() if box else None)
        meta = PdfSignatureMetadata(
            field_name=field,
            md_algorithm="sha256",
            subfilter=SigSeedSubFilter.PADES,
            reason=reason or None,
            location=place or None,
        )
        signer = _SignerAt(at, meta, signer=key, stamp_style=style, new_field_spec=spec)
        writer = IncrementalPdfFileWriter(BytesIO(pdf))
        signed = run_apart(signer.async_sign_pdf(writer, in_place=False))
    except (PdfError, SigningError) as error:
        raise CannotSign(_("Tệp PDF này không ký được: %(why)s") % {"why": error}) from error
    return bytes(signed.getvalue())


def run_apart(coroutine: Coroutine[Any, Any, Any]) -> Any:
    """Run to the end in a thread of its own: the caller's may have an event loop already."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, coroutine).result()
