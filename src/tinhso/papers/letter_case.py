"""Names in capitals as they are written in running text."""

import re

_PLACE_WORDS = ("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn")
_SMALL_AFTER = {"năm", "giai", "đến", "và", "của", "các", "trên", "về", "cho", "trong", "tại", "với", "để"}
_FIRST_OF_BODY = {
    "ủy ban": "Ủy ban",
    "uỷ ban": "Uỷ ban",
    "hội đồng": "Hội đồng",
    "văn phòng": "Văn phòng",
    "ban chỉ đạo": "Ban Chỉ đạo",
}
_BODIES = ("sở", "bộ", "cục", "vụ", "chi cục", "tổng cục", "kho bạc", "ngân hàng")
_ABBREVIATIONS = {
    "ubnd": "UBND",
    "hđnd": "HĐND",
    "tthc": "TTHC",
    "bch": "BCH",
    "vneid": "VNeID",
    "dvc": "DVC",
    "cntt": "CNTT",
}


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals, but for a stray one."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 2 and sum(letter.isupper() for letter in letters) >= 0.9 * len(letters)


def sentence_case(text: str) -> str:
    """ "ỦY BAN NHÂN DÂN TỈNH TUYÊN QUANG" → "Ủy ban nhân dân tỉnh Tuyên Quang"; other text as it is.

    Names of places keep their capitals, names of fields take one ("Sở Tư pháp"); names of persons aren't known.
    """
    if not is_capitals(text):
        return text
    words = text.lower().split()
    result: list[str] = []
    capitals_left = 0
    for index, word in enumerate(words):
        bare = word.strip('.,;:()"“”')
        pair = f"{words[index - 1]} {bare}" if index else bare
        if bare in _ABBREVIATIONS:
            result.append(word.replace(bare, _ABBREVIATIONS[bare]))
        elif re.fullmatch(r"[ivx]+|\d.*", bare) and index:
            result.append(word.upper())
        elif capitals_left and bare not in _SMALL_AFTER and bare not in _PLACE_WORDS:
            result.append(_capital(word))
            capitals_left -= 1
            continue
        else:
            result.append(word)
        if bare in _PLACE_WORDS or pair in _PLACE_WORDS:
            capitals_left = 3
        elif bare in _BODIES or pair in _BODIES:
            capitals_left = 1
        else:
            capitals_left = 0
    sentence = " ".join(result).replace("chính phủ", "Chính phủ").replace("việt nam", "Việt Nam")
    return _capital(sentence)


def _capital(text: str) -> str:
    for index, letter in enumerate(text):
        if letter.isalpha():
            return text[:index] + letter.upper() + text[index + 1 :]
    return text
