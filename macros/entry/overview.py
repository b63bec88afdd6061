"""What an import would do, in Dutch: a table for a terminal that names cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time

from macros.entry.columns import ATTENDANCE, BEGIN, DAY, END, LAST_DAY, TOWN, VENUE
from macros.entry.merging import Change
from macros.entry.new_names import has_new_names
from macros.entry.outcomes import Outcome, Plan, State
from macros.entry.remarks import Remark
from macros.entry.texts import heading_of, shown
from macros.programme.dutch import count, long_date, short_date, time_range
from macros.programme.findings import visible

LONGEST_TITLE = 48


def as_text(plan: Plan, *, is_written: bool, is_adding: bool, command: str) -> str:
    """Return everything there is to know of an import.

    :param is_written: whether it was done, or only looked at.
    :param is_adding: whether names that are in no list were added.
    :param command: what to type to do it.
    """
    lines = [*_remarks(plan.remarks)]
    if lines:
        lines.append("")
    lines += _table(plan)
    for file, text in plan.added.items():
        lines += [f"Nieuw in {file}:", *(f"    {line}" for line in text.splitlines()), ""]
    lines += _end(plan, is_written=is_written, is_adding=is_adding, command=command)
    return "\n".join(visible(line) for line in lines) + "\n"


def _table(plan: Plan) -> Iterator[str]:
    rows = [_row(outcome) for outcome in plan.outcomes]
    if not rows:
        return
    head = ("Waar", "Wat", "Bestand", "Titel")
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(3)]
    yield _aligned(head, widths)
    yield _aligned(tuple("-" * width for width in (*widths, len(head[3]))), widths)
    for row, outcome in zip(rows, plan.outcomes, strict=True):
        yield _aligned(row, widths)
        if outcome.state is State.NEW:
            yield from (
                f"    {_moment(said, outcome, plan.venues)}" for said in outcome.incoming.moments
            )
        yield from (f"    {_change(change)}" for change in _changes(outcome))
        yield from (f"    {line}" for line in _remarks(outcome.remarks))
    yield ""


def _row(outcome: Outcome) -> tuple[str, str, str, str]:
    rows = outcome.incoming.rows
    place = rows[0].place
    if len(rows) > 1:
        place += f" (en {', '.join(str(row.number) for row in rows[1:])})"
    title = outcome.incoming.title
    short = title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
    name = "" if outcome.state is State.WRONG and not outcome.merge.keys else outcome.name
    return place, outcome.state.value, name, short


def _aligned(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [text.ljust(width) for text, width in zip(row, widths, strict=False)]
    return "  ".join([*cells, *row[len(widths) :]]).rstrip()


def _moment(said: Mapping[str, str], outcome: Outcome, venues: Mapping[str, str]) -> str:
    """Return when and where a session is that is new: it says whether the cells were understood."""
    first, last = (date.fromisoformat(said[k]) if said.get(k) else None for k in (DAY, LAST_DAY))
    begins, ends = (_time(said.get(key, "")) for key in (BEGIN, END))
    fields = outcome.incoming.fields
    venue = venues.get(said.get(VENUE, ""), "")
    parts = [
        long_date(first) if first else "",
        time_range(begins, ends),
        f"tot {short_date(last)}" if last else "",
        venue or fields.get(TOWN, "") or ("online" if fields.get(ATTENDANCE) == "online" else ""),
    ]
    return ", ".join(part for part in parts if part)


def _time(text: str) -> time | None:
    return time.fromisoformat(text.replace(".", ":")) if text else None


def _changes(outcome: Outcome) -> Sequence[Change]:
    return outcome.merge.changes if outcome.state is State.CHANGED else ()


def _change(change: Change) -> str:
    moment = f" (moment {change.moment})" if change.moment else ""
    return (
        f"{change.place}: {heading_of(change.key)}{moment}: "
        f"{shown(change.old)} wordt {shown(change.new)}"
    )


def _remarks(remarks: Sequence[Remark]) -> Iterator[str]:
    for told in remarks:
        yield str(told)


def _end(plan: Plan, *, is_written: bool, is_adding: bool, command: str) -> Iterator[str]:
    counts = [f"{plan.count(state)} {state.value}" for state in State]
    total = count(len(plan.outcomes), "sessie", "sessies")
    yield f"{total}: {', '.join(counts)}."
    if is_written and plan.written:
        yield f"Geschreven: {count(len(plan.written), 'sessie', 'sessies')}."
    elif plan.written:
        yield "Er is nog niets geschreven: dit was een proef. Zo schrijf je het:"
        yield f"    {command}"
    elif is_written and plan.files:
        yield f"Er verandert geen sessie. Ik onthoud wat ik las, in {' en '.join(plan.files)}."
    else:
        yield "Er is niets te schrijven."
    if has_new_names(plan) and not is_adding:
        yield (
            "Is een locatie of organisatie echt nieuw? Zet dan --vul-aan achter de opdracht. Dan "
            "komt ze in de lijst. Van een locatie moet ik de gemeente weten: uit die kolom, of uit "
            "het adres achter de naam."
        )
    if plan.count(State.WRONG):
        yield (
            "Wat fout is, wordt niet ingelezen. Verbeter het in het bestand en lees het nog een "
            "keer in. Wat er al staat, komt er niet dubbel in."
        )
