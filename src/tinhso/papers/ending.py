"""The end of a document: signature block and list of copies, wherever they stand before the appendices."""

import re
from collections.abc import Sequence

from tinhso.kernel.text import canonical_key, clean, is_syllable
from tinhso.papers.letter_case import is_capitals
from tinhso.papers.model import Block, Line, Paragraph, Signature, Table
from tinhso.papers.paragraphs import paragraph
from tinhso.papers.patterns import compiled

_COPIES = compiled(r"^\s*Nơi nhận\s*:?", re.IGNORECASE)
_AUTHORITY = compiled(r"^(?:T/?M|KT|TL|TUQ|Q)\s?\.\s?\S")
_POSITION = compiled(
    r"^(?:(?:T/?M|KT|TL|TUQ|Q)\s?\.\s*)?(?:QUYỀN )?(?:PHÓ |THỨ )?(?:CHỦ TỊCH|BỘ TRƯỞNG|TRƯỞNG|"
    r"GIÁM ĐỐC|CHÁNH|TỔNG|THỦ TƯỚNG|BÍ THƯ|CỤC TRƯỞNG|"
    r"VỤ TRƯỞNG|VIỆN TRƯỞNG|THỐNG ĐỐC|TRƯỞNG BAN|CHỦ NHIỆM|HIỆU TRƯỞNG|CHI CỤC TRƯỞNG|ỦY VIÊN|TỔ TRƯỞNG|PHÓ TỔ)"
)
_ON_BEHALF = compiled(r"^T/?M\s?\.?\s*(?:ỦY BAN|UỶ BAN|UBND|BAN|CHÍNH PHỦ|HỘI ĐỒNG|BTV|BCH)")
_SIGNED = compiled(r"^\(?\s*(?:đã ký|đã kí|ký tên|chữ ký|ký bởi).*\)?$", re.IGNORECASE)
_APPENDIX = compiled(r"^PHỤ LỤC\b|^Phụ lục(?: số)?\s*[IVX\d]*\s*$|^(?:BIỂU|DANH MỤC)\b")
_RANK = compiled(r"^(?:Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|Trung tá|Đại tướng|TS|ThS|PGS|GS)\.?\s+")


def read_ending(blocks: Sequence[Block]) -> tuple[Signature, tuple[str, ...], list[Block]]:
    """The first signature with a name, the copies, and the blocks without both."""
    signature, copies = Signature(), []
    body: list[Block] = []
    reading_end = 0
    following = _Following(blocks)
    for block in blocks:
        if isinstance(block, Table):
            reading_end = 0
            body.append(block)
            continue
        kept: list[Line] = []
        for line in block.lines:
            parts = _split_columns(line.text)
            following.pass_line()
            if not reading_end and (_COPIES.match(parts[0]) or (_is_position(parts[-1]) and following.has_name())):
                reading_end = 40
            if not reading_end or _APPENDIX.match(line.text):
                reading_end = 0
                kept.append(line)
                continue
            if signature.name and _copy(line.text) is None and not _SIGNED.match(line.text):
                reading_end = 0
                kept.append(line)
                continue
            reading_end -= 1
            for part in parts:
                copy = _copy(part)
                if copy is not None:
                    copies += [copy] if copy else []
                else:
                    signature = _sign(signature, part, line)
            if len(line.text) > 110 and not _copy(line.text) and signature.name:
                kept.append(line)
                reading_end = 0
        if len(kept) == len(block.lines):
            body.append(block)
        elif kept:
            body.append(paragraph(kept))
    return signature, tuple(copies), body


