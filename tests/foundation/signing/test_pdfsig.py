"""An independent reader agrees: poppler's `pdfsig`, given the test authority, and OpenSSL on the bytes alone."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader

from tests.foundation.signing.papers import BODY, SIGNER
from tests.foundation.signing.pdfsig import database, told_by_pdfsig
from tinhso.foundation.signing.keys import trusted_roots


@pytest.fixture
def folder(tmp_path: Path, twice_signed: bytes) -> Path:
    """A paper signed by a person and by the body, the same with one byte changed, and the test authority's root."""
    at = twice_signed.index(b"stream") + 40
    (tmp_path / "changed.pdf").write_bytes(twice_signed[:at] + bytes([twice_signed[at] ^ 1]) + twice_signed[at + 1 :])
    (tmp_path / "signed.pdf").write_bytes(twice_signed)
    (tmp_path / "root.pem").write_bytes(trusted_roots()[0].public_bytes(Encoding.PEM))
    return tmp_path


@pytest.fixture
def pdfsig(folder: Path) -> Path:
    """The folder with a database in which pdfsig finds the test authority's root."""
    database(folder)
    return folder


def test_pdfsig_finds_both_signatures_valid_and_their_certificates_trusted(pdfsig: Path) -> None:
    told = told_by_pdfsig(pdfsig, "signed.pdf")
    assert re.findall(r"Common Name: (.*)", told) == [SIGNER, BODY]
    assert told.count("Signature Validation: Signature is Valid.") == 2
    assert told.count("Certificate Validation: Certificate is Trusted.") == 2
    assert told.count("ETSI.CAdES.detached") == 2
    assert "Total document signed" in told.split("Signature #2")[1]


def test_pdfsig_finds_a_changed_byte(pdfsig: Path) -> None:
    told = told_by_pdfsig(pdfsig, "changed.pdf")
    assert told.count("Signature Validation: Digest Mismatch.") == 2
    assert "Signature is Valid" not in told


def test_openssl_agrees(folder: Path) -> None:
    if shutil.which("openssl") is None:
        pytest.skip("openssl isn't installed")
    for at in range(2):
        assert _openssl_accepts(folder, "signed.pdf", at)
        assert not _openssl_accepts(folder, "changed.pdf", at)


def _openssl_accepts(folder: Path, name: str, at: int) -> bool:
    with (folder / name).open("rb") as file:
        entries = PdfFileReader(file).embedded_signatures[at].sig_object
        begin, length, further, rest = (int(each) for each in entries["/ByteRange"])
        container = bytes(entries["/Contents"])
    content = (folder / name).read_bytes()
    (folder / "content").write_bytes(content[begin : begin + length] + content[further : further + rest])
    (folder / "cms.der").write_bytes(container)
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", "cms.der", "-content", "content"]
    command += ["-CAfile", "root.pem", "-purpose", "any", "-out", "/dev/null"]
    return subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode == 0
