"""Write the generated pages of docs/reference, or say which are behind the code: `docs.py [--check]`.

A page is what its function returns. Everything it says comes from the code, so that nobody has to keep it true.
"""

import argparse
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stafett.config.settings.production")
os.environ.setdefault("STAFETT_SECRET_KEY", "docs-only")

import django
from django.core.management import load_command_class
from django.utils import translation

django.setup()

from stafett.config.settings.variables import VARIABLES  # noqa: E402 - after Django is set up
from stafett.people.roles import POWERS, ROLES  # noqa: E402 - after Django is set up
from stafett.plans.drafts.rules import NOT_NOW, WORKFLOW  # noqa: E402 - after Django is set up
from stafett.recipes.placement import workflow as stays  # noqa: E402 - after Django is set up
from stafett.records import workflow  # noqa: E402 - after Django is set up
from stafett.records.routes import Approver, Steps  # noqa: E402 - after Django is set up
from stafett.standings import words  # noqa: E402 - after Django is set up
from stafett.status import COLOUR_OF, Colour, Reason  # noqa: E402 - after Django is set up

REFERENCE = Path(__file__).resolve().parents[1] / "docs" / "reference"
LANGUAGES = {"en": "English", "nb": "bokmål", "nn": "nynorsk"}
COMMANDS = ["demo", "import", "status", "admin", "invite", "serve", "mail", "tidy", "check"]
"""In the order one meets them."""
COMMON = {
    "--version", "--verbosity", "--settings", "--pythonpath", "--traceback", "--no-color", "--force-color",
    "--skip-checks",
}  # fmt: skip


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table."""
    lines = [list(heads)]
    lines.append(["---"] * len(lines[0]))
    lines += [[str(cell).replace("|", "\\|").replace("\n", " ") for cell in row] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


def roles() -> str:
    held = [(f"`{code.value}`", *in_all(code.label), told.description) for code, told in ROLES.items()]
    may = [
        (meaning, *("yes" if power in told.powers else "" for told in ROLES.values()))
        for power, meaning in POWERS.items()
    ]
    return f"""# Roles

A person holds a role over a unit and everything below it in today's tree, from a day to a day. Everybody sees
their own page and the plans and competences of their organisation without any role. Nobody decides about
their own competence, whatever their role. Strangers are told that a page does not exist. Roles go with the last
job: whoever has left keeps their own page, and sees no more courses, offers or matters of the organisation.

{table(["in files", *LANGUAGES.values(), "who it is"], held)}
## What each may do, within its units

{table(["may", *(f"`{code.value}`" for code in ROLES)], may)}"""


def statuses() -> str:
    colours = [
        (f"`{colour}`", *in_all(words.COLOUR_WORDS[colour]), words.COLOUR_MEANINGS[colour])
        for colour in Colour
    ]
    reasons = [(f"`{reason}`", COLOUR_OF[reason], *in_all(words.REASON_WORDS[reason])) for reason in Reason]
    return f"""# Colours and reasons

A cell is one person and one requirement. On every day it exists it has one colour and one reason for it, and
never a colour alone: pages and files carry the word too.

{table(["in files", *LANGUAGES.values(), "means"], colours)}
## Reasons, the worst first

{table(["in files", "colour", *LANGUAGES.values()], reasons)}
When each applies is told in [Concepts](../explanation/concepts.md)."""


def writing_plans() -> str:
    arrows = "\n".join(
        f"    {_state(step.before)} --> {_state(step.after)}: {step.move}" for step in WORKFLOW
    )
    names = "\n".join(
        f"    {_state(state)}: {state}" for state in dict.fromkeys(step.before for step in WORKFLOW)
    )
    moves = [(step.move, step.before, step.after, step.who, f"`{step.verb}`") for step in WORKFLOW]
    refusals = [(move, reason) for move, reason in NOT_NOW.items()]
    return f"""# How a plan is written

A version of a plan is a draft until it is published, and never changes afterwards. Each save of a draft closes its
row and opens another; whoever saves names the row they saw, and is shown what somebody else has saved since.

```mermaid
stateDiagram-v2
{names}
{arrows}
```

{table(["move", "from", "to", "by", "in the log"], moves)}
## What is said where a move is not allowed

{table(["move", "sentence"], refusals)}"""


def _state(state: str) -> str:
    return state.replace(" ", "_")


def settings() -> str:
    rows = [(f"`{one.name}`", one.meaning, f"`{one.default}`" if one.default else "") for one in VARIABLES]
    return f"""# Settings

Stafett reads these environment variables and nothing else.

