"""What was there, what came and what went: the stock at the end.

Finds "Đầu năm có 480 hộ nghèo. Trong năm 61 hộ thoát nghèo; 6 hộ tái nghèo, 16 hộ phát sinh mới …; cuối năm còn 444 hộ"
(441) and "trừ đi 6 hộ tái nghèo và 16 hộ phát sinh mới thì thực giảm 39 hộ". Leaves alone what has no beginning or no
end, and counts of other things.
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum

from tinhso.checker.chains import first_word
from tinhso.checker.claim import Claim, Reading, Sentence
from tinhso.checker.equations import Sum, holds
from tinhso.checker.findings import FindingKind
from tinhso.checker.numbers_in_text import Number
from tinhso.checker.slips import slip_would_mend
from tinhso.checker.wording import TIME_UNITS


class Role(Enum):
    START = 0
    CAME = 1
    WENT = 2
    NET = 3  # came or went, all in all
    END = 4


# The first that a clause says; the net before what came or went, the end before the start ("đến cuối kỳ còn").
_ROLES = (
    (Role.NET, re.compile(r"\b(?:thực giảm|giảm thực|giảm ròng|thực tăng|tăng thực)\b")),
    (Role.END, re.compile(r"\b(?:cuối (?:năm|kỳ|tháng|quý)|hiện còn|nay còn|(?:do đó|như vậy)\b.*\bcòn)\b")),
    (Role.START, re.compile(r"\b(?:đầu (?:năm|kỳ|tháng|quý)|tồn kỳ trước|(?:kỳ|tháng|quý|năm) trước chuyển)\b")),
    (
        Role.WENT,
        re.compile(
            r"\b(?:thoát|giải thể|chuyển đi|xóa tên|nghỉ (?:hưu|việc)|đã (?:trả|giải quyết)|xuất (?:kho|viện))\b"
        ),
    ),
    (
        Role.CAME,
        re.compile(
            r"\b(?:tái|phát sinh|nhận mới|tiếp nhận|thành lập mới|chuyển đến|kết nạp|nhập (?:kho|viện)|tuyển)\b"
        ),
    ),
)
_CLAUSE = re.compile(r"[,;:.()]|\b(?:và|thì)\b")
_LEAST = 4  # counts of one thing, for a stock at both ends and what moved


def flow_claims(reading: Reading) -> Iterator[Claim]:
    for sentences in reading.sentences.values():
        if sum(len(sentence.counts) for sentence in sentences) >= _LEAST:
            yield from _claims(sentences)


def _claims(sentences: Sequence[Sentence]) -> Iterator[Claim]:
    counts = [n for s in sentences for n in s.counts if first_word(n) not in TIME_UNITS and not n.hedge]
    roles: dict[Role, list[Number]] = {}
    for number, role in _roles(counts, sentences[0].passage.text.lower()):
        if not roles or first_word(number) == first_word(next(iter(roles.values()))[0]):
            roles.setdefault(role, []).append(number)
    came, went = roles.get(Role.CAME, []), roles.get(Role.WENT, [])
    starts, ends, nets = (roles.get(role, []) for role in (Role.START, Role.END, Role.NET))
    if not came or not went or len(starts) > 1 or len(ends) > 1 or len(nets) > 1:
        return
    moved = (*came, *went)
    signs = (*(1 for _ in came), *(-1 for _ in went))
    equations = [Sum(ends[0], (starts[0], *moved), (1, *signs))] if starts and ends else []
    if nets:
        down = sum(n.value for n in went) >= sum(n.value for n in came)
        equations.append(Sum(nets[0], moved, tuple(-sign for sign in signs) if down else signs))
        if starts and ends:
            equations.append(Sum(ends[0], (starts[0], nets[0]), (1, -1 if down else 1)))
    right = any(holds(equation) for equation in equations)
    for equation in equations:
        if holds(equation) or slip_would_mend(equation, least=1 if right else 3):
            yield Claim(FindingKind.SUM, equation)


def _roles(counts: Sequence[Number], text: str) -> Iterator[tuple[Number, Role]]:
    """What the clause of each count says of it."""
    end = 0
    for at, number in enumerate(counts):
        begin = max([end, *(mark.end() for mark in _CLAUSE.finditer(text, end, number.start))])
        limit = counts[at + 1].start if at + 1 < len(counts) else len(text)
        mark = _CLAUSE.search(text, number.end, limit)
        end = number.end
        clause = text[begin : number.start] + " " + text[number.end : mark.start() if mark else limit]
        role = next((role for role, said in _ROLES if said.search(clause)), None)
        if role is not None:
            yield number, role
