"""`stafett mail`."""

import os
import signal
import subprocess

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from stafett.communication import delivery
from stafett.communication.delivery import Round
from stafett.communication.letters import Sender
from stafett.config.management.commands import mail
from tests import factories
from tests.communication import sink
from tests.config import commands


@pytest.fixture
def smtp(settings):
    with sink.listening() as listening:
        settings.MAILERS, settings.MAIL_FROM = listening.mailers(), "Stafett <stafett@example.org>"
        yield listening


def test_without_a_server_it_says_what_to_set(db, capsys):
    for arguments in (["deliver"], ["try", "bob@example.org"]):
        with pytest.raises(SystemExit, match="2"):
            call_command("mail", *arguments)
        assert capsys.readouterr().err == "No mail is sent: set STAFETT_SMTP and STAFETT_MAIL_FROM.\n"


def test_it_delivers_what_is_due(smtp, bob, capsys):
    factories.told(bob.person, "Hello", is_urgent=True, link="/me/", link_label="My page")

    call_command("mail", "deliver", "--site", "https://stafett.example.org")

    assert capsys.readouterr().out == "1 sent, 0 failed\n"
    assert "https://stafett.example.org/me/" in smtp.taken[0].get_body(("plain",)).get_content()


def test_it_stops_at_a_server_that_is_away(smtp, bob, capsys):
    smtp.answers["MAIL"] = "421 later"
    factories.told(bob.person, is_urgent=True)

    call_command("mail", "deliver")

    assert capsys.readouterr().out == "0 sent, 1 failed\n"


def test_one_letter_is_tried(smtp, db, capsys):
    call_command("mail", "try", "bob@example.org")

    assert capsys.readouterr().out == "The mail server took it.\n"
    assert [one["Subject"] for one in smtp.taken] == ["Stafett can send mail"]


def test_why_a_letter_was_not_sent_is_said(smtp, db, capsys):
    smtp.answers["RCPT"] = "550 no such user"

    with pytest.raises(SystemExit, match="2"):
        call_command("mail", "try", "bob@example.org")
    assert capsys.readouterr().err == "It was not sent: 550 no such user\n"


@pytest.mark.parametrize(
    ("done", "pause"),
    [(Round(sent=1), 0.0), (Round(), mail.LOOKS_EVERY), (Round(failed=1, is_open=False), mail.AFTER_A_FAULT)],
)
def test_it_goes_on_at_once_while_there_is_something_to_do(smtp, done, pause):
    assert mail._pause(done) == pause


def test_without_a_server_it_seldom_looks():
    assert mail._pause(Round()) == mail.NOT_SET_UP


class Enough(Exception):
    pass


def paused(monkeypatch, times):
    """The pauses it made, until it had made so many."""
    pauses = []

    def sleep(seconds):
        pauses.append(seconds)
        if len(pauses) == times:
            raise Enough

    monkeypatch.setattr(mail.time, "sleep", sleep)
    with pytest.raises(Enough):
        mail.follow(Sender("stafett@example.org", "https://stafett.example.org"))
    return pauses


@pytest.mark.django_db(transaction=True)  # it closes connections
def test_it_follows(smtp, bob, monkeypatch):
    with transaction.atomic():
        factories.told(bob.person, is_urgent=True)

    assert paused(monkeypatch, 2) == [0.0, mail.LOOKS_EVERY]
    assert len(smtp.taken) == 1


@pytest.mark.django_db(transaction=True)  # it closes connections
def test_a_database_that_does_not_answer_is_asked_again(smtp, monkeypatch, caplog):
    def broken(*_arguments):
        raise OperationalError("gone away")

    with connection.execute_wrapper(broken):
        assert paused(monkeypatch, 2) == [mail.AFTER_A_FAULT] * 2
    assert "Mail could not be delivered" in caplog.text


@pytest.mark.django_db(transaction=True)  # it closes connections
def test_it_ends_with_whoever_started_it(smtp, monkeypatch):
    parents = iter([7, 1])
    monkeypatch.setattr(mail.os, "getppid", lambda: next(parents))

    assert mail.follow(Sender("stafett@example.org", "https://stafett.example.org")) is None


def test_the_server_of_an_installation_delivers(tmp_path):
    """The command itself, on a database of its own, stopped as a service is."""
    process = commands.start(tmp_path, "mail", "deliver", "--follow")
    with pytest.raises(subprocess.TimeoutExpired):
        process.communicate(timeout=4)
    os.kill(process.pid, signal.SIGTERM)
    _out, errors = process.communicate(timeout=20)

    assert (process.returncode, errors) == (-signal.SIGTERM, "")
    assert not delivery.is_set_up()
