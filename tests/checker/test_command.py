"""`tinhso check`: exit codes, JSON, lines for a terminal."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tinhso.site.cli import app

WRONG = "Tiếp nhận 5.803 hồ sơ/6.264 hồ sơ, đạt 81,14%."


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "bao-cao.txt"
    path.write_text(WRONG)
    return path


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["check", *map(str, arguments)])
    return result.exit_code, result.stdout


def test_exit_codes(report: Path, tmp_path: Path) -> None:
    clean = tmp_path / "sach.txt"
    clean.write_text(WRONG.replace("5.803", "5.083"))

    assert run(clean)[0] == 0
    assert run(report)[0] == 1
    assert run(clean, report)[0] == 1
    assert run(tmp_path / "khong-co.txt")[0] == 2
    assert run(report, "--against", tmp_path / "khong-co.txt")[0] == 2


def test_json(report: Path) -> None:
    code, output = run(report, "--json")
    values = json.loads(output)
    (finding,) = values["findings"]

    assert code == 1
    assert set(values) >= {"document", "findings", "claims_checked", "numbers"}
    assert (finding["kind"], finding["severity"], finding["expected"]) == ("ratio", "contradiction", "5.083")
    assert finding["spans"][0] == {"start": 10, "end": 15, "text": "5.803"}
    assert finding["suggestion"] == [{"start": 10, "end": 15, "text": "5.803", "replacement": "5.083"}]
    assert values["claims_checked"]["ratio"] == 1
    assert values["numbers"] == {"total": 3, "in_some_claim": 3}


def test_an_unreadable_file_says_why(tmp_path: Path) -> None:
    broken = tmp_path / "hong.docx"
    broken.write_bytes(b"PK\x03\x04 not a zip")
    code, output = run(broken, "--json")

    assert code == 2
    assert json.loads(output)["error"]["code"] == "corrupt"


def test_lines_show_the_place(report: Path) -> None:
    output = run(report)[1]
    assert "bao-cao.txt:1: ✗ [ratio]" in output
    assert "⟦5.803⟧" in output
    assert "5.803 : 6.264 = 92,64% ≠ 81,14%" in output


def test_starting_needs_no_django() -> None:
    """A check starts fast: neither Django nor a database is loaded."""
    heavy = "any(name in sys.modules for name in ('django', 'psycopg', 'lxml'))"
    code = f"import sys, tinhso.checker.command; sys.exit({heavy})"
    start = time.monotonic()
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
    assert time.monotonic() - start < 5
