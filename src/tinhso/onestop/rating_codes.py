"""The code with which an applicant rates his dossier: printed on his receipt, nobody guesses it from the dossier's."""

from django.utils.crypto import constant_time_compare, salted_hmac

from tinhso.foundation.signing.codes import ALPHABET, as_typed

SALT, LENGTH = "onestop.rating", 8


def rating_code(dossier_code: str) -> str:
    """ "A1B2-C3D4". It follows from the dossier's code and the installation's secret key, so nothing is stored; a new
    secret key makes the receipts that were printed before useless for rating."""
    digest = salted_hmac(SALT, dossier_code, algorithm="sha256").digest()
    letters = "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
    return f"{letters[:4]}-{letters[4:]}"


def is_rating_code(typed: str, dossier_code: str) -> bool:
    """Whether somebody typed the dossier's code, hyphens and look-alikes aside."""
    return constant_time_compare(as_typed(typed), as_typed(rating_code(dossier_code)))
