"""Why a link was made or not, in a clerk's words."""

import numpy as np

from tinhso.linkage.acts import ACT_BROKEN, ACT_SUPPORTS, ACT_SWAPPED, Found
from tinhso.linkage.compiled import Array
from tinhso.linkage.weights import (
    F_DATE,
    F_ETHNICITY,
    F_FATHER,
    F_MOTHER,
    F_NAME,
    F_OLD,
    F_PERSONAL,
    F_PLACE,
    F_SEX,
    F_SPOUSE,
)

NAME_WORDS = (
    "", "cùng họ tên", "họ tên chỉ khác i/y", "họ tên mất dấu", "họ tên lệch một dấu", "họ tên lệch nhiều dấu",
    "họ tên thừa hoặc thiếu Văn/Thị", "họ tên thiếu chữ đệm", "chữ đệm khác", "họ tên lệch một chữ cái",
    "họ tên gần giống", "họ khác, tên đệm và tên giống", "tên khác, họ và đệm giống", "họ tên khác nhiều",
    "chỉ giống tên", "họ tên khác hẳn",
)  # fmt: skip
DATE_WORDS = (
    "", "cùng ngày sinh", "cùng tháng và năm sinh (một bên không có ngày)", "cùng năm sinh (một bên chỉ có năm)",
    "cùng năm sinh (một bên ghi 01/01)", "ngày sinh đảo ngày tháng", "ngày sinh lệch một chữ số",
    "ngày hoặc tháng sinh khác", "năm sinh lệch một chữ số", "chỉ cùng năm sinh", "năm sinh khác, cùng ngày tháng",
    "năm sinh lệch một năm", "ngày sinh khác", "năm sinh khác", "tháng và năm sinh khác", "tháng sinh khác",
)  # fmt: skip
_PERSONAL = ("", "cùng số định danh", "số định danh lệch một chữ số", "số định danh khác")
_OLD = ("", "cùng số CMND", "số CMND lệch một chữ số", "số CMND khác")
_AGREEMENTS = {
    F_PLACE: ("", "nơi cư trú phù hợp", "nơi cư trú khác"),
    F_ETHNICITY: ("", "", "dân tộc khác"),
    F_SEX: ("", "", "giới tính khác"),
}
_RELATIVES = {F_FATHER: "tên cha", F_MOTHER: "tên mẹ", F_SPOUSE: "tên vợ/chồng"}
_ALIKE = 10  # levels of names up to here count as alike

TIERS = ("none", "id", "exact", "scored", "act")
T_NONE, T_ID, T_EXACT, T_SCORED, T_ACT = range(5)
D_NONE, D_REVIEW, D_MATCH = 0, 1, 2
DECISIONS = ("none", "review", "match")


def tiers(found: Found) -> Array:
    """What carried each link: an identity number, whole agreement, the score, or the act it stands in."""
    levels = found.levels
    number = (levels[:, F_PERSONAL] == 1) | (levels[:, F_OLD] == 1)
    exact = (levels[:, F_NAME] == 1) & (levels[:, F_DATE] == 1)
    by_act = (found.alone < 0.95) & (found.probability[:, 0] > found.alone + 0.03)
    tier = np.select([number, by_act, exact], [T_ID, T_ACT, T_EXACT], T_SCORED)
    return np.where(found.row[:, 0] < 0, T_NONE, tier).astype(np.uint8)


def reason_codes(found: Found, decision: Array, rivals: Array) -> Array:
    """Everything a reason says, packed into one uint64 per mention: few distinct values, so few texts to write."""
    code = np.zeros(len(decision), np.uint64)
    for field in range(found.levels.shape[1]):
        code |= found.levels[:, field].astype(np.uint64) << np.uint64(4 * field)
    code |= found.act.astype(np.uint64) << np.uint64(40)
    code |= decision.astype(np.uint64) << np.uint64(44)
    code |= rivals.astype(np.uint64) << np.uint64(48)
    return code | ((found.row[:, 0] >= 0).astype(np.uint64) << np.uint64(52))


R_NO_RIVAL, R_CLOSE, R_TAKEN = 0, 1, 2


def reason_text(code: int, others: str) -> str:
    """The words for one code; `others` names the other persons of the act ("vợ", "chồng")."""
    levels = [code >> (4 * field) & 15 for field in range(10)]
    act, decision, rival, present = code >> 40 & 15, code >> 44 & 15, code >> 48 & 15, code >> 52 & 1
    if not present:
        return "không tìm thấy ai gần giống"
    parts = [_PERSONAL[levels[F_PERSONAL]], _OLD[levels[F_OLD]], NAME_WORDS[levels[F_NAME]], DATE_WORDS[levels[F_DATE]]]
    parts += [
        words[min(levels[field], 2)]
        for field, words in _AGREEMENTS.items()
        if not (field == F_SEX and act == ACT_SWAPPED)
    ]
    for field, words in _RELATIVES.items():
        if levels[field]:
            parts.append(f"{words} {'giống' if levels[field] <= _ALIKE else 'khác'}")
    if not levels[F_DATE]:
        parts.append("không có ngày sinh để so")
    parts.append(
        {
            ACT_SUPPORTS: f"{others} khớp chắc chắn",
            ACT_BROKEN: f"{others} trong dữ liệu là người khác",
            ACT_SWAPPED: "hai bên ghi lộn cột",
        }.get(act, "")
    )
    parts.append({R_CLOSE: "có người khác giống gần bằng", R_TAKEN: "người này khớp hơn với việc khác"}.get(rival, ""))
    said = "; ".join(part for part in parts if part)
    return f"chưa đủ căn cứ: {said}" if decision == D_NONE else said