class _Following:
    """Looks ahead over the lines: a line of office is a signature's only when a name comes before the text goes on."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._lines = [line.text for block in blocks if isinstance(block, Paragraph) for line in block.lines]
        self._at = 0

    def pass_line(self) -> None:
        self._at += 1

    def has_name(self) -> bool:
        for text in self._lines[self._at : self._at + 24]:
            if is_person_name(_RANK.sub("", text.strip(" *"))) or (
                is_person_name(text.strip(" *").title()) and len(text) > 6 and not _is_position(text)
            ):
                return True
            if len(text) > 110 or re.match(r"(?:Căn cứ|QUYẾT ĐỊNH|Xét|Theo|Điều|Thực hiện)\b", text):
                return False
        return False


_COPY_AND_REST = compiled(
    r"(?P<copy>-\s.*?[;.])\s+(?P<rest>[A-ZĐÀ-Ỹ. ]{8,}|[A-ZĐÀ-Ỹ][a-zà-ỹ]+(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]+){1,4})$"
)
_OFFICE_AND_NAME = compiled(
    r"(?P<office>(?:T/?M|KT|TL|"
    r"TUQ)\s?\.\s?[A-ZĐÀ-Ỹ ,.]{6,90})\s+(?P<name>[A-ZĐÀ-Ỹ][a-zà-ỹ]\S*(?: [A-ZĐÀ-Ỹ][a-zà-ỹ]\S*){1,4})$"
)


def _split_columns(text: str) -> list[str]:
    """ "Nơi nhận: KT. CHỦ TỊCH" is two columns on one line."""
    match = re.match(r"(?P<copies>\s*Nơi nhận\s*:?)\s+(?P<rest>\S.*)$", text)
    if match and not match["rest"].startswith("-"):
        return [match["copies"], match["rest"]]
    match = _COPY_AND_REST.match(text)
    if match and (_is_position(match["rest"]) or is_person_name(match["rest"])):
        return [match["copy"], match["rest"]]
    match = _OFFICE_AND_NAME.match(text)
    if match and is_person_name(match["name"]):
        return [match["office"], match["name"]]
    return [text]


def _is_position(text: str) -> bool:
    stripped = text.strip()
    return (
        is_capitals(stripped)
        and len(stripped) < 70
        and bool(
            _AUTHORITY.match(stripped)
            or (_POSITION.match(stripped) and len(stripped) < 45 and not stripped.endswith(":"))
        )
    )


def _copy(text: str) -> str | None:
    """An entry of the list of copies; empty for its label; None for anything else."""
    if _COPIES.match(text):
        return clean(_COPIES.sub("", text)).strip(" -;.")
    if re.match(r"^[-–+•]\s*\S", text):
        return clean(text).lstrip("-–+• ").rstrip(";. ")
    return None


def _sign(signature: Signature, text: str, line: Line) -> Signature:
    stripped = text.strip(" *")
    if not stripped or _SIGNED.match(stripped) or signature.name:
        return signature
    place = signature.place or line.place
    if _ON_BEHALF.match(stripped) and is_capitals(stripped):
        return Signature("", signature.position, clean(stripped), place)
    if (
        is_capitals(stripped)
        and (signature.position or _is_position(stripped))
        and not is_person_name(stripped.title())
    ):
        return Signature("", (*signature.position, clean(stripped)), signature.authority, place)
    if is_capitals(stripped) and _is_position(stripped):
        return Signature("", (*signature.position, clean(stripped)), signature.authority, place)
    name = _RANK.sub("", stripped)
    if is_person_name(name.title() if name.isupper() else name) and (signature.position or signature.authority):
        return Signature(
            clean(name.title() if name.isupper() else name), signature.position, signature.authority, place
        )
    return signature


_NAME_WORD = compiled(r"^[A-ZĐÀ-Ỹ](?:[a-zà-ỹđ]*|['’][A-ZĐÀ-Ỹa-z][a-zà-ỹđ]*)(?:[-'’][A-ZĐÀ-Ỹa-z][a-zà-ỹđ]*)?$")


def is_person_name(text: str) -> bool:
    """Two to six capitalised syllables and nothing else."""
    words = clean(text).split()
    if not 2 <= len(words) <= 6 or not all(_NAME_WORD.match(word) for word in words):
        return False
    lowered = canonical_key(text)
    if any(
        title in lowered
        for title in ("chủ tịch", "giám đốc", "bộ trưởng", "ủy ban", "nơi nhận", "văn phòng", "phụ lục")
    ):
        return False
    return sum(is_syllable(word) for word in words) >= len(words) - 1
