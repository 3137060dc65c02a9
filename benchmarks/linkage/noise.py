"""What hand-written books and their digitisation do to a name, a date, a number: rates, mild and harsh."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tinhso.kernel.text.legacy import TCVN3_CODES


@dataclass(frozen=True)
class Noise:
    """Rates, each a share of mentions (or of acts where said)."""

    marks_lost: float
    one_mark: float
    tone_place: float
    decomposed: float
    capitals: float
    tcvn3: float
    middle_lost: float
    middle_changed: float
    gender_word: float  # Văn or Thị put in or left out
    letter: float
    surname: float
    i_or_y: float
    year_only: float
    month_only: float
    swapped_date: float
    day_slip: float
    month_slip: float
    year_slip: float
    placeholder: float  # 1 January for a day that nobody knew
    date_missing: float
    number_slip: float
    place_missing: float
    moved: float
    old_place: float
    ethnicity_missing: float
    swapped_columns: float  # of acts
    absent: float  # people who are not in the database
    repeated: float  # of acts, entered twice


PROFILES = {
    "mild": Noise(
        marks_lost=0.015,
        one_mark=0.035,
        tone_place=0.10,
        decomposed=0.10,
        capitals=0.4,
        tcvn3=0.002,
        middle_lost=0.012,
        middle_changed=0.008,
        gender_word=0.012,
        letter=0.012,
        surname=0.002,
        i_or_y=0.01,
        year_only=0.06,
        month_only=0.005,
        swapped_date=0.01,
        day_slip=0.012,
        month_slip=0.006,
        year_slip=0.008,
        placeholder=0.01,
        date_missing=0.002,
        number_slip=0.005,
        place_missing=0.03,
        moved=0.12,
        old_place=0.4,
        ethnicity_missing=0.03,
        swapped_columns=0.003,
        absent=0.02,
        repeated=0.006,
    ),
    "harsh": Noise(
        marks_lost=0.06,
        one_mark=0.10,
        tone_place=0.2,
        decomposed=0.25,
        capitals=0.5,
        tcvn3=0.01,
        middle_lost=0.04,
        middle_changed=0.03,
        gender_word=0.035,
        letter=0.035,
        surname=0.008,
        i_or_y=0.03,
        year_only=0.18,
        month_only=0.02,
        swapped_date=0.03,
        day_slip=0.03,
        month_slip=0.015,
        year_slip=0.025,
        placeholder=0.025,
        date_missing=0.01,
        number_slip=0.02,
        place_missing=0.10,
        moved=0.2,
        old_place=0.7,
        ethnicity_missing=0.10,
        swapped_columns=0.012,
        absent=0.05,
        repeated=0.015,
    ),
    # Never looked at while the engine was tuned: other slips are common here than in the two above.
    "other": Noise(
        marks_lost=0.12,
        one_mark=0.03,
        tone_place=0.4,
        decomposed=0.02,
        capitals=0.9,
        tcvn3=0.03,
        middle_lost=0.06,
        middle_changed=0.01,
        gender_word=0.06,
        letter=0.05,
        surname=0.003,
        i_or_y=0.06,
        year_only=0.10,
        month_only=0.06,
        swapped_date=0.06,
        day_slip=0.01,
        month_slip=0.03,
        year_slip=0.01,
        placeholder=0.06,
        date_missing=0.005,
        number_slip=0.04,
        place_missing=0.02,
        moved=0.35,
        old_place=0.9,
        ethnicity_missing=0.25,
        swapped_columns=0.03,
        absent=0.10,
        repeated=0.005,
    ),
}

_TONES = "\u0300\u0309\u0303\u0301\u0323"
_QUALITIES = "\u0302\u0306\u031b"
_CONFUSED = {
    "n": "u m h",
    "u": "n",
    "m": "n",
    "h": "b n",
    "l": "t",
    "t": "l",
    "c": "e",
    "a": "o",
    "o": "a",
    "r": "n",
    "s": "x",
    "x": "s",
    "b": "h",
    "g": "q",
    "v": "r",
    "i": "l",
    "p": "f",
    "k": "h",
}
_KEYBOARD_DIGITS = {str(digit): f"{(digit + 1) % 10}{(digit - 1) % 10}" for digit in range(10)} | {"1": "7", "7": "1"}
_TO_TCVN3 = {letter: code for code, letter in TCVN3_CODES.items()}


def spoil_name(name: str, sex: int, noise: Noise, random: np.random.Generator) -> str:
    """One name as a book has it; each kind of slip on its own dice."""
    words = name.split()
    dice = iter(random.random(16))
    changes: list[tuple[float, Callable[[list[str]], list[str]]]] = [
        (noise.middle_lost, lambda w: [w[0], *w[2:]] if len(w) > 2 else w),
        (noise.middle_changed, lambda w: [w[0], str(random.choice(_MIDDLES)), *w[2:]] if len(w) > 2 else w),
        (noise.gender_word, lambda w: _gender_word(w, sex)),
        (noise.surname, lambda w: [str(random.choice(_SURNAMES)), *w[1:]]),
        (noise.i_or_y, _i_or_y),
        (noise.letter, lambda w: _on_one(w, lambda word: _misread(word, random), random)),
        (noise.one_mark, lambda w: _on_one(w, lambda word: _other_mark(word, random), random)),
        (noise.tone_place, lambda w: [_old_tone_place(word) for word in w]),
    ]
    for rate, change in changes:
        if next(dice) < rate:
            words = change(words)
    text = " ".join(words)
    if next(dice) < noise.marks_lost:
        text = _without_marks(text)
    if next(dice) < noise.tcvn3:
        return "".join(_TO_TCVN3.get(letter, letter) for letter in unicodedata.normalize("NFC", text))
    if next(dice) < noise.capitals:
        text = text.upper()
    return unicodedata.normalize("NFD", text) if next(dice) < noise.decomposed else text


_MIDDLES = [
    "Văn",
    "Đức",
    "Minh",
    "Xuân",
    "Hữu",
    "Thu",
    "Ngọc",
    "Thanh",
    "Hồng",
    "Kim",
    "Thị",
    "Mí",
    "Seo",
    "Tài",
    "Quang",
]
_SURNAMES = ["Nguyễn", "Trần", "Lê", "Hoàng", "Bàn", "Phàn", "Lý", "Giàng", "Vàng", "Nông", "Ma", "Triệu", "Lù"]


def _gender_word(words: list[str], sex: int) -> list[str]:
    word = ("Văn", "Thị")[sex]
    if word in words[1:-1]:
        return [words[0], *(other for other in words[1:-1] if other != word), words[-1]]
    return [words[0], word, *words[1:]]


def _on_one(words: list[str], change: Callable[[str], str], random: np.random.Generator) -> list[str]:
    place = int(random.integers(len(words)))
    return [change(word) if index == place else word for index, word in enumerate(words)]


def _other_mark(word: str, random: np.random.Generator) -> str:
    """Another tone, a tone too many or too few, a quality lost, or d for đ."""
    if "đ" in word.casefold() and random.random() < 0.3:
        return word.replace("đ", "d").replace("Đ", "D")
    letters = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in letters if mark in _TONES), "")
    if random.random() < 0.25 and any(mark in _QUALITIES for mark in letters):
        return unicodedata.normalize("NFC", "".join(mark for mark in letters if mark not in _QUALITIES))
    other = str(random.choice([mark for mark in ["", *_TONES] if mark != tone]))
    if tone:
        return unicodedata.normalize("NFC", letters.replace(tone, other))
    vowels = [place for place, letter in enumerate(letters) if letter.casefold() in "aeiouy"]
    place = vowels[len(vowels) // 2] + 1 if vowels else len(letters)
    return unicodedata.normalize("NFC", letters[:place] + other + letters[place:])


def _misread(word: str, random: np.random.Generator) -> str:
    places = [place for place, letter in enumerate(word) if letter.casefold() in _CONFUSED]
    if not places:
        return word
    place = int(random.choice(places))
    if random.random() < 0.25 and len(word) > 2:
        return word[:place] + word[place + 1 :]
    other = str(random.choice(_CONFUSED[word[place].casefold()].split()))
    return word[:place] + (other.upper() if word[place].isupper() else other) + word[place + 1 :]


def _i_or_y(words: list[str]) -> list[str]:
    swap = str.maketrans("ýỳỷỹỵyíìỉĩịi", "íìỉĩịiýỳỷỹỵy")
    return [word.translate(swap) if len(word) <= 2 else word for word in words]


_PAIRS = {
    new: old
    for old, new in (
        pair.split(":")
        for pair in [
            "hòa:hoà",
            "hóa:hoá",
            "hỏa:hoả",
            "họa:hoạ",
            "thủy:thuỷ",
            "thúy:thuý",
            "khỏe:khoẻ",
            "tòa:toà",
            "túy:tuý",
            "thùy:thuỳ",
            "lũy:luỹ",
            "hủy:huỷ",
            "tọa:toạ",
            "hùy:huỳ",
        ]
    )
}


def _old_tone_place(word: str) -> str:
    other = {old: new for new, old in _PAIRS.items()}.get(word.casefold())
    if other is None:
        return word
    return other.capitalize() if word[0].isupper() else other


def _without_marks(text: str) -> str:
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def spoil_date(year: int, month: int, day: int, noise: Noise, random: np.random.Generator) -> str | None:
    """A date as a book has it: DD.MM.YYYY, DD/MM/YYYY, MM.YYYY or YYYY; None where the book has none."""
    dice = random.random(8)
    if dice[0] < noise.date_missing:
        return None
    if dice[1] < noise.year_slip:
        year = _near_year(year, random)
    older = 1.6 if year < 1975 else 0.6
    if dice[2] < noise.year_only * older:
        return str(year)
    if dice[3] < noise.placeholder:
        day, month = 1, 1
    if dice[4] < noise.day_slip:
        day = _slip_within(day, 31 if month not in (2, 4, 6, 9, 11) else 28, random)
    if dice[5] < noise.month_slip:
        month, day = _slip_within(month, 12, random), min(day, 28)
    if dice[6] < noise.swapped_date and day <= 12:
        day, month = month, day
    if dice[7] < noise.month_only:
        return f"{month:02}.{year}"
    mark = ".-/"[int(random.integers(3))]
    return f"{day:02}{mark}{month:02}{mark}{year}"


def _near_year(year: int, random: np.random.Generator) -> int:
    choice = random.random()
    if choice < 0.6:
        return year + int(random.choice([-1, 1]))
    return year + int(random.choice([-10, 10, -2, 2, 3, -3]))


def _slip_within(value: int, most: int, random: np.random.Generator) -> int:
    other = value
    for _ in range(8):
        text = f"{value:02}"
        place = int(random.integers(2))
        other = int(text[:place] + str(random.integers(10)) + text[place + 1 :])
        if other != value and 1 <= other <= most:
            return other
    return value % most + 1


def slip_digits(number: str, random: np.random.Generator) -> str:
    place = int(random.integers(3, len(number) - 1))
    if random.random() < 0.3 and number[place] != number[place + 1]:
        return number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    return number[:place] + str(random.choice(list(_KEYBOARD_DIGITS[number[place]]))) + number[place + 1 :]
