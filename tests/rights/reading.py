"""Everything that a person reads, as text: pages, fragments, spreadsheets, files, answers of the API."""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from tests.rights.operations import OPERATIONS
from tests.rights.people import Visitor, no_problem, not_refused, not_served, places, url_of
from tests.rights.table import ADDRESSES, Sample
from tests.rights.world import Place, World

WORK, PAPERS = "/nhiem-vu/", "/van-ban-giao-viec/"
LINK = re.compile(r"/(nhiem-vu|van-ban-giao-viec)/(\d+)/")
HTMX = {"HX-Request": "true"}


@dataclass(frozen=True)
class Read:
    """An address to be read; `name` and `sample` are the table's ("" and None for a list's further filters)."""

    url: str
    where: str = "north"
    name: str = ""
    sample: Sample | None = None
    htmx: bool = False

    @property
    def recorded(self) -> bool:
        return (self.sample is not None and self.sample.recorded) or "/xuat/" in self.url

    @property
    def is_journal(self) -> bool:
        return self.url.startswith("/nhat-ky/")


@dataclass(frozen=True)
class Reading:
    """One answer that a person got. `problem`: what the table says about it ("" for nothing)."""

    visitor: Visitor
    read: Read
    status: int
    text: str
    problem: str

    @property
    def who(self) -> str:
        return self.visitor.who

    @property
    def links(self) -> set[str]:
        """The assignments and documents that it leads to."""
        return {f"/{kind}/{pk}/" for kind, pk in LINK.findall(self.text)}

    def __str__(self) -> str:
        return f"{self.who} · GET {self.read.url} ({self.read.where})"


def everything(world: World) -> list[Read]:
    """The table's samples in both places; lists with their filters; searches; what the API reads."""
    found: dict[str, Read] = {}
    for name, samples in ADDRESSES.items():
        for sample in samples:
            for where, place in places(world, sample) if sample.method == "get" else []:
                url = url_of(name, sample, place)
                found.setdefault(f"{url} {samples.index(sample)}", Read(url, where, name, sample))
    for operation, samples in OPERATIONS.items():
        method, path = operation.split(" ")
        for sample in samples if method == "GET" else []:
            for where, place in places(world, sample):
                url = path.format(**sample.args(place))
                found[url] = Read(url, where, operation, sample)
    for where, place in world.places.items():
        found |= {url: Read(url, where) for url in _lists(place)}
        found |= {f"palette {where}": Read(f"/tim/?q=zq{where}", where, htmx=True)}
        for search in ("/tim/?q=", "/nguoi-dung/?tinh-trang=all&q=", f"{PAPERS}?text=", f"{WORK}danh-sach/?text="):
            found[f"{search}zq{where}"] = Read(f"{search}zq{where}", where)
    for url in (f"{WORK}danh-sach/?role=coordinating", "/nguoi-dung/?tinh-trang=all", "/tim/?q=xa"):
        found[url] = Read(url)
    return list(found.values())


def _lists(place: Place) -> list[str]:
    """Lists narrowed to what is of this place."""
    group = f"group={place.group.pk}&document={place.draft.pk}"
    one = (f"unit={place.unit.pk}", f"document={place.draft.pk}", f"task={place.open.task_id}", group)
    return [
        *(f"{WORK}danh-sach/?{query}" for query in one),
        f"{WORK}danh-sach/loc/?document={place.draft.pk}",
        f"{WORK}theo-don-vi/?document={place.document.pk}",
        f"{WORK}danh-sach/xuat/csv/?unit={place.unit.pk}",
    ]


def reading(visitor: Visitor, read: Read, world: World) -> Reading:
    answer: Any = visitor.client.get(read.url, headers=HTMX if read.htmx else {})
    problem = ""
    if read.sample is not None:
        allowed = read.sample.rule(visitor.actor, world.places[read.where])
        refusal = no_problem if read.url.startswith("/api/") else not_refused
        problem = not_served(answer) if allowed else refusal(answer, visitor, read.sample)
    return Reading(visitor, read, answer.status_code, _text(answer), problem)


def _text(answer: Any) -> str:
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if body[:2] == b"PK":
        with zipfile.ZipFile(BytesIO(body)) as book:
            return "\n".join(book.read(name).decode(errors="replace") for name in book.namelist())
    return body.decode(errors="replace")
