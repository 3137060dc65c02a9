"""How the contents of the unseen documents are written down: a line per task, with what its deadline means.

`content | leads | helpers | deliverable | deadline | meaning`; units are parted by ";", a group's title follows "@".
A meaning is a kind, a day if it has one, and "+" if the work goes on afterwards: `date 2025-09-30+`, `ongoing`.
"""

from benchmarks.papers.contents import Due, G, Plan, T


def groups(text: str) -> tuple[G, ...]:
    found: list[tuple[str, list[T]]] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("@"):
            found.append((line[1:].strip(), []))
            continue
        found[-1][1].append(task(line))
    return tuple(G(title, tuple(tasks)) for title, tasks in found)


def task(line: str) -> T:
    content, lead, helpers, deliverable, deadline, meaning = (part.strip() for part in line.split("|"))
    return T(
        content, _units(lead), _units(helpers), deliverable, deadline, tuple(_due(each) for each in meaning.split(","))
    )


def plan(
    issuer: str, symbol: str, dated: str, issued_on: str, kind: str, subject: str, bases: str, ending: str, tasks: str
) -> Plan:
    """`issuer` and `ending` hold their lines with "/" between, `dated` is "Hà Nội, ngày 01 tháng 02 năm 2026"."""
    place, _, day = dated.partition(", ")
    *authority, position, signer = ending.split(" / ")
    return Plan(
        tuple(issuer.split(" / ")),
        symbol,
        place,
        day,
        issued_on,
        kind,
        subject,
        tuple(filter(None, map(str.strip, bases.splitlines()))),
        groups(tasks),
        "\n".join(authority),
        position,
        signer,
    )


def _units(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(";"))))


def _due(text: str) -> Due:
    kind, _, day = text.strip().partition(" ")
    return kind, day.rstrip("+") or None, text.endswith("+")
