"""The components of a dossier: what is asked for, what came, what lies in the person's store."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import F, Q
from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.verbs.errors import FieldProblem
from tinhso.foundation.verbs.verb import Act
from tinhso.kernel.text import clean
from tinhso.onestop.facts import DIGITISED, REUSED
from tinhso.onestop.inputs import GivenComponent, Intake
from tinhso.onestop.models import Dossier, DossierComponent, PersonPaper, Standing
from tinhso.onestop.rules.asked import Ask, Asked, asked
from tinhso.onestop.rules.choices import CopyKind
from tinhso.onestop.rules.procedure import Content
from tinhso.onestop.verbs.checking import known_files, lost_file
from tinhso.onestop.verbs.course import dimensions

LARGEST_METADATA, MOST_COPIES, LONGEST_REASON = 20_000, 999, 500


def papers_of(owner_id: str, day: date) -> dict[str, PersonPaper]:
    """By kind of paper, the newest in the person's store that is valid on the day."""
    valid = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    rows = PersonPaper.objects.filter(valid, owner_id=owner_id, revoked_at=None).order_by("stored_at", "pk")
    return {each.result_type: each for each in rows}


class Prepared:
    """The components as they will be stored, or what is wrong with them."""

    def __init__(self, says: Content, day: date, intake: Intake, stored: Mapping[str, PersonPaper]) -> None:
        self.stored = stored
        self.given = {each.code: each for each in intake.components}
        self.filled = {form.code for form in says.forms} & set(intake.answers)
        self.missing = dict(intake.missing)
        self.files = known_files([each.digest for each in intake.components])
        self.asked = asked(says, day, failed=intake.failed, stored=stored, other_case=intake.other_case)
        self.problems = list(self._problems(intake))

    def rows(self, dossier: Dossier) -> list[DossierComponent]:
        return [self._row(dossier, each) for each in self.asked]

    def _problems(self, intake: Intake) -> Iterator[FieldProblem]:
        known = {each.component.code for each in self.asked}
        for code in [*(each.code for each in intake.components), *self.missing]:
            if code not in known:
                yield FieldProblem(f"components.{code}", _("Thủ tục không có giấy tờ này."))
        if len(self.given) < len(intake.components):
            yield FieldProblem("components", _("Có giấy tờ ghi hai lần."))
        for each in self.asked:
            yield from self._one(each)
        yield from file_problems(intake.components, self.files)

    def _one(self, each: Asked) -> Iterator[FieldProblem]:
        code, name = each.component.code, each.component.name
        if code in self.given and code in self.missing:
            yield FieldProblem(f"components.{code}", _("“%(name)s” vừa có vừa thiếu; chọn một.") % {"name": name})
        elif code in self.given and not each.is_asked:
            yield FieldProblem(f"components.{code}", why_not_asked(each))
        elif code in self.missing:
            if not clean(self.missing[code]) or len(self.missing[code]) > LONGEST_REASON:
                said = _("Ghi rõ vì sao “%(name)s” chưa đạt hoặc còn thiếu, tối đa %(limit)s ký tự.")
                yield FieldProblem(f"components.{code}", said % {"name": name, "limit": LONGEST_REASON})
        elif each.is_needed and code not in self.given and not self._is_the_form(each):
            said = _("Thiếu “%(name)s”: nhận giấy tờ này, hoặc ghi lý do để yêu cầu bổ sung.") % {"name": name}
            yield FieldProblem(f"components.{code}", said)

    def _row(self, dossier: Dossier, each: Asked) -> DossierComponent:
        row = DossierComponent(
            dossier=dossier,
            code=each.component.code,
            name=each.component.name,
            ask=each.ask,
            ask_reason=each.reason[:300],
            standing=Standing.NOT_ASKED,
        )
        if each.ask is Ask.IN_STORE:
            reuse(row, self.stored[each.component.result_type])
        elif each.component.code in self.given:
            receive(row, self.given[each.component.code], self.files)
        elif each.component.code in self.missing:
            row.standing, row.missing_because = Standing.MISSING, self.missing[each.component.code].strip()
        elif each.is_needed:
            row.standing, row.copy_kind = Standing.GIVEN, CopyKind.ELECTRONIC
        return row

    def _is_the_form(self, each: Asked) -> bool:
        """A component that names its form is there once that is filled in; an electronic one that names none, once any
        form is."""
        if each.component.form:
            return each.component.form in self.filled
        return bool(self.filled) and each.component.kind is CopyKind.ELECTRONIC


