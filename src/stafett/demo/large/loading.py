"""A large organisation into the database: its facts in one change, and log-ins for its cast and every leader."""

from datetime import date

import polars as pl
from django.contrib.auth.hashers import make_password

from stafett.audit import actions as audit
from stafett.files import vouched
from stafett.files.writing import Progress
from stafett.people import actions as people
from stafett.people.actor import command_line
from stafett.people.models import Identity, Organisation, Person, Tie

from .frames import Made, made_up
from .sizes import Size


def load(size: Size, *, on: date, progress: Progress) -> dict[str, str]:
    """Make it in the database as it is on a day. Gives the part each of the cast plays, by the tie's number
    as text."""
    made = made_up(size, on=on)
    organisation = people.establish(size.key)
    with audit.change(organisation.pk, by=command_line(), verb="facts.imported") as change:
        change.detail = vouched.write(made.frames, organisation.pk, change.position, progress)
    return _log_ins(made, organisation)


def _log_ins(made: Made, organisation: Organisation) -> dict[str, str]:
    """A log-in that no password opens for everybody who has a role, and for the rest of the cast."""
    frames, cast = made.frames, made.cast
    wanted = pl.concat([frames["roles"]["person_id"], pl.Series(cast.values())]).unique()
    emails = frames["people"].filter(pl.col("person_id").is_in(wanted.implode())).select("person_id", "email")
    keys = dict(Person.objects.filter(organisation=organisation).values_list("key", "pk"))
    with audit.change(
        organisation.pk, by=command_line(), verb="log_in.tied", subject=made.size.name
    ) as change:
        ties = {
            key: Tie(
                organisation=organisation, identity=identity, person_id=keys[key], opened=change.position
            )
            for (key, _email), identity in zip(emails.iter_rows(), _identities(emails["email"]), strict=True)
        }
        Tie.objects.bulk_create(ties.values())
    return {str(ties[key].pk): part for part, key in cast.items()}


def _identities(emails: pl.Series) -> list[Identity]:
    closed = make_password(None)
    return Identity.objects.bulk_create(
        Identity(email=email, is_demo=True, password=closed) for email in emails
    )
