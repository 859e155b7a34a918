"""What was measured as Markdown: for the terminal, and for docs/reference/performance.md."""

from collections.abc import Iterable, Sequence

from .measures import MIB, REQUESTS, Report, Row, Timings

HEADS = ("what", "to reach", "requests", "p50", "p95", "max", "server CPU", "ratio", "memory", "reached")
NOTE = "<!-- Written by `make bench`; do not edit. -->"


def page(reports: Sequence[Report], machine: Iterable[tuple[str, str]], facts: Iterable[str]) -> str:
    """The whole page: the machine, what was measured, and a section for each database."""
    about = "\n".join(f"- {name}: {value}" for name, value in machine)
    made_of = "\n".join(f"- {fact}" for fact in facts)
    return f"""{NOTE}

# Performance

Measured by `make bench` through the production server and real log-ins, over HTTP on the machine itself. Times
are milliseconds as the one who asks sees them; `server CPU` is what a request costs the processes of the server
and of the database. `ratio` is the middle request against something bare in the same run, since machines differ:
an empty page behind the log-in for pages, a Polars group-by over as many rows as there are cells for roll-ups,
a plain insert of as many rows for writes. Fewer than {REQUESTS} requests: time ran out.

## The machine

{about}

## The organisation

{made_of}

{"\n".join(map(section, reports))}"""


def section(report: Report) -> str:
    """One database."""
    return f"""## {report.database}

{rows(report.rows)}
{remarks(report)}
### Eight in the morning

{mornings(report)}
### Memory while serving

{memory(report)}
{profiles(report)}"""


def memory(report: Report) -> str:
    heads = ("process", "private", "most it ever held")
    return table(heads, [(name, size(own), size(most)) for name, own, most in report.memory])


def profiles(report: Report) -> str:
    """Why rows were not reached: where the time went."""
    if not report.profiles:
        return ""
    told = (f"{what}:\n\n```text\n{'\n'.join(lines)}\n```\n" for what, lines in report.profiles.items())
    head = "Milliseconds for one request under a profiler, which makes all slower: with and without what is called."
    return f"### Where the time goes in what was not reached\n\n{head}\n\n{'\n'.join(told)}"


def rows(found: Iterable[Row]) -> str:
    return table(HEADS, [cells(row) for row in found])


def cells(row: Row) -> list[str]:
    timed = row.timings
    if timed:
        shown = [str(len(timed.seconds)), ms(timed.p50), ms(timed.p95), ms(timed.longest), ms(timed.cpu_each)]
    else:
        shown = ["", *_once(row), "", "", ""]
    ratio = (
        f"{row.ratio:,.{0 if row.ratio >= 100 else 1}f} × {row.floor[0]}" if row.ratio and row.floor else ""
    )
    held = size(row.memory) if row.memory is not None else ""
    said = {True: "yes", False: "**no**", None: ""}[row.reached]
    return [row.what, row.limit.said(), *shown, ratio, held, "not there yet" if row.is_absent else said]


def _once(row: Row) -> list[str]:
    if row.a_second is not None:
        return [f"{row.a_second:,.0f} a second"]
    return [f"{row.seconds:.1f} s" if row.seconds is not None else ""]


def remarks(report: Report) -> str:
    """What could not be measured and why, what is worth knowing of a row, and whether the figures agree."""
    lines = [f"- {row.what}: {text}" for row in report.rows for text in (row.fault, row.note) if text]
    lines += [f"- UNEQUAL: {where}" for where in report.unequal]
    if report.compared:
        differ = f"; **{len(report.unequal)} differ**" if report.unequal else ", and all are equal"
        lines.append(f"- {report.compared} figures of units were compared with a count of the cells{differ}.")
    return "\n" + "\n".join(lines) + "\n" if lines else ""


def mornings(report: Report) -> str:
    heads = ("what", "requests", "p50", "p95", "max", "server CPU", "errors")
    return table(heads, [[what, *_timed(timed), str(errors)] for what, timed, errors in report.mornings])


def _timed(timed: Timings | None) -> list[str]:
    if timed is None:
        return [""] * 5
    cpu = ms(timed.cpu_each) if timed.cpu else ""
    return [str(len(timed.seconds)), ms(timed.p50), ms(timed.p95), ms(timed.longest), cpu]


def ms(seconds: float) -> str:
    milliseconds = seconds * 1000
    return f"{milliseconds:.1f}" if milliseconds < 10 else f"{milliseconds:,.0f}"


def size(held: float) -> str:
    return f"{held / MIB:,.0f} MiB"


def table(heads: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table; nothing where there are no lines."""
    found = [heads, ["---"] * len(heads), *lines]
    if len(found) == 2:
        return "Nothing was measured.\n"
    return "\n".join(f"| {' | '.join(line)} |" for line in found) + "\n"