def file_problems(given: Iterable[GivenComponent], files: Mapping[str, StoredFile]) -> Iterator[FieldProblem]:
    for each in given:
        field = f"components.{each.code}"
        if each.digest and each.digest not in files:
            yield lost_file(field)
        if each.copy_kind not in set(CopyKind):
            yield FieldProblem(field, _("Chọn bản chính, bản sao hoặc bản điện tử."))
        elif each.copy_kind == CopyKind.ELECTRONIC and not each.digest:
            yield FieldProblem(field, _("Bản điện tử phải có tệp; tải tệp lên."))
        if not 1 <= each.count <= MOST_COPIES:
            yield FieldProblem(field, _("Số lượng từ 1 đến %(most)s.") % {"most": MOST_COPIES})
        if len(repr(dict(each.metadata))) > LARGEST_METADATA or len(each.file_name) > 200:
            yield FieldProblem(field, _("Dữ liệu số hóa hoặc tên tệp quá dài."))


def why_not_asked(each: Asked) -> str:
    """Why a paper must not be taken, as a sentence."""
    values = {"name": each.component.name}
    match each.ask:
        case Ask.CUT:
            cut = each.component.cut
            said = _("Không yêu cầu “%(name)s”: đã cắt giảm theo %(decision)s.")
            return said % {**values, "decision": cut.decision if cut else ""}
        case Ask.IN_STORE:
            return _("Không yêu cầu “%(name)s”: kho dữ liệu của người nộp đã có.") % values
        case Ask.LOOKED_UP:
            source = each.component.replaced_by
            said = _("Không yêu cầu “%(name)s”: tra cứu từ %(source)s. Nếu tra cứu lỗi, ghi lý do rồi mới nhận giấy.")
            return said % {**values, "source": source.name if source else ""}
    return _("“%(name)s” không thuộc trường hợp của hồ sơ này.") % values


def receive(row: DossierComponent, given: GivenComponent, files: Mapping[str, StoredFile]) -> None:
    row.standing, row.missing_because, row.paper = Standing.GIVEN, "", None
    row.copy_kind, row.count = given.copy_kind, given.count
    row.file = files.get(given.digest)
    row.file_name, row.metadata = given.file_name, dict(given.metadata)


def reuse(row: DossierComponent, paper: PersonPaper) -> None:
    row.standing, row.missing_because = Standing.REUSED, ""
    row.copy_kind, row.paper, row.file = CopyKind.ELECTRONIC, paper, paper.file


def count_papers(act: Act[Dossier], rows: Iterable[DossierComponent]) -> None:
    """Count the papers that were taken from the store, and record the first digitised or reused one of the dossier.
    The dossier is saved by the caller."""
    dossier, rows = act.subject, list(rows)
    taken = [row.paper_id for row in rows if row.standing == Standing.REUSED]
    PersonPaper.objects.filter(pk__in=taken).update(reused=F("reused") + 1)
    if taken and not dossier.reused:
        dossier.reused = True
        act.fact(REUSED, **dimensions(dossier))
    if not dossier.digitised and any(_is_digitised(dossier, row) for row in rows):
        dossier.digitised = True
        act.fact(DIGITISED, **dimensions(dossier))


def _is_digitised(dossier: Dossier, row: DossierComponent) -> bool:
    """A component that the procedure has digitised, and whose scan or electronic copy is there."""
    assert dossier.version is not None
    component = dossier.version.says.component(row.code)
    return bool(component and component.digitise and row.file_id and row.standing == Standing.GIVEN)
