"""What is looked at before something is taken in: persons, filled forms, kept files, results. Each check tells what is
wrong by field, in the officer's words, with the remedy."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.verbs.errors import FieldProblem, Invalid
from tinhso.kernel import clock
from tinhso.kernel.identifiers import IdProblem, personal_id_problems
from tinhso.kernel.text import clean
from tinhso.onestop.inputs import Applicant, Filer, GivenResult
from tinhso.onestop.models import Filing, Person
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.wording.answers import in_words

LONGEST_NAME, LONGEST_ADDRESS, LONGEST_NUMBER = 200, 300, 80
FIRST_YEAR, LAST_YEAR = 2000, 2100
_GAPS = re.compile(r"[\s.\-]")
_TAX_CODE = re.compile(r"[0-9]{10}(?:[0-9]{3})?")
_FOREIGN = re.compile(r"[A-Z][A-Z0-9]{5,14}")
_PHONE = re.compile(r"\+?[0-9]{9,12}")


def compact(number: str) -> str:
    """A number as it is stored: without spaces, dots and dashes, letters large."""
    return _GAPS.sub("", number).upper()


def applicant_problems(given: Applicant) -> Iterator[FieldProblem]:
    if given.kind not in Person.values:
        yield FieldProblem("applicant.kind", _("Chọn công dân, doanh nghiệp hoặc hộ kinh doanh."))
    yield from _name("applicant.name", given.name)
    yield from number_problems("applicant.id_number", given.kind, given.id_number)
    if given.phone and not _PHONE.fullmatch(compact(given.phone)):
        yield FieldProblem("applicant.phone", _("Số điện thoại gồm 9 đến 12 chữ số."))
    if len(given.address) > LONGEST_ADDRESS:
        yield FieldProblem("applicant.address", _("Địa chỉ dài tối đa %(limit)s ký tự.") % {"limit": LONGEST_ADDRESS})


def filer_problems(given: Filer) -> Iterator[FieldProblem]:
    """A representative shows who he is and why he may; for who is assisted, the officer says why."""
    if given.filing not in Filing.values:
        yield FieldProblem("filer.filing", _("Chọn người nộp: tự nộp, nộp thay hoặc được hỗ trợ nộp."))
    if given.filing == Filing.REPRESENTATIVE:
        yield from _name("filer.name", given.name)
        yield from number_problems("filer.id_number", Person.CITIZEN, given.id_number)
    if given.filing != Filing.SELF and not clean(given.ground):
        said = _("Ghi căn cứ nộp thay hoặc hỗ trợ, ví dụ giấy ủy quyền, cha mẹ nộp cho con, người cao tuổi.")
        yield FieldProblem("filer.ground", said)


def answer_problems(says: Content, answers: Mapping[str, Mapping[str, Any]]) -> Iterator[FieldProblem]:
    """The first form is always filled in; others where they were."""
    forms = {form.code: form for form in says.forms}
    for code in answers:
        if code not in forms:
            yield FieldProblem(f"answers.{code}", _("Thủ tục không có biểu mẫu này."))
    for place, form in enumerate(says.forms):
        if place == 0 or form.code in answers:
            for wrong in form.wrong(answers.get(form.code, {})):
                field = f"answers.{form.code}.{wrong.field}" if wrong.field else f"answers.{form.code}"
                yield FieldProblem(field, in_words(form.schema, wrong))


def require_plausible(field: str, moment: datetime) -> None:
    """Raises Invalid for a moment without a time zone, or in a year that nobody means: the far ends of the calendar
    can't be written on a Vietnamese clock at all."""
    if moment.tzinfo is None or not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Invalid(FieldProblem(field, _("Kiểm tra lại ngày, giờ: năm này không hợp lý.")))


def known_files(digests: Collection[str]) -> dict[str, StoredFile]:
    """The kept files among these."""
    return StoredFile.objects.in_bulk([each for each in digests if each])


def lost_file(field: str) -> FieldProblem:
    """A file is named that isn't kept."""
    return FieldProblem(field, _("Tệp chưa được tải lên hoặc đã bị bỏ; tải lại tệp."))


def result_problems(
    given: GivenResult, kinds: Collection[str], files: Mapping[str, StoredFile]
) -> Iterator[FieldProblem]:
    """`kinds`: the codes of the procedure's results; `files`: the kept ones."""
    if given.code not in kinds:
        yield FieldProblem("results", _("Thủ tục không có loại kết quả này."))
    if given.digest and given.digest not in files:
        yield lost_file("results")
    if given.electronic and not given.digest:
        yield FieldProblem("results", _("Kết quả điện tử phải có tệp; tải tệp đã ký lên."))
    if given.issued_on is not None and given.issued_on > clock.today():
        yield FieldProblem("results", _("Ngày cấp không thể ở tương lai."))
    if len(given.number) > LONGEST_NUMBER:
        yield FieldProblem("results", _("Số kết quả quá dài."))


def _name(field: str, name: str) -> Iterator[FieldProblem]:
    if not clean(name) or "\x00" in name:
        yield FieldProblem(field, _("Ghi họ và tên, hoặc tên tổ chức."))
    elif len(name) > LONGEST_NAME:
        yield FieldProblem(field, _("Tên dài tối đa %(limit)s ký tự.") % {"limit": LONGEST_NAME})


def number_problems(field: str, kind: str, number: str) -> Iterator[FieldProblem]:
    """What is wrong with the number by which a person or body is known; `kind` of models.Person."""
    number = compact(number)
    if not number:
        yield FieldProblem(field, _("Ghi số định danh cá nhân, số hộ chiếu hoặc mã số thuế."))
    elif kind != Person.CITIZEN and _TAX_CODE.fullmatch(number):
        return
    elif kind == Person.BUSINESS:
        yield FieldProblem(field, _("Mã số thuế gồm 10 hoặc 13 chữ số."))
    elif _FOREIGN.fullmatch(number):
        return
    else:
        yield from (FieldProblem(field, _in_words(problem)) for problem in personal_id_problems(number))


def _in_words(problem: IdProblem) -> str:
    match problem:
        case IdProblem.PADDED_CMND:
            return _("Đây là số CMND thêm số 0 ở đầu; hãy ghi số định danh cá nhân trên thẻ căn cước.")
        case IdProblem.LEADING_ZEROS_LOST:
            return _("Số định danh thiếu số 0 ở đầu.")
        case IdProblem.UNKNOWN_PLACE:
            return _("Ba số đầu của số định danh không phải mã tỉnh nào; kiểm tra lại trên thẻ.")
        case IdProblem.BORN_IN_FUTURE:
            return _("Số định danh cho năm sinh ở tương lai; kiểm tra lại trên thẻ.")
    return _("Số định danh cá nhân gồm đúng 12 chữ số.")
