"""`make drawings`: life cycles drawn from the tables in code into docs/architecture.md. A test finds stale ones."""

from pathlib import Path

import django

BEGIN, END = "<!-- life cycles: begin -->", "<!-- life cycles: end -->"
ARCHITECTURE = Path(__file__).resolve().parents[3] / "docs" / "architecture.md"


def drawn(text: str) -> str:
    """`text` with the part between the marks made anew."""
    from tinhso.directives import life_cycles as directives
    from tinhso.onestop import life_cycles as onestop

    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    diagrams = [
        f"### `{cycle.name}`\n\n```mermaid\n{cycle.mermaid()}\n```"
        for cycle in (
            directives.DOCUMENT,
            directives.REPORT,
            onestop.VERSION,
            onestop.DOSSIER,
            onestop.OUTAGE,
            onestop.PETITION,
        )
    ]
    return f"{before}{BEGIN}\n\n" + "\n\n".join(diagrams) + f"\n\n{END}{after}"


if __name__ == "__main__":
    django.setup()
    ARCHITECTURE.write_text(drawn(ARCHITECTURE.read_text()))
