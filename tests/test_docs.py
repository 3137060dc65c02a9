"""What the documents say of the code is true."""

import re
from pathlib import Path

from tinhso.site.drawings import ARCHITECTURE, drawn

ROOT = ARCHITECTURE.parents[1]


def test_life_cycles_in_the_architecture_are_those_of_the_code():
    assert ARCHITECTURE.read_text() == drawn(ARCHITECTURE.read_text()), "run `make drawings`"


def test_every_link_between_documents_leads_somewhere():
    broken = [
        f"{document.name}: {target}"
        for document in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
        for target in re.findall(r"\]\((?!http|#)([^)#]+)", document.read_text())
        if not (document.parent / target).exists()
    ]
    assert broken == []


def test_every_decision_is_in_the_index():
    index = (ROOT / "docs/decisions/README.md").read_text()
    missing = [path.name for path in Path(ROOT / "docs/decisions").glob("[0-9]*.md") if path.name not in index]
    assert missing == []
