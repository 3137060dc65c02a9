"""Lines as they were set on a page, and how they lie to the cuts between columns."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinhso.papers.model import Place
from tinhso.papers.patterns import compiled

HEADER = compiled(r"^(?:s\.?tt|tt|so tt)\.?$")
NUMBER = compiled(r"^(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?:\.\d{1,2})?)[.)]?$")
_ROMAN = compiled(r"^[IVX]{1,5}[.)]?$")


@dataclass(frozen=True, slots=True)
class Token:
    """A word and where it stands across the page: in characters, or in points."""

    text: str
    left: float
    right: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set. `down` grows from top to bottom; `gap` says that more room than usual stands above."""

    tokens: tuple[Token, ...]
    down: float
    place: Place
    gap: bool = False
    after_break: bool = False

    @property
    def text(self) -> str:
        return " ".join(token.text for token in self.tokens)


@dataclass(frozen=True, slots=True)
class Scale:
    """`wide` is the least blank between two cells of a line, `strip` the least breadth of a strip between columns."""

    wide: float
    strip: float
    slack: float


CHARACTERS = Scale(wide=2, strip=1, slack=0.6)
POINTS = Scale(wide=7, strip=4, slack=1.5)


def parts_of(line: SetLine, scale: Scale) -> list[Token]:
    """The words of a line joined but where a wide blank stands between them."""
    parts: list[Token] = []
    for token in line.tokens:
        if parts and token.left - parts[-1].right < scale.wide:
            parts[-1] = Token(f"{parts[-1].text} {token.text}", parts[-1].left, token.right)
        else:
            parts.append(token)
    return parts


def fits(line: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    """Whether no word of the line lies across a cut."""
    return not any(
        token.left < cut - scale.slack and token.right > cut + scale.slack for token in line.tokens for cut in cuts
    )


def fits_part(part: Token, cuts: Sequence[float], scale: Scale) -> bool:
    return not any(part.left < cut - scale.slack and part.right > cut + scale.slack for cut in cuts)


def columns_of(line: SetLine, cuts: Sequence[float], scale: Scale) -> list[str]:
    cells: list[list[str]] = [[] for _ in range(len(cuts) + 1)]
    for token in line.tokens:
        cells[sum(token.left >= cut - scale.slack for cut in cuts)].append(token.text)
    return [" ".join(cell) for cell in cells]


def heads(line: SetLine, cuts: Sequence[float]) -> bool:
    """Whether a number stands in the first column: a row begins, or the title of a group over several columns."""
    first = line.tokens[0]
    return first.left < cuts[0] and bool(NUMBER.match(first.text))


def is_group(line: SetLine, cuts: Sequence[float], scale: Scale) -> bool:
    return (
        heads(line, cuts)
        and len(parts_of(line, scale)) <= 2
        and (not fits(line, cuts, scale) or bool(_ROMAN.match(line.tokens[0].text)))
    )
