"""Signing a PDF: PAdES baseline B (ETSI EN 319 142-1), one signature after the other, each as an increment.

There is no trusted time in it: baseline T needs a time-stamping authority, which a province has and the demo hasn't.
"""

from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from tinhso.foundation.signing.certificates import read_certificate
from tinhso.foundation.signing.errors import CannotSign
from tinhso.foundation.signing.stamp import Box, draw_stamp
from tinhso.kernel import clock

if TYPE_CHECKING:
    from pyhanko.sign import Signer


def sign(
    pdf: bytes, key: "Signer", *, reason: str = "", place: str = "", box: Box | None = None, by_body: bool = False
) -> bytes:
    """The PDF with one signature more; earlier ones stay valid. With a box, the signature is seen there; `by_body` says
    that the certificate is a body's, whose stamp names no person.

    The time is the clock's. Raises CannotSign when the file is no PDF that can be signed, or when the certificate isn't
    valid today.
    """
    from tinhso.foundation.signing.pades import add_signature

    now = clock.local(clock.now())
    names = read_certificate(key.signing_cert)
    if not names.valid_from <= now <= names.valid_to:
        raise CannotSign(_("Chứng thư của %(name)s không còn hoặc chưa có hiệu lực.") % {"name": names.name})
    with NamedTemporaryFile(suffix=".pdf") as stamp:
        if box is not None:
            person, body = ("", names.name) if by_body else (names.name, names.organisation)
            stamp.write(draw_stamp(box, person, body, now))
            stamp.flush()
        page, edges = (box.page, box.in_points()) if box else (0, None)
        return add_signature(pdf, key, now, reason=reason, place=place, page=page, edges=edges, stamp=stamp.name)
