"""Invented lives of dossiers: what happened to each, when, by whom. The clock and the process are the real ones; which
dossier is late, sent back, refused or withdrawn is drawn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from functools import cached_property
from itertools import pairwise
from random import Random
from typing import Any
from zlib import crc32

from tinhso.demo.applicants import Somebody, Villages
from tinhso.demo.shares import BUSY, USUAL
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop.inputs import Applicant, Filer, GivenComponent, GivenResult
from tinhso.onestop.models import Channel, Move, PaymentMethod, ProcedureVersion
from tinhso.onestop.rules.choices import Collected, CopyKind, Ending, MayAct, TimeUnit
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.clock_types import EventKind
from tinhso.onestop.rules.fees import due
from tinhso.onestop.rules.procedure import Step
from tinhso.onestop.rules.process import longest
from tinhso.onestop.rules.working_time import DAY, to_moment
from tinhso.onestop.taken_over import Doer, Happened, PaidFee, TakenOver

HOUR = 60
OPENS, CLOSES = 7 * HOUR + 35, 17 * HOUR + 20
WEEKEND_CLOSES = 11 * HOUR
SATURDAY = 5
MISSING = "Bản chụp mờ, không đọc được số và ngày cấp; chụp lại hoặc nộp bản chính."
REASONS = {
    "refused": "Người yêu cầu không thuộc trường hợp được giải quyết tại đơn vị; đã hướng dẫn nơi có thẩm quyền.",
    "withdrawn": "Người nộp đề nghị rút hồ sơ để bổ sung thông tin và nộp lại.",
    "stopped": "Quá thời hạn bổ sung, người nộp không bổ sung giấy tờ.",
    "apology": "Cơ sở dữ liệu hộ tịch gián đoạn, phải xác minh sang ngày sau; xin lỗi và hẹn lại.",
}
GROUND = "Người cao tuổi, không sử dụng điện thoại thông minh"
SATISFACTION = ("very_satisfied", "satisfied", "not_satisfied")
PORTAL = Doer("Cổng Dịch vụ công quốc gia")
FAILED = "Không có dữ liệu của người này khi tra cứu"


class Staff:
    """Who works in a unit: an officer and a leader; people without an account where the unit has none here."""

    def __init__(self, known: Callable[[int], Mapping[str, list[Doer]]]) -> None:
        self._known = known
        self._of: dict[int, Mapping[str, list[Doer]]] = {}

    def of(self, unit: Unit) -> Mapping[str, list[Doer]]:
        if unit.pk not in self._of:
            nobody = {MayAct.OFFICER: [Doer("Công chức một cửa", unit.name)]}
            nobody |= {MayAct.UNIT_LEADER: [Doer("Lãnh đạo đơn vị", unit.name)]}
            self._of[unit.pk] = {**nobody, **self._known(unit.pk)}
        return self._of[unit.pk]


@dataclass
class Samples:
    """Keys of the kept files that stand for all scans and all results of the demo."""

    scan: str
    result: str


@dataclass
class Histories:
    """Tells dossiers. Always the same for the same seed and people. `busy`: units where more goes wrong."""

    random: Random
    staff: Staff
    samples: Samples
    versions: Mapping[str, list[ProcedureVersion]]
    busy: frozenset[int] = frozenset()
    fills_forms: bool = False

    @cached_property
    def villages(self) -> Villages:
        return Villages(self.random)

    @cached_property
    def _ways(self) -> dict[int, tuple[Step, ...]]:
        return {}

    def way(self, version: ProcedureVersion) -> tuple[Step, ...]:
        """The steps that a dossier goes through."""
        return self._ways.get(version.pk) or self._ways.setdefault(version.pk, longest(version.says.steps))

    def tell(self, given: "Given", until: datetime) -> TakenOver:
        """The dossier as it stands at `until`: what would come later is left out."""
        version = next(each for each in self.versions[given.procedure] if each.is_in_force_on(given.day))
        return _Life(self, version, given).told(until)


class Stays(Enum):
    """Where a dossier got no further: handed in online and not taken in, begun, its result waiting to be collected."""

    ONLINE = 1
    WITH_OFFICER = 2
    AT_COUNTER = 3


@dataclass(frozen=True, slots=True)
class Given:
    """What a dossier begins with. `counter` is where it was handed in; `stays` where it got no further."""

    code: str
    procedure: str
    channel: str
    unit: Unit
    counter: Unit
    day: date
    stays: Stays | None = None


class _Life:
    """One dossier."""

    def __init__(self, histories: Histories, version: ProcedureVersion, given: Given) -> None:
        self.of, self.random = histories, histories.random
        self.shares = BUSY if given.unit.pk in histories.busy else USUAL
        self.version, self.says = version, version.says
        self.code, self.channel, self.day = given.code, given.channel, given.day
        self.unit, self.counter = given.unit, given.counter
        self.time = default_rules().working_time(default_calendar())
        self.way = histories.way(version)
        self.stays = given.stays
        self.online = given.channel == Channel.ONLINE
        self.person = histories.villages.somebody(given.unit, given.day, _is_woman(given.procedure))
        self.happened: list[Happened] = []
        self.results: tuple[GivenResult, ...] = ()
        self.paid: list[PaidFee] = []
        self.fate = self._fate()
        self._papers()

    def told(self, until: datetime) -> TakenOver:
        self._live()
        happened = tuple(each for each in self.happened if each.at <= until)
        over = any(each.kind == EventKind.FINISHED for each in happened)
        filled = {}
        if self.of.fills_forms and self.says.forms:
            form = self.says.forms[0]
            filled = {form.code: self.of.villages.filled(form, self.person, self.unit, self.day)}
        return TakenOver(
            code=self.code,
            procedure=self.version.procedure.code,
            channel=self.channel,
            unit_id=self.unit.pk,
            receiving_unit_id=self.counter.pk,
            applicant=self._applicant(self.person),
            filer=self._filer(),
            happened=happened,
            components=tuple(self.components),
            reused=self.reused,
            failed=self.failed,
            other_case=self.other_case,
            answers=filled,
            paid=tuple(each for each in self.paid if each.at <= until),
            results=self.results if over else (),
        )

    def _fate(self) -> str:
        if self.stays is not None:
            return "on_time"
        draw = self.random.random()
        for name in ("refused", "withdrawn", "stopped", "supplemented", "apologised", "late"):
            draw -= getattr(self.shares, name)
            if draw < 0:
                return name
        return "on_time"

    def _applicant(self, person: Somebody) -> Applicant:
        return Applicant("citizen", person.name, person.number, person.phone, f"{self.unit.name}, tỉnh Tuyên Quang")

    def _filer(self) -> Filer:
        if not self.online and self.random.random() < self.shares.assisted:
            return Filer("assisted", self._officer(self.counter).name, "", GROUND)
        return Filer()

    def _papers(self) -> None:
        """Which papers came, which were looked up or lay in the person's store."""
        draw, says = self.random.random(), self.says
        uncut = [each for each in says.components if not (each.cut and each.cut.holds_on(self.day))]
        looked_up = [each for each in uncut if each.replaced_by and each.digitise]
        self.failed: dict[str, str] = {}
        self.reused: tuple[str, ...] = ()
        optional = [each.code for each in uncut if each.when and not each.required]
        self.other_case = tuple(optional)
        if draw < self.shares.reused and (stored := [each.code for each in uncut if each.result_type]):
            self.reused = (stored[0],)
        elif draw < self.shares.reused + self.shares.scanned and looked_up:
            source = looked_up[0].replaced_by
            self.failed = {source.data_source: FAILED} if source else {}
        self.components = [
            GivenComponent(
                each.code,
                CopyKind.ORIGINAL.value,
                digest=self.of.samples.scan,
                file_name=f"{each.code}.pdf",
                metadata={"ten": each.name, "ngay_so_hoa": self.day.isoformat()},
            )
            for each in uncut
            if each.kind is not CopyKind.ELECTRONIC and each.code not in (*self.reused, *optional)
            if not each.replaced_by or each.replaced_by.data_source in self.failed
        ]

    def _live(self) -> None:
        if self.stays is Stays.ONLINE:
            evening = self.day.toordinal() * DAY + self.random.randint(17 * HOUR, 22 * HOUR)
            self._put(Move.REGISTERED, evening, PORTAL)
            return
        at = self._received()
        self._put(EventKind.RECEIVED, at, self._officer(self.counter))
        self._pay(at, Collected.AT_INTAKE)
        if self.counter.pk != self.unit.pk:
            at = self.time.after(at, self.random.randint(20, 2 * HOUR))
            self._put(EventKind.HANDED_OVER, at, self._officer(self.counter))
        if self.stays is Stays.WITH_OFFICER:
            self._step_on(self.way[0], self.way[1], self._after(at, self._allowed(at), 0.1, 0.6))
            return
        if self.fate in ("supplemented", "stopped"):
            at = self._supplement(at)
        if self.fate == "stopped":
            return
        allowed = self._allowed(at)
        match self.fate:
            case "withdrawn":
                reason = {"reason": REASONS["withdrawn"]}
                self._put(
                    EventKind.WITHDRAWN, self._after(at, allowed, 0.2, 0.6), self._officer(self.counter), data=reason
                )
            case "refused":
                self._refused(at, allowed)
            case "apologised":
                self._apologised(at, allowed)
            case "late":
                self._work(at, int(allowed * self.random.uniform(1.1, 2.2)) + HOUR)
            case _other:
                self._work(at, int(allowed * self.random.uniform(0.25, 0.97)))

    def _received(self) -> int:
        """The minute at which it was taken in; online it came some time before."""
        midnight, random = self.day.toordinal() * DAY, self.random
        closes = CLOSES if self.day.weekday() < SATURDAY else WEEKEND_CLOSES
        at = midnight + random.randint(OPENS, closes)
        if self.online:
            registered = max(midnight + random.randint(1, 6 * HOUR), at - random.randint(3, 5 * HOUR))
            self._put(Move.REGISTERED, registered, PORTAL)
        return at

    def _allowed(self, at: int) -> int:
        """The working minutes from there to the end of what is promised."""
        promised, time = self.says.term.promised, self.time
        if promised.unit is TimeUnit.WORKING_HOURS:
            return promised.amount * HOUR
        days = promised.amount if promised.unit is TimeUnit.WORKING_DAYS else 1
        return time.worked(at, time.closing(time.working_day(at // DAY, days)))

    def _after(self, at: int, allowed: int, first: float, last: float) -> int:
        return self.time.after(at, max(1, int(allowed * self.random.uniform(first, last))))

    def _supplement(self, at: int) -> int:
        asked = self._after(at, self._allowed(at), 0.1, 0.4)
        needed = [each.code for each in self.components] or self._always()
        told = {"components": [{"code": code, "because": MISSING} for code in needed[:1]], "note": ""}
        if not needed:
            told["note"] = "Ghi rõ nơi cư trú hiện nay trên tờ khai."
        self._put(EventKind.SUPPLEMENT_ASKED, asked, self._officer(self.unit), data=told)
        given = self.time.after(asked, self.random.randint(2 * HOUR, 20 * HOUR))
        if self.fate == "stopped":
            later = self.time.after(asked, 80 * HOUR)
            reason = {"reason": REASONS["stopped"]}
            self._put(EventKind.STOPPED, later, self._leader(self.unit), data=reason)
            return later
        self._put(EventKind.SUPPLEMENT_GIVEN, given, self._officer(self.counter), data={"components": needed[:1]})
        return given

    def _always(self) -> list[str]:
        """The form itself, where the applicant owes nothing else."""
        return [each.code for each in self.says.components if each.required and not each.cut and not each.replaced_by][
            :1
        ]

    def _refused(self, at: int, allowed: int) -> None:
        """Where the process has an outcome for it, after the intake if it can be."""
        places = [place for place, step in enumerate(self.way) if _refusal(step)]
        place = places[-1] if places else 0
        for step, following in pairwise(self.way[: place + 1]):
            at = self._after(at, allowed, 0.08, 0.2)
            self._step_on(step, following, at)
        at, reason = self._after(at, allowed, 0.08, 0.2), {"reason": REASONS["refused"]}
        step = self.way[place]
        self._put(EventKind.REFUSED, at, self._who(step), outcome=_refusal(step), data=reason)

    def _apologised(self, at: int, allowed: int) -> None:
        """Told in good time that it will be later; most are kept to that."""
        way, time = self.way, self.time
        end = time.after(at, allowed)
        told = self._after(at, allowed, 0.3, 0.7)
        new = time.closing(time.working_day(end // DAY, self.random.randint(1, 3)))
        self._step_on(way[0], way[1], self._after(at, allowed, 0.02, 0.2))
        reason = {"reason": REASONS["apology"]}
        self._put(EventKind.APOLOGISED, told, self._leader(self.unit), data=reason)
        old = {**reason, "old": to_moment(end).isoformat()}
        self._put(EventKind.EXTENDED, told, self._leader(self.unit), due=to_moment(new), data=old)
        kept = self.random.random() < 0.85
        used = time.worked(told, new)
        last = time.after(
            told, int(used * self.random.uniform(0.6, 0.98)) if kept else used + self.random.randint(30, 900)
        )
        self._steps(way[1:], told, last)

    def _work(self, at: int, used: int) -> None:
        way = self.way
        self._steps(way, at, self.time.after(at, max(len(way), used)))

    def _steps(self, way: tuple[Step, ...], since: int, last: int) -> None:
        """The steps from `since` on, each in its share of the time, done at `last`; then the result is given out."""
        weights = [step.hours * (self.shares.leaders if MayAct.UNIT_LEADER in step.may_act else 1) for step in way]
        whole, spent = sum(weights) or 1.0, 0.0
        used = self.time.worked(since, last)
        for (step, following), weight in zip(pairwise(way), weights, strict=False):
            spent += weight
            self._step_on(step, following, self.time.after(since, max(1, int(used * spent / whole))))
        outcome = next(each for each in way[-1].outcomes if each.ends is Ending.RESULT)
        electronic = self.random.random() < self.shares.electronic
        kind = self.says.results[0].code
        number = f"{self.random.randint(1, 9999)}/{to_moment(last):%Y}"
        digest = self.of.samples.result if electronic else ""
        self.results = (GivenResult(kind, number, to_moment(last).date(), None, digest, electronic),)
        told = {"results": [kind]}
        self._put(EventKind.FINISHED, last, self._who(way[-1]), outcome=outcome.code, data=told)
        self._give_out(last)

    def _give_out(self, finished: int) -> None:
        if self.stays is Stays.AT_COUNTER:
            return
        at = finished if self.online else self.time.after(finished, self.random.randint(10, 12 * HOUR))
        self._pay(at, Collected.AT_HANDING_OUT)
        receiver = f"{self.person.name}{' (nhận bản điện tử)' if self.online else ''}"
        self._put(EventKind.RESULT_GIVEN, at, self._officer(self.counter), data={"receiver": receiver})
        if self.random.random() < self.shares.rated:
            late = self.fate in ("late", "apologised")
            [said] = self.random.choices(SATISFACTION, (0.1, 0.3, 0.6) if late else (0.55, 0.42, 0.03))
            rated = self.time.after(at, self.random.randint(1, 4 * HOUR))
            by = PORTAL if self.online else self._officer(self.counter)
            self._put(Move.RATED, rated, by, data={"satisfaction": said, "note": ""})

    def _pay(self, at: int, stage: Collected) -> None:
        for each in due(self.says, self.day, areas=(), online=self.online):
            if each.amount and each.fee.collected is stage:
                online = self.random.random() < self.shares.paid_online
                method = PaymentMethod.ONLINE if online else PaymentMethod.CASH
                reference = f"{'QR' if online else 'BL'}{self.random.randrange(10**8):08}"
                told = {"amount": each.amount, "reference": reference, "method": method.value}
                self.paid.append(PaidFee(each.fee.code, method.value, reference, to_moment(at)))
                self._put(Move.PAYMENT_RECORDED, at, self._officer(self.counter), data=told)

    def _step_on(self, step: Step, following: Step, at: int) -> None:
        outcome = next(each for each in step.outcomes if each.next == following.code)
        officer = self._who(following) if self.random.random() < self.shares.assigned else None
        self._put(Move.MOVED, at, self._who(step), outcome=outcome.code, officer=officer)

    def _put(self, kind: str, at: int, by: Doer, **more: Any) -> None:
        self.happened.append(Happened(str(kind), to_moment(at), by, **more))

    def _who(self, step: Step) -> Doer:
        role = MayAct.OFFICER if MayAct.OFFICER in step.may_act else step.may_act[0]
        return self._somebody(self.unit, role)

    def _officer(self, unit: Unit) -> Doer:
        return self._somebody(unit, MayAct.OFFICER)

    def _leader(self, unit: Unit) -> Doer:
        return self._somebody(unit, MayAct.UNIT_LEADER)

    def _somebody(self, unit: Unit, role: str) -> Doer:
        """The same person for the whole dossier."""
        people = self.of.staff.of(unit)
        chosen = people.get(role) or people[MayAct.OFFICER]
        return chosen[crc32(self.code.encode()) % len(chosen)]


def _refusal(step: Step) -> str:
    """The outcome by which the step refuses, "" where it has none."""
    return next((each.code for each in step.outcomes if each.ends is Ending.REFUSED), "")


def _is_woman(procedure: str) -> bool | None:
    """Marriages are asked for by the bride here: her name stands first on the form."""
    return True if procedure == "TP.HT.03" else None
