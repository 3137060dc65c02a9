"""The command line: `tinhso --help`. Heavy imports wait until a command needs them."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from tinhso.checker.command import check_files
from tinhso.directives.reading.command import plan
from tinhso.linkage.command import link
from tinhso.site.database import stop_embedded

app = typer.Typer(help="Tỉnh Số: hệ thống điều hành Đề án 06 của tỉnh.", no_args_is_help=True)
audit = typer.Typer(help="Nhật ký: kiểm tra tính toàn vẹn.", no_args_is_help=True)
database = typer.Typer(help="Cơ sở dữ liệu nhúng.", no_args_is_help=True)
app.add_typer(audit, name="audit")
app.add_typer(database, name="db")
app.add_typer(plan, name="plan")
app.command("check")(check_files)
app.command()(link)

FOUND_FAULTS = 1
UNREADABLE = 2


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinhso.site.settings")
    app()


@app.command()
def run(
    host: str = "127.0.0.1",
    port: int = 8000,
    workers: Annotated[int, typer.Option(help="Số tiến trình web.")] = 2,
    demo: Annotated[bool, typer.Option(help="Mở tỉnh mẫu với dữ liệu giả định.")] = False,
) -> None:
    """Chạy cả hệ thống trên máy này: cơ sở dữ liệu, web và tiến trình nền."""
    from tinhso.site.supervisor import supervise

    supervise(host=host, port=port, workers=workers, demo=demo)


@app.command()
def migrate() -> None:
    """Tạo hoặc nâng cấp cơ sở dữ liệu (với quyền chủ sở hữu)."""
    _manage("migrate", "--verbosity=0", as_owner=True)


@app.command()
def worker() -> None:
    """Chạy một tiến trình nền: hàng đợi việc, đánh số nhật ký, chuyển thông điệp."""
    _start_django()
    from tinhso.foundation.jobs.worker import work

    work()


@app.command()
def seed() -> None:
    """Nạp danh mục cơ quan, đơn vị của tỉnh, lịch và biểu mẫu báo cáo."""
    _start_django()
    from tinhso.foundation.organizations.seed import load_seed
    from tinhso.reporting.seed import load_calendars
    from tinhso.reporting.seed.forms import load_forms

    typer.echo({**load_seed(), **load_calendars(), **load_forms()})


@app.command()
def demo() -> None:
    """Nạp tỉnh mẫu, chưa có thì mới nạp; chỉ vào cơ sở dữ liệu chưa có người dùng."""
    _manage("load_demo")


@app.command("sign-keys")
def sign_keys(
    unit: Annotated[str, typer.Argument(help="Mã đơn vị có khóa ký, hoặc nơi người ký công tác.")],
    account: Annotated[str, typer.Option(help="Tên đăng nhập của người ký; bỏ trống: khóa của chính đơn vị.")] = "",
) -> None:
    """Tạo khóa ký thử nghiệm trên máy này cho một đơn vị hoặc một người; bên ngoài không tin chứng thư ấy."""
    _start_django()
    from tinhso.site.sign_keys import make_key

    raise typer.Exit(make_key(unit, account))


@app.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True})
def manage(context: typer.Context) -> None:
    """Lệnh quản trị của Django, với quyền chủ sở hữu cơ sở dữ liệu."""
    _manage(*context.args, as_owner=True)


@audit.command("verify")
def audit_verify() -> None:
    """Đọc lại toàn bộ nhật ký và dò mọi dấu vết sửa, xóa, đổi chỗ, cắt đuôi. Thoát 1 nếu có, 2 nếu không đọc được."""
    _start_django()
    from django.db import DatabaseError
    from rich.console import Console

    from tinhso.foundation.journal.verification import verify
    from tinhso.site.verification_text import explain

    try:
        report = verify()
    except DatabaseError as error:
        typer.echo(f"Không đọc được nhật ký (đã chạy `tinhso migrate` chưa?): {error}".splitlines()[0], err=True)
        raise typer.Exit(UNREADABLE) from None
    console = Console(highlight=False, soft_wrap=True)
    for finding in report.findings:
        console.print(f"[red]✗[/red] {explain(finding)}")
    mark = "[green]✓[/green]" if report.intact else "[red]✗[/red]"
    console.print(
        f"{mark} {report.rows} dòng, {report.seals} niêm phong, vị trí cuối {report.last_position}, "
        f"{len(report.findings)} sai phạm"
    )
    raise typer.Exit(0 if report.intact else FOUND_FAULTS)


@audit.command("seal")
def audit_seal() -> None:
    """Đánh số và niêm phong ngay những dòng đang chờ."""
    _start_django()
    from tinhso.foundation.journal.sequencer import seal_pending

    typer.echo(seal_pending())


@plan.command("import")
def plan_import(
    file: Annotated[Path, typer.Argument(help="Tệp .docx, .pdf hoặc .txt.")],
    account: Annotated[str, typer.Option(help="Tên đăng nhập của người nhập.")],
    aggregator: Annotated[str, typer.Option(help="Mã đơn vị theo dõi; bỏ trống: đơn vị của người nhập.")] = "",
) -> None:
    """Nhập văn bản giao việc thành bản nhập chờ duyệt. Thoát 1 nếu còn điều phải xem, 2 nếu không nhập được."""
    _start_django()
    from tinhso.site.plan_import import import_plan

    raise typer.Exit(import_plan(file, account, aggregator))


@database.command("stop")
def database_stop() -> None:
    """Dừng máy chủ cơ sở dữ liệu nhúng."""
    stop_embedded()


def _start_django() -> None:
    import django

    django.setup()


def _manage(*arguments: str, as_owner: bool = False) -> None:
    environment = {**os.environ, "TINHSO_AS_OWNER": "1"} if as_owner else None
    code = subprocess.run([sys.executable, "-m", "django", *arguments], env=environment, check=False).returncode
    if code:
        raise typer.Exit(code)
