"""The cast and the day, the same in every test; and no network but this machine's own.

Granli Hospital Trust (`trust`) has a clinic with the sections A and B. Alice leads A, Bob works there,
Gunnar is A's deputy leader from B, and Hanne is the clinic's professional lead. Dana administers the
trust, Erik is its HR adviser and Frida its auditor. Charlie leads a unit of another organisation.
"""

import ipaddress
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings, settings
from django.test import Client

from stafett.people.models import Organisation, RoleCode, Unit
from stafett.records.models import Competence
from tests import factories
from tests.factories import Member


def _only_this_machine(event: str, arguments: tuple[Any, ...]) -> None:
    if event != "socket.connect" or not isinstance(arguments[1], tuple):
        return
    host = str(arguments[1][0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        raise RuntimeError(f"A test tried to reach {host}: only this machine may be reached.")


sys.addaudithook(_only_this_machine)


def pytest_sessionfinish() -> None:
    """The data folder made for this run goes with it."""
    shutil.rmtree(settings.DATA, ignore_errors=True)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day it is: a Monday in June."""
    monkeypatch.setenv("STAFETT_TODAY", factories.TODAY.isoformat())
    return factories.TODAY


@pytest.fixture
def snapshots_kept(settings: LazySettings, tmp_path: Path) -> Path:
    """Pages read snapshots, which are kept in a folder of the test's own."""
    settings.SNAPSHOTS, settings.DATA = True, tmp_path
    return tmp_path / "snapshots"


@pytest.fixture
def trust(db: None) -> Organisation:
    return factories.organisation("Granli Hospital Trust", key="granli")


@pytest.fixture
def root(trust: Organisation) -> Unit:
    return factories.root_of(trust)


@pytest.fixture
def clinic(root: Unit) -> Unit:
    return factories.unit(root, "Clinic of Medicine", kind="clinic", key="clinic")


@pytest.fixture
def unit_a(clinic: Unit) -> Unit:
    return factories.unit(clinic, "Section A", key="a")


@pytest.fixture
def unit_b(clinic: Unit) -> Unit:
    return factories.unit(clinic, "Section B", key="b")


@pytest.fixture
def fire(trust: Organisation, clinic: Unit) -> Competence:
    """A course everybody in the clinic must have every year, first within 30 days."""
    course = factories.competence(trust, "Fire safety", validity_months=12)
    plan = factories.plan(trust, "For everybody", owner_unit=clinic, key="fire")
    factories.requirement(plan, course, due_days=30, warn_days=45)
    factories.assignment(plan, clinic, subunits=True)
    return course


@pytest.fixture
def elsewhere(db: None) -> Organisation:
    """Another organisation."""
    return factories.organisation("Solvik Municipality", key="solvik")


@pytest.fixture
def unit_elsewhere(elsewhere: Organisation) -> Unit:
    return factories.unit(factories.root_of(elsewhere), "Home care", key="home-care")


@pytest.fixture
def alice(unit_a: Unit) -> Member:
    """Leads section A."""
    return factories.member(unit_a, "Alice Aas", role_code=RoleCode.LEADER)


@pytest.fixture
def bob(unit_a: Unit) -> Member:
    """Works in section A, without a role."""
    return factories.member(unit_a, "Bob Berg")


@pytest.fixture
def charlie(unit_elsewhere: Unit) -> Member:
    """Leads a unit of another organisation: a stranger here."""
    return factories.member(unit_elsewhere, "Charlie Dahl", role_code=RoleCode.LEADER)


@pytest.fixture
def dana(root: Unit) -> Member:
    """Administers the trust."""
    return factories.member(root, "Dana Eng", role_code=RoleCode.ADMINISTRATOR, position="adviser")


@pytest.fixture
def erik(root: Unit) -> Member:
    """HR adviser of the whole trust."""
    return factories.member(root, "Erik Foss", role_code=RoleCode.HR_ADVISER, position="adviser")


@pytest.fixture
def frida(root: Unit) -> Member:
    """Auditor of the whole trust."""
    return factories.member(root, "Frida Gran", role_code=RoleCode.AUDITOR, position="adviser")


@pytest.fixture
def gunnar(unit_a: Unit, unit_b: Unit) -> Member:
    """Works in section B and is the deputy leader of section A."""
    return factories.member(unit_b, "Gunnar Holm", role_code=RoleCode.DEPUTY, over=unit_a)


@pytest.fixture
def hanne(clinic: Unit) -> Member:
    """Professional lead of the clinic."""
    return factories.member(clinic, "Hanne Iversen", role_code=RoleCode.PROFESSIONAL_LEAD)


@pytest.fixture
def client_of(db: None) -> Callable[[Member], Client]:
    """A logged-in client of one of the cast: `client_of(alice).get(…)`."""

    def log_in(member: Member, **defaults: Any) -> Client:
        client = Client(**defaults)
        client.force_login(member.identity, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return log_in
