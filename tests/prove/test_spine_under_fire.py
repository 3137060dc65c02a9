"""Twenty processes run verbs while workers are killed with -9: nothing lost, nothing twice, nothing out of order.

TINHSO_PROVE_SCALE shrinks the proof (1 is the full one: 20 processes, 200 kills).
"""

import multiprocessing
import os
import random
import socket
import threading
from collections import defaultdict
from multiprocessing.process import BaseProcess

import pytest
from aiosmtpd.controller import Controller
from django.db import connections

from tests.factories import person, unit
from tinhso.foundation.accounts.roles import Role
from tinhso.foundation.delivery.models import Delivery, State
from tinhso.foundation.journal.models import AuditEntry, Fact, OutboxMessage
from tinhso.foundation.journal.verification import verify
from tinhso.foundation.notifications.models import Notification
from tinhso.foundation.organizations.models import UnitKind

SCALE = float(os.environ.get("TINHSO_PROVE_SCALE", "1"))
PROCESSES = 20
KILLS = round(200 * SCALE)
OPERATIONS = round(8000 * SCALE)
UNITS = 12
RELAYS = 2
LEASE_SECONDS = 2
SEED = 20260101
DEADLINE_SECONDS = 1200


class Mailbox:
    """An SMTP server that keeps every mail in order of arrival, like a mailbox that drops repeated Message-IDs."""

    def __init__(self) -> None:
        self.lines: dict[str, list[str]] = defaultdict(list)
        self.seen: set[str] = set()
        self.repeats = 0
        self.port = 0

    async def handle_DATA(self, server: object, session: object, envelope: object) -> str:
        from email import message_from_bytes
        from email.policy import default

        mail = message_from_bytes(envelope.content, policy=default)  # type: ignore[attr-defined]
        if mail["Message-ID"] in self.seen:
            self.repeats += 1
        else:
            self.seen.add(mail["Message-ID"])
            self.lines[mail["To"]].append(mail["Subject"].rpartition(" ")[2])
        return "250 OK"


class Battlefield:
    """The processes of the proof, restarted as they fall."""

    def __init__(self, operations: list[tuple[int, int, int]], account: int, smtp_port: int) -> None:
        self.context = multiprocessing.get_context("forkserver")
        self.context.set_forkserver_preload(["tests.prove.spine_worker"])
        self.operations, self.account, self.smtp_port = operations, account, smtp_port
        self.shares: dict[int, BaseProcess] = {share: self.start_share(share) for share in range(PROCESSES)}
        self.relays = [self.start_relay() for _ in range(RELAYS)]
        self.killed = 0

    def start_share(self, share: int) -> BaseProcess:
        from tests.prove.spine_worker import run_verbs

        return self._start(run_verbs, share, PROCESSES, self.operations, self.account)

    def start_relay(self) -> BaseProcess:
        from tests.prove.spine_worker import seal_and_deliver

        return self._start(seal_and_deliver, self.smtp_port, LEASE_SECONDS)

    def _start(self, body: object, *arguments: object) -> BaseProcess:
        process = self.context.Process(target=body, args=arguments, daemon=True)
        process.start()
        return process

    def kill_one(self, dice: random.Random) -> None:
        """Kill a random living process with -9 and put another in its place."""
        if dice.random() < 0.2:
            index = dice.randrange(RELAYS)
            self._kill(self.relays[index])
            self.relays[index] = self.start_relay()
            return
        living = [share for share, process in self.shares.items() if process.is_alive()]
        if not living:
            index = dice.randrange(RELAYS)
            self._kill(self.relays[index])
            self.relays[index] = self.start_relay()
            return
        share = dice.choice(living)
        self._kill(self.shares[share])
        self.shares[share] = self.start_share(share)

    def _kill(self, process: BaseProcess) -> None:
        process.kill()
        process.join()
        self.killed += 1

    def end_relays(self) -> None:
        for process in self.relays:
            process.kill()
            process.join()


@pytest.fixture
def mailbox():
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        box.port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=box.port)
    controller.start()
    yield box
    controller.stop()