{table(["variable", "meaning", "when it is not set"], rows)}"""


def command_line() -> str:
    return "# Command line\n\n" + "\n".join(map(command, COMMANDS))


def command(name: str) -> str:
    """What a command and its parts do, and what they take."""
    loaded = load_command_class("stafett.config", name)
    parser = loaded.create_parser("stafett", name)
    text = f"## `stafett {name}`\n\n{loaded.help}\n"
    parts = [action for action in parser._actions if isinstance(action, argparse._SubParsersAction)]
    text += arguments(parser)
    for part in parts:
        meanings = {choice.dest: choice.help for choice in part._choices_actions}
        for called, below in part.choices.items():
            text += f"\n### `stafett {name} {called}`: {meanings.get(called) or ''}\n" + arguments(below)
    return text


def arguments(parser: argparse.ArgumentParser) -> str:
    """A table of what it takes, without the options every Django command has."""
    rows = [
        (f"`{_spelled(action)}`", _meaning(action))
        for action in parser._actions
        if not isinstance(action, argparse._SubParsersAction | argparse._HelpAction)
        if not set(action.option_strings) & COMMON
    ]
    return "\n" + table(["argument", "meaning"], rows) if rows else ""


def _meaning(action: argparse.Action) -> str:
    """Its help; what depends on the machine is said to."""
    told = (action.help or "") % vars(action)
    return re.sub(r"\(here: \d+\)", "(default: as many as suit the machine)", told)


def _spelled(action: argparse.Action) -> str:
    value = action.metavar or ("|".join(map(str, action.choices)) if action.choices else action.dest.upper())
    if not action.option_strings:
        return str(value)
    return action.option_strings[-1] + ("" if action.nargs == 0 else f" {value}")


def approval() -> str:
    """The way of a claim: who makes each move, and the same as a diagram."""
    words, turns = workflow.WORDS, workflow.TURNS
    moves = [
        (words[step.before], words[step.after], turns[step.who], f"`{step.verb}`" if step.verb else "")
        for step in workflow.STEPS
    ]
    steps = [(f"`{one.value}`", *in_all(one.label)) for one in Steps]
    approvers = [(f"`{one.value}`", *in_all(one.label)) for one in Approver]
    return f"""# How a claim becomes approved

What somebody says they have done goes the way that the strictest requirement asks for, among those in force that
accept it and are given to that person. Where none asks for it: one step, by the leader. Nobody decides about
themselves, through another record or through somebody they appointed either, and the two steps are taken by two.
What has waited longer than its requirement allows goes to the deputy too.

{diagram()}
{table(["from", "to", "who", "in the log"], moves)}
## In how many steps

{table(["in files", *LANGUAGES.values()], steps)}
## By whom

{table(["in files", *LANGUAGES.values()], approvers)}"""


def diagram() -> str:
    """The moves as Mermaid draws them; several from one state to another on one arrow."""
    arrows: dict[tuple[str, str], dict[str, None]] = {}
    for step in workflow.STEPS:
        arrows.setdefault((step.before.value, step.after.value), {})[str(workflow.TURNS[step.who])] = None
    names = [f"    {state.value}: {workflow.WORDS[state]}" for state in workflow.State]
    lines = [f"    {before} --> {after}: {', '.join(who)}" for (before, after), who in arrows.items()]
    return "\n".join(["```mermaid", "stateDiagram-v2", *names, *lines, "```", ""])


def work_shadowing() -> str:
    """The way of a stay: who makes each move from where, and the same as a diagram of those that lead on."""
    said, steps = stays.WORDS, list(stays.STEPS.values())
    names = [f"    {state.value}: {said[state]}" for state in stays.State]
    arrows = [
        f"    {before} --> {after}: {step.verb.partition('.')[2].replace('_', ' ')}"
        for step in steps
        for before in stays.State
        for after in step.after
        if before in step.before
    ]
    moves = [
        (
            f"`{step.verb}`",
            ", ".join(str(said[one]) for one in stays.State if one in step.before),
            " or ".join(str(said[one]) for one in step.after) or "as it was",
            ", ".join(str(stays.WHO[one]) for one in stays.Who if one in step.who),
        )
        for step in steps
    ]
    drawn = "\n".join(["```mermaid", "stateDiagram-v2", *names, *arrows, "```", ""])
    return f"""# How work shadowing goes its way

Who makes each move, from where, and where it leads. What is not in the table cannot be done; what is done stands in the
log of both organisations under the word of its row. Where a stay is broken off with a last day to come, one talks about
it, calls off days and plans return visits until that day has been, breaks it off anew before that day, and says what
one thinks of it from that day on.

{drawn}
{table(["in the log", "from", "to", "by"], moves)}"""


def in_all(word: object) -> list[str]:
    """A lazy text in each of the languages."""
    said = []
    for language in LANGUAGES:
        with translation.override(language):
            said.append(str(word))
    return said


PAGES: dict[str, Callable[[], str]] = {
    "roles.md": roles,
    "statuses.md": statuses,
    "approval.md": approval,
    "writing-plans.md": writing_plans,
    "work-shadowing.md": work_shadowing,
    "settings.md": settings,
    "command-line.md": command_line,
}
NOTE = "<!-- Written by `make docs` from the code; do not edit. -->\n\n"


def pages() -> dict[Path, str]:
    """Each generated page's path and what it has to say, in English."""
    with translation.override("en"):
        return {REFERENCE / name: NOTE + write() for name, write in PAGES.items()}


def behind() -> list[str]:
    """The pages that do not say what the code says."""
    return [
        path.name for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text
    ]


def main() -> int:
    if "--check" in sys.argv[1:]:
        stale = behind()
        if stale:
            print(f"Behind the code: {', '.join(stale)}. Run `make docs`.")
        return 1 if stale else 0
    REFERENCE.mkdir(parents=True, exist_ok=True)
    for path, text in pages().items():
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
