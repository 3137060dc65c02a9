"""Bad input gets a message that says where; a run that fails or is stopped leaves no file behind."""

from pathlib import Path

import pyarrow.csv as pcsv
import pyarrow.parquet as pq
import pytest
import typer
from typer.testing import CliRunner

from tests.linkage.conftest import Province, run
from tinhso.linkage import tables
from tinhso.linkage.command import link
from tinhso.linkage.configuration import load_configuration, shipped
from tinhso.linkage.errors import LinkageError

PERSONS = """
[source]
id = "ma"
[[source.person]]
name = "ho_ten"
birth_date = "ngay_sinh"
[reference]
id = "so_dinh_danh"
[[reference.person]]
name = "ho_ten"
birth_date = "ngay_sinh"
"""
PEOPLE = "so_dinh_danh,ho_ten,ngay_sinh\n008095000012,Bàn Văn Sinh,01/02/1995\n008195000013,Lý Thị Muội,1995\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "persons.toml").write_text(PERSONS, encoding="utf-8")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    (tmp_path / "source.csv").write_text(
        "ma,ho_ten,ngay_sinh\n1,BÀN VĂN SINH,1.2.1995\n2,Không Có Ai,1.1.1900\n", encoding="utf-8"
    )
    return tmp_path


def attempt(folder: Path, source: str | bytes) -> LinkageError:
    data = source if isinstance(source, bytes) else source.encode()
    (folder / "source.csv").write_bytes(data)
    with pytest.raises(LinkageError) as caught:
        run(folder / "source.csv", folder / "people.csv", folder / "persons.toml", folder / "links.parquet")
    assert not list(folder.glob("*links.parquet*"))
    return caught.value


def test_a_handful_of_rows_is_enough(folder: Path) -> None:
    run(folder / "source.csv", folder / "people.csv", folder / "persons.toml", folder / "links.parquet")
    rows = pq.read_table(folder / "links.parquet").to_pylist()
    assert rows[0]["reference_id"] == "008095000012"
    assert rows[1]["reference_id"] is None


def test_a_missing_column_is_named_with_the_line_that_wants_it(folder: Path) -> None:
    error = attempt(folder, "ma,ten,ngay_sinh\n1,Bàn Văn Sinh,1995\n")
    assert error.column == "ho_ten"
    assert "persons.toml, dòng 5" in str(error)


def test_a_duplicate_id_is_named_with_its_lines(folder: Path) -> None:
    error = attempt(folder, "ma,ho_ten,ngay_sinh\n1,Bàn Văn Sinh,1995\n2,Lý Thị Muội,1995\n1,Bàn Văn Sinh,1995\n")
    assert (error.line, error.column) == (4, "ma")
    assert "dòng 2 và dòng 4" in str(error)


def test_an_empty_id_is_named_with_its_line(folder: Path) -> None:
    assert attempt(folder, "ma,ho_ten,ngay_sinh\n1,Bàn Văn Sinh,1995\n,Lý Thị Muội,1995\n").line == 3


@pytest.mark.parametrize("text", ["", "ma,ho_ten,ngay_sinh\n"])
def test_an_empty_table_is_refused(folder: Path, text: str) -> None:
    assert "rỗng" in str(error := attempt(folder, text)) or "không có dòng nào" in str(error)


def test_a_wrong_encoding_is_named_with_its_line(folder: Path) -> None:
    error = attempt(folder, "ma,ho_ten,ngay_sinh\n1,Lan,1995\n2,Lê,1995\n".encode().replace("Lê".encode(), b"L\xea"))
    assert error.line == 3
    assert "UTF-8" in str(error)


def test_a_table_too_large_for_the_machine_is_refused_while_it_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "available_memory", lambda: 500)
    assert "quá lớn" in str(attempt(folder, "ma,ho_ten,ngay_sinh\n1,Lan,1995\n"))


def test_a_row_of_another_width_is_named_with_its_line(folder: Path) -> None:
    assert attempt(folder, "ma,ho_ten,ngay_sinh\n1,Lan,1995\n2,Hoa\n").line == 3


def test_a_file_that_is_not_what_it_says(folder: Path) -> None:
    (folder / "source.parquet").write_text("not parquet")
    with pytest.raises(LinkageError, match="Parquet"):
        run(folder / "source.parquet", folder / "people.csv", folder / "persons.toml", folder / "links.parquet")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        (PERSONS.replace("birth_date", "birthdate", 1), 6, "birthdate"),
        (PERSONS.replace('id = "ma"', 'id = "ma'), 3, "TOML"),
        (PERSONS + "[decisions]\nprecision = 2\n", 13, "precision"),
        (PERSONS + "[decisions]\nrepeats = { nguoi = 0.1 }\n", 13, "nguoi"),
        (PERSONS + '[act]\nmay_be_swapped = ["a", "b"]\n', 13, "may_be_swapped"),
    ],
)
def test_a_typo_in_the_configuration_is_named_with_its_line(folder: Path, text: str, line: int, words: str) -> None:
    (folder / "persons.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LinkageError, match=words) as caught:
        load_configuration(folder / "persons.toml")
    assert caught.value.line == line


@pytest.mark.parametrize("name", ["marriages", "births", "deaths", "divorces", "duplicates", "persons"])
def test_shipped_configurations_are_valid(name: str) -> None:
    assert load_configuration(shipped(name)).title


def test_the_command_says_what_it_found_and_fails_with_a_message(folder: Path) -> None:
    app = typer.Typer()
    app.command()(link)
    arguments = ["--source", str(folder / "source.csv"), "--reference", str(folder / "people.csv")]
    arguments += ["--config", str(folder / "persons.toml"), "--out", str(folder / "links.parquet")]
    good = CliRunner().invoke(app, [*arguments, "--report", str(folder / "report.html")])
    assert good.exit_code == 0, good.output
    assert "cần xem" in good.output
    report = (folder / "report.html").read_text(encoding="utf-8")
    assert "Phân bố xác suất" in report
    assert "http" not in report
    bad = CliRunner().invoke(app, [*arguments[:-1], str(folder / "nowhere" / "links.parquet")])
    assert bad.exit_code == 2


@pytest.mark.parametrize("phase", ["source", "estimate", "link", "write"])
def test_a_stopped_run_leaves_nothing_behind(province: Province, tmp_path: Path, phase: str) -> None:
    from tinhso.linkage.runs import link as link_files

    def stop(now: str, _done: int) -> None:
        if now == phase:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        link_files(
            province.marriages, province.population, shipped("marriages"), tmp_path / "links.parquet", progress=stop
        )
    assert not list(tmp_path.iterdir())


def test_csv_and_xlsx_give_the_links_that_parquet_gives(province: Province, tmp_path: Path) -> None:
    from openpyxl import Workbook

    acts = pq.read_table(province.marriages).slice(0, 300)
    pq.write_table(acts, tmp_path / "acts.parquet")
    pcsv.write_csv(acts, tmp_path / "acts.csv")
    book = Workbook()
    book.active.append(acts.column_names)
    for row in zip(*(column.to_pylist() for column in acts.columns), strict=True):
        book.active.append(row)
    book.save(tmp_path / "acts.xlsx")
    found = []
    for kind in ("parquet", "csv", "xlsx"):
        out = tmp_path / f"links-{kind}.parquet"
        run(tmp_path / f"acts.{kind}", province.population, "marriages", out)
        found.append(pq.read_table(out))
    assert found[0].equals(found[1])
    assert found[0].equals(found[2])
