"""`tinhso plan read`: what a plan assigns, on the screen or as JSON. Needs no database.

Exit codes: 0 clean, 1 with findings, 2 unreadable.
"""

import json
from pathlib import Path
from typing import Annotated

import typer

plan = typer.Typer(help="Kế hoạch, công văn giao việc.", no_args_is_help=True)

CLEAN, WITH_FINDINGS, UNREADABLE = 0, 1, 2


@plan.command("read")
def read(
    file: Annotated[Path, typer.Argument(help="Tệp .docx, .pdf hoặc .txt.")],
    as_json: Annotated[bool, typer.Option("--json", help="In kết quả dạng JSON.")] = False,
) -> None:
    """Đọc văn bản giao việc: nhiệm vụ, đơn vị, thời hạn. Thoát 1 nếu có điều cần xem lại, 2 nếu không đọc được."""
    raise typer.Exit(read_and_print(file, as_json=as_json))


def read_and_print(file: Path, *, as_json: bool) -> int:
    """Read and print; returns the exit code."""
    from tinhso.directives.reading.plan import read_plan
    from tinhso.papers import UnreadableError, read_file

    try:
        reading = read_plan(read_file(file))
    except UnreadableError as error:
        if as_json:
            typer.echo(json.dumps({"error": {"code": error.code, "message": str(error)}}, ensure_ascii=False))
        typer.echo(str(error), err=True)
        return UNREADABLE
    values = reading.as_json()
    if as_json:
        typer.echo(json.dumps(values, ensure_ascii=False, indent=2))
    else:
        from tinhso.directives.reading.printing import lines_of

        for line in lines_of(reading):
            typer.echo(line)
    return WITH_FINDINGS if reading.findings else CLEAN
