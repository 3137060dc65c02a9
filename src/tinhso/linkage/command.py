"""`tinhso link`: a Typer function, registered by the command line of the site."""

import signal
from pathlib import Path
from typing import Annotated, Any

import typer

from tinhso.linkage.errors import LinkageError
from tinhso.linkage.messages import N_

FAILED, INTERRUPTED = 2, 130
_PHASES = {
    "reference": N_("Đọc bảng tra cứu"),
    "source": N_("Đọc sổ nguồn"),
    "index": N_("Lập chỉ mục"),
    "estimate": N_("Ước lượng trọng số"),
    "link": N_("Tìm và so khớp"),
    "decide": N_("Quyết định"),
    "write": N_("Ghi kết quả"),
}


def link(
    source: Annotated[Path, typer.Option(help="Sổ nguồn: .parquet, .csv hoặc .xlsx.")],
    reference: Annotated[Path, typer.Option(help="Bảng tra cứu, ví dụ cơ sở dữ liệu dân cư.")],
    config: Annotated[
        str, typer.Option(help="Tệp cấu hình TOML, hoặc tên có sẵn: marriages, births, deaths, divorces…")
    ],
    out: Annotated[Path, typer.Option(help="Tệp kết quả .parquet.")],
    review_hours: Annotated[float | None, typer.Option(min=0, help="Số giờ người rà soát có.")] = None,
    engine: Annotated[str, typer.Option(help="local hoặc spark.")] = "local",
    report: Annotated[Path | None, typer.Option(help="Trang báo cáo .html.")] = None,
    state: Annotated[
        Path | None, typer.Option(help="Thư mục giữ kết quả từng phần, để chạy tiếp hoặc chạy thêm.")
    ] = None,
) -> None:
    """Đối chiếu một sổ với một cơ sở dữ liệu: khớp, cần xem, không khớp, kèm lý do bằng lời."""
    from rich.console import Console

    console = Console(stderr=True, highlight=False)
    signal.signal(signal.SIGTERM, _as_interrupt)
    try:
        outcome = _run(console, source, reference, config, out, review_hours, engine, state)
        if report is not None:
            from tinhso.linkage.report import write_report

            write_report(outcome, report)
    except LinkageError as error:
        console.print(f"[red]✗[/red] {error}", markup=True, soft_wrap=True)
        raise typer.Exit(FAILED) from error
    except KeyboardInterrupt as interrupt:
        console.print("[yellow]![/yellow] " + N_("Đã dừng; không ghi tệp kết quả nào."))
        raise typer.Exit(INTERRUPTED) from interrupt
    _print_summary(outcome, out)


def _as_interrupt(_signal: int, _frame: object) -> None:
    raise KeyboardInterrupt


def _run(
    console: Any,
    source: Path,
    reference: Path,
    config: str,
    out: Path,
    hours: float | None,
    engine: str,
    state: Path | None,
) -> Any:
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from tinhso.linkage.configuration import shipped
    from tinhso.linkage.runs import link as run

    if engine not in ("local", "spark"):
        raise LinkageError(N_("--engine là local hoặc spark"))
    path = Path(config)
    if not path.exists() and path.suffix == "" and shipped(config).exists():
        path = shipped(config)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        TextColumn("{task.fields[done]}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Bắt đầu", done="")

        def progress(phase: str, done: int) -> None:
            bar.update(task, description=_PHASES[phase], done=_grouped(done) if done else "")

        return run(source, reference, path, out, review_hours=hours, engine=engine, state=state, progress=progress)


def _print_summary(outcome: Any, out: Path) -> None:
    summary = outcome.summary
    total = max(1, summary.mentions)
    typer.echo(f"{_grouped(summary.mentions)} lượt tìm → {out}")
    for label, count in (("khớp", summary.matched), ("cần xem", summary.review), ("không khớp", summary.none)):
        typer.echo(f"  {label:<11}{_grouped(count):>10}  {_percent(count / total)}")
    if summary.unnamed:
        typer.echo(f"  {'không tên':<11}{_grouped(summary.unnamed):>10}")
    typer.echo(f"Dự kiến khớp sai: {_interval(summary.wrong_matches)}; bỏ sót: {_interval(summary.missed)}")
    typer.echo(f"Ước tính có trong bảng tra cứu: {_percent(summary.in_reference)}")
    for limit in summary.limits:
        typer.echo(f"Hạn chế: {limit}")
    typer.echo(
        "Thời gian: "
        + ", ".join(
            f"{_PHASES[phase].lower()} {seconds:.1f} s".replace(".", ",") for phase, seconds in summary.seconds.items()
        )
    )


def _grouped(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _percent(share: float) -> str:
    return f"{share:.2%}".replace(".", ",")


def _interval(values: tuple[float, float, float]) -> str:
    mean, low, high = (f"{value:.0f}" for value in values)
    return f"{mean} (khoảng {low}–{high})"
