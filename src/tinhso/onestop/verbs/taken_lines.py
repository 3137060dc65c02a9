"""The lines of a batch of whole dossiers: each checked, replayed and worked out as the rows that will be stored."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from tinhso.foundation.files.models import StoredFile
from tinhso.foundation.organizations.models import Unit
from tinhso.foundation.organizations.queries import codes_up
from tinhso.foundation.verbs.errors import FieldProblem
from tinhso.kernel import clock
from tinhso.onestop.clocks.dossiers import KINDS, Times, event_of, read_of, times_of
from tinhso.onestop.life_cycles import OPEN_STATES
from tinhso.onestop.models import Channel, PaymentMethod, PaymentState, ProcedureVersion, Standing
from tinhso.onestop.replaying import Impossible, Replay
from tinhso.onestop.rules.asked import Ask, Asked, asked
from tinhso.onestop.rules.choices import Competence, CopyKind
from tinhso.onestop.rules.clock_types import ENDINGS, Event, EventKind, Reading
from tinhso.onestop.rules.fees import due
from tinhso.onestop.taken_over import PaidFee, TakenOver
from tinhso.onestop.verbs import checking
from tinhso.onestop.verbs.batches import code_problems
from tinhso.onestop.verbs.components import file_problems, why_not_asked
from tinhso.onestop.wording.happenings import LABELS

UNMOVED = ENDINGS | {EventKind.RECEIVED, EventKind.HANDED_OVER}


class Book:
    """What the lines refer to, read once for all of them."""

    def __init__(self, rows: Sequence[TakenOver]) -> None:
        self.now = clock.now()
        wanted = {pk for row in rows for pk in (row.unit_id, row.receiving_unit_id)}
        wanted |= {each.unit_id for row in rows for each in row.happened if each.unit_id is not None}
        self.units: dict[int, Unit] = Unit.objects.in_bulk(wanted)
        self.names = {pk: unit.name for pk, unit in self.units.items()}
        self.files = self._files(rows)
        self._versions: dict[str, list[ProcedureVersion]] = {}
        versions = ProcedureVersion.objects.exclude(state="draft").select_related("procedure").order_by("-number")
        for version in versions.filter(procedure__code__in={row.procedure for row in rows}):
            self._versions.setdefault(version.procedure.code, []).append(version)
        self._areas: dict[int, list[str]] = {}
        self._asked: dict[tuple[Any, ...], tuple[Asked, ...]] = {}

    def _files(self, rows: Sequence[TakenOver]) -> dict[str, StoredFile]:
        digests = {each.digest for row in rows for each in (*row.components, *row.results)}
        return checking.known_files(digests)

    def version_on(self, code: str, day: date) -> ProcedureVersion | None:
        return next((each for each in self._versions.get(code, ()) if each.is_in_force_on(day)), None)

    def areas(self, unit: Unit) -> list[str]:
        if unit.pk not in self._areas:
            self._areas[unit.pk] = codes_up(unit)
        return self._areas[unit.pk]

    def asked_of(self, row: TakenOver, version: ProcedureVersion, day: date) -> tuple[Asked, ...]:
        """What is asked for in a case like this one on that day: few cases, many lines."""
        key = (version.pk, day, row.reused, tuple(row.failed.items()), row.other_case)
        if key not in self._asked:
            stored = [one.result_type for code in row.reused if (one := version.says.component(code))]
            self._asked[key] = asked(version.says, day, failed=row.failed, stored=stored, other_case=row.other_case)
        return self._asked[key]


@dataclass(frozen=True, slots=True)
class Fee:
    """One fee as it will be stored."""

    code: str
    name: str
    full: int
    amount: int
    resolution: str
    collected: str
    state: PaymentState
    paid: PaidFee | None


class Line:
    """One line. First ask for its `problems`; only a line without any knows the rest."""

    def __init__(self, row: TakenOver, book: Book) -> None:
        self.row, self.book = row, book
        self.day = clock.local(row.happened[0].at).date() if row.happened else date.min
        self.version = book.version_on(row.procedure, self.day)
        self.unit, self.receiving = book.units.get(row.unit_id), book.units.get(row.receiving_unit_id)

    @property
    def problems(self) -> list[FieldProblem]:
        return list(self._of_place()) or [*self._of_people(), *self._of_papers(), *self._of_history()]

    def _of_place(self) -> Iterator[FieldProblem]:
        """Without these nothing else can be looked at."""
        if not self.row.happened:
            yield FieldProblem("happened", _("Hồ sơ phải có ít nhất việc tiếp nhận, kèm thời điểm."))
            return
        yield from code_problems(self.row.code, self.day)
        if self.version is None:
            yield FieldProblem(
                "procedure", _("Thủ tục này không có phiên bản nào có hiệu lực vào ngày nộp; sửa mã thủ tục hoặc ngày.")
            )
        elif not self.version.says.steps:
            yield FieldProblem("procedure", _("Thủ tục chỉ cung cấp thông tin, không tiếp nhận hồ sơ."))
        if self.row.channel not in Channel.values:
            yield FieldProblem("channel", _("Không có kênh tiếp nhận này."))
        if self.receiving is None:
            yield FieldProblem("receiving_unit", _("Chọn đơn vị tiếp nhận."))
        if self.unit is None:
            yield FieldProblem("unit", _("Chọn đơn vị có thẩm quyền giải quyết."))
        elif self.version and self.unit.is_commune_level != (self.version.says.competence is Competence.COMMUNE):
            yield FieldProblem("unit", _("Đơn vị này không ở cấp có thẩm quyền giải quyết thủ tục."))

    def _of_people(self) -> Iterator[FieldProblem]:
        yield from checking.applicant_problems(self.row.applicant)
        yield from checking.filer_problems(self.row.filer)
        if self.row.answers:
            yield from checking.answer_problems(self._version.says, self.row.answers)

    def _of_papers(self) -> Iterator[FieldProblem]:
        known = {each.component.code: each for each in self.asked}
        for code in (*(each.code for each in self.row.components), *self.row.reused):
            if code not in known:
                yield FieldProblem(f"components.{code}", _("Thủ tục không có giấy tờ này."))
        for given in self.row.components:
            if given.code in known and not known[given.code].is_asked:
                yield FieldProblem(f"components.{given.code}", why_not_asked(known[given.code]))
        yield from file_problems(self.row.components, self.book.files)
        kinds = {each.code for each in self._version.says.results}
        for result in self.row.results:
            yield from checking.result_problems(result, kinds, self.book.files)
        yield from self._of_fees()

    def _of_fees(self) -> Iterator[FieldProblem]:
        known = {each.code for each in self._version.says.fees}
        for paid in self.row.paid:
            if paid.fee not in known:
                yield FieldProblem("paid", _("Thủ tục không có khoản phí, lệ phí này."))
            if paid.method not in PaymentMethod.values or not paid.reference:
                yield FieldProblem("paid", _("Ghi cách nộp và số biên lai hoặc mã tham chiếu."))
            if paid.at.tzinfo is None or paid.at > self.book.now:
                yield FieldProblem("paid", _("Thời điểm này không thể ở tương lai."))

    def _of_history(self) -> Iterator[FieldProblem]:
        try:
            ended = self.replay.finished_at is not None
            _read = self.reading
        except Impossible as impossible:
            kind = self.row.happened[impossible.place - 1].kind
            where = {"place": impossible.place, "kind": LABELS.get(kind, kind), "why": impossible.message}
            yield FieldProblem("happened", _("Việc thứ %(place)s (%(kind)s): %(why)s") % where)
        except ValueError:
            yield FieldProblem("happened", _("Chưa có quy tắc tính thời hạn cho những ngày này; chọn ngày muộn hơn."))
        else:
            if ended != bool(self.row.results):
                yield FieldProblem("results", _("Hồ sơ đã xử lý xong phải có kết quả, hồ sơ chưa xong thì không."))
            needed = {each.component.code for each in self.asked if each.is_needed}
            for code in self.replay.missing.keys() - needed:
                yield FieldProblem(f"components.{code}", _("Không được yêu cầu giấy tờ này trong hồ sơ."))

    @property
    def _version(self) -> ProcedureVersion:
        assert self.version is not None
        return self.version

    @cached_property
    def asked(self) -> tuple[Asked, ...]:
        return self.book.asked_of(self.row, self._version, self.day)

    @cached_property
    def replay(self) -> Replay:
        """Raises Impossible."""
        row = self.row
        replay = Replay(self._version.says, row.receiving_unit_id, row.unit_id, self.book.names)
        replay.take(row.happened, self.book.now)
        return replay

    @cached_property
    def _events(self) -> list[Event]:
        return [event_of(each.kind, each.at, each.data) for each in self.replay.stored if each.kind in KINDS]

    @cached_property
    def reading(self) -> Reading:
        """The legal clock now. Raises ValueError for days before its rules."""
        return read_of(self._version.says, self._events, self.book.now)

    @cached_property
    def times(self) -> Times:
        return times_of(self.reading)

    @cached_property
    def first_due_at(self) -> datetime | None:
        """What the applicant was told first; a history that only began and ended had no other."""
        if all(each.kind in UNMOVED for each in self._events):
            return self.times.due_at
        for count, event in enumerate(self._events, 1):
            told = read_of(self._version.says, self._events[:count], event.at).appointed
            if told is not None and told.at is not None:
                return told.at
        return None

    @property
    def is_overdue(self) -> bool:
        at = self.times.due_at
        return self.replay.state in OPEN_STATES and at is not None and at < self.book.now

    @property
    def ended_overdue(self) -> bool:
        """Whether it ended after what the applicant was last told."""
        told = self.reading.appointed
        return self.reading.ended is not None and told is not None and told.late and told.at is not None

    @cached_property
    def components(self) -> list[tuple[Asked, Standing, str]]:
        """Each component with whether it is there, and as what."""
        given = {each.code: each.copy_kind for each in self.row.components}
        missing, found = self.replay.missing, []
        for each in self.asked:
            code = each.component.code
            if each.ask is Ask.IN_STORE:
                found.append((each, Standing.REUSED, CopyKind.ELECTRONIC.value))
            elif code in missing:
                found.append((each, Standing.MISSING, ""))
            elif code in given:
                found.append((each, Standing.GIVEN, given[code]))
            elif each.is_needed:
                found.append((each, Standing.GIVEN, each.component.kind.value))
            else:
                found.append((each, Standing.NOT_ASKED, ""))
        return found

    @property
    def reused(self) -> bool:
        return any(standing is Standing.REUSED for _asked, standing, _kind in self.components)

    @property
    def digitised(self) -> bool:
        scanned = {each.code for each in self.row.components if each.digest}
        return any(
            each.component.digitise and standing is Standing.GIVEN and each.component.code in scanned
            for each, standing, _kind in self.components
        )

    @cached_property
    def fees(self) -> list[Fee]:
        says, row = self._version.says, self.row
        if not says.fees:
            return []
        assert self.unit is not None
        dues = due(says, self.day, areas=self.book.areas(self.unit), online=row.channel == Channel.ONLINE)
        paid = {each.fee: each for each in row.paid}
        return [
            Fee(
                each.fee.code,
                each.fee.name[:300],
                each.full,
                each.amount,
                each.zero.resolution[:300] if each.zero else "",
                each.fee.collected.value,
                self._payment_state(each.amount, paid.get(each.fee.code)),
                paid.get(each.fee.code) if each.amount else None,
            )
            for each in dues
        ]

    def _payment_state(self, amount: int, paid: PaidFee | None) -> PaymentState:
        if not amount:
            return PaymentState.FREE
        if paid is not None:
            return PaymentState.PAID
        over = self.replay.state in ("stopped", "withdrawn", "not_received")
        return PaymentState.CANCELLED if over else PaymentState.DUE

    @property
    def first_payment(self) -> PaidFee | None:
        paid = [each.paid for each in self.fees if each.paid is not None]
        return min(paid, key=lambda each: each.at) if paid else None

    @property
    def received_on(self) -> date:
        """The day it was taken in; of one that nobody took in yet, the day it was handed in."""
        at = self.replay.received_at
        return clock.local(at).date() if at else self.day

    @property
    def dimensions(self) -> Mapping[str, str]:
        procedure = self._version.procedure
        return {
            "service": procedure.service,
            "channel": self.row.channel,
            "procedure": procedure.code,
            "field": self._version.field_code,
        }
