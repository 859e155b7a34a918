"""What the two forms of offers share: the units one leads, and who may be the contact."""

from datetime import date

from stafett.arenas import queries as arenas
from stafett.people import queries as people
from stafett.people.actor import Actor
from stafett.people.models import Employment

type Choices = list[tuple[int, str]]


def units_led(actor: Actor) -> Choices:
    """The units somebody leads, by name."""
    names = people.unit_names(actor.organisation_id)
    return sorted(((key, names[key]) for key in arenas.leads(actor)), key=lambda one: one[1].casefold())


def contacts(actor: Actor, *, on: date) -> Choices:
    """Who works in the units somebody leads, and they themselves, by name."""
    jobs = Employment.objects.open().filter(people.active(on), unit_id__in=arenas.leads(actor))
    known = people.names_of_people({*jobs.values_list("person_id", flat=True), actor.person_id})
    return sorted(known.items(), key=lambda one: one[1].casefold())
