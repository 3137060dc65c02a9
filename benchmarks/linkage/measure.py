"""How good a set of links is, against the truth: best F1 over thresholds, precision, recall, calibration."""

from dataclasses import dataclass

import numpy as np
import polars as pl


@dataclass(frozen=True)
class Quality:
    f1: float
    threshold: float
    precision: float
    recall: float
    precision_at_95: float
    f1_at_95: float
    calibration_error: float
    calibration: list[str]  # by twentieths of probability: mentions, what was promised, what was right


def quality(best: pl.DataFrame, truth: pl.DataFrame) -> Quality:
    """`best`: mention, reference, probability (one row per mention at most); `truth`: mention, person (or null)."""
    joined = truth.join(best, on="mention", how="left")
    right = (joined["reference"] == joined["person"]).fill_null(False).to_numpy()
    probability = joined["probability"].fill_null(0.0).to_numpy().astype(np.float64)
    present = joined["person"].count()
    order = np.argsort(-probability, kind="stable")
    hits, ranks = np.cumsum(right[order]), np.arange(1, len(order) + 1)
    last = np.r_[probability[order][1:] != probability[order][:-1], True]  # a threshold can't part equal ones
    f1 = np.where(last, 2 * hits / (ranks + present), 0)
    top = int(f1.argmax())
    sure = probability >= 0.95
    bins = np.minimum((probability * 20).astype(int), 19)
    inside = [bins == number for number in range(20)]
    filled = [(number, chosen) for number, chosen in enumerate(inside) if chosen.any()]
    gaps = [abs(right[chosen].mean() - probability[chosen].mean()) * chosen.mean() for _number, chosen in filled]
    table = [
        f"from {number / 20:.2f}: {chosen.sum()}, {probability[chosen].mean():.3f}, {right[chosen].mean():.3f}"
        for number, chosen in filled
    ]
    return Quality(
        float(f1[top]),
        float(probability[order][top]),
        float(hits[top] / ranks[top]),
        float(hits[top] / present),
        float(right[sure].mean()) if sure.any() else 0.0,
        float(2 * right[sure].sum() / (sure.sum() + present)),
        float(sum(gaps)),
        table,
    )


@dataclass(frozen=True)
class DecisionQuality:
    matched: int
    match_precision: float
    review_share: float
    missed_by_match: int
    of_those_in_review: int


def decision_quality(links: pl.DataFrame, truth: pl.DataFrame) -> DecisionQuality:
    """`links`: mention, reference, decision."""
    joined = truth.join(links, on="mention", how="left")
    right = (joined["reference"] == joined["person"]).fill_null(False).to_numpy()
    match, review = ((joined["decision"] == word).fill_null(False).to_numpy() for word in ("match", "review"))
    missed = joined["person"].count() - int(right[match].sum())
    return DecisionQuality(
        int(match.sum()),
        float(right[match].mean()) if match.any() else 0.0,
        float(review.mean()),
        missed,
        int(right[review].sum()),
    )
