"""Where every form of the site stands."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.urls import reverse

from stafett.files.models import ImportRun
from stafett.lib import clock
from stafett.people import actions as people
from stafett.people.actor import command_line
from stafett.people.models import Person
from stafett.plans.happenings import actions as happenings
from stafett.plans.happenings.actions import Told
from stafett.records import actions as records
from stafett.records.models import Performance
from stafett.standings.preview import runs as preview
from stafett.standings.preview.asked import Assign
from tests import factories
from tests.factories import TODAY, days_ahead
from tests.factories.audit import record

from . import outside, together
from .place import Made, Place, World, at, competence, of, plain


def _claim(w: World, person: Person | None = None):
    return factories.claim(person or w.bob, w.held, unit=w.unit)


def _draft(w: World, state: str = "draft"):
    one, two = (factories.asked(w.held, key=key) for key in ("pump", "more"))
    made = factories.draft(w.unit, one, two, state=state)
    factories.assignment(made.plan, w.unit)
    return made


def _on_draft(page: str, query: str = "", state: str = "draft", **filled: Any) -> Made:
    return lambda w: at(f"drafts:{page}", _draft(w, state).plan_id, who=w.mona, query=query, **filled)


def _plan(w: World):
    plan = factories.plan(w.trust, "Basic plan", owner_unit=w.unit)
    factories.requirement(plan, w.held, due_days=30)
    return plan, factories.assignment(plan, w.unit, subunits=True)


def _next(w: World) -> Place:
    plan, _given = _plan(w)
    return at("drafts:next", plan.pk, who=w.mona, shown=reverse("plans:detail", args=[plan.pk]))


def _move(w: World) -> Place:
    moved = factories.unit(factories.root_of(w.trust), "Section to be moved")
    return at("assignments:move", moved.pk, who=w.mona, parent=str(w.unit.pk))


def _end(w: World) -> Place:
    plan, given = _plan(w)
    return at("assignments:end", plan.pk, given.pk, who=w.mona)


def _result(w: World) -> Place:
    plan, _given = _plan(w)
    asked = Assign(plan_id=plan.pk, unit_id=factories.root_of(w.trust).pk, subunits=True, starts_on=TODAY)
    return at("assignments:result", preview.start(asked, by=w.mona.actor, on=TODAY).pk, who=w.mona)


def _invitation(w: World) -> Place:
    newcomer = factories.person(w.trust, "Nina Ny", email="nina@example.org")
    factories.employment(newcomer, w.unit)
    by = command_line(w.trust.pk)
    invited, _unusable = people.invite(w.trust.pk, unit_id=w.unit.pk, by=by, on=TODAY, at=clock.now())
    token = next(one.token for one in invited if one.email == "nina@example.org")
    given = {"password": factories.people.PASSWORD, "repeat": factories.people.PASSWORD}
    return at("accounts:invitation", token, who=None, username="bob@example.org", **given)


def _untie(w: World) -> Place:
    tie = w.mona.identity.ties.get(person__organisation=w.trust)
    return at("accounts:untie", tie.pk, who=w.mona, shown=reverse("accounts:mine"))


def _undo(w: World) -> Place:
    claim = _claim(w)
    records.approve([claim], by=w.mona.actor, on=TODAY, looked_at=[claim.pk])
    return at("claims:undo", who=w.mona, shown=reverse("claims:waiting"))


def _performance(w: World, person: Person) -> Performance:
    key = w.held.practices.get().key
    return record(
        Performance, organisation=w.trust, person=person, competence=w.held, practice=key, done_on=TODAY
    )


def _signing(w: World) -> Place:
    return at("claims:signing", who=w.mona, done=[str(_performance(w, w.bob).pk)])


def _progress(w: World) -> Place:
    _performance(w, w.mona.person)
    return at("claims:progress", w.held.pk, who=w.mona)


def _let_in(w: World):
    return factories.let_in(f"practice:{w.bob.pk}:{w.held.pk}", by=w.mona)


def _asking_outside(w: World) -> Place:
    _let_in(w)
    them = {"name": "Gry Gjest", "works_at": "Solvik Municipality", "email": "gry@solvik.example.org"}
    return at("claims:guest", w.bob.pk, w.held.pk, who=w.mona, **them)


def _guests(page: str, shown: str = "practice") -> Made:
    """A page of somebody outside, who has come by their link."""

    def made(w: World) -> Place:
        _performance(w, w.bob)
        come = _let_in(w)
        place = at(
            f"guest:{page}", come.link.pk, who=None, shown=reverse(f"guest:{shown}", args=[come.link.pk])
        )
        return replace(place, link=reverse("guest:arrival", args=[come.token]))

    return made


def _mine(w: World) -> Place:
    return at("claims:mine", who=w.mona, claim=[str(_claim(w, w.mona.person).pk)])


def _waiting(w: World) -> Place:
    claim = [str(_claim(w).pk)]
    return at("claims:waiting", who=w.mona, claim=claim, looked=claim, grounds="Show it once more.")


def _exemption(w: World) -> Place:
    plan, _given = _plan(w)
    return at("excuses:end_exemption", factories.exemption(w.bob, plan).pk, who=w.mona)


def _exempt(w: World) -> Place:
    plan, _given = _plan(w)
    return at(
        "excuses:exempt", w.bob.pk, who=w.mona, do="save", what=str(plan.pk), ends_on=str(days_ahead(9))
    )


def _leave(w: World) -> Place:
    return at("excuses:end_leave", factories.leave(w.bob, starts_on=TODAY).pk, who=w.mona)


def _happening(w: World, name: str) -> Place:
    factories.achievement(w.bob, w.held)
    factories.achievement(w.mona.person, w.held)
    told = Told(title="It changed", text="So", deadline=TODAY, unit_ids=frozenset({w.unit.pk}), once="1")
    if name == "new":
        return at(
            "happenings:new",
            w.held.pk,
            who=w.mona,
            title="New software",
            text="So.",
            do="send",
            deadline=str(days_ahead(9)),
        )
    made = happenings.send(w.held.details.get(), told, by=w.mona.actor, on=TODAY)[0]
    return at("happenings:detail", made.pk, who=w.mona, grounds="All know it.")


def _run(w: World) -> Place:
    run = ImportRun.objects.create(organisation=w.trust, by=w.mona.identity, folder="none", state="ready")
    return at("imports:detail", run.pk, who=w.mona)


def _merge(w: World) -> Place:
    other = competence(w.mona, "Infusion pump, all")
    return at("competences:merge", w.held.pk, who=w.mona, query=f"?into={other.pk}")


PASSWORD = factories.people.PASSWORD
ANOTHER = "four quiet words more"
PLACES: dict[str, Made] = {
    "accounts:login": lambda w: at("accounts:login", who=None, username="bob@example.org", password=PASSWORD),
    "accounts:logout": lambda w: at("accounts:logout", who=w.mona, shown="/me/"),
    "accounts:invitation": _invitation,
    "accounts:language": lambda w: at("accounts:language", who=w.mona, shown="/me/"),
    "accounts:organisation": lambda w: at("accounts:organisation", who=w.mona, shown="/my-login/"),
    "accounts:password": plain("accounts:password", current=PASSWORD, password=ANOTHER, repeat=ANOTHER),
    "accounts:untie": _untie,
    "appointments:unit": of("appointments:unit", lambda w: w.unit.pk, ends_on=str(days_ahead(9))),
    "claims:waiting": _waiting,
    "claims:new": lambda w: at("claims:new", who=w.mona, competence=str(w.free.pk)),
    "claims:signing": _signing,
    "claims:mine": _mine,
    "claims:detail": of("claims:detail", lambda w: _claim(w).pk, grounds="Show it once more."),
    "claims:progress": _progress,
    "claims:register": lambda w: at(
        "claims:register", w.unit.pk, who=w.mona, people=[str(w.bob.pk)], competence=str(w.held.pk)
    ),
    "claims:undo": _undo,
    "claims:guest": _asking_outside,
    "guest:practice": _guests("practice"),
    "guest:leave": _guests("leave", shown="welcome"),
    "imports:start": plain("imports:start"),
    "imports:detail": _run,
    "plans:retire": of(
        "plans:retire", lambda w: _plan(w)[0].pk, retired_on=str(days_ahead(9)), grounds="Another is as good."
    ),
    "assignments:new": lambda w: at("assignments:new", _plan(w)[0].pk, who=w.mona, unit=str(w.unit.pk)),
    "assignments:end": _end,
    "assignments:preview": of("assignments:preview", lambda w: _draft(w, "review").plan_id),
    "assignments:move": _move,
    "assignments:result": _result,
    "drafts:new": plain("drafts:new", title="A plan"),
    "drafts:next": _next,
    "drafts:detail": _on_draft("detail", text="Think of nights too."),
    "drafts:about": _on_draft("about"),
    "drafts:add": _on_draft("add"),
    "drafts:requirement": _on_draft("requirement", query="?key=pump"),
    "drafts:publish": _on_draft("publish", state="review"),
    "drafts:delete": _on_draft("delete"),
    "competences:new": plain("competences:new", name="Something else"),
    "competences:change": of("competences:change", lambda w: w.held.pk),
    "competences:merge": _merge,
    "excuses:exempt": _exempt,
    "excuses:leave": of("excuses:leave", lambda w: w.bob.pk, do="save"),
    "excuses:end_exemption": _exemption,
    "excuses:end_leave": _leave,
    "happenings:new": lambda w: _happening(w, "new"),
    "happenings:detail": lambda w: _happening(w, "detail"),
}
PLACES |= together.PLACES | outside.PLACES
"""For every address that takes what is sent, the place it stands in. One more such address has to be added."""

READ: dict[str, Callable[[World], list[int]]] = {
    "competences:detail": lambda w: [w.held.pk],
    "competences:list": lambda w: [],
    "courses:list": lambda w: [],
    "log:entries": lambda w: [],
    "organisation:tree": lambda w: [],
    "plans:compare": lambda w: [_plan(w)[0].pk],
    "plans:detail": lambda w: [_plan(w)[0].pk],
    "plans:list": lambda w: [],
    "search:results": lambda w: [],
    "units:detail": lambda w: [w.unit.pk],
    "units:matrix": lambda w: [w.unit.pk],
    "units:way": lambda w: [w.unit.pk],
}
"""The pages with a form to ask with."""
ASKING = {"appointments:unit", "competences:merge", "drafts:add", *together.ASKING}
"""And those among the places above."""
