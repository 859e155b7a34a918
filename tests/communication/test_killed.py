"""A worker is killed, as a real process, at each point of sending: nothing is lost, and what had left already is
sent once more at most, with the same Message-ID. And two workers send nothing twice."""

import signal
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection, transaction

from stafett.communication import delivery
from stafett.communication.models import Letter, Rhythm, Standing
from stafett.lib import clock
from tests import factories
from tests.communication.sink import Sink
from tests.config import commands
from tests.factories import Member

pytestmark = pytest.mark.django_db(transaction=True)

PATIENCE = 30


def database() -> str:
    """The address of the database these tests run in."""
    there = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{there['NAME']}"
    return f"postgresql://{there['USER']}:{there['PASSWORD']}@{there['HOST']}:{there['PORT']}/{there['NAME']}"


@contextmanager
def worker(smtp: Sink, data: Path) -> Iterator[subprocess.Popen[str]]:
    """`stafett mail deliver --follow`, killed without warning in the end."""
    settings = {"DATABASE_URL": database(), "STAFETT_SMTP": f"smtp://127.0.0.1:{smtp.port}"}
    settings |= {
        "STAFETT_MAIL_FROM": "Stafett <stafett@example.org>",
        "STAFETT_SITE": "https://stafett.example.org",
    }
    process = commands.start(data, "mail", "deliver", "--follow", **settings)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=PATIENCE)


def until(happened: Callable[[], object]) -> None:
    give_up = time.monotonic() + PATIENCE
    while not happened():
        assert time.monotonic() < give_up, "it did not happen"
        time.sleep(0.02)


def leases_are_over() -> None:
    Letter.objects.filter(standing=Standing.WAITING).update(due_at=clock.now())


def told(member: Member, *subjects: str) -> None:
    factories.wants(member.person, Rhythm.AT_ONCE)
    with transaction.atomic():
        for subject in subjects:
            factories.told(member.person, subject, is_urgent=True)


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT"])
def test_killed_before_the_server_took_it_it_arrives_once(smtp, sender, bob, tmp_path, step):
    told(bob, "Hello")
    smtp.stops_at = step
    with worker(smtp, tmp_path):
        assert smtp.has_stopped.wait(PATIENCE)
    smtp.stops_at = ""

    assert delivery.go_round(sender).is_idle  # it is leased to the one who died
    leases_are_over()
    assert delivery.go_round(sender).sent == 1
    assert [mail["Subject"] for mail in smtp.taken] == ["Hello"]


def test_killed_between_sending_and_marking_it_arrives_twice_as_one(smtp, sender, bob, tmp_path):
    told(bob, "Hello")
    smtp.stops_at = "DATA"
    with worker(smtp, tmp_path):
        assert smtp.has_stopped.wait(PATIENCE)
    smtp.stops_at = ""
    assert Letter.objects.get().standing == Standing.WAITING
    leases_are_over()

    assert delivery.go_round(sender).sent == 1
    assert delivery.go_round(sender).is_idle
    assert [mail["Message-ID"] for mail in smtp.taken] == 2 * [f"<{Letter.objects.get().key}@example.org>"]


def test_killed_after_marking_it_arrives_once(smtp, sender, bob, tmp_path):
    told(bob, "Hello")
    with worker(smtp, tmp_path):
        until(lambda: Letter.objects.filter(standing=Standing.SENT).exists())
    leases_are_over()

    assert delivery.go_round(sender).is_idle
    assert len(smtp.taken) == 1


def test_dead_between_gathering_and_leasing_it_arrives_once(smtp, sender, bob):
    told(bob, "Hello")
    delivery.gather(now=clock.now())

    assert delivery.go_round(sender).sent == 1


def test_killed_whenever_all_arrives(smtp, sender, bob, tmp_path):
    pauses = (0.0, 0.02, 0.05, 0.09)
    told(bob, *(f"Letter {number}" for number in range(60)))
    for pause in pauses:
        taken = len(smtp.taken)
        with worker(smtp, tmp_path):
            until(lambda before=taken: len(smtp.taken) > before)
            time.sleep(pause)
        leases_are_over()
    while not delivery.go_round(sender).is_idle:
        leases_are_over()

    arrived = Counter(mail["Message-ID"] for mail in smtp.taken)
    assert {mail["Subject"] for mail in smtp.taken} == {f"Letter {number}" for number in range(60)}
    assert len(arrived) == 60
    assert sum(arrived.values()) - 60 <= len(pauses)


def test_two_at_once_send_everything_once(smtp, sender, bob):
    told(bob, *(f"Letter {number}" for number in range(30)))
    faults: list[Exception] = []

    def work() -> None:
        try:
            while not delivery.go_round(sender).is_idle:
                pass
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(4)]
    for one in workers:
        one.start()
    for one in workers:
        one.join(PATIENCE)

    assert faults == []
    assert sorted(mail["Subject"] for mail in smtp.taken) == sorted(
        f"Letter {number}" for number in range(30)
    )
