"""The catalogue of procedures: thirty of the justice field in force since the two-tier province began, and what their
keepers did since: a shorter term, a decision that came late, one that isn't public yet, a draft, trials."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from tinhso.demo.agenda import Agenda
from tinhso.demo.cast import Cast
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.organizations.models import Unit
from tinhso.kernel import clock
from tinhso.kernel.calendar import default_calendar
from tinhso.onestop import verbs
from tinhso.onestop.models import Procedure, ProcedureVersion
from tinhso.onestop.rules.clock_rules import default_rules
from tinhso.onestop.rules.dry_run import Action, Do, usual_history
from tinhso.onestop.rules.procedure import Content, plain
from tinhso.onestop.rules.procedure_file import Decision
from tinhso.onestop.seeding import seeded_procedures

KEEPER, DEPARTMENT = "tuphap.cv", "so-tu-phap"
FIRST = Decision("1042/QĐ-UBND (mẫu)", date(2025, 6, 20), date(2025, 7, 1), date(2025, 6, 25))
BIRTH, MARRIAGE, COPY, CERTIFIED = "TP.HT.01", "TP.HT.03", "TP.HT.10", "TP.CT.02"
TRIAL_DAY = datetime(2025, 9, 8, 8, 0, tzinfo=clock.ZONE)
WORD = {"amount": 2, "unit": "working_days"}


@dataclass
class Procedures:
    """Everything is done by the department's officer, who keeps the field."""

    cast: Cast
    agenda: Agenda

    def arrange(self) -> None:
        self.agenda.put(clock.now(), self._begin)
        self.agenda.on(-60, self._shorten_marriage)
        self.agenda.on(-24, self._announce_late)
        self.agenda.on(-14, self._forget_the_catalogue)
        self.agenda.on(-6, self._draft_birth)

    @property
    def keeper(self) -> Actor:
        return self.cast.acting(KEEPER)

    def _begin(self) -> None:
        department = Unit.objects.get(code=DEPARTMENT)
        for file in seeded_procedures():
            draft = verbs.import_procedure(self.keeper, replace(file, decision=FIRST), keeper_id=department.pk)
            verbs.publish_version(self.keeper, draft)
        for code, name in ((BIRTH, "Khai sinh tại quầy, đủ giấy tờ"), (MARRIAGE, "Kết hôn, phải bổ sung một lần")):
            version = _last(code)
            verbs.record_trial(
                self.keeper,
                version.procedure_id,
                version_id=version.pk,
                name=name,
                history=_history(code, version.says),
            )

    def _shorten_marriage(self) -> None:
        content = _content(MARRIAGE)
        content["term"] |= {"committed": WORD}
        content["steps"] = [step | {"hours": min(step["hours"], 8)} for step in content["steps"]]
        content["steps"][0]["hours"] = content["steps"][2]["hours"] = content["steps"][3]["hours"] = 2
        version = self._publish(MARRIAGE, content, "716/QĐ-UBND (mẫu)", lead=12)
        self.agenda.on(-57, lambda: verbs.record_public_update(self.keeper, version, day=clock.today()))

    def _announce_late(self) -> None:
        content = _content(COPY) | {"conditions": ["Bản sao cấp cho mọi người yêu cầu, không phân biệt nơi cư trú."]}
        version = self._publish(COPY, content, "802/QĐ-UBND (mẫu)", lead=2)
        self.agenda.on(-9, lambda: verbs.record_public_update(self.keeper, version, day=clock.today()))

    def _forget_the_catalogue(self) -> None:
        content = _content(CERTIFIED)
        content["manner"] = "Người yêu cầu xuất trình bản chính; bản điện tử được gửi vào Kho dữ liệu điện tử cá nhân."
        self._publish(CERTIFIED, content, "829/QĐ-UBND (mẫu)", lead=20)

    def _draft_birth(self) -> None:
        content = _content(BIRTH)
        content["components"] = [each for each in content["components"] if each["code"] != "giay-ket-hon"]
        verbs.draft_version(self.keeper, _last(BIRTH).procedure_id, content=content)

    def _publish(self, code: str, content: dict[str, Any], symbol: str, *, lead: int) -> int:
        """The next version, decided today, in force `lead` days later; its id."""
        today = clock.today()
        decision = Decision(symbol, today, today + timedelta(days=lead))
        draft: int = verbs.draft_version(self.keeper, _last(code).procedure_id, content=content, decision=decision)
        verbs.publish_version(self.keeper, draft)
        return draft


def _last(code: str) -> ProcedureVersion:
    found = Procedure.objects.get(code=code).versions.order_by("-number").first()
    assert found is not None
    return found


def _content(code: str) -> dict[str, Any]:
    return plain(_last(code).says)


def _history(code: str, says: Content) -> tuple[Action, ...]:
    history = usual_history(says, TRIAL_DAY, default_calendar(), default_rules())
    if code != MARRIAGE:
        return history
    asked, given = TRIAL_DAY + timedelta(days=1, hours=1), TRIAL_DAY + timedelta(days=3, hours=2)
    waiting = (Action(asked, Do.ASK_SUPPLEMENT), Action(given, Do.GIVE_SUPPLEMENT))
    later = tuple(replace(each, at=each.at + timedelta(days=7)) for each in history[2:])
    return (*history[:2], *waiting, *later)
