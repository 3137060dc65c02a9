"""A form going round in the small province: both communes report to the police."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from tests.conftest import SmallProvince
from tests.factories import acting, person
from tinhso.foundation.accounts.actor import Actor
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.organizations.models import UnitGroup
from tinhso.kernel.dates import Period
from tinhso.reporting import verbs
from tinhso.reporting.models import Form, ReportCalendar, Round, Submission
from tinhso.reporting.rules.calendars import Cut, Window

AUGUST = Window(Period(date(2025, 7, 8), date(2025, 8, 7)), datetime(2025, 8, 8, 16, 59, tzinfo=UTC), Cut(7))
SEPTEMBER = Window(Period(date(2025, 8, 8), date(2025, 9, 7)), datetime(2025, 9, 8, 16, 59, tzinfo=UTC), Cut(7))
IN_TIME = datetime(2025, 8, 8, 9, 0, tzinfo=UTC)  # 16:00 in Vietnam
LATE = datetime(2025, 8, 8, 17, 0, tzinfo=UTC)  # the first minute after midnight
LINES = [
    {"code": "services", "label": "Dịch vụ công"},
    {"code": "received", "label": "Hồ sơ tiếp nhận", "metric": "onestop.received", "parent": "services"},
    {"code": "outreach", "label": "Tuyên truyền"},
    {"code": "sessions", "label": "Buổi tuyên truyền", "metric": "commune.sessions", "parent": "outreach"},
    {"code": "guided", "label": "Người được hướng dẫn", "metric": "commune.guided", "parent": "outreach"},
    {"code": "home", "label": "Tại nhà", "metric": "commune.guided_home", "parent": "guided"},
    {"code": "share", "label": "Tỷ lệ tại nhà", "metric": "commune.guided_home_share", "parent": "guided"},
    {"code": "accounts", "label": "Tài khoản lũy kế", "metric": "commune.accounts"},
]
RULES = [
    {"code": "within", "left": ["home"], "is": "<=", "right": ["guided"]},
    {"code": "jump", "jump": ["sessions", "guided"], "percent": 50, "at_least": 10},
]
NORTH = {"sessions": 12, "guided": 200, "home": 50, "accounts": 1000}
SOUTH = {"sessions": 8, "guided": 100, "home": 40, "accounts": 700}


@dataclass
class Collecting:
    """Short ways to a state that a test starts from; everything goes through verbs."""

    province: SmallProvince
    form: Form
    actors: dict[str, Actor] = field(default_factory=dict)

    @classmethod
    def begin(cls, province: SmallProvince) -> "Collecting":
        person("nam.ld", "Bàn Văn Quý", Role.UNIT_LEADER, province.south, title="Chủ tịch")
        calendar = ReportCalendar.objects.create(
            code="thang", name="Báo cáo tháng", rhythm="monthly", keeper=province.police
        )
        aggregator = acting(province.aggregator)
        form_id = verbs.create_form(
            aggregator,
            code="bieu",
            name="Biểu tháng của xã",
            calendar_id=calendar.pk,
            reporters_id=UnitGroup.objects.get(code="communes").pk,
        )
        verbs.publish_form(aggregator, form_id, since=date(2025, 7, 1), lines=LINES, rules=RULES)
        return cls(province, Form.objects.get(pk=form_id))

    @property
    def keeper(self) -> Actor:
        return self.actor("tonghop")

    def actor(self, username: str) -> Actor:
        from tinhso.foundation.accounts.models import Account

        if username not in self.actors:
            self.actors[username] = acting(Account.objects.get(username=username))
        return self.actors[username]

    def open(self, window: Window = AUGUST) -> Round:
        return Round.objects.get(pk=verbs.open_round(self.keeper, self.form.pk, window=window))

    def submission(self, it: Round, place: str = "north") -> Submission:
        return Submission.objects.get(round=it, unit=getattr(self.province, place))

    def filled(self, it: Round, place: str = "north", **changes: int) -> Submission:
        """A unit's form with good numbers, not handed in yet."""
        submission = self.submission(it, place)
        officer, numbers = ("bac.cv", NORTH) if place == "north" else ("nam.cv", SOUTH)
        verbs.save_values(self.actor(officer), submission.pk, values={**numbers, **changes})
        return self.submission(it, place)

    def submitted(self, it: Round, place: str = "north", **changes: int) -> Submission:
        submission = self.filled(it, place, **changes)
        verbs.submit(self.actor("bac.ld" if place == "north" else "nam.ld"), submission.pk)
        return self.submission(it, place)

    def accepted(self, it: Round, place: str = "north", **changes: int) -> Submission:
        submission = self.submitted(it, place, **changes)
        verbs.accept(self.keeper, submission.pk)
        return self.submission(it, place)
