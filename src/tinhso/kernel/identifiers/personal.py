"""The personal identification number (số định danh cá nhân) and the older identity card number (CMND).

Twelve digits PPP G YY RRRRRR: place of birth registration, century and sex, year of birth, six random digits
(Nghị định 137/2015/NĐ-CP, Thông tư 07/2016/TT-BCA). There is no check digit.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from tinhso.kernel import clock

# The 63 provinces of the time when the codes were fixed; mergers of provinces change no code. The place says where
# the birth was registered, not where the person lives.
BIRTH_PLACES = {
    "001": "Hà Nội",
    "002": "Hà Giang",
    "004": "Cao Bằng",
    "006": "Bắc Kạn",
    "008": "Tuyên Quang",
    "010": "Lào Cai",
    "011": "Điện Biên",
    "012": "Lai Châu",
    "014": "Sơn La",
    "015": "Yên Bái",
    "017": "Hòa Bình",
    "019": "Thái Nguyên",
    "020": "Lạng Sơn",
    "022": "Quảng Ninh",
    "024": "Bắc Giang",
    "025": "Phú Thọ",
    "026": "Vĩnh Phúc",
    "027": "Bắc Ninh",
    "030": "Hải Dương",
    "031": "Hải Phòng",
    "033": "Hưng Yên",
    "034": "Thái Bình",
    "035": "Hà Nam",
    "036": "Nam Định",
    "037": "Ninh Bình",
    "038": "Thanh Hóa",
    "040": "Nghệ An",
    "042": "Hà Tĩnh",
    "044": "Quảng Bình",
    "045": "Quảng Trị",
    "046": "Thừa Thiên Huế",
    "048": "Đà Nẵng",
    "049": "Quảng Nam",
    "051": "Quảng Ngãi",
    "052": "Bình Định",
    "054": "Phú Yên",
    "056": "Khánh Hòa",
    "058": "Ninh Thuận",
    "060": "Bình Thuận",
    "062": "Kon Tum",
    "064": "Gia Lai",
    "066": "Đắk Lắk",
    "067": "Đắk Nông",
    "068": "Lâm Đồng",
    "070": "Bình Phước",
    "072": "Tây Ninh",
    "074": "Bình Dương",
    "075": "Đồng Nai",
    "077": "Bà Rịa - Vũng Tàu",
    "079": "Thành phố Hồ Chí Minh",
    "080": "Long An",
    "082": "Tiền Giang",
    "083": "Bến Tre",
    "084": "Trà Vinh",
    "086": "Vĩnh Long",
    "087": "Đồng Tháp",
    "089": "An Giang",
    "091": "Kiên Giang",
    "092": "Cần Thơ",
    "093": "Hậu Giang",
    "094": "Sóc Trăng",
    "095": "Bạc Liêu",
    "096": "Cà Mau",
}

_GAPS = re.compile(r"[\s.\-]")
_TWELVE = re.compile(r"[0-9]{12}")
_SHORTENED = re.compile(r"[1-9][0-9]{9,10}")
_NINE = re.compile(r"[0-9]{9}")


class Sex(StrEnum):
    MALE = "male"
    FEMALE = "female"


class IdKind(StrEnum):
    PERSONAL_ID = "personal_id"
    CMND = "cmnd"


class IdProblem(StrEnum):
    """What is wrong with a number. The last two compare it with the rest of a record; no problem proves a forgery."""

    NOT_TWELVE_DIGITS = "not_twelve_digits"
    LEADING_ZEROS_LOST = "leading_zeros_lost"  # a spreadsheet took it for a number
    PADDED_CMND = "padded_cmnd"  # 000 before the nine digits of a CMND
    UNKNOWN_PLACE = "unknown_place"
    BORN_IN_FUTURE = "born_in_future"
    SEX_DIFFERS = "sex_differs"
    BIRTH_YEAR_DIFFERS = "birth_year_differs"


@dataclass(frozen=True, slots=True)
class PersonalId:
    """Twelve digits and what they say."""

    number: str

    @property
    def place_code(self) -> str:
        return self.number[:3]

    @property
    def province_name(self) -> str | None:
        """The province that registered the birth, by its name of that time; None for a code not in the table."""
        return BIRTH_PLACES.get(self.place_code)

    @property
    def sex(self) -> Sex:
        return Sex.FEMALE if int(self.number[3]) % 2 else Sex.MALE

    @property
    def birth_year(self) -> int:
        return 1900 + 100 * (int(self.number[3]) // 2) + int(self.number[4:6])

    def __str__(self) -> str:
        return self.number


def parse_personal_id(text: str) -> PersonalId:
    """Read a number, with or without spaces or dots. Raises ValueError unless it has exactly twelve digits.

    Whether it makes sense is for `personal_id_problems`. The message of the error doesn't repeat the number.
    """
    number = _GAPS.sub("", text)
    if not _TWELVE.fullmatch(number):
        raise ValueError("a personal identification number has twelve digits")
    return PersonalId(number)


def personal_id_problems(text: str, *, sex: Sex | None = None, birth_year: int | None = None) -> tuple[IdProblem, ...]:
    """All that is wrong with a number in itself, and against the sex and birth year of its record where given.

    A place other than the person's residence is no problem: people move.
    """
    number = _GAPS.sub("", text)
    if not _TWELVE.fullmatch(number):
        lost_zeros = _SHORTENED.fullmatch(number) and number.zfill(12)[:3] in BIRTH_PLACES
        return (IdProblem.LEADING_ZEROS_LOST if lost_zeros else IdProblem.NOT_TWELVE_DIGITS,)
    if number.startswith("000"):
        return (IdProblem.PADDED_CMND,)
    parsed = PersonalId(number)
    checks = {
        IdProblem.UNKNOWN_PLACE: parsed.province_name is None,
        IdProblem.BORN_IN_FUTURE: parsed.birth_year > clock.today().year,
        IdProblem.SEX_DIFFERS: sex is not None and parsed.sex is not sex,
        IdProblem.BIRTH_YEAR_DIFFERS: birth_year is not None and parsed.birth_year != birth_year,
    }
    return tuple(problem for problem, found in checks.items() if found)


def id_kind(text: str) -> IdKind | None:
    """Tell the two national numbers apart by length: twelve digits, or the nine of a CMND; None for anything else.

    Nine digits behind 000 are a CMND that some system padded.
    """
    number = _GAPS.sub("", text)
    if _NINE.fullmatch(number) or (_TWELVE.fullmatch(number) and number.startswith("000")):
        return IdKind.CMND
    return IdKind.PERSONAL_ID if _TWELVE.fullmatch(number) else None


def mask(number: str) -> str:
    """A number fit for a screen or a log: "008095000012" → "008*******12". Too short to hide: all stars."""
    if len(number) < 8:
        return "*" * len(number)
    return number[:3] + "*" * (len(number) - 5) + number[-2:]
