from datetime import timedelta

from stafett.arenas.agreements import rules
from stafett.arenas.models import Consent, TermsVersion


def test_agreed_when_every_role_said_yes_to_this_very_version() -> None:
    version = TermsVersion(pk=2, roles=["guest", "home", "host"])
    yes = [Consent(version_id=2, role=role, is_given=True) for role in ("host", "guest")]
    old = Consent(version_id=1, role="home", is_given=True)
    no = Consent(version_id=2, role="home", is_given=False)

    assert rules.missing(version, [*yes, old, no]) == ["home"]
    assert not rules.is_agreed(version, yes)
    assert rules.is_agreed(version, [*yes, Consent(version_id=2, role="home", is_given=True)])


def test_terms_name_who_agrees_and_days_in_order(today) -> None:
    assert rules.fits(["guest"], today, None)
    assert rules.fits(["guest"], today, today)
    assert "each once" in rules.fits([], today, None).reason
    assert "each once" in rules.fits(["guest", "guest"], today, None).reason
    assert "last day" in rules.fits(["guest"], today, today - timedelta(days=1)).reason


def test_a_no_says_why_and_only_who_is_asked_answers() -> None:
    version = TermsVersion(roles=["guest"])

    assert rules.can_answer(version, "guest", is_given=True, grounds="")
    assert rules.can_answer(version, "guest", is_given=False, grounds="Not Fridays")
    assert "do not agree" in rules.can_answer(version, "guest", is_given=False, grounds=" ").reason
    assert "not asked" in rules.can_answer(version, "host", is_given=True, grounds="").reason
