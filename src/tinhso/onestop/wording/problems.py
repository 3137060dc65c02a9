"""What is wrong with a procedure, and what to do about it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from tinhso.foundation.verbs.errors import FieldProblem
from tinhso.onestop.rules.plain import Problem, Slip
from tinhso.onestop.wording.fields import path_in_words

Pair = tuple[Promise, Promise]
_PART = re.compile(r"(\w+)(?:\[(\d+)\])?")

WORDS: Mapping[Slip, Pair] = {
    Slip.UNKNOWN: (gettext_lazy("không có trường này."), gettext_lazy("Dùng một trong: %(allowed)s.")),
    Slip.MISSING: (gettext_lazy("còn thiếu."), gettext_lazy("Ghi nội dung của trường này.")),
    Slip.NOT_TEXT: (gettext_lazy("phải là chữ."), gettext_lazy("Đặt trong ngoặc kép.")),
    Slip.NOT_WHOLE: (gettext_lazy("phải là số nguyên."), gettext_lazy("Ghi như 5, không có ngoặc kép.")),
    Slip.NOT_NUMBER: (gettext_lazy("phải là số."), gettext_lazy("Ghi như 4 hoặc 0.5.")),
    Slip.NOT_BOOLEAN: (gettext_lazy("phải là có hoặc không."), gettext_lazy("Ghi true hoặc false.")),
    Slip.NOT_DATE: (gettext_lazy("không phải ngày."), gettext_lazy("Ghi như 2026-08-01.")),
    Slip.NOT_LIST: (gettext_lazy("phải là danh sách."), gettext_lazy("Ghi trong ngoặc vuông [ … ].")),
    Slip.NOT_TABLE: (gettext_lazy("phải là một bảng."), gettext_lazy("Ghi các trường con bên trong nó.")),
    Slip.NOT_CHOICE: (gettext_lazy("“%(value)s” không dùng được."), gettext_lazy("Dùng một trong: %(allowed)s.")),
    Slip.NOT_PLAIN: (
        gettext_lazy("có giá trị không lưu được."),
        gettext_lazy("Chỉ dùng chữ, số, đúng sai, danh sách và bảng, không lồng quá sâu."),
    ),
    Slip.NOT_A_FILE: (
        gettext_lazy("Tệp không đọc được: %(detail)s."),
        gettext_lazy("Lưu tệp dạng TOML hoặc JSON, mã UTF-8."),
    ),
    Slip.TOO_LONG: (gettext_lazy("quá dài."), gettext_lazy("Nhiều nhất %(most)s.")),
    Slip.BAD_CODE: (
        gettext_lazy("mã “%(code)s” không hợp lệ."),
        gettext_lazy("Dùng chữ, số, dấu chấm, gạch ngang, gạch dưới; không quá 60 ký tự."),
    ),
    Slip.TWICE: (gettext_lazy("“%(name)s” có hai lần."), gettext_lazy("Đặt mã khác hoặc bỏ một trong hai.")),
    Slip.NOT_POSITIVE: (gettext_lazy("quá nhỏ."), gettext_lazy("Ghi số không âm; số lượng và thời hạn từ 1.")),
    Slip.NOT_QUARTERS: (gettext_lazy("phải tròn 15 phút."), gettext_lazy("Ghi như 0.25, 0.5, 4.")),
    Slip.NOT_TIME: (gettext_lazy("“%(value)s” không phải giờ trong ngày."), gettext_lazy("Ghi như 15:00.")),
    Slip.NO_SUCH_FORM: (
        gettext_lazy("thủ tục không có biểu mẫu “%(name)s”."),
        gettext_lazy("Ghi mã của một biểu mẫu, hoặc bỏ trống."),
    ),
    Slip.DATES_TURNED: (gettext_lazy("đứng trước ngày bắt đầu."), gettext_lazy("Kiểm tra lại hai ngày.")),
    Slip.NO_REASON: (
        gettext_lazy("dịch vụ một phần phải có lý do được công khai."),
        gettext_lazy("Ghi lý do, ví dụ phải có mặt hoặc phải xác minh tại chỗ."),
    ),
    Slip.LONGER_THAN_LAW: (
        gettext_lazy("dài hơn thời hạn theo luật."),
        gettext_lazy("Cam kết chỉ có thể bằng hoặc ngắn hơn."),
    ),
    Slip.NOT_A_SCHEMA: (
        gettext_lazy("không phải JSON Schema dùng được."),
        gettext_lazy("Theo bản 2020-12, có “properties”, không dẫn ra ngoài tệp."),
    ),
    Slip.NOT_IN_SCHEMA: (gettext_lazy("trường “%(name)s” không có trong biểu mẫu."), gettext_lazy("Sửa tên trường.")),
    Slip.NOT_IN_LAYOUT: (
        gettext_lazy("trường “%(name)s” chưa được xếp vào nhóm nào."),
        gettext_lazy("Thêm trường vào một nhóm."),
    ),
    Slip.NEXT_OR_END: (
        gettext_lazy("phải dẫn tới một bước hoặc kết thúc, không phải cả hai."),
        gettext_lazy("Ghi next hoặc ends."),
    ),
    Slip.NOT_MOMENT: (gettext_lazy("không phải thời điểm."), gettext_lazy("Ghi như 2026-08-01T08:30.")),
    Slip.OTHER_CODE: (
        gettext_lazy("là mã của thủ tục khác."),
        gettext_lazy("Tệp của dự thảo này phải ghi mã %(code)s."),
    ),
    Slip.NO_STEPS: (gettext_lazy("chưa có bước nào."), gettext_lazy("Ghi quy trình nội bộ, bắt đầu từ tiếp nhận.")),
    Slip.NO_SUCH_STEP: (
        gettext_lazy("dẫn tới bước “%(name)s” không có trong quy trình."),
        gettext_lazy("Ghi mã của một bước có trong quy trình."),
    ),
    Slip.UNREACHABLE: (
        gettext_lazy("không hồ sơ nào tới được bước “%(name)s”."),
        gettext_lazy("Cho một bước khác dẫn tới nó, hoặc bỏ nó."),
    ),
    Slip.NO_WAY_OUT: (
        gettext_lazy("từ bước “%(name)s” hồ sơ không thể kết thúc."),
        gettext_lazy("Thêm một kết cục dẫn về phía kết thúc."),
    ),
    Slip.NO_RESULT: (
        gettext_lazy("quy trình không dẫn tới kết quả nào."),
        gettext_lazy('Cho bước cuối một kết cục có ends = "result".'),
    ),
    Slip.OVER_TIME: (
        gettext_lazy("các bước cộng lại %(hours)s giờ, thời hạn cam kết chỉ %(promised)s giờ."),
        gettext_lazy("Giảm giờ của các bước, hoặc sửa thời hạn cam kết."),
    ),
}


@dataclass(frozen=True)
class Told:
    """A problem in words. `where` names the place as people read it, `field` as the file writes it."""

    where: str
    field: str
    message: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message} {self.remedy}" if self.where else f"{self.message} {self.remedy}"


def told(problems: Iterable[Problem]) -> list[Told]:
    return [_told(each) for each in problems]


def field_problems(problems: Iterable[Problem]) -> list[FieldProblem]:
    """As a verb refuses with them."""
    return [FieldProblem(each.field or "file", str(each)) for each in told(problems)]


def _told(problem: Problem) -> Told:
    message, remedy = WORDS[problem.slip]
    return Told(_where(problem.field), problem.field, str(message) % problem.values, str(remedy) % problem.values)


def _where(path: str) -> str:
    """ "Thành phần hồ sơ 2, cắt giảm, quyết định"."""
    text = path_in_words(_PART.findall(path))
    return text[:1].upper() + text[1:]
