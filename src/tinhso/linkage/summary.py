"""What a run says of itself: counts, the errors to expect with an interval, and what held it back."""

from dataclasses import dataclass, field

import numpy as np

from tinhso.linkage.compiled import Array
from tinhso.linkage.decisions import Decided
from tinhso.linkage.estimation import Model
from tinhso.linkage.messages import N_, Message
from tinhso.linkage.reasons import D_MATCH, D_NONE, D_REVIEW, TIERS, tiers
from tinhso.linkage.weights import F_DATE, F_PERSONAL

_Z = 1.96
# Twins, borrowed papers, entries under a wrong name: of ten thousand links, one is expected to be wrong in ways that no
# weight knows of.
_UNKNOWN = 1e-4


@dataclass(frozen=True)
class Summary:
    mentions: int
    matched: int
    review: int
    none: int
    unnamed: int  # cells without a name: nothing to look for
    wrong_matches: tuple[float, float, float]  # expected, with a 95 % interval
    missed: tuple[float, float, float]  # persons in the reference who are left without a link or review
    tiers: dict[str, int]
    in_reference: float
    limits: list[Message] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def summarize(decided: Decided, mentioned: Array, group: int, model: Model, seconds: dict[str, float]) -> Summary:
    named = mentioned[::group]
    decision = decided.decision[::group]
    probability = decided.found.probability[::group, 0].astype(np.float64)
    matched, none = decision == D_MATCH, (decision == D_NONE) & named
    kinds = tiers(decided.found)[::group]
    return Summary(
        mentions=len(decision),
        matched=int(matched.sum()),
        review=int((decision == D_REVIEW).sum()),
        none=int(none.sum()),
        unnamed=int((~named).sum()),
        wrong_matches=_expected(np.maximum(1 - probability[matched], _UNKNOWN)),
        missed=_missed(probability, none, int(named.sum()), model),
        tiers={tier: int((kinds == number).sum()) for number, tier in enumerate(TIERS)},
        in_reference=model.in_reference,
        limits=_limits(decided, mentioned, group),
        seconds=seconds,
    )


def _expected(chances: Array) -> tuple[float, float, float]:
    """Sum of independent chances; the interval also allows for the chances being estimated (one part in four)."""
    mean = float(chances.sum())
    spread = _Z * float(np.sqrt((chances * (1 - chances)).sum() + (0.25 * mean) ** 2))
    return mean, max(0.0, mean - spread), mean + spread


def _missed(probability: Array, none: Array, named: int, model: Model) -> tuple[float, float, float]:
    """What the candidates promise, and at most all whom the sample says to be in the reference and nobody found."""
    mean, low, high = _expected(probability[none])
    share = model.in_reference
    share += _Z * float(np.sqrt(share * (1 - share) / max(1, model.sampled)))
    return mean, low, max(high, share * named - float(probability.sum()))


def _limits(decided: Decided, mentioned: Array, group: int) -> list[Message]:
    levels = decided.found.levels[mentioned]
    limits: list[Message] = []
    if decided.review_limited:
        limits.append(
            Message(
                N_("giờ rà soát: còn trường hợp đáng xem có xác suất dưới {chance} mà không đủ giờ"),
                {"chance": f"{decided.lowest_review:.2f}".replace(".", ",")},
            )
        )
    if len(levels):
        no_number = float((levels[:, F_PERSONAL] == 0).mean())
        no_date = float((levels[:, F_DATE] == 0).mean())
        vague = float(np.isin(levels[:, F_DATE], (2, 3, 4)).mean())
        if no_number > 0.5:
            limits.append(Message(N_("{share} lượt người không so được số định danh"), {"share": f"{no_number:.0%}"}))
        if no_date + vague > 0.05:
            limits.append(
                Message(N_("{share} lượt người không có đủ ngày, tháng, năm sinh"), {"share": f"{no_date + vague:.0%}"})
            )
    close = float((decided.rivals == 1).mean())
    if close > 0.005:
        share = f"{close:.1%}".replace(".", ",")
        limits.append(Message(N_("{share} lượt người có từ hai ứng viên gần bằng nhau"), {"share": share}))
    return limits
