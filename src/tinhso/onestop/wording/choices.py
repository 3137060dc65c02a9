"""Names of the choices in a procedure, and of its values."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinhso.kernel.dates import format_date
from tinhso.kernel.numbers import format_integer
from tinhso.onestop.rules.choices import (
    Applicant,
    Collected,
    Competence,
    CopyKind,
    DigitiseGround,
    Ending,
    FeeKind,
    Level,
    MayAct,
    Per,
    ProcessRole,
    TimeUnit,
)
from tinhso.onestop.rules.procedure import Duration

NAMES: Mapping[type[StrEnum], Mapping[StrEnum, Promise]] = {
    Level: {
        Level.FULL: gettext_lazy("Toàn trình"),
        Level.PARTIAL: gettext_lazy("Một phần"),
        Level.INFORMATION: gettext_lazy("Cung cấp thông tin"),
    },
    Competence: {
        Competence.CENTRAL: gettext_lazy("Trung ương"),
        Competence.PROVINCE: gettext_lazy("UBND tỉnh"),
        Competence.DEPARTMENT: gettext_lazy("Sở, ban, ngành"),
        Competence.COMMUNE: gettext_lazy("UBND cấp xã"),
    },
    Applicant: {
        Applicant.CITIZEN: gettext_lazy("Công dân"),
        Applicant.BUSINESS: gettext_lazy("Doanh nghiệp"),
        Applicant.HOUSEHOLD: gettext_lazy("Hộ kinh doanh"),
        Applicant.ORGANIZATION: gettext_lazy("Tổ chức"),
    },
    CopyKind: {
        CopyKind.ORIGINAL: gettext_lazy("Bản chính"),
        CopyKind.COPY: gettext_lazy("Bản sao"),
        CopyKind.ELECTRONIC: gettext_lazy("Bản điện tử"),
    },
    DigitiseGround: {
        DigitiseGround.EARLIER_RESULT: gettext_lazy("là kết quả của thủ tục trước"),
        DigitiseGround.SPECIAL_LAW: gettext_lazy("pháp luật chuyên ngành yêu cầu"),
        DigitiseGround.LISTED: gettext_lazy("thuộc danh mục của bộ, của tỉnh"),
    },
    TimeUnit: {
        TimeUnit.WORKING_DAYS: gettext_lazy("ngày làm việc"),
        TimeUnit.WORKING_HOURS: gettext_lazy("giờ làm việc"),
        TimeUnit.SAME_DAY: gettext_lazy("trong ngày làm việc"),
    },
    FeeKind: {
        FeeKind.CHARGE: gettext_lazy("Lệ phí"),
        FeeKind.FEE: gettext_lazy("Phí"),
    },
    Per: {
        Per.DOSSIER: gettext_lazy("hồ sơ"),
        Per.COPY: gettext_lazy("bản"),
        Per.PAGE: gettext_lazy("trang"),
        Per.RESULT: gettext_lazy("kết quả"),
    },
    Collected: {
        Collected.AT_INTAKE: gettext_lazy("khi tiếp nhận"),
        Collected.AT_SUPPLEMENT: gettext_lazy("khi bổ sung"),
        Collected.AT_HANDING_OUT: gettext_lazy("khi trả kết quả"),
    },
    ProcessRole: {
        ProcessRole.ONE_STOP: gettext_lazy("Bộ phận một cửa"),
        ProcessRole.OFFICER: gettext_lazy("Công chức chuyên môn"),
        ProcessRole.HEAD: gettext_lazy("Lãnh đạo bộ phận"),
        ProcessRole.SIGNER: gettext_lazy("Người ký"),
        ProcessRole.REGISTRY: gettext_lazy("Văn thư"),
        ProcessRole.PARTNER: gettext_lazy("Cơ quan phối hợp"),
    },
    MayAct: {
        MayAct.OFFICER: gettext_lazy("công chức xử lý"),
        MayAct.UNIT_LEADER: gettext_lazy("lãnh đạo đơn vị"),
        MayAct.REGISTRY: gettext_lazy("văn thư"),
    },
    Ending: {
        Ending.RESULT: gettext_lazy("Có kết quả"),
        Ending.REFUSED: gettext_lazy("Từ chối giải quyết"),
        Ending.STOPPED: gettext_lazy("Dừng giải quyết"),
    },
}


def choice(value: StrEnum) -> str:
    """The name of a choice. Members of different enumerations may be written alike, so the enumeration counts, too."""
    return str(NAMES[type(value)][value])


def duration(value: Duration) -> str:
    """ "5 ngày làm việc"."""
    if value.unit is TimeUnit.SAME_DAY:
        return _("trong ngày làm việc")
    if value.unit is TimeUnit.WORKING_DAYS:
        return ngettext("%(count)s ngày làm việc", "%(count)s ngày làm việc", value.amount) % {"count": value.amount}
    return ngettext("%(count)s giờ làm việc", "%(count)s giờ làm việc", value.amount) % {"count": value.amount}


def hours(value: float) -> str:
    """ "0,5 giờ"."""
    return _("%(hours)s giờ") % {"hours": f"{value:g}".replace(".", ",")}


def dong(amount: int) -> str:
    return _("%(amount)s đồng") % {"amount": format_integer(amount)}


def value_in_words(value: object) -> str:
    """Any value of a procedure's content; a table that has no short name is told by its own name, or not at all."""
    if value is None or value == "" or value == ():
        return _("(không có)")
    if isinstance(value, bool):
        return _("có") if value else _("không")
    if isinstance(value, StrEnum):
        return choice(value)
    if isinstance(value, Duration):
        return duration(value)
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int):
        return format_integer(value)
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    if isinstance(value, tuple):
        return ", ".join(value_in_words(each) for each in value)
    named = (getattr(value, name, "") for name in ("name", "title", "decision", "text"))
    return value if isinstance(value, str) else next(filter(None, named), "…")


FIELDS_OF_WORK: Mapping[str, Promise] = {"tu-phap": gettext_lazy("Tư pháp")}


def field_of_work(code: str) -> str:
    """The name of a field; of one that has none here, its code."""
    return str(FIELDS_OF_WORK.get(code, code))
