"""`tinhso run`: one command that brings a whole province up, and takes it down again with Ctrl-C."""

import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from types import FrameType

import typer

from tinhso.site import database

STOP_SECONDS = 15
WEB_THREADS = "4"
WEB_WAITING = "64"


def supervise(*, host: str, port: int, workers: int, demo: bool) -> None:
    """Migrate, seed (and fill the demo province once), then run the web server and one worker until told to stop.
    If either of them ends by itself, the other is stopped and the exit status is 1."""
    environment = {**os.environ, "TINHSO_DEMO": "1" if demo else os.environ.get("TINHSO_DEMO", "0")}
    environment.setdefault("TINHSO_PUBLIC_URL", f"http://{host}:{port}")
    served = bool(os.environ.get("DATABASE_URL"))
    if not served:
        database.start_embedded()
    _tinhso(["migrate"], environment)
    _tinhso(["seed"], environment)
    if demo:
        _tinhso(["demo"], environment)
    _tinhso(["manage", "collectstatic", "--noinput", "--verbosity=0"], environment)
    web = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", host, "--port", str(port)]
    web += [
        "--workers",
        str(workers),
        "--blocking-threads",
        WEB_THREADS,
        "--backpressure",
        WEB_WAITING,
        "--no-ws",
        "--log-level",
        "warning",
        "tinhso.site.wsgi:application",
    ]
    children = [
        subprocess.Popen(web, env=environment),
        subprocess.Popen([sys.executable, "-m", "tinhso.site", "worker"], env=environment),
    ]
    typer.echo(f"Tỉnh Số: http://{host}:{port}")
    code = _wait(children)
    if not served:
        database.stop_embedded()
    raise typer.Exit(code)


def _tinhso(arguments: Sequence[str], environment: dict[str, str]) -> None:
    subprocess.run([sys.executable, "-m", "tinhso.site", *arguments], env=environment, check=True)


def _wait(children: list[subprocess.Popen[bytes]]) -> int:
    """Wait for the first child to end, or for a signal; then end the others."""
    asked = False

    def ask(number: int, frame: FrameType | None) -> None:
        nonlocal asked
        asked = True
        for child in children:
            child.terminate()

    signal.signal(signal.SIGINT, ask)
    signal.signal(signal.SIGTERM, ask)
    ended, _status = os.wait()
    for child in children:
        if child.pid == ended:
            child.returncode = 0
        else:
            child.terminate()
            _end(child)
    return 0 if asked else 1


def _end(child: subprocess.Popen[bytes]) -> None:
    try:
        child.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        child.kill()
