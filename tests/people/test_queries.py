"""Who somebody is, and whom they see."""

from stafett.people import queries as people
from stafett.people.actor import NOBODY
from stafett.people.models import RoleCode
from stafett.people.roles import Power
from tests import factories


def names_seen_by(member):
    return sorted(details.name for details in people.visible_to(member.actor, on=factories.TODAY))


def test_everybody_sees_themselves(bob):
    assert names_seen_by(bob) == ["Bob Berg"]


def test_a_leader_sees_who_works_in_the_unit(alice, bob, gunnar):
    assert names_seen_by(alice) == ["Alice Aas", "Bob Berg"]


def test_a_deputy_sees_the_unit_and_themselves(alice, bob, gunnar):
    assert names_seen_by(gunnar) == ["Alice Aas", "Bob Berg", "Gunnar Holm"]


def test_a_role_reaches_every_unit_below(root, clinic, unit_a, erik):
    assert erik.actor.units(Power.SEE) == {root.pk, clinic.pk, unit_a.pk}


def test_a_stranger_sees_nobody_here(alice, bob, charlie):
    assert names_seen_by(charlie) == ["Charlie Dahl"]


def test_who_starts_within_ninety_days_is_seen_beforehand(trust, unit_a, alice):
    soon = factories.person(trust, "Soon Starting")
    later = factories.person(trust, "Later Starting")
    factories.employment(soon, unit_a, starts_on=factories.days_ahead(90))
    factories.employment(later, unit_a, starts_on=factories.days_ahead(91))

    assert names_seen_by(alice) == ["Alice Aas", "Soon Starting"]


def test_who_has_left_is_seen_no_longer(bob, alice, unit_a, trust):
    former = factories.person(trust, "Former Colleague")
    factories.employment(former, unit_a, ends_on=factories.days_ago(1))

    assert names_seen_by(alice) == ["Alice Aas", "Bob Berg"]


def test_a_role_that_has_ended_reaches_nothing(bob, unit_a):
    factories.role(bob.person, "leader", unit_a, ends_on=factories.days_ago(1))

    assert bob.actor.units(Power.SEE) == frozenset()


def test_names_are_found_by_first_letters_among_those_one_may_see(trust, unit_a, alice, bob, gunnar, charlie):
    asa = factories.person(trust, "Åsa Bergås")
    factories.employment(asa, unit_a)

    assert people.called(alice.actor, "åsa BERG", on=factories.TODAY) == [(asa.pk, "Åsa Bergås")]
    assert people.called(alice.actor, "b", on=factories.TODAY) == [
        (bob.person.pk, "Bob Berg"),
        (asa.pk, "Åsa Bergås"),
    ]
    assert people.called(alice.actor, "gunnar", on=factories.TODAY) == []
    assert people.called(alice.actor, "charlie", on=factories.TODAY) == []


def test_of_another_only_the_jobs_in_units_one_may_see_are_told(alice, bob, unit_b):
    factories.employment(bob.person, unit_b, position="teacher")
    whom = [bob.person.pk]

    assert people.jobs(alice.actor, whom, on=factories.TODAY) == {bob.person.pk: [("nurse", "Section A")]}
    assert people.jobs(bob.actor, whom, on=factories.TODAY) == {
        bob.person.pk: [("nurse", "Section A"), ("teacher", "Section B")]
    }


def test_who_works_in_some_units(alice, bob, unit_a, gunnar):
    working = people.working_in({unit_a.pk}, on=factories.TODAY)

    assert set(working.values_list("person_id", flat=True)) == {alice.person.pk, bob.person.pk}


def test_the_names_of_units_are_an_organisations_own(trust, unit_a, clinic, root, unit_elsewhere):
    assert people.names_of_units([root.pk, None, 0]) == {root.pk: people.unit_names(trust.pk)[root.pk]}
    assert people.unit_names(trust.pk) == {
        root.pk: "Granli Hospital Trust",
        clinic.pk: "Clinic of Medicine",
        unit_a.pk: "Section A",
    }


def test_who_belongs_to_no_organisation_sees_nobody(bob):
    assert list(people.visible_to(NOBODY, on=factories.TODAY)) == []


def test_what_somebody_is_called(bob):
    assert (people.name_of(bob.person.pk), people.name_of(0)) == ("Bob Berg", "")
    assert people.names_of_people([bob.person.pk, None, 0]) == {bob.person.pk: "Bob Berg"}


def test_the_nearest_leader_answers_for_a_unit(root, clinic, unit_a, unit_b, alice, gunnar, bob, erik, today):
    above = factories.member(clinic, "Olaug Vik", role_code=RoleCode.LEADER)
    top = factories.member(root, "Per Pan", role_code=RoleCode.DEPUTY)

    def units(member):
        return people.answers_for(member.actor, on=today)

    assert units(alice) == units(gunnar) == {unit_a.pk}
    assert units(above) == {clinic.pk, unit_b.pk}
    assert units(top) == {root.pk}
    assert units(bob) == units(erik) == set()
    assert people.answers_for(NOBODY, on=today) == set()


def test_a_role_goes_with_the_last_job(alice, bob, unit_a):
    factories.left(alice, factories.days_ago(1))

    assert (alice.actor.held, alice.actor.works_for, names_seen_by(alice)) == ({}, None, ["Alice Aas"])
    assert people.answers_for(alice.actor, on=factories.TODAY) == frozenset()
    assert bob.actor.works_for == unit_a.organisation_id


def test_a_role_lasts_through_the_last_day_and_until_a_job_to_come(alice, unit_a):
    factories.left(alice, factories.TODAY)
    assert alice.actor.leads(unit_a.pk)

    factories.left(alice, factories.days_ago(1))
    factories.employment(alice.person, unit_a, starts_on=factories.days_ahead(20))
    assert alice.actor.leads(unit_a.pk)


def test_who_never_had_a_job_here_keeps_a_role(root):
    supplier = factories.person(root.organisation, "Sigrid Supplier")
    factories.role(supplier, RoleCode.ADMINISTRATOR, root)
    login = factories.identity()
    factories.tie(login, supplier)

    found = factories.actor_of(login)

    assert (found.units(Power.INVITE) > set(), found.works_for) == (True, root.organisation_id)
