"""Two who sign, and what they signed, drawn once: keys take long."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography import x509
from django.test import override_settings

from tests.foundation.signing.papers import BODY, SIGNER, certificate, key_of, paper
from tinhso.foundation.signing.sign import sign
from tinhso.foundation.signing.stamp import above_name, top_right


@pytest.fixture(scope="module", autouse=True)
def same_folder(signing_folder: Path) -> Iterator[None]:
    """Fixtures of the module draw keys, too."""
    with override_settings(SIGNING_DIRECTORY=signing_folder):
        yield


@pytest.fixture(scope="module")
def person(same_folder: None) -> x509.Certificate:
    return certificate(SIGNER)


@pytest.fixture(scope="module")
def body(same_folder: None) -> x509.Certificate:
    return certificate(BODY, "Ủy ban nhân dân tỉnh Tuyên Quang")


@pytest.fixture(scope="module")
def signed(person: x509.Certificate) -> bytes:
    """By the person, without a stamp."""
    return sign(paper(), key_of(person), reason="Ký ban hành", place="Tân Trào")


@pytest.fixture(scope="module")
def twice_signed(person: x509.Certificate, body: x509.Certificate) -> bytes:
    """By the person and by the body, both to be seen."""
    pdf = paper()
    by_person = sign(pdf, key_of(person), box=above_name(pdf, SIGNER))
    return sign(by_person, key_of(body), box=top_right(pdf), by_body=True)
