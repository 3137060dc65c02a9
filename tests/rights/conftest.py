"""One province for all tests of a module: each request is undone, so that building it once is enough."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.rights.world import World, build


@pytest.fixture(autouse=True)
def own_files() -> None:
    """Files live as long as the module's province; see `world`."""


@pytest.fixture(scope="module")
def world(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[World]:
    """The tests themselves are marked `django_db`, or there would be no test database to build it in."""
    var: Path = tmp_path_factory.mktemp("var")
    settings = override_settings(
        DEMO=False, FILES_DIRECTORY=var / "files", ANCHOR_PATH=var / "anchor.jsonl", VERIFICATIONS_PER_MINUTE=10_000
    )
    with django_db_blocker.unblock(), settings, transaction.atomic():
        assert connection.settings_dict["NAME"].startswith("test_")
        yield build()
        transaction.set_rollback(True)
