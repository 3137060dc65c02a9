"""`tinhso plan read` at a terminal."""

import json
import subprocess
import sys
import time
from pathlib import Path

from benchmarks.papers.contents import DIGITAL
from benchmarks.papers.shapes import tabs
from typer.testing import CliRunner

from tinhso.site.cli import app

CLEAN = tabs(DIGITAL).replace("Các doanh nghiệp viễn thông trên địa bàn tỉnh", "Sở Tài chính")


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["plan", "read", *arguments])
    return result.exit_code, result.output


def test_a_clean_plan_exits_with_nought(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(CLEAN, encoding="utf-8")
    code, output = run(str(file), "--json")
    values = json.loads(output)
    assert code == 0
    assert values["document"]["symbol"] == "187/KH-UBND"
    assert set(values) >= {"document", "groups", "tasks", "duties", "targets", "findings"}
    task = values["tasks"][0]
    assert task["deadline"] == task["deadlines"][0]
    assert task["lead"] == [
        {"text": "Sở Khoa học và Công nghệ", "kind": "unit", "resolved": ["so-khoa-hoc-va-cong-nghe"]}
    ]
    assert task["source"]["line"] > 0


def test_findings_exit_with_one(tmp_path: Path) -> None:
    file = tmp_path / "plan.txt"
    file.write_text(CLEAN.replace("187/KH-UBND", "     /KH-UBND"), encoding="utf-8")
    code, output = run(str(file))
    assert code == 1
    assert "Số văn bản còn trống" in output


def test_what_can_not_be_read_exits_with_two(tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(b"PK\x03\x04 broken")
    code, output = run(str(file), "--json")
    assert code == 2
    assert "corrupt" in output


def test_no_django_and_no_database_are_needed() -> None:
    script = (
        "import sys, tinhso.directives.reading.plan, tinhso.directives.reading.command; "
        "sys.exit(any(name.split('.')[0] in ('django', 'psycopg') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_thousand_rows_take_less_than_five_seconds() -> None:
    from tinhso.directives.reading.plan import read_plan
    from tinhso.papers import read_bytes

    row = (
        "{}\tRà soát hồ sơ tồn đọng của thôn số {}\tSở Tư pháp; Sở Y tế\tUBND cấp xã\tBáo cáo\tTrước ngày 15/11/2025\n"
    )
    table = "TT\tNội dung\tĐơn vị chủ trì\tĐơn vị phối hợp\tSản phẩm\tThời hạn\n" + "".join(
        row.format(number, number) for number in range(1, 1001)
    )
    started = time.perf_counter()
    reading = read_plan(read_bytes(table.encode()))
    assert len(reading.tasks) == 1000
    assert time.perf_counter() - started < 5