@pytest.fixture
def database_for_processes(monkeypatch):
    settings = connections["default"].settings_dict
    url = f"postgresql://{settings['USER']}@/{settings['NAME']}?host={settings['HOST']}"
    monkeypatch.setenv("DATABASE_URL", url)


@pytest.mark.prove
@pytest.mark.django_db(transaction=True)
def test_nothing_is_lost_doubled_or_reordered(database_for_processes, mailbox):
    root = unit("tinh", "Tỉnh", UnitKind.PROVINCE)
    communes = [unit(f"xa-{n}", f"Xã {n}", UnitKind.COMMUNE, root) for n in range(UNITS)]
    readers = [person(f"cb{n}", f"Cán Bộ {n}", Role.OFFICER, each) for n, each in enumerate(communes)]
    aggregator = person("tonghop", "Lương Thị Thảo", Role.AGGREGATOR, root)
    dice = random.Random(SEED)
    operations = [
        (number, communes[place].pk, readers[place].pk)
        for number, place in enumerate(dice.choices(range(UNITS), k=OPERATIONS))
    ]
    connections.close_all()

    field = Battlefield(operations, aggregator.pk, mailbox.port)
    pause = threading.Event()
    for _turn in range(KILLS):
        pause.wait(dice.uniform(0.1, 0.5))
        field.kill_one(dice)
    for share, process in field.shares.items():
        process.join(DEADLINE_SECONDS)
        while process.exitcode != 0:
            process = field.shares[share] = field.start_share(share)
            process.join(DEADLINE_SECONDS)
    wait_until_delivered(pause)
    field.end_relays()

    assert field.killed >= KILLS
    check_each_operation_happened_once(operations)
    check_positions_and_order(communes)
    check_every_person_was_told_once_in_order(operations, mailbox)
    assert verify().intact
    print(f"\n{OPERATIONS} verbs, {field.killed} kills, {mailbox.repeats} mails sent again and dropped by Message-ID")


def wait_until_delivered(pause: threading.Event) -> None:
    for _turn in range(DEADLINE_SECONDS * 2):
        unsealed = OutboxMessage.objects.filter(position__isnull=True).exists()
        spread = Delivery.objects.count() == 2 * OutboxMessage.objects.count()
        if spread and not unsealed and not Delivery.objects.exclude(state=State.DONE).exists():
            return
        pause.wait(0.5)
    pytest.fail(f"undelivered: {Delivery.objects.exclude(state=State.DONE).count()}")


def check_each_operation_happened_once(operations: list[tuple[int, int, int]]) -> None:
    done = [entry.data["new"] for entry in AuditEntry.objects.filter(event="test.renamed")]
    assert sorted(done) == sorted(f"Tên {number}" for number, _, _ in operations)
    assert Fact.objects.filter(kind="test.renamed").count() == len(operations)
    assert OutboxMessage.objects.count() == len(operations)


def check_positions_and_order(communes: list[object]) -> None:
    positions = sorted(
        position
        for model in (AuditEntry, Fact, OutboxMessage)
        for position in model.objects.values_list("position", flat=True)
    )
    assert positions == list(range(1, len(positions) + 1))
    for commune in communes:
        numbers = [
            entry.data["number"]
            for entry in AuditEntry.objects.filter(subject_id=str(commune.pk)).order_by("position")  # type: ignore[attr-defined]
        ]
        assert numbers == list(range(1, len(numbers) + 1))


def check_every_person_was_told_once_in_order(operations: list[tuple[int, int, int]], mailbox: Mailbox) -> None:
    assert Notification.objects.count() == len(operations)
    assert len(mailbox.seen) == len(operations)
    for lines in mailbox.lines.values():
        numbers = [int(line.partition(":")[2]) for line in lines]
        assert numbers == list(range(1, len(numbers) + 1))
    for reader in {told for _, _, told in operations}:
        texts = Notification.objects.filter(account_id=reader).order_by("pk").values_list("text", flat=True)
        numbers = [int(text.partition(":")[2]) for text in texts]
        assert numbers == list(range(1, len(numbers) + 1))
