"""Every string that a user can see has its English, and the catalogue is that of today's code."""

import re

from tinhso.site.messages import build, load, untranslated

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w+\}")


def test_the_catalogue_is_complete_and_current():
    stored = load()
    current = build(stored)

    assert {m.id for m in stored} == {m.id for m in current}, "run `make messages`"
    assert untranslated(current) == []


def test_translations_keep_the_placeholders():
    wrong = [
        message.id
        for message in load()
        if message.id
        for original, english in zip(_forms(message.id), _forms(message.string), strict=True)
        if sorted(PLACEHOLDER.findall(original)) != sorted(PLACEHOLDER.findall(english))
    ]
    assert wrong == []


def _forms(text: str | tuple[str, ...]) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)
