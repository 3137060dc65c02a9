"""The demo, loaded once at a small scale for all tests of this folder that look at it."""

from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test import override_settings

COMMUNES = 12


@pytest.fixture(scope="module")
def demo(
    django_db_setup: None, django_db_blocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, int]]:
    """What `load` returned. The rows are committed, as in a real installation, and gone when the module is done."""
    from tinhso.demo.loading import load
    from tinhso.foundation.organizations.seed.loading import load_seed
    from tinhso.reporting.seed import load_calendars
    from tinhso.reporting.seed.forms import load_forms

    place = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        with override_settings(
            FILES_DIRECTORY=place / "files",
            SIGNING_DIRECTORY=place / "signing",
            ANCHOR_PATH=place / "anchor.jsonl",
        ):
            load_seed()
            load_calendars()
            load_forms()
            counts = load(COMMUNES)
        yield counts
        call_command("flush", interactive=False, verbosity=0, inhibit_post_migrate=True)
