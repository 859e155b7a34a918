"""The small forms on a stay's page: one for each thing that may be done with it."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from stafett.lib import clock as today
from stafett.matters.models import Breadth
from stafett.people.actor import Actor
from stafett.people.tree import tree
from stafett.recipes.placement import queries
from stafett.recipes.placement.ends import queries as ends
from stafett.recipes.placement.found.kinds import KINDS
from stafett.recipes.placement.queries import Now
from stafett.recipes.placement.stories import queries as stories
from stafett.recipes.placement.terms import queries as terms
from stafett.recipes.placement.visits import queries as visits
from stafett.recipes.placement.workflow import Who
from stafett.records import queries as records
from stafett.standings import sentences
from stafett.web import alike
from stafett.web.days import DayField

from .fields import NO_PATIENTS, clock, words


class Small(forms.Form):
    """A form on a stay's page, given the stay and who reads it."""

    def __init__(self, *args: Any, now: Now, actor: Actor, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fill(now, actor)

    def fill(self, now: Now, actor: Actor) -> None:
        """Fill in what may be chosen."""


def shared() -> forms.BooleanField:
    """The guest's own choice, where the host reads by a link."""
    return forms.BooleanField(
        required=False,
        label=_("Let the host read this"),
        help_text=_("The host has a link to the stay. Your leader had it made, and may be able to open it."),
    )


def is_the_guests_to_share(now: Now, actor: Actor) -> bool:
    """Whether somebody is the guest of a host outside."""
    return Who.GUEST in queries.parts_of(actor, now) and now.is_host_outside


class SayForm(Small):
    text = words(
        _("Message"),
        hint=_("Everybody who has a part in the stay reads it. Never write anything about patients."),
    )


class WhyForm(Small):
    grounds = words(_("Why"), rows=2)


ALL_DAYS_OFF = _(
    "All its days are called off, those that have been too, and that stays so. If the guest was there at all, break it "
    "off with the real last day instead."
)


class NobodyForm(Small):
    grounds = words(
        _("Why"),
        rows=2,
        required=False,
        hint=format_lazy("{} {}", ALL_DAYS_OFF, NO_PATIENTS),
    )


class RouteForm(Small):
    unit = forms.TypedChoiceField(label=_("Unit"), coerce=int)

    def fill(self, now: Now, actor: Actor) -> None:
        nodes = tree(now.stay.arena.organisation_id, on=today.today()).nodes.values()
        names = sorted((node.name, node.id) for node in nodes if node.id != now.host.unit_id)
        self.fields["unit"].choices = [("", _("Choose")), *((key, name) for name, key in names)]


class PassOnForm(Small):
    where = forms.CharField(
        label=_("Where you pass it on to"),
        max_length=300,
        help_text=_("Which part of your organisation."),
    )
    who = words(
        _("Who answers there"),
        rows=2,
        hint=_("A name, and an e-mail address for the link. Everybody who has a part in the stay reads it."),
    )


class AimForm(Small):
    purpose = words(_("What it is for from now on"), rows=2)
    grounds = words(_("Why it changes"), rows=2, required=False)


class CallOffForm(Small):
    day = forms.TypedChoiceField(label=_("Day"), coerce=int)
    grounds = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("No need to say anything about health.")
    )

    def fill(self, now: Now, actor: Actor) -> None:
        rows = terms.coming([now.stay], since=today.today())
        self.fields["day"].choices = [(row.occasion_id, sentences.day(row.starts_on)) for row in rows]


class NoteForm(Small):
    kind = forms.ChoiceField(label=_("What kind"), choices=list(KINDS.items()))
    title = alike.title(_("What it is about"), max_length=200, help_text=_("In a few words."))
    text = words(_("Tell more"), required=False)
    unit_id = forms.TypedChoiceField(label=_("Which unit it concerns"), coerce=int)
    breadth = forms.ChoiceField(
        label=_("Who may read it"),
        widget=forms.RadioSelect,
        initial=Breadth.ORGANISATIONS,
        choices=[
            (Breadth.SEATS, _("Only guest and host, and whoever leads the unit it concerns")),
            (Breadth.ORGANISATIONS, _("Everybody in both organisations")),
            (Breadth.EVERYBODY, _("Everybody who uses Stafett here, in other organisations too")),
        ],
    )

    def fill(self, now: Now, actor: Actor) -> None:
        names = queries.units([now.stay.home_unit_id, now.host.unit_id])
        self.fields["unit_id"].choices = list(names.items())
        alike.for_reader(self.fields["title"], actor)


class VisitForm(Small):
    title = forms.CharField(label=_("What you come to see"), max_length=200)
    day = DayField(label=_("Day"))
    starts = clock(_("From"))
    ends = clock(_("To"))
    place = forms.CharField(label=_("Where"), max_length=300, required=False)
    people = forms.IntegerField(label=_("How many come"), min_value=1, max_value=100, initial=1)


