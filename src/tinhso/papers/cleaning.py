"""Takes out of a text what editors, web pages and converters leave behind, line by line."""

import html
import re

from tinhso.kernel.text import from_legacy, nfc, recognise_encoding

_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SPACES = re.compile("[ \u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_TAGS = re.compile(r"</?(?:p|br|div|td|th|tr|table|li|ul|ol)\b[^<>]{0,200}/?>", re.IGNORECASE)
_INLINE_TAGS = re.compile(r"</?(?:i|b|u|em|strong|span|sup|sub|font|a)\b[^<>]{0,300}/?>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,6});")
_LINK = re.compile(r"\[([^\[\]]{1,300})\]\((?:https?://|#|/|javascript)[^()\s]{0,300}\)")
_IMAGE = re.compile(r"!\[[^\[\]]{0,200}\]\([^()]{0,300}\)")
_EMPHASIS = re.compile(r"(?<!\w)(\*{1,3}|__)(?=\S)(.{1,2000}?)(?<=\S)\1(?!\w)|\*{2,3}")
_LONE_STAR = re.compile(r"(?<=[\w,.;:)”\"])\*(?!\w)|(?<![\w*])\*(?=[^\s*])")
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTE = re.compile(r"^\s{0,3}>\s+")
_ESCAPED = re.compile(r"\\([-.()\[\]*_#+!|>])")


def clean_line(text: str) -> str:
    """NFC, one kind of space, no markup and no invisible characters. Tabs stay: they separate cells."""
    text = _SPACES.sub(" ", _INVISIBLE.sub("", text))
    if "<" in text:
        text = _INLINE_TAGS.sub("", _TAGS.sub(" ", text))
    if "&" in text:
        text = _ENTITY.sub(lambda entity: html.unescape(entity.group()), text)
    return nfc(_without_markdown(text)).strip(" \r\n")


def _without_markdown(text: str) -> str:
    text = _QUOTE.sub("", _HEADING.sub("", text))
    if "[" in text:
        text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    if "*" in text or "__" in text:
        bullet, rest = ("* ", text.lstrip()[2:]) if text.lstrip().startswith("* ") else ("", text)
        for _nested in range(2):
            rest = _EMPHASIS.sub(lambda match: match[2] or "", rest)
        text = bullet + _LONE_STAR.sub("", rest)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def repair_encoding(text: str) -> str:
    """Text in TCVN3, VNI or doubly encoded UTF-8 becomes Unicode; anything else comes back as it is."""
    sample = text[:20000]
    encoding = recognise_encoding(sample)
    if encoding == "unicode" or encoding == "unknown":
        return text
    try:
        return "\n".join(from_legacy(line, encoding) for line in text.split("\n"))
    except ValueError:
        return text
