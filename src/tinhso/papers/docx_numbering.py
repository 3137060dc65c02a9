"""The numbers that Word computes: "1.", "a)", "-" stand in no text of a .docx, only in its numbering part."""

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


class Numbering:
    """Gives each numbered paragraph its label, in document order."""

    def __init__(self, part: etree._Element | None, styles: etree._Element | None) -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._abstract_of: dict[str, str] = {}
        self._style_numbers: dict[str, tuple[str, int]] = {}
        if part is not None:
            self._read(part)
        if styles is not None:
            self._read_styles(styles)

    def _read(self, part: etree._Element) -> None:
        abstracts: dict[str, dict[int, tuple[str, str, int]]] = {}
        for abstract in part.iter(W + "abstractNum"):
            levels: dict[int, tuple[str, str, int]] = {}
            for level in abstract.iter(W + "lvl"):
                at = _int(level.get(W + "ilvl"), 0)
                levels[at] = (
                    _value(level, "numFmt") or "decimal",
                    _value(level, "lvlText") or "",
                    _int(_value(level, "start"), 1),
                )
            abstracts[abstract.get(W + "abstractNumId") or ""] = levels
        for number in part.iter(W + "num"):
            identity = number.get(W + "numId") or ""
            abstract_id = _value(number, "abstractNumId") or ""
            self._abstract_of[identity] = abstract_id
            self._levels[identity] = abstracts.get(abstract_id, {})

    def _read_styles(self, styles: etree._Element) -> None:
        for style in styles.iter(W + "style"):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None and (identity := _value(number, "numId")):
                self._style_numbers[style.get(W + "styleId") or ""] = (identity, _int(_value(number, "ilvl"), 0))

    def label(self, paragraph: etree._Element) -> str:
        """The label of a paragraph, empty for one that isn't numbered; counts it."""
        number = paragraph.find(f"{W}pPr/{W}numPr")
        if number is not None:
            identity, at = _value(number, "numId") or "", _int(_value(number, "ilvl"), 0)
        else:
            style = paragraph.find(f"{W}pPr/{W}pStyle")
            identity, at = self._style_numbers.get(style.get(W + "val") or "" if style is not None else "", ("", 0))
        levels = self._levels.get(identity)
        if not levels or at not in levels:
            return ""
        style_name, text, start = levels[at]
        if style_name == "bullet":
            return "- "
        if style_name == "none":
            return ""
        counters = self._counters.setdefault(self._abstract_of[identity], {})
        counters[at] = counters.get(at, start - 1) + 1
        for deeper in [level for level in counters if level > at]:
            del counters[deeper]
        label = text
        for level in range(at + 1):
            form, _text, first = levels.get(level, ("decimal", "", 1))
            label = label.replace(f"%{level + 1}", _written(counters.get(level, first), form))
        return f"{label} " if label else ""


def _written(number: int, form: str) -> str:
    if form in ("lowerRoman", "upperRoman"):
        roman = ""
        for value, letters in _ROMAN:
            while number >= value:
                roman, number = roman + letters, number - value
        return roman.upper() if form == "upperRoman" else roman
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return f"{number:02}" if form == "decimalZero" else str(number)


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(W + name)
    return None if child is None else child.get(W + "val")


def _int(text: str | None, default: int) -> int:
    try:
        return int(text) if text is not None else default
    except ValueError:
        return default
