"""House rules that a machine can hold."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "tinhso"
LONGEST_FILE = 400
SHELLS = [*SOURCE.glob("*/office/**/*.py"), *SOURCE.glob("office/**/*.py"), *SOURCE.glob("**/api.py")]


def tracked(*patterns: str) -> list[Path]:
    listed = subprocess.run(["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=False)
    names = listed.stdout.split() or [str(path.relative_to(ROOT)) for path in ROOT.glob("src/**/*.py")]
    return [ROOT / name for name in names if (ROOT / name).exists()]


@pytest.mark.parametrize("path", SHELLS, ids=lambda path: str(path.relative_to(SOURCE)))
def test_views_and_api_never_touch_a_model_manager(path):
    touching = [
        f"{number}: {line.strip()}"
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if re.search(r"\.objects\b|_default_manager|\.save\(|\.delete\(|get_object_or_404\(", line)
    ]
    assert touching == [], "call a verb or a query"


def test_no_file_is_a_god():
    long = [
        f"{path.relative_to(ROOT)}: {length}"
        for path in tracked("src/*.py", "src/*.html", "src/*.css", "src/*.js")
        if "migrations" not in path.parts and (length := len(path.read_text().splitlines())) > LONGEST_FILE
    ]
    assert long == []


def test_no_room_is_called_utils():
    assert [path for path in tracked("*.py") if path.stem in {"utils", "helpers", "misc", "common"}] == []


def test_every_wing_and_room_says_what_it_is():
    silent = [
        str(path.relative_to(SOURCE))
        for path in tracked("src/*.py")
        if path.name not in {"__init__.py", "apps.py", "__main__.py", "wsgi.py", "urls.py", "models.py"}
        and "migrations" not in path.parts
        and not path.read_text().lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []
