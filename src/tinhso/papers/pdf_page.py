"""What stands on a page of a PDF: words with their places, and ruled lines."""

import ctypes
from collections import deque
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from tinhso.papers.footnotes import raised

CHARACTER_LIMIT = 60000
OBJECT_LIMIT = 40000
_THIN = 2.5
_BROKEN_HYPHEN = 0x02  # what pdfium gives for a hyphen at the end of a line


@dataclass(slots=True)
class Word:
    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight ruled line; `at` is its x or y, `start` to `end` its extent along the other axis."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    words: list[Word]
    across: list[Rule]
    down: list[Rule]
    height: float
    width: float
    has_image: bool


def read_page(page: Any) -> Page:
    """Raises pdfium's errors for a page that it can't open."""
    words = _words(page)
    across, down, has_image = _rules(page)
    return Page(words, across, down, page.get_height(), page.get_width(), has_image)


def _words(page: Any) -> list[Word]:
    textpage = page.get_textpage()
    count = min(raw.FPDFText_CountChars(textpage), CHARACTER_LIMIT)
    box = raw.FS_RECTF()
    words: list[Word] = []
    letters: list[_Letter] = []

    def close() -> None:
        if letters:
            words.append(_word(letters))
            letters.clear()

    guessed_space = False
    recent: deque[_Letter] = deque(maxlen=12)
    for index in range(count):
        code = raw.FPDFText_GetUnicode(textpage, index)
        if code == _BROKEN_HYPHEN:
            code = 0x2D
        if not raw.FPDFText_GetLooseCharBox(textpage, index, box):
            continue
        if code <= 0x20 or code == 0xA0:
            guessed_space = code == 0x20 and box.right - box.left < 0.1
            if not guessed_space:
                close()
            continue
        letter = (chr(code), box.left, box.right, box.bottom, box.top)
        if any(_same_again(earlier, letter) for earlier in recent):
            continue  # a part of a composed letter (the horn of "ơ"), drawn by itself
        if letters and (_apart(letters[-1], letter) or (guessed_space and _spaced(letters[-1], letter))):
            close()
        letters.append(letter)
        recent.append(letter)
        guessed_space = False
    close()
    return _healed(words)


_TOUCHING = 0.1  # of the height: letters of one word are closer than this, words are further apart


def _healed(words: list[Word]) -> list[Word]:
    """Words in one piece whose letters come from several fonts, which pages draw one after the other."""
    by_right: dict[int, list[Word]] = {}
    healed: list[Word] = []
    for word in sorted(words, key=lambda word: word.left):
        near = (one for at in range(int(word.left) - 2, int(word.left) + 5) for one in by_right.get(at, ()))
        before = next((one for one in near if _touch(one, word)), None)
        if before is None:
            healed.append(word)
            by_right.setdefault(int(word.right), []).append(word)
            continue
        by_right[int(before.right)].remove(before)
        before.text += word.text
        before.right = max(before.right, word.right)
        before.bottom, before.top = min(before.bottom, word.bottom), max(before.top, word.top)
        by_right.setdefault(int(before.right), []).append(before)
    return healed


def _touch(one: Word, other: Word) -> bool:
    size = max(one.height, other.height, 4.0)
    level = min(abs(one.bottom - other.bottom), abs(one.top - other.top)) < 0.25 * size
    figure = one.text.isdigit() != other.text.isdigit() and min(one.height, other.height) < 0.85 * size
    return level and -0.3 * size < other.left - one.right < _TOUCHING * size and not figure


_Letter = tuple[str, float, float, float, float]


def _same_again(one: _Letter, other: _Letter) -> bool:
    return one[0] == other[0] and one[1] - 0.5 <= other[1] and other[2] <= one[2] + 1.5 and abs(one[3] - other[3]) < 2


def _spaced(one: _Letter, other: _Letter) -> bool:
    """Whether a space that pdfium only guessed stands where letters are apart."""
    gap = other[1] - one[2]
    return not -2 < gap < 0.12 * (other[4] - other[3])


def _apart(one: _Letter, other: _Letter) -> bool:
    size = max(one[4] - one[3], other[4] - other[3], 4.0)
    gap = other[1] - one[2]
    raised_figure = other[0].isdigit() and not one[0].isdigit() and (other[4] - other[3]) < 0.78 * (one[4] - one[3])
    if raised_figure or (one[0].isdigit() and (one[4] - one[3]) < 0.78 * (other[4] - other[3])):
        return True
    return gap > size * 0.6 or gap < -size * 2.5 or abs((one[3] + one[4]) - (other[3] + other[4])) > size * 2.2


def _word(letters: list[tuple[str, float, float, float, float]]) -> Word:
    return Word(
        "".join(letter[0] for letter in letters),
        min(letter[1] for letter in letters),
        max(letter[2] for letter in letters),
        min(letter[3] for letter in letters),
        max(letter[4] for letter in letters),
    )


def _rules(page: Any) -> tuple[list[Rule], list[Rule], bool]:
    across: list[Rule] = []
    down: list[Rule] = []
    has_image = False
    for number, item in enumerate(page.get_objects(max_depth=4)):
        if number > OBJECT_LIMIT:
            break
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            has_image = True
        if item.type != raw.FPDF_PAGEOBJ_PATH:
            continue
        try:
            x1, y1, x2, y2 = item.get_pos() if hasattr(item, "get_pos") else item.get_bounds()
        except pdfium.PdfiumError:
            continue
        _add_rules(item, (x1, y1, x2, y2), across, down)
    return across, down, has_image


def _add_rules(item: Any, box: tuple[float, float, float, float], across: list[Rule], down: list[Rule]) -> None:
    x1, y1, x2, y2 = box
    width, height = x2 - x1, y2 - y1
    if height <= _THIN and width > 6:
        across.append(Rule((y1 + y2) / 2, x1, x2))
    elif width <= _THIN and height > 4:
        down.append(Rule((x1 + x2) / 2, y1, y2))
    elif width > 6 and height > 4 and _is_stroked(item):
        segments = raw.FPDFPath_CountSegments(item)
        if segments <= 6:
            across += [Rule(y1, x1, x2), Rule(y2, x1, x2)]
            down += [Rule(x1, y1, y2), Rule(x2, y1, y2)]
        else:
            _add_segments(item, min(segments, 5000), box, across, down)


def _is_stroked(item: Any) -> bool:
    mode, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    return bool(raw.FPDFPath_GetDrawMode(item, mode, stroke) and stroke.value)


def _add_segments(
    item: Any, count: int, box: tuple[float, float, float, float], across: list[Rule], down: list[Rule]
) -> None:
    """The straight segments of a path that draws a whole grid, moved to where the path stands on the page."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[bool, float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(item, index)
        if not segment or not raw.FPDFPathSegment_GetPoint(segment, x, y):
            continue
        points.append((raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO, x.value, y.value))
    matrix = item.get_matrix()
    placed = [(start, *matrix.on_point(px, py)) for start, px, py in points]
    for (_start, ax, ay), (start, bx, by) in pairwise(placed):
        if start:
            continue
        if abs(ay - by) < 1 and abs(ax - bx) > 6:
            across.append(Rule((ay + by) / 2, min(ax, bx), max(ax, bx)))
        elif abs(ax - bx) < 1 and abs(ay - by) > 4:
            down.append(Rule((ax + bx) / 2, min(ay, by), max(ay, by)))


def lines_of_words(words: list[Word]) -> list[list[Word]]:
    """Words in lines from top to bottom, each from left to right; raised figures become footnote marks."""
    lines: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (-word.middle, word.left)):
        line = next((line for line in lines[-4:] if _same_line(line, word)), None)
        if line is None:
            lines.append([word])
        else:
            line.append(word)
    for line in lines:
        line.sort(key=lambda word: word.left)
        _mark_raised(line)
    return lines


def _same_line(line: list[Word], word: Word) -> bool:
    tallest = max(line, key=lambda one: one.height)
    overlap = min(tallest.top, word.top) - max(tallest.bottom, word.bottom)
    return overlap > 0.45 * min(max(tallest.height, 1), max(word.height, 1))


def _mark_raised(line: list[Word]) -> None:
    usual = sorted(word.height for word in line)[len(line) // 2]
    baseline = sorted(word.bottom for word in line)[len(line) // 2]
    for word in line:
        if (
            word.text.isdigit()
            and len(word.text) <= 2
            and word.height < 0.75 * usual
            and word.bottom > baseline + 0.2 * usual
        ):
            word.text = raised(word.text)


def text_of(line: list[Word]) -> str:
    """A line's text; a raised mark keeps to the word before it."""
    return " ".join(word.text for word in line)
