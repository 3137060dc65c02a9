"""A database of trusted roots as `pdfsig` wants it, made with the library that pdfsig itself stands on.

    python nss.py FOLDER ROOT.der

Run as a process of its own: NSS keeps one state per process. Exits 3 where the library isn't installed.
"""

import ctypes
import ctypes.util
import sys
from pathlib import Path

NO_LIBRARY = 3
TRUSTED_CA = 1 << 4 | 1 << 3  # CERTDB_TRUSTED_CA | CERTDB_VALID_CA


class Trust(ctypes.Structure):
    _fields_ = [("ssl", ctypes.c_uint), ("email", ctypes.c_uint), ("objects", ctypes.c_uint)]


class Item(ctypes.Structure):
    _fields_ = [("type", ctypes.c_int), ("data", ctypes.c_char_p), ("length", ctypes.c_uint)]


def trust_root(folder: Path, root: bytes) -> None:
    """Make the database and put the root (DER) into it, trusted to issue certificates for signing."""
    found = ctypes.util.find_library("nss3")
    if found is None:
        sys.exit(NO_LIBRARY)
    nss = ctypes.CDLL(found)
    for name in ("PK11_GetInternalKeySlot", "CERT_NewTempCertificate", "CERT_GetDefaultCertDB"):
        getattr(nss, name).restype = ctypes.c_void_p
    succeed(nss.NSS_InitReadWrite(f"sql:{folder}".encode()))
    slot = ctypes.c_void_p(nss.PK11_GetInternalKeySlot())
    succeed(nss.PK11_InitPin(slot, None, b""))
    store = ctypes.c_void_p(nss.CERT_GetDefaultCertDB())
    item = Item(0, root, len(root))
    certificate = ctypes.c_void_p(nss.CERT_NewTempCertificate(store, ctypes.byref(item), None, 0, 1))
    succeed(nss.PK11_ImportCert(slot, certificate, ctypes.c_ulong(0), b"root", 0))
    trust = Trust(TRUSTED_CA, TRUSTED_CA, TRUSTED_CA)
    succeed(nss.CERT_ChangeCertTrust(store, certificate, ctypes.byref(trust)))


def succeed(code: int) -> None:
    if code:
        raise RuntimeError("NSS refused")


if __name__ == "__main__":
    trust_root(Path(sys.argv[1]), Path(sys.argv[2]).read_bytes())
