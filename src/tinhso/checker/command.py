"""`tinhso check`: what contradicts itself in reports, on the screen or as JSON. Needs no database.

Exit codes: 0 clean, 1 with findings, 2 unreadable.
"""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

CLEAN, WITH_FINDINGS, UNREADABLE = 0, 1, 2


def check_files(
    files: Annotated[list[Path], typer.Argument(metavar="TỆP...", help="Tệp .docx, .pdf hoặc .txt.")],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
    against: Annotated[
        list[Path] | None, typer.Option("--against", metavar="TỆP", help="Báo cáo kỳ trước để đối chiếu.")
    ] = None,
) -> None:
    """Tìm mâu thuẫn trong báo cáo. Thoát 1 nếu có điểm cần xem, 2 nếu không đọc được."""
    raise typer.Exit(check_and_print(files, as_json=as_json, against=against or []))


def check_and_print(files: list[Path], *, as_json: bool, against: list[Path]) -> int:
    """Check and print; returns the exit code. With several files the JSON is a list."""
    from tinhso.papers import UnreadableError, read_file

    try:
        earlier = [read_file(path) for path in against]
    except UnreadableError as error:
        return _refuse(error.code, str(error), as_json=as_json)
    outcomes = [_check(path, earlier, as_json=as_json) for path in files]
    if as_json:
        printed: Any = [values for _, values in outcomes]
        typer.echo(json.dumps(printed[0] if len(printed) == 1 else printed, ensure_ascii=False, indent=2))
    return max(code for code, _ in outcomes)


def _check(path: Path, earlier: list[Any], *, as_json: bool) -> tuple[int, dict[str, Any]]:
    from tinhso.checker.engine import check
    from tinhso.checker.report import as_json as values_of
    from tinhso.checker.report import lines_of
    from tinhso.papers import UnreadableError, read_file

    try:
        document = read_file(path)
    except UnreadableError as error:
        typer.echo(f"{path}: {error}", err=True)
        return UNREADABLE, {"error": {"file": str(path), "code": error.code, "message": str(error)}}
    result = check(document, against=earlier)
    if not as_json:
        for line in lines_of(str(path), result):
            typer.echo(line)
    return (WITH_FINDINGS if result.findings else CLEAN), {"file": str(path), **values_of(document, result)}


def _refuse(code: str, message: str, *, as_json: bool) -> int:
    if as_json:
        typer.echo(json.dumps({"error": {"code": code, "message": message}}, ensure_ascii=False))
    typer.echo(message, err=True)
    return UNREADABLE
