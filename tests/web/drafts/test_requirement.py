"""The terms of a requirement, typed and said."""

from django.urls import reverse

from stafett.people.models import RoleCode
from stafett.plans.drafts import actions
from stafett.plans.drafts.asked import read
from stafett.web.drafts.terms_form import TermsForm
from tests import factories


def at(draft, key="pump") -> str:
    return f"{reverse('drafts:requirement', args=[draft.plan_id])}?key={key}"


def typed(draft, pump, **said) -> dict[str, object]:
    return {
        "seen": draft.pk, "accepts": [pump.pk], "also": "", "obligation": "mandatory", "often": "own", "due": "30",
        "warn_days": 60, "steps": "one", "approver": "leader", "why": "", "transition_days": 60,
        "other_months": "", "other_due": "", "level": 1, "times": 1, "renewal": "completion", "season": "",
        "early_days": 60, "lookback_days": "", "grace_days": 30, "claim_days": 14, **said,
    }  # fmt: skip


def kept(current, draft):
    return read(current(draft.plan_id).requirements)[0]


def test_every_term_can_be_said(client_of, alice, draft, pump, fire, current) -> None:
    said = {
        "also": "fire safety", "obligation": "recommended", "often": "12", "due": "-1", "warn_days": 45,
        "steps": "two", "approver": "above", "why": "New pumps", "transition_days": 90, "level": 3, "times": 1,
        "per_unit": "on", "renewal": "fixed", "season": "05-31", "early_days": 30, "lookback_days": 10,
        "grace_days": 7, "claim_days": 5,
    }  # fmt: skip

    assert client_of(alice).post(at(draft), typed(draft, pump, **said)).status_code == 302

    assert kept(current, draft) == factories.asked(
        pump, fire, key="pump", mandatory=False, validity_months=12, due_days=-1, warn_days=45, steps="two",
        approver="above", why="New pumps", transition_days=90, level=3, per_unit=True, renewal="fixed:05-31",
        early_days=30, lookback_days=10, grace_days=7, claim_days=5,
    )  # fmt: skip


def test_what_the_form_shows_is_what_is_kept(client_of, alice, unit_a, pump, current) -> None:
    asked = factories.asked(
        pump,
        key="pump",
        validity_months=7,
        due_days=17,
        renewal="expiry",
        level=2,
        lookback_days=0,
        per_unit=True,
    )
    draft = factories.draft(unit_a, asked)
    client = client_of(alice)
    form: TermsForm = client.get(at(draft)).context["form"]
    shown = {bound.name: bound.value() for bound in form if bound.value() not in (None, False)}

    client.post(at(draft), {**shown, "seen": draft.pk})

    assert kept(current, draft) == asked


def test_another_number_overrules_the_choice(client_of, alice, draft, pump, current) -> None:
    client_of(alice).post(at(draft), typed(draft, pump, other_months=18, other_due=45))

    assert (kept(current, draft).validity_months, kept(current, draft).due_days) == (18, 45)


def test_what_is_out_of_bounds_is_told_beside_its_field(client_of, alice, draft, pump, english) -> None:
    wrong = {"other_months": 1201, "level": 0, "renewal": "fixed", "season": "02-30", "why": "Kept"}

    answer = client_of(alice, **english).post(at(draft), typed(draft, pump, **wrong))

    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"other_months", "level", "season"}
    assert "Kept" in answer.text


def test_a_name_that_several_fit_is_asked_for_in_full(client_of, alice, trust, draft, pump, english) -> None:
    factories.competence(trust, "Pump, large")
    factories.competence(trust, "Pump, small")

    answer = client_of(alice, **english).post(at(draft), typed(draft, pump, also="Pump,"))

    assert answer.context["form"].errors["also"] == [
        "Several fit: Infusion pump, Pump, large, Pump, small. Write the whole name."
    ]


def test_a_unit_is_told_what_the_plan_above_asks(client_of, alice, unit_a, fire, english) -> None:
    draft = factories.draft(unit_a, factories.asked(fire, key="fire"))

    answer = client_of(alice, **english).post(at(draft, "fire"), typed(draft, fire, often="24"))

    assert answer.status_code == 422
    assert "“For everybody” asks for “Fire safety” every year." in answer.text


def test_the_sentence_follows_what_is_typed(client_of, alice, draft, pump, english) -> None:
    headers = {"HX-Request": "true", "HX-Target": "div#sentence", **english["headers"]}
    said = typed(draft, pump, often="12", due="-1")

    answer = client_of(alice).get(at(draft), said, headers=headers)

    assert "<html" not in answer.text
    assert "Every year, before the first day, warned 60 days before." in answer.text


def test_what_changed_asks_for_a_choice_and_says_whom_it_spares(
    client_of, hanne, clinic, plan, fire, english
) -> None:
    key = plan.requirements.get().key
    draft = factories.draft(clinic, factories.asked(fire, key=key), plan=plan, version=2)
    headers = {"HX-Request": "true", "HX-Target": "div#sentence", **english["headers"]}
    said = typed(draft, fire, choice="redo", transition_days=90, often="6")

    answer = client_of(hanne).get(at(draft, key), said, headers=headers)

    assert [row.label for row in answer.context["changed"]] == ["How often", "Warning", "Transition"]
    assert "Nobody is red because of this change before 11 October 2026." in answer.text


def test_what_another_removed_meanwhile_is_not_lost(
    client_of, alice, gunnar, draft, pump, english, current
) -> None:
    detail = reverse("drafts:detail", args=[draft.plan_id])
    client_of(gunnar).post(detail, {"seen": draft.pk, "do": "remove", "requirement": "pump"})
    client, mine = client_of(alice, **english), typed(draft, pump, why="My words")

    answer = client.post(at(draft), mine)
    assert answer.status_code == 409
    assert "Asked no more" in answer.text
    assert "My words" in answer.text

    assert client.post(at(draft), mine | {"seen": current(draft.plan_id).pk}).status_code == 302
    assert kept(current, draft).why == "My words"


def test_a_reader_does_not_see_what_was_removed_before_the_review(
    client_of, alice, unit_b, draft, pump
) -> None:
    reader = factories.member(unit_b, "Jens Juul", role_code=RoleCode.LEADER)
    fewer = actions.remove(draft.plan, draft.pk, "pump", by=alice.actor)
    sent = actions.send(draft.plan, fewer.pk, by=alice.actor)

    assert client_of(reader).get(reverse("drafts:detail", args=[draft.plan_id])).status_code == 200
    assert client_of(reader).post(at(sent), typed(sent, pump)).status_code == 404
    assert client_of(alice).post(at(sent), typed(sent, pump)).status_code == 422


def test_a_reader_is_refused_before_any_conflict(client_of, alice, unit_b, draft, pump, english) -> None:
    reader = factories.member(unit_b, "Jens Juul", role_code=RoleCode.LEADER)
    actions.send(draft.plan, draft.pk, by=alice.actor)

    answer = client_of(reader, **english).post(at(draft), typed(draft, pump))

    assert answer.status_code == 422
    assert "You may only write plans for units where you lead" in answer.text
