"""Satisfaction: one answer for each dossier, after its result, by whoever has the right or the receipt's code."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.factories import acting
from tests.onestop.dossiers import MORNING, Counter, counter
from tinhso.foundation.accounts.actor import ANONYMOUS
from tinhso.foundation.journal.models import Fact
from tinhso.foundation.verbs.errors import Invalid, NotPermitted, Refused
from tinhso.kernel import clock
from tinhso.kernel.dates import Period
from tinhso.metrics.queries import facts_behind, figure
from tinhso.onestop import verbs
from tinhso.onestop.models import DossierRating
from tinhso.onestop.rating_codes import is_rating_code, rating_code
from tinhso.onestop.wording.happenings import detail

pytestmark = pytest.mark.django_db
MONTH = Period(MORNING.date().replace(day=1), MORNING.date().replace(day=31))


@pytest.fixture(autouse=True)
def morning() -> Iterator[None]:
    with clock.frozen(MORNING):
        yield


@pytest.fixture
def at(province) -> Counter:
    return counter(province)


def test_it_is_counted_once_on_its_day_and_stands_in_the_timeline(at):
    dossier = at.finished()
    with clock.frozen(MORNING + timedelta(days=1)):
        verbs.rate_dossier(at.officer, dossier.pk, satisfaction="very_satisfied", comment="Nhanh, rõ ràng")
        with pytest.raises(Refused, match="đã được đánh giá"):
            verbs.rate_dossier(at.officer, dossier.pk, satisfaction="not_satisfied")
    fact = Fact.objects.get(kind="onestop.rated")
    assert (fact.subject_id, fact.dimensions["satisfaction"]) == (dossier.code, "satisfied")
    assert fact.day == (MORNING + timedelta(days=1)).date()
    assert detail(dossier.events.latest("pk")) == "Rất hài lòng. Nhanh, rõ ràng"


def test_before_the_result_by_strangers_or_with_no_answer_nothing_is_counted(at):
    open_one, dossier = at.taken(), at.finished()
    with pytest.raises(Refused, match="đã có kết quả"):
        verbs.rate_dossier(at.officer, open_one.pk, satisfaction="satisfied")
    with pytest.raises(NotPermitted):
        verbs.rate_dossier(at.other, dossier.pk, satisfaction="satisfied")
    for wrong in ({"satisfaction": "5"}, {"satisfaction": "satisfied", "place": "by_code"}):
        with pytest.raises(Invalid):
            verbs.rate_dossier(at.officer, dossier.pk, **wrong)
    assert not DossierRating.objects.exists()


def test_the_receipts_code_is_the_applicants_right(at):
    dossier, another = at.finished(), at.finished()
    for wrong in ("", "AAAA-AAAA", rating_code(another.code)):
        with pytest.raises(Invalid) as refused:
            verbs.rate_by_code(ANONYMOUS, dossier.pk, rating_code=wrong, satisfaction="satisfied")
        assert refused.value.problems[0].field == "rating_code"
    typed = rating_code(dossier.code).lower().replace("-", " ")
    verbs.rate_by_code(ANONYMOUS, dossier.pk, rating_code=typed, satisfaction="not_satisfied")
    rating = DossierRating.objects.get()
    assert (rating.dossier, rating.place, rating.is_satisfied) == (dossier, "by_code", False)


def test_codes_of_dossiers_that_follow_one_another_have_nothing_in_common(at):
    codes = {rating_code(f"H60.101-260812-{number:04}") for number in range(200)}
    assert len(codes) == 200
    assert not is_rating_code("", "H60.101-260812-0001")


def test_the_share_is_of_those_who_answered_and_opens_to_their_dossiers(at):
    for satisfaction in ("satisfied", "very_satisfied", "not_satisfied", None):
        dossier = at.finished()
        if satisfaction:
            verbs.rate_dossier(at.officer, dossier.pk, satisfaction=satisfaction)
    leadership, root = acting(at.province.leadership), at.province.root
    codes = ("rated", "satisfied", "satisfied_share")
    assert [figure(leadership, f"onestop.{code}", MONTH, root).text for code in codes] == ["3", "2", "66,67%"]
    rows = facts_behind(leadership, figure(leadership, "onestop.satisfied", MONTH, root)).rows
    assert len(rows) == 2
    assert all("Đăng ký kết hôn" in row.record.label for row in rows)
