"""What the series of gatherings asks its people: a baseline that is over and answered, the same once more now, and a
last time three months after the next gathering."""

from datetime import date, timedelta

from stafett.arenas.anchors.rules import Hanging
from stafett.arenas.attendance import queries as attendance
from stafett.arenas.models import Anchor, Arena
from stafett.lib.keys import new_code
from stafett.people.actor import Actor
from stafett.people.models import PersonDetails
from stafett.pulses import actions as pulses
from stafett.pulses.keeping import queries
from stafett.pulses.keeping.rules import Planned, Round
from stafett.pulses.models import Privacy, QuestionKind
from stafett.pulses.rules import Question, Times
from stafett.recipes import asking

WEEK = timedelta(weeks=1)
QUESTIONS = (
    Question(
        code="q1",
        kind=QuestionKind.SCALE,
        text="Hvor godt kjenner du dem du kan ringe til i de andre virksomhetene?",
    ),
    Question(
        code="q2",
        kind=QuestionKind.CHOICE,
        text="Hvor ofte spør du noen der om råd?",
        choices={"1": "Aldri", "2": "Noen ganger i året", "3": "Hver måned", "4": "Hver uke"},
    ),
    Question(code="q3", kind=QuestionKind.WORDS, text="Hva bør vi gjøre mer av sammen?"),
)
WORDS = (
    "Øve på bortfall av nett.",
    "Dele tegninger og rutiner.",
    "Ringe hverandre før vi kjøper noe nytt.",
    "Treffes oftere, gjerne på skjerm.",
    "Besøke hverandre i hverdagen.",
)


def ask(series: Arena, *, keeper: Actor, on: date) -> None:
    """Everybody answered the baseline, and every third has answered since; the rest are asked now."""
    next_one = series.occasions.order_by("-pk").get(
        details__closed=None, details__postponed_from__isnull=False
    )
    rounds = (
        Round(name="Før", times=Times(opens_on=on - 9 * WEEK)),
        Round(name="Underveis", times=Times(opens_on=on - timedelta(days=3))),
        Round(name="Etter", times=Times(hangs_on=Hanging(Anchor.OCCASION_END, next_one.pk, months=3))),
    )
    planned = Planned(
        title="Kjenner vi hverandre?", questions=QUESTIONS, privacy=Privacy.NOBODY, rounds=rounds
    )
    pulse = asking.begin(series, planned, by=keeper, on=on - 10 * WEEK)
    baseline, now, _later = (row.wave for row in queries.kept(pulse).waves)
    for number, actor in enumerate(_people(series)):
        code = new_code()
        said = {"q1": 1 + number % 3, "q2": str(1 + number % 2)} | _words(number)
        pulses.answer(baseline, said, code=code, by=actor, on=on - 8 * WEEK)
        if number % 3 == 1:
            said = {"q1": 3 + number % 3, "q2": str(2 + number % 3)}
            pulses.answer(now, said, code=code, by=actor, on=on - timedelta(days=1))
    pulses.unseal(on=on)


def _people(series: Arena) -> list[Actor]:
    """Those who have a place, each as they would answer."""
    seats = attendance.taking_part().filter(pool__arena=series, person__isnull=False)
    persons = (
        PersonDetails.objects.open().filter(person_id__in=seats.values("person_id")).order_by("person_id")
    )
    return [Actor(row.name, organisation_id=row.organisation_id, person_id=row.person_id) for row in persons]


def _words(number: int) -> dict[str, str]:
    """Every other one writes something too."""
    return {"q3": WORDS[number // 2 % len(WORDS)]} if number % 2 == 0 else {}
