"""Input that no honest program or browser sends, and runs that send it: nothing of it may be answered with a 5xx.

Everything is sent by a person who may use the address, so that it gets past the rights and into the forms. An
exception that nobody has caught comes out of the client with its traceback.
"""

import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator
from typing import Any

import schemathesis
from django.test import override_settings
from django.test.client import ClientHandler
from hypothesis import HealthCheck, Phase, Verbosity, given, settings
from hypothesis import strategies as st
from schemathesis.generation import GenerationMode

from tests.rights.people import Visitor, url_of
from tests.rights.state import undone
from tests.rights.table import ADDRESSES, Sample
from tests.rights.world import World
from tinhso.site.api import api

PROBLEM = "application/problem+json"
HUGE = 10**30


def _cursor(*values: Any) -> str:
    return urlsafe_b64encode(json.dumps([False, *values]).encode()).decode().rstrip("=")


# Well-formed cursors with senseless content, numbers that no column holds, digits that aren't ASCII, text that
# PostgreSQL can't store, days that no calendar has, and what looks like markup, format strings or paths.
TRICKS = [
    "",
    " ",
    "0",
    "-1",
    str(HUGE),
    "9" * 5000,
    "1e400",
    "NaN",
    "Infinity",
    "²",
    "١٢",
    "\x00",
    "a\x00b",
    "\ud800".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "x" * 10_000,
    "%s%(x)s%",
    "{0.__class__}",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "0000-00-00",
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "2026-13",
    "0000-01",
    "null",
    "[]",
    "1.5",
    "true",
    _cursor("abc"),
    _cursor(HUGE),
    _cursor("\x00", 1),
    _cursor(True),
    _cursor("a", "b"),
    _cursor({}),
    urlsafe_b64encode(b"2026-01-01.99999999999999999999999999").decode(),
    urlsafe_b64encode(b"9999-99-99.1").decode(),
]
PARAMETERS = [
    "cursor",
    "q",
    "text",
    "unit",
    "document",
    "task",
    "group",
    "officer",
    "month",
    "schedule",
    "standing",
    "status",
    "evidence",
    "role",
    "state",
    "event",
    "person",
    "since",
    "until",
    "subject",
    "don-vi",
    "tinh-trang",
    "vai-tro",
    "loai",
    "xem",
    "gui",
    "trang-thai",
    "nhom",
    "rows",
    "key",
    "tep",
    "step",
    "due",
    "assignee",
    "procedure",
    "channel",
    "about",
    "thu-tuc",
    "ban",
    "moi",
    "cu",
    "phieu",
    "gian-doan",
    "ho_so",
    "viec",
    "mau",
    "loc",
    "tim",
    "phan",
    "trang",
    "dang",
    "ma",
    "id",
    "ids",
]

tricky = st.one_of(st.sampled_from(TRICKS), st.text(max_size=40), st.integers().map(str))


def bounded(examples: int) -> settings:
    """The same examples on every run, so that a failure of yesterday is a failure of today."""
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        verbosity=Verbosity.quiet,
    )


def entitled(everybody: list[Visitor], sample: Sample, world: World) -> Visitor:
    """Somebody who may, else somebody signed in."""
    return next((each for each in everybody if sample.rule(each.actor, world.north)), everybody[1])


def send_forms(name: str, world: World, everybody: list[Visitor], examples: int) -> None:
    """Every form of an address with fields missing, doubled, of the wrong type, far too long."""
    for sample in (each for each in ADDRESSES[name] if each.method == "post"):
        fields = sorted({*sample.data(world.north), "file", "rows", "deadline-0-due", "more"})
        wrong = st.dictionaries(st.sampled_from(fields), st.one_of(tricky, st.lists(tricky, max_size=3), st.none()))
        _send(entitled(everybody, sample, world), url_of(name, sample, world.north), sample, wrong, world, examples)


def _send(
    visitor: Visitor, url: str, sample: Sample, forms: st.SearchStrategy[Any], world: World, examples: int
) -> None:
    @bounded(examples)
    @given(wrong=forms)
    def send(wrong: dict[str, Any]) -> None:
        body = {**sample.data(world.north), **wrong}
        with undone():
            answered(visitor.client.post(url, {key: value for key, value in body.items() if value is not None}))

    send()


def send_queries(name: str, world: World, everybody: list[Visitor], examples: int) -> None:
    """Every page with a query string that makes no sense."""
    for sample in (each for each in ADDRESSES[name] if each.method == "get"):
        _ask(entitled(everybody, sample, world), url_of(name, sample, world.north).partition("?")[0], examples)


