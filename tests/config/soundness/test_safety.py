"""What keeps others out, asked of settings that are well and settings that are not."""

import pytest
from django.test import override_settings

from stafett.config.soundness import safety
from tests import factories


def levels(question):
    return [finding.level.value for finding in question()]


def test_debug():
    assert levels(safety.debug) == ["ok"]
    with override_settings(DEBUG=True):
        assert levels(safety.debug) == ["fault"]


@pytest.mark.parametrize("key", ["short", "a" * 60, "django-insecure-" + "abcdefghijklmnopqrstuvwxyz" * 2])
def test_a_key_that_can_be_guessed(key, monkeypatch):
    monkeypatch.setenv("STAFETT_SECRET_KEY", key)
    with override_settings(SECRET_KEY=key):
        assert levels(safety.secret_key) == ["fault"]


def test_a_key_others_can_read(tmp_path, monkeypatch):
    monkeypatch.delenv("STAFETT_SECRET_KEY", raising=False)
    file = tmp_path / "secret-key"
    with override_settings(SECRET_KEY="0123456789" * 6, DATA=tmp_path):
        assert levels(safety.secret_key) == ["ok", "fault"]
        file.write_text("kept")
        file.chmod(0o644)
        assert levels(safety.secret_key) == ["ok", "fault"]
        file.chmod(0o600)
        assert levels(safety.secret_key) == ["ok", "ok"]


@pytest.mark.parametrize(
    ("hosts", "level"),
    [
        (["stafett.example.org"], "ok"),
        (["localhost", "127.0.0.1", "[::1]"], "warning"),
        (["*"], "fault"),
        ([".example.org"], "fault"),
        ([], "fault"),
    ],
)
def test_hosts(hosts, level):
    with override_settings(ALLOWED_HOSTS=hosts):
        assert levels(safety.hosts) == [level]


@pytest.mark.parametrize(
    ("secure", "hosts", "level"),
    [
        (True, ["stafett.example.org"], "ok"),
        (False, ["localhost"], "warning"),
        (False, ["stafett.example.org"], "fault"),
    ],
)
def test_https(secure, hosts, level):
    with override_settings(
        ALLOWED_HOSTS=hosts,
        SESSION_COOKIE_SECURE=secure,
        CSRF_COOKIE_SECURE=secure,
        SECURE_SSL_REDIRECT=secure,
        SECURE_HSTS_SECONDS=31536000 if secure else 0,
    ):
        assert levels(safety.https) == [level]


def test_a_trusted_proxy_is_pointed_out():
    assert levels(safety.proxy) == []
    with override_settings(BEHIND_PROXY=True):
        assert levels(safety.proxy) == ["warning"]


def test_the_demo():
    assert levels(safety.demo) == ["ok"]
    with override_settings(DEMO=True):
        assert levels(safety.demo) == ["fault"]


def test_demo_log_ins(db):
    assert levels(safety.made_up_people) == ["ok"]
    identity = factories.identity()
    identity.is_demo = True
    identity.save()
    assert levels(safety.made_up_people) == ["fault"]


@pytest.mark.parametrize(
    "broken",
    [
        {"AXES_ENABLED": False},
        {"AXES_FAILURE_LIMIT": 1000},
        {"AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"]},
        {"MIDDLEWARE": []},
        {"AXES_USERNAME_FORM_FIELD": "email"},
    ],
)
def test_a_lock_out_that_does_not_work(broken):
    assert levels(safety.lock_out) == ["ok"]
    with override_settings(**broken):
        assert levels(safety.lock_out) == ["fault"]


def test_root_is_pointed_out(monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert levels(safety.user) == ["warning"]
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    assert levels(safety.user) == []


def test_djangos_own_checks_are_passed_on():
    assert "fault" not in levels(safety.django)
    with override_settings(SECURE_CONTENT_TYPE_NOSNIFF=False):
        said = [finding.what for finding in safety.django()]
    assert any(what.startswith("Django says security.W006") for what in said)