class ThatVisit(Small):
    """One of the return visits that stand."""

    visit = forms.TypedChoiceField(label=_("Return visit"), coerce=int)

    def fill(self, now: Now, actor: Actor) -> None:
        rows = visits.of([now.stay])
        self.fields["visit"].choices = [
            (row.occasion_id, f"{sentences.day(row.starts_on)}: {row.title}") for row in rows
        ]


class MoveVisitForm(ThatVisit):
    day = DayField(label=_("To which day"))
    starts = clock(_("From"))
    ends = clock(_("To"))
    place = forms.CharField(
        label=_("Where"),
        max_length=300,
        required=False,
        help_text=_("Leave the times and the place empty where they stay the same."),
    )


class CallOffVisitForm(ThatVisit):
    grounds = words(_("Why"), rows=2)


class BreakOffForm(Small):
    last_day = DayField(
        label=_("The real last day"),
        required=False,
        help_text=_(
            "Leave it empty if the guest never came. Then all its days are called off, and that stays so."
        ),
    )
    grounds = words(_("Why"), rows=2)


class EvaluateForm(Small):
    useful = forms.TypedChoiceField(
        label=_("How useful was it?"),
        coerce=int,
        widget=forms.RadioSelect,
        choices=[
            (1, _("1 – not at all")),
            (2, "2"),
            (3, "3"),
            (4, "4"),
            (5, _("5 – very useful")),
        ],
        error_messages={"required": _("Choose a number from 1 to 5.")},
        help_text=_("The guest and the host read what you write here. The guest’s leader never does."),
    )
    learned = words(_("What came of it?"))
    better = words(_("What could be better?"), required=False)
    is_shared = shared()

    def fill(self, now: Now, actor: Actor) -> None:
        if is_the_guests_to_share(now, actor):
            alone = _("Only you read what you write here, unless you let the host read it.")
            self.fields["useful"].help_text = alone
            return
        del self.fields["is_shared"]
        if now.is_host_outside:
            self.fields["useful"].help_text = _("The guest reads what you write here.")


class StoryForm(Small):
    title = forms.CharField(
        label=_("Title"), max_length=200, help_text=_("Short and plain: people see it in a list.")
    )
    text = words(
        _("What you want others to know"),
        rows=6,
        hint=_("A few lines: what you saw, and what you take home. Never write anything about patients."),
    )
    breadth = forms.ChoiceField(
        label=_("Who may read it"),
        widget=forms.RadioSelect,
        initial=Breadth.ORGANISATIONS,
        choices=[
            (Breadth.ORGANISATIONS, _("Everybody in both organisations")),
            (Breadth.EVERYBODY, _("Everybody who uses Stafett here, in other organisations too")),
        ],
    )
    invitation = words(
        _("An open invitation"),
        rows=2,
        required=False,
        hint=_(
            "Such as: ask me about it, or come and see. Whoever reads it can answer; the host gets the answers."
        ),
    )

    def fill(self, now: Now, actor: Actor) -> None:
        if now.is_host_outside:
            self.fields["invitation"].help_text = _(
                "Such as: ask me about it. Whoever reads it can answer; your own unit gets the answers, since the "
                "host does not use Stafett."
            )


class OpenDoorForm(Small):
    invitation = words(
        _("Your invitation"),
        rows=2,
        required=False,
        hint=_("It stands under the story in place of any other. Leave it empty to invite nobody any more."),
    )

    def fill(self, now: Now, actor: Actor) -> None:
        story = stories.of(now.stay)
        self.initial["invitation"] = story.invitation if story else ""


class DisagreeForm(Small):
    evaluation = forms.IntegerField(widget=forms.HiddenInput)
    text = words(_("What you see differently"), rows=2)
    is_shared = shared()

    def fill(self, now: Now, actor: Actor) -> None:
        if not is_the_guests_to_share(now, actor):
            del self.fields["is_shared"]
        side = "host" if actor.person_id == now.guest.person_id else "guest"
        known = ends.evaluations(now.stay, {"guest"} if side == "host" else {"host"})
        self.initial["evaluation"] = next((one.pk for one in known if one.side == side), None)


class CountForm(Small):
    competence = forms.TypedChoiceField(
        label=_("Competence"), coerce=int, help_text=_("The guest holds it from the last day of the stay.")
    )

    def fill(self, now: Now, actor: Actor) -> None:
        rows = records.competences(actor.organisation_id).order_by("name")
        done = {one.competence_id for one in ends.counted(now.stay)}
        known = rows.values_list("competence_id", "name")
        self.fields["competence"].choices = [one for one in known if one[0] not in done]


class TellForm(Small):
    text = words(
        _("What has changed since the stay?"),
        hint=_("Everybody who has a part in the stay reads it. Never write anything about patients."),
    )


class Nothing(Small):
    """A button alone."""
