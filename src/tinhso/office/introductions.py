"""The persons as whom one may look around in the demo. Registered by the demo; never used outside it."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True)
class DemoPerson:
    """A role to try: the account's sign-in name, the role in a word, what it does in one line."""

    username: str
    role: str | Promise
    line: str | Promise


_persons: dict[str, DemoPerson] = {}


def register_demo_person(person: DemoPerson) -> None:
    _persons[person.username] = person


def demo_persons() -> list[DemoPerson]:
    return list(_persons.values())


def demo_person(username: str) -> DemoPerson | None:
    return _persons.get(username)
