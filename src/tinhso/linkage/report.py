"""The report of a run as one HTML page that needs nothing else."""

from html import escape
from pathlib import Path

import numpy as np

from tinhso.linkage.compiled import Array
from tinhso.linkage.messages import N_, Say
from tinhso.linkage.output import whole_file
from tinhso.linkage.reasons import D_NONE, DATE_WORDS, DECISIONS, NAME_WORDS, TIERS, reason_codes, reason_text, tiers
from tinhso.linkage.stages import Outcome, group_of
from tinhso.linkage.weights import F_DATE, F_NAME

_EXAMPLES = 5
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#2b2622;background:#faf8f5;max-width:62rem;margin:2rem auto}
h1{border-bottom:3px solid #a61e22;padding-bottom:.3rem}h2{margin-top:2rem}table{border-collapse:collapse;width:100%}
td,th{padding:.25rem .6rem;border-bottom:1px solid #e4ded6;text-align:left;vertical-align:top}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}.bar{background:#a61e22;height:.8rem;min-width:1px}
caption{text-align:left;color:#6b625a;padding:.3rem 0}
"""


def write_report(outcome: Outcome, path: Path, say: Say = str, language: str = "vi") -> None:
    """Counts, distribution of probabilities, weights, examples of each tier, expected calibration.

    `say` translates into `language`; without it the page is Vietnamese.
    """
    summary, configuration = outcome.summary, outcome.prepared.configuration
    words = [
        (N_("Khớp"), _number(summary.matched)),
        (N_("Cần xem"), _number(summary.review)),
        (N_("Không khớp"), _number(summary.none)),
        (N_("Không ghi tên"), _number(summary.unnamed)),
        (N_("Dự kiến khớp sai (khoảng tin cậy 95%)"), _interval(summary.wrong_matches)),
        (N_("Dự kiến bỏ sót (khoảng tin cậy 95%)"), _interval(summary.missed)),
    ]
    limits = [say(N_("Hạn chế: {limit}")).format(limit=limit.said(say)) for limit in summary.limits]
    parts = [
        f"<h1>{escape(configuration.title)}</h1>",
        _table(say(N_("Kết quả")), ["", say(N_("Số lượt"))], [[say(word), figure] for word, figure in words]),
        "<ul>" + "".join(f"<li>{escape(limit)}</li>" for limit in limits) + "</ul>",
        _distribution(outcome.decided.found.probability[:: group_of(outcome.prepared), 0], say),
        _calibration(outcome, say),
        _table(
            say(N_("Cách tìm ra")),
            [say(N_("Tầng")), say(N_("Số lượt"))],
            [[tier, _number(count)] for tier, count in summary.tiers.items()],
        ),
        _weights(say(N_("Trọng số của họ tên")), NAME_WORDS, outcome, F_NAME, say),
        _weights(say(N_("Trọng số của ngày sinh")), DATE_WORDS, outcome, F_DATE, say),
        _examples(outcome, say),
    ]
    page = f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>{escape(configuration.title)}</title>'
    with whole_file(path) as part:
        part.write_text(f"{page}<style>{_STYLE}</style><body>{''.join(parts)}</body></html>", encoding="utf-8")


def _table(caption: str, heads: list[str], rows: list[list[str]]) -> str:
    """Cells are HTML already; all but the first column are figures."""
    head = "".join(f"<th{' class=n' if place else ''}>{text}</th>" for place, text in enumerate(heads))
    body = "".join(
        "<tr>" + "".join(f"<td{' class=n' if place else ''}>{cell}</td>" for place, cell in enumerate(row)) + "</tr>"
        for row in rows
    )
    return f"<h2>{caption}</h2><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _distribution(probability: Array, say: Say) -> str:
    counts, edges = np.histogram(probability, bins=20, range=(0, 1))
    most = max(1.0, float(np.log1p(counts).max()))
    rows = [
        f"<tr><td>{_decimal(edges[place])}–{_decimal(edges[place + 1])}</td><td class=n>{_number(int(count))}</td>"
        f'<td style="width:60%"><div class=bar style="width:{100 * np.log1p(count) / most:.0f}%"></div></td></tr>'
        for place, count in enumerate(counts)
    ]
    title, scale = say(N_("Phân bố xác suất")), say(N_("Thước lôgarit."))
    return f"<h2>{title}</h2><table><caption>{scale}</caption>{''.join(rows)}</table>"


def _calibration(outcome: Outcome, say: Say) -> str:
    """Without labels there is nothing to check against; what each decision promises is what a sample should find."""
    group = group_of(outcome.prepared)
    probability, decision = outcome.decided.found.probability[::group, 0], outcome.decided.decision[::group]
    words = {"match": N_("Khớp"), "review": N_("Cần xem"), "none": N_("Không khớp")}
    rows = []
    for number, name in reversed(list(enumerate(DECISIONS))):
        chosen = probability[decision == number]
        if len(chosen):
            rows.append([say(words[name]), _number(len(chosen)), f"{chosen.mean():.2%}".replace(".", ",")])
    heads = [say(N_("Quyết định")), say(N_("Số lượt")), say(N_("Dự kiến đúng"))]
    return _table(say(N_("Hiệu chuẩn: tỷ lệ đúng mà một mẫu kiểm tra sẽ thấy")), heads, rows)


def _weights(caption: str, words: tuple[str, ...], outcome: Outcome, field: int, say: Say) -> str:
    model = outcome.prepared.model
    rows = [
        [
            escape(say(words[level])),
            _decimal(model.true_shares[field, level]),
            _decimal(model.weights.field[field, level]),
        ]
        for level in range(1, len(words))
    ]
    heads = [N_("Mức giống nhau"), N_("Tỷ lệ ở cùng người"), N_("Trọng số (ln), chưa kể độ hiếm")]
    return _table(caption, [say(head) for head in heads], rows)


def _examples(outcome: Outcome, say: Say) -> str:
    found, decided, prepared = outcome.decided.found, outcome.decided, outcome.prepared
    kinds = tiers(found)
    codes = reason_codes(found, decided.decision, decided.rivals)
    roles = prepared.source.roles
    labels = [person.label for person in prepared.configuration.source.persons]
    rows = []
    for number, tier in enumerate(TIERS):
        for mention in np.flatnonzero((kinds == number) & (decided.decision != D_NONE))[:_EXAMPLES].tolist():
            others = " và ".join(label for place, label in enumerate(labels) if place != mention % roles)
            source = prepared.source.ids[mention // roles].as_py()
            words = escape(reason_text(int(codes[mention]), others, say))
            rows.append(
                [
                    f"{tier}: {escape(source)}, {escape(labels[mention % roles])}",
                    _decimal(found.probability[mention, 0]),
                    words,
                ]
            )
    heads = [say(N_("Dòng nguồn")), say(N_("Xác suất")), say(N_("Lý do"))]
    return _table(say(N_("Ví dụ của mỗi tầng")), heads, rows)


def _number(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _decimal(number: float) -> str:
    return f"{number:.3f}".replace(".", ",")


def _interval(values: tuple[float, float, float]) -> str:
    return f"{values[0]:.0f} ({values[1]:.0f}–{values[2]:.0f})"
