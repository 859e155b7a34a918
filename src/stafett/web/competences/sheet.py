"""The whole form of a competence: its fields and its lists, what was said before, and what to ask about first."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from stafett.people.actor import Actor
from stafett.records.catalogue import queries as catalogue
from stafett.records.catalogue.said import Said
from stafett.web import fields
from stafett.web.access import numbers
from stafett.web.fields import Problem
from stafett.web.rows import Rows

from .forms import CompetenceForm, NameForm, TaskForm, WayForm, initial_of
from .names import Names

NOTHING = Said(name="")


@dataclass
class Sheet:
    """The form as it was sent, or as it stands before. `seen`: the last change whoever writes had before them."""

    actor: Actor
    on: date
    form: CompetenceForm
    lists: dict[str, Rows]
    names: Names
    before: Said | None
    competence_id: int | None
    seen: int

    def is_valid(self) -> bool:
        return self.form.is_valid() and all(rows.is_valid() for rows in self.lists.values())

    def problems(self) -> list[Problem]:
        """All that must be put right, in the order of the page."""
        forms = [self.form, *(form for rows in self.lists.values() for form in rows.bound)]
        return [problem for form in forms for problem in fields.problems(form)]

    def said(self) -> Said:
        """What was typed, once valid."""
        told = self.form.cleaned_data
        return Said(
            name=told["name"],
            validity_months=self.form.validity_months,
            description=told["description"].strip(),
            levels=told["levels"],
            owner_unit_id=told["owner"],
            review_on=told["review_on"],
            is_risky=told["is_risky"],
            ways=tuple(self.lists["ways"].filled()),
            tasks=tuple(self.lists["tasks"].filled()),
            counting=frozenset(self.lists["counting"].filled()),
            needed=frozenset(self.lists["needed"].filled()),
        )

    def alike(self, name: str) -> list[tuple[int, str]]:
        """The competences called much the same as a name, other than what it is called already."""
        if self.before and name == self.before.name:
            return []
        return catalogue.similar(self.actor.organisation_id, name, other_than=self.competence_id)


def sheet(request: HttpRequest, actor: Actor, *, on: date, competence_id: int | None = None) -> Sheet:
    """The form of a competence, or of a new one."""
    organisation = actor.organisation_id
    before = catalogue.about(organisation, competence_id) if competence_id else None
    told = before or NOTHING
    names = Names(organisation, also=told.counting | told.needed, but=competence_id)
    data = request.POST if request.method == "POST" else None
    sent = numbers([request.POST.get("seen", "")])
    return Sheet(
        actor,
        on,
        _form(request, actor, on=on, before=before),
        _lists(data, told, names, more="more" in request.POST),
        names,
        before,
        competence_id,
        next(iter(sent), 0) if data is not None else catalogue.last_change(competence_id or 0),
    )


def _form(request: HttpRequest, actor: Actor, *, on: date, before: Said | None) -> CompetenceForm:
    initial = initial_of(before) if before else {"name": request.GET.get("name", "")[:300]}
    data = request.POST if request.method == "POST" else None
    return CompetenceForm(data, initial=initial, actor=actor, on=on)


def _lists(data: Any, told: Said, names: Names, *, more: bool) -> dict[str, Rows]:
    ways = [vars(way) for way in told.ways]
    tasks = [vars(task) for task in told.tasks]
    counting, needed = (
        [{"name": names.labels[one]} for one in sorted(ids, key=lambda one: names.labels.get(one, ""))
         if one in names.labels]
        for ids in (told.counting, told.needed)
    )  # fmt: skip
    return {
        "ways": Rows(WayForm, "ways", data, ways, more=more),
        "tasks": Rows(TaskForm, "tasks", data, tasks, more=more),
        "counting": Rows(NameForm, "counting", data, counting, more=more, names=names),
        "needed": Rows(NameForm, "needed", data, needed, more=more, names=names),
    }
