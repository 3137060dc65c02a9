"""What the engine is held to, beside what it reached."""

from typing import Any

FEWER_ERRORS = {"mild": 0.25, "harsh": 0.35, "other": 0.25}
DIVORCES_FOUND = {"mild": 0.995, "harsh": 0.985, "other": 0.985}


def targets(noise: str, results: dict[str, Any], ratios: dict[str, float]) -> list[str]:
    """A line per target: whether it is met, what was reached and what is wanted; with the peer all of them."""
    ours, divorces, peer = results["ours"], results["divorces"], results.get("splink")
    wrong = divorces["wrong_matches"] / max(1, divorces["matches"])
    lines = [
        _at_most("peak memory, MB", ours["peak_mb"], 2000),
        _at_least("precision at probability 0.95", ours["precision_at_95"], 0.997),
        _at_most("calibration error", ours["calibration_error"], 0.01),
        _at_least("precision of match", ours["match_precision"], 0.999),
        _at_most("share in review", ours["review_share"], 0.05),
        _at_least("part of the missed that review holds", _part(ours, "of_those_in_review", "missed_by_match"), 0.5),
        _at_least("divorces found", divorces["found"], DIVORCES_FOUND[noise]),
        _at_most("divorces matched wrongly, of all matched", wrong, 0.001),
        _at_most("divorces without a record that were matched", divorces["strangers_matched"], 0),
        _at_most("divorces, seconds", divorces["seconds"]["all"], 2.0),
    ]
    if peer is not None:
        lines += [
            _at_least("times faster than the peer's whole run", ratios["times faster than the peer's whole run"], 10),
            _at_least("times faster than the peer's inference", ratios["times faster than the peer's inference"], 5),
            _at_least("fewer errors (1 - F1)", ratios["fewer errors (1 - F1)"], FEWER_ERRORS[noise]),
            _at_least("F1 at probability 0.95, beside the peer's best", ours["f1_at_95"], peer["f1"]),
        ]
    return lines


def _part(result: dict[str, Any], some: str, of: str) -> float:
    return float(result[some]) / max(1, int(result[of]))


def _at_least(what: str, reached: float, wanted: float) -> str:
    return f"{'met' if reached >= wanted else 'MISSED'}: {what}: {reached:.5g} (at least {wanted:.5g})"


def _at_most(what: str, reached: float, wanted: float) -> str:
    return f"{'met' if reached <= wanted else 'MISSED'}: {what}: {reached:.5g} (at most {wanted:.5g})"
