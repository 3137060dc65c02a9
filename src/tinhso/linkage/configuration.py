"""A linkage configuration: a TOML file that names the columns of any two tables and what their rows are."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from tinhso.linkage.errors import LinkageError
from tinhso.linkage.messages import N_

FIELDS = (
    "name",
    "birth_date",
    "personal_id",
    "old_id",
    "sex",
    "place",
    "ethnicity",
    "father_name",
    "mother_name",
    "spouse_name",
)
KIN = ("spouse_id", "father_id", "mother_id")
BOND_KINDS = {"spouse": "spouse_id", "father": "father_id", "mother": "mother_id"}
SEXES = {"nam": 1, "nữ": 2}
SHIPPED = Path(__file__).parent / "configurations"

Target = Literal["person", "record"]


@dataclass(frozen=True)
class PersonColumns:
    """Where one person of a row stands: field → column. `sex` is set when all persons of this role have one sex."""

    role: str
    label: str
    columns: dict[str, str]
    sex: int = 0


@dataclass(frozen=True)
class TableColumns:
    id: str
    persons: tuple[PersonColumns, ...]

    def needed(self) -> dict[str, str]:
        """Every column that is read, and the field that wants it."""
        found = {self.id: "id"}
        for person in self.persons:
            found |= {column: field for field, column in person.columns.items()}
        return found


@dataclass(frozen=True)
class Bond:
    """The reference names the relative: `kind` of the first role's person is the second role's person."""

    first: str
    second: str
    kind: str


_REPEATS = 0.02


@dataclass(frozen=True)
class Decisions:
    precision: float = 0.9995  # expected share of right ones among the matches
    least: float = 0.99  # probability that a single match must have
    review_share: float = 0.05  # of all mentions, when no hours are given
    review_minutes: float = 2.0  # a clerk's time for one
    one_to_one: bool = False  # a reference row belongs to one source row at most
    # Else: share of persons who stand in a second, different act; for all, or by role.
    repeats: float | dict[str, float] = _REPEATS


@dataclass(frozen=True)
class Configuration:
    path: Path
    title: str
    target: Target
    source: TableColumns
    reference: TableColumns
    bonds: tuple[Bond, ...]
    swapped: tuple[str, str] | None
    duplicates: bool
    decisions: Decisions

    @property
    def repeats(self) -> npt.NDArray[np.float64]:
        """By role, how likely a person stands in a second, different act."""
        said = self.decisions.repeats
        roles = [person.role for person in self.source.persons]
        return np.array([said.get(role, _REPEATS) if isinstance(said, dict) else said for role in roles])

    @property
    def children(self) -> npt.NDArray[np.bool_]:
        """By role, whether the act names a parent of this person."""
        known = {bond.first for bond in self.bonds if bond.kind != "spouse"}
        return np.array([person.role in known for person in self.source.persons])

    def line_of(self, text: str) -> int | None:
        """The line of the file on which a key or a quoted value first stands."""
        return _line_of(self.path, text)


def shipped(name: str) -> Path:
    """One of the configurations that come with the package: "marriages", "births", …"""
    return SHIPPED / f"{name}.toml"


def load_configuration(path: Path) -> Configuration:
    """Read and check a configuration. Raises LinkageError that names the file, the line and what is wrong."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        raise LinkageError(N_("tệp cấu hình phải là UTF-8"), file=path, line=line) from error
    except OSError as error:
        raise LinkageError(N_("không đọc được tệp cấu hình ({cause})"), file=path, cause=error.strerror) from error
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        raise LinkageError(
            N_("sai cú pháp TOML ({cause})"),
            file=path,
            line=int(place[1]) if place else text.count("\n") + 1,
            cause=error,
        ) from error
    return _Reader(path).configuration(data)


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path

    def configuration(self, data: dict[str, Any]) -> Configuration:
        self._only(data, {"title", "target", "source", "reference", "act", "decisions", "duplicates"})
        target = data.get("target", "person")
        if target not in ("person", "record"):
            raise self._error(N_("target là “person” hoặc “record”"), "target")
        source, reference = self._table(data, "source"), self._table(data, "reference")
        roles = [person.role for person in source.persons]
        if target == "record" and roles != [person.role for person in reference.persons]:
            raise self._error(N_("hai bảng phải có cùng các vai (role), theo cùng thứ tự"), "reference")
        if target == "person" and len(reference.persons) != 1:
            raise self._error(N_("bảng tra cứu người có đúng một [[reference.person]]"), "reference")
        act = data.get("act", {})
        self._only(act, {"bonds", "may_be_swapped"})
        return Configuration(
            path=self.path,
            title=str(data.get("title", self.path.stem)),
            target=target,
            source=source,
            reference=reference,
            bonds=tuple(self._bond(bond, roles, reference) for bond in act.get("bonds", [])),
            swapped=self._swapped(act, roles),
            duplicates=bool(data.get("duplicates", False)),
            decisions=self._decisions(data.get("decisions", {}), roles),
        )

    def _table(self, data: dict[str, Any], key: str) -> TableColumns:
        if not isinstance(data.get(key), dict):
            raise LinkageError(N_("thiếu mục [{key}]"), file=self.path, key=key)
        table = data[key]
        self._only(table, {"id", "person"})
        if not isinstance(table.get("id"), str):
            raise self._error(N_("mục [{key}] phải có id: tên cột mã của mỗi dòng"), f"[{key}]", key=key)
        people = table.get("person", [])
        if not isinstance(people, list) or not 1 <= len(people) <= 3:
            raise self._error(N_("mục [{key}] cần từ một đến ba [[{key}.person]]"), f"[{key}]", key=key)
        return TableColumns(table["id"], tuple(self._person(person, key) for person in people))

    def _person(self, person: dict[str, Any], table: str) -> PersonColumns:
        allowed = {*FIELDS, "role", "label", "always_sex"} | (set(KIN) if table == "reference" else set())
        self._only(person, allowed)
        columns = {field: column for field, column in person.items() if field in FIELDS or field in KIN}
        for field, column in columns.items():
            if not isinstance(column, str):
                raise self._error(N_("{key} phải là tên một cột"), field, key=field)
        if "name" not in columns:
            raise self._error(N_("[[{key}.person]] thiếu name: cột họ tên"), f"[[{table}.person]]", key=table)
        sex = person.get("always_sex", "")
        if sex and sex not in SEXES:
            raise self._error(N_("always_sex là “nam” hoặc “nữ”"), "always_sex")
        role = str(person.get("role", "person"))
        return PersonColumns(role, str(person.get("label", role)), columns, SEXES.get(sex, 0))

    def _bond(self, bond: dict[str, Any], roles: list[str], reference: TableColumns) -> Bond:
        self._only(bond, {"of", "is", "kind"})
        first, second, kind = bond.get("of"), bond.get("is"), bond.get("kind")
        for role in (first, second):
            if role not in roles:
                raise self._error(N_("bonds: không có vai “{role}”"), str(role), role=role)
        if kind not in BOND_KINDS:
            raise self._error(N_("bonds: kind là một trong {kinds}"), str(kind), kinds=", ".join(BOND_KINDS))
        if BOND_KINDS[kind] not in reference.persons[0].columns:
            raise self._error(
                N_("bonds: kind “{kind}” cần cột {column_key} ở bảng tra cứu"),
                str(kind),
                kind=kind,
                column_key=BOND_KINDS[kind],
            )
        return Bond(str(first), str(second), str(kind))

    def _swapped(self, act: dict[str, Any], roles: list[str]) -> tuple[str, str] | None:
        pair = act.get("may_be_swapped")
        if pair is None:
            return None
        if not isinstance(pair, list) or len(pair) != 2 or any(role not in roles for role in pair):
            raise self._error(N_('may_be_swapped là hai vai, ví dụ ["chong", "vo"]'), "may_be_swapped")
        return str(pair[0]), str(pair[1])

    def _decisions(self, table: dict[str, Any], roles: list[str]) -> Decisions:
        self._only(table, set(Decisions.__dataclass_fields__))
        decisions = Decisions(**table)
        for key in ("precision", "least", "review_share"):
            self._number(key, getattr(decisions, key), 1.0)
        self._number("review_minutes", decisions.review_minutes, 600.0)
        if isinstance(decisions.repeats, dict):
            self._only(decisions.repeats, set(roles))
        for value in decisions.repeats.values() if isinstance(decisions.repeats, dict) else [decisions.repeats]:
            self._number("repeats", value, 1.0)
        return decisions

    def _number(self, key: str, value: Any, most: float) -> None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value <= most:
            raise self._error(N_("{key} phải là số lớn hơn 0, không quá {most:g}"), key, key=key, most=most)

    def _only(self, table: dict[str, Any], allowed: set[str]) -> None:
        for key in table:
            if key not in allowed:
                raise self._error(
                    N_("không có khóa “{key}”; dùng được: {allowed}"), key, key=key, allowed=", ".join(sorted(allowed))
                )

    def _error(self, template: str, where: str, **values: Any) -> LinkageError:
        return LinkageError(template, file=self.path, line=_line_of(self.path, where), **values)


def _line_of(path: Path, text: str) -> int | None:
    pattern = re.compile(rf"^\s*{re.escape(text)}" if text.startswith("[") else rf"(?<!\w){re.escape(text)}(?!\w)")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if pattern.search(line.split("#")[0]):
            return number
    return None
