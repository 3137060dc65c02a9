"""The checker's measure must be right itself: what it calls clean adds up, what it calls wrong doesn't."""

import re
import unicodedata
from datetime import date
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

import pytest
from benchmarks.checker.drawing import templates
from benchmarks.checker.injection import Passage
from benchmarks.checker.locating import locate
from benchmarks.checker.paragraphs import HERE, paragraphs
from benchmarks.checker.reports import as_docx, reports
from benchmarks.checker.scoring import measure

from tinhso.papers import read_bytes

SPLITS = ("dev", "heldout")
UNITS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
WORDS = {word: unit for unit, word in enumerate(UNITS)} | {
    f"{'mười' if tens == 1 else f'{UNITS[tens]} mươi'} {word}".strip(): 10 * tens + unit
    for tens in range(1, 10)
    for unit, word in enumerate(["", "một" if tens == 1 else "mốt", *UNITS[2:5], "lăm", *UNITS[6:]])
}
WORDS |= {
    f"{UNITS[hundreds] or 'không'} trăm {'linh ' if 0 < rest < 10 else ''}{word}".strip(): 100 * hundreds + rest
    for hundreds in range(10)
    for word, rest in [("", 0), *WORDS.items()]
}


@pytest.fixture(scope="module", params=SPLITS)
def passages(request) -> list[Passage]:
    return [*paragraphs(request.param, seed=7, per_template=2), *reports(request.param, seed=7, per_report=2)]


def printed(passage: Passage) -> list[str]:
    return [passage.text[slot.start : slot.end].replace("\n", " ") for slot in passage.slots]


def number(text: str, style: str) -> Decimal:
    """Read here once more, by other code than wrote it."""
    word = unicodedata.normalize("NFC", text).lower()
    thousands, _, rest = word.partition(" nghìn")
    if thousands in WORDS and rest.strip() in WORDS | {"": 0}:
        return (
            Decimal(1000 * WORDS[thousands] + WORDS.get(rest.strip(), 0)) if "nghìn" in word else Decimal(WORDS[word])
        )
    if style in ("en", "en1"):
        return Decimal(text.replace(",", ""))
    return Decimal(text.replace(".", "").replace(",", "."))


def day(text: str) -> date | None:
    figures = [int(figure) for figure in re.findall(r"\d+", text)]
    try:
        return date(figures[2], figures[1], figures[0])
    except ValueError:
        return None


def holds(claim, texts: list[str], passage: Passage, slack: Decimal = Decimal(1)) -> bool:
    """Whether a claim holds for what stands in the text; percentages within `slack` units of their last digit."""
    mine = [texts[index] for index in claim.slots]
    of_days = isinstance(passage.slots[claim.slots[0]].value, date)
    if claim.relation == "valid" or of_days or passage.slots[claim.slots[0]].shown.count("/") == 2:
        days = [day(text) for text in mine]
        if None in days:
            return False
        return {"valid": True, "order": days[0] <= days[-1], "same": days[0] == days[-1]}[claim.relation]
    if claim.relation == "same" and mine[0].startswith("ng"):
        return day(mine[0]) == day(mine[1])
    styles = [passage.slots[index].style for index in claim.slots]
    values = [number(text, style) for text, style in zip(mine, styles, strict=True)]
    decimals = [len(re.split(r"[,.]", text)[1]) if re.search(r"[,.]\d{1,2}$", text) else 0 for text in mine]
    unit = Decimal(1).scaleb(-decimals[-1])
    match claim.relation:
        case "order":
            return values[0] <= values[1]
        case "sum":
            return values[0] == sum(values[1:])
        case "at_most":
            return sum(values[1:]) <= values[0]
        case "gap":
            return values[0] - values[1] == values[2]
        case "scaled":
            exact, unit = values[0] / claim.fixed, Decimal(1).scaleb(-passage.slots[claim.slots[1]].digits)
            return values[1] in (exact.quantize(unit, ROUND_HALF_UP), exact.quantize(unit, ROUND_DOWN))
        case "same":
            return values[0] == values[1]
        case "count" | "cited":
            return values[0] == claim.fixed
        case "complement":
            return abs(sum(values) - 100) < slack * unit * len(values)
    share = 100 * values[0] / values[1]
    exact = {"rise": share - 100, "fall": 100 - share, "times": share / 100}.get(claim.relation, share)
    return abs(values[2] - exact) < slack * unit


