"""The demo keeps to empty installations, and a load that breaks leaves nothing behind."""

import pytest

from tinhso.demo import loading
from tinhso.demo.past import Past
from tinhso.demo.reports import Dossiers
from tinhso.demo.rounds import Rounds
from tinhso.foundation.accounts.models import Account
from tinhso.foundation.journal.models import AuditEntry
from tinhso.foundation.organizations.seed.loading import load_seed
from tinhso.reporting.seed import load_calendars
from tinhso.reporting.seed.forms import load_forms


def test_an_installation_with_people_is_left_alone(province):
    people = Account.objects.count()
    with pytest.raises(loading.NotEmpty):
        loading.load()
    assert Account.objects.count() == people
    assert not AuditEntry.objects.exists()


def test_an_interrupted_load_leaves_no_trace_and_can_be_repeated(db, monkeypatch):
    load_seed()
    load_calendars()
    load_forms()
    with monkeypatch.context() as patch:
        patch.setattr(Past, "arrange", lambda self: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            loading.load(2)
    assert not Account.objects.exists()
    assert not AuditEntry.objects.exists()
    for story in (Past, Rounds, Dossiers):
        monkeypatch.setattr(story, "arrange", lambda self: None)
    assert loading.load(2)["people"] > 0
