"""Verification codes: drawn before the paper is written, so that it can carry its own; people type them off paper."""

import secrets
from io import BytesIO

from django.conf import settings
from django.urls import reverse

# Crockford's base 32: no I, L, O, U. 20 of them are 100 bits, which nobody guesses.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 20
_GROUP = 4
_MISREAD = str.maketrans("OIL", "011")


def reserve_code() -> str:
    """A code for a paper that is about to be written. Nothing is stored until the paper is issued."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def written(code: str) -> str:
    """As it is printed: "A1B2-C3D4-…"."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def as_typed(text: str) -> str:
    """The code that somebody typed or a QR code held: without hyphens and blanks, O read as 0, I and L as 1."""
    return "".join(each for each in text.upper().translate(_MISREAD) if each in ALPHABET)[:LENGTH]


def verification_url(code: str) -> str:
    """The public address at which the paper is verified, as its QR code says it."""
    return settings.PUBLIC_URL + reverse("office:verify_paper", kwargs={"code": written(code)})


def qr(text: str) -> bytes:
    """A QR code as SVG (medium error correction, with its quiet zone)."""
    import qrcode
    from qrcode.image.svg import SvgPathImage

    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4, image_factory=SvgPathImage)
    code.add_data(text)
    drawn = BytesIO()
    code.make_image().save(drawn)
    return drawn.getvalue()