def test_the_set_is_as_large_as_it_says():
    dev, heldout = (paragraphs(split) for split in SPLITS)
    assert len(dev) + len(heldout) >= 400
    assert len({passage.template for passage in [*dev, *heldout]}) >= 60
    assert len([*reports("dev"), *reports("heldout")]) >= 20
    clean = sum(passage.clean for passage in [*dev, *heldout])
    assert 0.4 < clean / len([*dev, *heldout]) < 0.65
    kinds = {truth.kind for passage in [*dev, *reports("dev")] for truth in passage.truths}
    assert kinds == {"ratio", "complement", "sum", "restatement", "count", "growth", "reference", "date", "structure"}


def test_held_out_wordings_are_not_those_of_dev():
    dev, heldout = ({template.text for template in templates(HERE / split)} for split in SPLITS)
    sentences = [
        {part.strip() for text in texts for part in re.split(r"[.;\n]", text) if len(part) > 60}
        for texts in (dev, heldout)
    ]
    assert not sentences[0] & sentences[1]


def test_a_seed_gives_the_same_texts_and_another_seed_others():
    first, again, other = (paragraphs("dev", seed=seed, per_template=2) for seed in (3, 3, 4))
    assert first == again
    assert [passage.text for passage in first] != [passage.text for passage in other]
    assert reports("dev", seed=3, per_report=2) == reports("dev", seed=3, per_report=2)


def test_figures_stand_where_they_are_said_to_stand(passages):
    for passage in passages:
        assert printed(passage) == [slot.shown for slot in passage.slots], passage.name


def test_clean_passages_add_up(passages):
    for passage in passages:
        if passage.clean:
            texts = printed(passage)
            assert [claim for claim in passage.claims if not holds(claim, texts, passage)] == [], passage.name


def test_an_injected_error_is_one_and_putting_the_figure_back_heals_the_passage(passages):
    for passage in passages:
        texts = printed(passage)
        for truth in passage.truths:
            assert texts[truth.slot] != truth.right
            touched = [claim for claim in passage.claims if truth.slot in claim.slots]
            assert any(not holds(claim, texts, passage, Decimal("1.9")) for claim in touched), passage.name
        for truth in passage.truths:
            texts[truth.slot] = truth.right
        assert all(holds(claim, texts, passage) for claim in passage.claims), passage.name


def test_a_clean_passage_never_cites_one_document_with_two_dates(passages):
    for passage in passages:
        if passage.clean:
            cited = re.findall(r"(\d+(?:/\d{4})?/[\w-]*[A-ZĐ][\w&-]+) ngày (\d+/\d+/\d{4})", passage.text)
            days = {symbol: {day(when) for other, when in cited if other == symbol} for symbol, _ in cited}
            assert all(len(found) == 1 for found in days.values()), passage.name


def test_a_clean_report_cites_nothing_that_is_younger_than_itself(passages):
    for passage in passages:
        issued = re.search(r", ngày (\d+) tháng (\d+) năm (\d{4})\n", passage.text)
        if passage.clean and issued:
            cited = re.findall(r"số \d+(?:/\d{4})?/\S+[,\s]+(?:ban\s+hành\s+)?ngày\s+(\d+/\d+/\d{4})", passage.text)
            assert all(day(when) <= day("/".join(issued.groups())) for when in cited), passage.name


@pytest.mark.parametrize("split", SPLITS)
def test_figures_are_found_again_in_what_is_extracted(split):
    as_copied, as_typed = (reports(split, seed=7, per_report=2, ruined=ruined)[::3] for ruined in (True, False))
    files = [(report, report.text.encode()) for report in as_copied] + [
        (report, as_docx(report)) for report in as_typed
    ]
    for report, content in files:
        text = read_bytes(content).extracted.text
        places = locate(report, text)
        assert len(places) >= 0.97 * len(report.slots), report.name
        for index, (start, end) in places.items():
            assert "".join(text[start:end].split()) == "".join(report.slots[index].shown.split())


def test_the_checker_runs_over_a_small_instance():
    some = [*paragraphs("dev", seed=7, per_template=2)[::5], *reports("dev", seed=7, per_report=2)[::5]]
    score = measure(some)
    assert score.crashes == 0
    assert score.right + score.false.total() > 0
