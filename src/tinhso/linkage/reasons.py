"""Why a link was made or not, in a clerk's words."""

from functools import lru_cache

import numpy as np

from tinhso.linkage.acts import ACT_BROKEN, ACT_SUPPORTS, ACT_SWAPPED, Found
from tinhso.linkage.compiled import Array
from tinhso.linkage.messages import N_, Say
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
    "",
    N_("cùng họ tên"),
    N_("họ tên chỉ khác i/y"),
    N_("họ tên mất dấu"),
    N_("họ tên lệch một dấu"),
    N_("họ tên lệch nhiều dấu"),
    N_("họ tên thừa hoặc thiếu Văn/Thị"),
    N_("họ tên thiếu chữ đệm"),
    N_("chữ đệm khác"),
    N_("họ tên lệch một chữ cái"),
    N_("họ tên gần giống"),
    N_("họ khác, tên đệm và tên giống"),
    N_("tên khác, họ và đệm giống"),
    N_("họ tên khác nhiều"),
    N_("chỉ giống tên"),
    N_("họ tên khác hẳn"),
)
DATE_WORDS = (
    "",
    N_("cùng ngày sinh"),
    N_("cùng tháng và năm sinh (một bên không có ngày)"),
    N_("cùng năm sinh (một bên chỉ có năm)"),
    N_("cùng năm sinh (một bên ghi 01/01)"),
    N_("ngày sinh đảo ngày tháng"),
    N_("ngày sinh lệch một chữ số"),
    N_("ngày hoặc tháng sinh khác"),
    N_("năm sinh lệch một chữ số"),
    N_("chỉ cùng năm sinh"),
    N_("năm sinh khác, cùng ngày tháng"),
    N_("năm sinh lệch một năm"),
    N_("ngày sinh khác"),
    N_("năm sinh khác"),
    N_("tháng và năm sinh khác"),
    N_("tháng sinh khác"),
)
_PERSONAL = ("", N_("cùng số định danh"), N_("số định danh lệch một chữ số"), N_("số định danh khác"))
_OLD = ("", N_("cùng số CMND"), N_("số CMND lệch một chữ số"), N_("số CMND khác"))
_AGREEMENTS = {
    F_PLACE: ("", N_("nơi cư trú phù hợp"), N_("nơi cư trú khác")),
    F_ETHNICITY: ("", "", N_("dân tộc khác")),
    F_SEX: ("", "", N_("giới tính khác")),
}
_RELATIVES = {
    F_FATHER: (N_("tên cha giống"), N_("tên cha khác")),
    F_MOTHER: (N_("tên mẹ giống"), N_("tên mẹ khác")),
    F_SPOUSE: (N_("tên vợ/chồng giống"), N_("tên vợ/chồng khác")),
}
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


def _spoken() -> Array:
    """By field and level one level, shifted into its place, for all that are put into the same words."""
    levels = np.tile(np.arange(16, dtype=np.uint64), (10, 1))
    levels[[F_SEX, F_ETHNICITY], 1] = 0
    for field in _RELATIVES:
        levels[field, 1:] = np.where(np.arange(1, 16) > _ALIKE, _ALIKE + 1, 1)
    shifted: Array = levels << (4 * np.arange(10, dtype=np.uint64))[:, None]
    return shifted


_SPOKEN = _spoken()


def reason_codes(found: Found, decision: Array, rivals: Array) -> Array:
    """Everything a reason says, packed into one uint64 per mention: few distinct values, so few texts to write."""
    code = np.zeros(len(decision), np.uint64)
    for field in range(found.levels.shape[1]):
        code |= _SPOKEN[field].take(found.levels[:, field], mode="wrap")
    code |= found.act.astype(np.uint64) << np.uint64(40)
    code |= np.where(decision == D_NONE, np.uint64(D_NONE), np.uint64(D_MATCH)) << np.uint64(44)
    code |= rivals.astype(np.uint64) << np.uint64(48)
    return code | ((found.row[:, 0] >= 0).astype(np.uint64) << np.uint64(52))


R_NO_RIVAL, R_CLOSE, R_TAKEN = 0, 1, 2


_ACT = {
    ACT_SUPPORTS: N_("{others} khớp chắc chắn"),
    ACT_BROKEN: N_("{others} trong dữ liệu là người khác"),
    ACT_SWAPPED: N_("hai bên ghi lộn cột"),
}
_RIVAL = {R_CLOSE: N_("có người khác giống gần bằng"), R_TAKEN: N_("người này khớp hơn với việc khác")}


@lru_cache(maxsize=1 << 16)
def reason_text(code: int, others: str, say: Say = str) -> str:
    """The words for one code; `others` names the other persons of the act ("vợ", "chồng")."""
    if not code >> 52 & 1:
        return say(N_("không tìm thấy ai gần giống"))
    words = "; ".join([say(template) for template in _templates(code) if template]).format(others=others)
    return say(N_("chưa đủ căn cứ: {words}")).format(words=words) if code >> 44 & 15 == D_NONE else words


def _templates(code: int) -> list[str]:
    levels = [code >> (4 * field) & 15 for field in range(10)]
    act, rival = code >> 40 & 15, code >> 48 & 15
    parts = [_PERSONAL[levels[F_PERSONAL]], _OLD[levels[F_OLD]], NAME_WORDS[levels[F_NAME]], DATE_WORDS[levels[F_DATE]]]
    parts += [
        words[min(levels[field], 2)]
        for field, words in _AGREEMENTS.items()
        if not (field == F_SEX and act == ACT_SWAPPED)
    ]
    parts += [words[levels[field] > _ALIKE] for field, words in _RELATIVES.items() if levels[field]]
    if not levels[F_DATE]:
        parts.append(N_("không có ngày sinh để so"))
    return [*parts, _ACT.get(act, ""), _RIVAL.get(rival, "")]
