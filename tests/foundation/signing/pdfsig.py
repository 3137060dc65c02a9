"""poppler's `pdfsig`, told to trust the test authority."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from tests.foundation.signing import nss
from tinhso.foundation.signing.keys import trusted_roots


def database(folder: Path) -> None:
    """Make the folder one in which pdfsig finds the test authority's root; skips where it can't be."""
    if shutil.which("pdfsig") is None:
        pytest.skip("poppler-utils (pdfsig) isn't installed")
    (folder / "root.der").write_bytes(trusted_roots()[0].public_bytes(Encoding.DER))
    (folder / "nss").mkdir()
    made = subprocess.run([sys.executable, nss.__file__, folder / "nss", folder / "root.der"], check=False)
    if made.returncode == nss.NO_LIBRARY:
        pytest.skip("libnss3 isn't installed: pdfsig can't be told whom to trust")
    assert made.returncode == 0


def told_by_pdfsig(folder: Path, name: str) -> str:
    command = ["pdfsig", "-nssdir", f"sql:{folder / 'nss'}", folder / name]
    return subprocess.run(command, capture_output=True, text=True, check=False).stdout
