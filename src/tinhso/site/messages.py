"""`make messages`: collect every string that a user can see into the English catalogue.

Vietnamese is the source language, so only English has a catalogue. Python files are read by Babel, templates by
Django's own `templatize`; new strings arrive untranslated, and a test fails until each has its English.
"""

import ast
import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parent.parent
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "django.po"
LAZY = {"gettext_lazy": None, "N_": None, "ngettext_lazy": (1, 2), "pgettext_lazy": ((1, "c"), 2)}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY}
_STRING = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*({_STRING}(?:\s*,\s*{_STRING})*)", re.DOTALL)


class Message(NamedTuple):
    """One string as the code has it: singular or (singular, plural), with its context and its file."""

    id: str | tuple[str, str]
    context: str | None
    path: str


def collect() -> Iterator[Message]:
    """All strings of the package, in the order of files."""
    for path in sorted(PACKAGE.rglob("*.py")):
        yield from _of_python(path)
    for path in sorted(PACKAGE.rglob("templates/**/*.html")):
        yield from _of_template(path)


def build(existing: Catalog | None) -> Catalog:
    """The catalogue of today's strings with the translations that `existing` has; what left the code leaves it."""
    catalog = Catalog(locale="en", project="tinhso", charset="utf-8", fuzzy=False)
    for message in collect():
        known = existing.get(message.id, message.context) if existing else None
        catalog.add(message.id, known.string if known else None, [(message.path, None)], context=message.context)
    return catalog


def load() -> Catalog | None:
    if not ENGLISH.exists():
        return None
    with ENGLISH.open("rb") as stored:
        return read_po(stored, locale="en")


def save(catalog: Catalog) -> None:
    """Write without dates and line numbers, so that a diff shows changed strings only."""
    text = BytesIO()
    write_po(text, catalog, sort_output=True, omit_header=True, width=0)
    header = 'msgid ""\nmsgstr ""\n"Language: en\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    header += '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_text(header + text.getvalue().decode())


def untranslated(catalog: Catalog) -> list[str]:
    """Strings without English, in any of their forms."""
    return [
        str(message.id)
        for message in catalog
        if message.id and not all(message.string if isinstance(message.string, tuple) else (message.string,))
    ]


def _of_python(path: Path) -> Iterator[Message]:
    with path.open("rb") as source:
        for _line, ids, _comments, context in extract("python", source, KEYWORDS, options={"encoding": "utf-8"}):
            yield Message(ids if isinstance(ids, str) else tuple(ids), context, _relative(path))


def _of_template(path: Path) -> Iterator[Message]:
    for call in _CALL.finditer(templatize(path.read_text())):
        name, arguments = call.group(1), list(ast.literal_eval(f"({call.group(2)},)"))
        context = arguments.pop(0) if "pgettext" in name else None
        yield Message(tuple(arguments[:2]) if name.startswith("n") else arguments[0], context, _relative(path))


def _relative(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


if __name__ == "__main__":
    save(build(load()))
