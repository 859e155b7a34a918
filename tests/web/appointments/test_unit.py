"""Who stands in for a unit, on its page."""

import pytest
from django.urls import reverse

from stafett.people.models import Role, RoleCode
from tests import factories
from tests.factories import Member

pytestmark = pytest.mark.django_db


def address(unit) -> str:
    return reverse("appointments:unit", args=[unit.pk])


def choose(client, unit, whom, **changed):
    typed = {"person": whom.pk, "role": "delegate", "starts_on": "2026-06-15", "ends_on": "2026-07-15"}
    return client.post(address(unit), typed | changed, follow=True)


def test_the_units_people_are_offered_without_oneself(client_of, alice: Member, bob: Member, unit_a) -> None:
    page = client_of(alice).get(address(unit_a))

    assert page.context["form"].fields["person"].choices == [("", "Choose"), (bob.person.pk, "Bob Berg")]


def test_somebody_is_looked_for_by_name_among_those_one_sees(
    client_of, alice: Member, bob: Member, gunnar: Member, unit_a
) -> None:
    def found(query: str) -> list[str]:
        page = client_of(alice).get(address(unit_a), {"q": query})
        return [name for _person, name in page.context["form"].fields["person"].choices[1:]]

    assert found("bob") == ["Bob Berg"]
    assert found("gunnar") == []


def test_who_is_chosen_stands_in_and_is_taken_back(client_of, alice: Member, bob: Member, unit_a) -> None:
    client = client_of(alice)
    page = choose(client, unit_a, bob.person)
    role = Role.objects.open().get(person=bob.person)
    assert (role.role, role.appointed_by) == (RoleCode.DELEGATE, alice.person)
    assert "Chosen by Alice Aas." in page.text

    page = client.post(address(unit_a), {"take_back": role.pk}, follow=True)
    assert [str(message) for message in page.context["messages"]] == ["Taken back."]
    assert Role.objects.open().filter(person=bob.person).count() == 0


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"ends_on": ""}, "Say the last day: a deputy or a delegate stands in for a time."),
        ({"ends_on": "2027-06-16"}, "A year is the longest. Choose an earlier last day."),
        ({"starts_on": "2026-06-14"}, "The first day must be today or later."),
        ({"starts_on": "soon"}, "Write the day as year-month-day, such as 2026-11-21."),
        ({"role": "leader"}, "Select a valid choice."),
        ({"person": "0"}, "Select a valid choice."),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(
    client_of, alice: Member, bob: Member, unit_a, changed, sentence
) -> None:
    response = choose(client_of(alice), unit_a, bob.person, **changed)

    assert response.status_code == 422
    assert sentence in response.text
    assert Role.objects.exclude(appointed_by=None).count() == 0


@pytest.mark.parametrize("role", ["0", "x", "9" * 30])
def test_what_is_gone_is_not_taken_back(client_of, alice: Member, unit_a, role) -> None:
    page = client_of(alice).post(address(unit_a), {"take_back": role}, follow=True)

    assert "This has been changed meanwhile. Look again." in page.text


def test_a_role_elsewhere_is_not_taken_back_here(
    client_of, alice: Member, bob: Member, unit_a, unit_b
) -> None:
    role = factories.role(bob.person, RoleCode.DELEGATE, unit_b, appointed_by=alice.person)

    client_of(alice).post(address(unit_a), {"take_back": role.pk})

    assert Role.objects.open().filter(pk=role.pk).exists()


def test_who_leads_nobody_gets_404(
    client_of, bob: Member, hanne: Member, erik: Member, unit_a, unit_b
) -> None:
    assert [client_of(one).get(address(unit_a)).status_code for one in (bob, hanne, erik)] == [404, 404, 404]


def test_the_unit_shows_the_way_to_who_leads_it(client_of, alice: Member, hanne: Member, unit_a) -> None:
    unit = reverse("units:detail", args=[unit_a.pk])

    assert address(unit_a) in client_of(alice).get(unit).text
    assert address(unit_a) not in client_of(hanne).get(unit).text


@pytest.fixture
def stand_in(alice: Member, bob: Member, unit_a) -> Member:
    """Bob, whom Alice has chosen as her deputy for a month."""
    factories.role(
        bob.person, RoleCode.DEPUTY, unit_a, appointed_by=alice.person, ends_on=factories.days_ahead(30)
    )
    return bob


def test_who_stands_in_is_offered_only_what_they_may_give_and_for_as_long(
    client_of, stand_in: Member, unit_a
) -> None:
    form = client_of(stand_in).get(address(unit_a)).context["form"]

    assert [role for role, _label in form.fields["role"].choices] == ["assessor"]
    assert form["role"].value() == "assessor"
    assert form.fields["role"].help_text == (
        "You stand in yourself. Ask the leader to choose deputies and delegates."
    )
    assert [form.fields[name].widget.attrs.get("max") for name in ("starts_on", "ends_on")] == [
        "2026-07-15"
    ] * 2
    assert form.fields["ends_on"].help_text.startswith("Your own role ends 15 July 2026.")


def test_and_is_told_so_where_they_ask_for_more(client_of, alice: Member, stand_in: Member, unit_a) -> None:
    other = factories.member(unit_a, "Ola Olsen")

    response = choose(client_of(stand_in), unit_a, other.person, role="deputy")

    assert response.status_code == 422
    assert "You stand in yourself. Ask the leader to choose deputies and delegates." in response.text
    assert not Role.objects.filter(person=other.person).exists()


def test_a_leader_whose_role_has_no_end_is_offered_everything(client_of, alice: Member, unit_a) -> None:
    form = client_of(alice).get(address(unit_a)).context["form"]

    assert [role for role, _label in form.fields["role"].choices] == ["deputy", "delegate", "assessor"]
    assert "max" not in form.fields["ends_on"].widget.attrs
    assert form["role"].value() is None