def _ask(visitor: Visitor, url: str, examples: int) -> None:
    @bounded(examples)
    @given(query=st.dictionaries(st.sampled_from(PARAMETERS), tricky, max_size=6))
    def ask(query: dict[str, str]) -> None:
        with undone():
            answered(visitor.client.get(url, query))

    ask()


def send_every_trick(name: str, world: World, everybody: list[Visitor]) -> None:
    """Each trick as a list's cursor, in every other parameter at once, and in all of them."""
    sample = next(each for each in ADDRESSES[name] if each.method == "get")
    visitor, url = entitled(everybody, sample, world), url_of(name, sample, world.north)
    others = [parameter for parameter in PARAMETERS if parameter != "cursor"]
    for trick in TRICKS:
        for parameters in (["cursor"], others, PARAMETERS):
            with undone():
                answered(visitor.client.get(url, dict.fromkeys(parameters, trick)))


def answered(response: Any) -> None:
    assert response.status_code < 500, response.content[:300]
    if response.streaming:
        b"".join(response.streaming_content)


def in_process(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """The site as a WSGI application inside the test's own connection and transaction; errors come out as they are."""
    with override_settings(DEBUG_PROPAGATE_EXCEPTIONS=True):
        response = ClientHandler(enforce_csrf_checks=False)(environ)
        start_response(f"{response.status_code} {response.reason_phrase}", list(response.items()))
        return [b"".join(response)]


def operations() -> Iterator[str]:
    """Every operation of the API's description, "GET /api/v1/…"."""
    for path, methods in api.get_openapi_schema()["paths"].items():
        yield from (f"{method.upper()} {path}" for method in methods)


def call_operation(operation: str, world: World, visitor: Visitor, examples: int) -> None:
    """What the description allows and what it doesn't, on records that exist and on some that don't."""
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", in_process)
    method, path = operation.split(" ")
    described = schema[path][method]
    ids = {
        "document_id": st.sampled_from([world.north.draft.pk, world.north.ready.pk, world.north.document.pk, 0, HUGE]),
        "task_id": st.sampled_from([world.north.task.pk, world.north.open.task_id, 0, HUGE]),
        "assignment_id": st.sampled_from([world.north.open.pk, world.north.passed_on.pk, 0, HUGE]),
        "difficulty_id": st.sampled_from([world.north.difficulty.pk, world.north.answered_difficulty.pk, 0, HUGE]),
        "code": st.sampled_from([world.north.dossier.code, world.south.dossier.code, "H60-260812-9999", "x"]),
        "petition_id": st.sampled_from([world.north.petitions.open.pk, world.north.petitions.answered.pk, 0, HUGE]),
        "report_id": st.sampled_from([world.north.report(world.north.passed_on).pk, 0, HUGE]),
    }
    headers = {"Idempotency-Key": tricky, "If-Match": st.sampled_from(["*", '"x"', "x, y", ""])}
    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        _call(described.as_strategy(mode), ids, headers, visitor, examples)


def _call(
    cases: st.SearchStrategy[Any], ids: dict[str, Any], headers: dict[str, Any], visitor: Visitor, examples: int
) -> None:
    cookies = {name: morsel.value for name, morsel in visitor.client.cookies.items()}

    @bounded(examples)
    @given(data=st.data())
    def call(data: st.DataObject) -> None:
        case = data.draw(cases)
        for name in ids.keys() & (case.path_parameters or {}).keys():
            case.path_parameters[name] = data.draw(ids[name])
        extra = {name: data.draw(headers[name]) for name in headers if data.draw(st.integers(0, 4)) == 0}
        sent = {
            name: value
            for name, value in extra.items()
            if value.isascii() and value.isprintable() and value == value.strip()
        }
        with undone():
            response = case.call(headers=sent | {"Accept-Encoding": "identity"}, cookies=cookies)
        assert response.status_code < 500, response.text[:300]
        if response.status_code >= 400:
            _is_problem(response)

    call()


def _fits_a_header(value: str) -> bool:
    """The client itself sends nothing else."""
    return value.isascii() and value.isprintable() and value == value.strip()


def _is_problem(response: Any) -> None:
    kinds = response.headers.get("content-type") or [""]
    assert kinds[0] == PROBLEM, f"{response.status_code} is answered as {kinds}: {response.text[:200]}"
    problem = json.loads(response.text)
    assert problem["status"] == response.status_code
    assert problem["title"]
    assert problem["detail"]


def send_to(name: str, sample: Sample, world: World, everybody: list[Visitor]) -> None:
    """One request of a sample that leads nowhere."""
    visitor = entitled(everybody, sample, world)
    with undone():
        send = getattr(visitor.client, sample.method)
        answered(send(url_of(name, sample, world.north), sample.data(world.north)))
