"""The same province as the rights' walk, and somebody signed in to its API."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.rights.conftest import own_files, world
from tests.rights.people import BACKEND
from tests.rights.state import undone
from tinhso.foundation.accounts.models import Account

__all__ = ["own_files", "world"]

ROOT = "/api/v1/directives"


@dataclass
class Caller:
    """A program with a person's session."""

    client: Client

    def get(self, path: str, **query: Any) -> HttpResponse:
        return self.client.get(f"{ROOT}{path}", query)

    def post(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self.client.post(f"{ROOT}{path}", body, content_type="application/json", headers=headers)

    def put(self, path: str, body: Any, **headers: str) -> HttpResponse:
        return self.client.put(f"{ROOT}{path}", body, content_type="application/json", headers=headers)


def calling_as(account: Account) -> Caller:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return Caller(client)


@pytest.fixture(autouse=True)
def nothing_stays(db: None) -> Iterator[None]:
    """Each test leaves the province as it was built."""
    with undone():
        yield
