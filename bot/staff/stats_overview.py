"""The first screen of /stats: what the office of a governor asks for, persons beside interactions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from bot.staff.stats_lines import Screen
from flows.effects import Say
from storage.indicators.answering import Answer
from storage.indicators.tallying import Told
from storage.stats import Totals

SHOWN: Final = ("B1", "B1f", "B2", "B3", "B4", "T1", "P1", "E1", "E2", "C1", "C2", "C2w", "C3", "C4", "C4f")
"""The figures on it."""

_LINES: Final = (
    ("stats-in-period", {"new": "B3", "active": "B4"}),
    ("stats-contacts", {"contacts": "B2"}),
    ("stats-trained", {"trained": "T1", "placed": "P1"}),
    ("stats-enterprises", {"enterprises": "E1", "jobs": "E2"}),
    ("stats-projects", {"projects": "C1"}),
    ("stats-cooperatives", {"cooperatives": "C2", "women_led": "C2w", "unions": "C3"}),
    ("stats-members", {"members": "C4", "women": "C4f"}),
)


def overview(screen: Screen, found: Answer, counted: Totals | None) -> Iterator[Say]:
    """Persons since the start; of the period everything else. `counted`: what only the log tells."""
    told = found.by_id()
    if "B1" in told:
        since = found.since.isoformat()
        yield Say("stats-persons", {"persons": screen.changed(told["B1"]), "since": since})
        yield from _persons(screen, told)
    if _is_empty(told, counted):
        yield Say("stats-nothing")
        return
    yield from _period(screen, told, counted)


def _persons(screen: Screen, told: dict[str, Told]) -> Iterator[Say]:
    whole, women = told["B1"], told.get("B1f")
    cells = {cell.key: cell.value for cell in whole.figure.cells if cell.split == "sex"}
    if cells and whole.figure.value:
        yield from screen.sexes(cells | {"female": _value(women)}, whole.figure.value)
    yield from screen.women(whole)
    yield from screen.unsure(whole)


def _value(told: Told | None) -> float:
    return (told.figure.value or 0) if told else 0


def _is_empty(told: dict[str, Told], counted: Totals | None) -> bool:
    return not any(_value(told.get(one)) for one in SHOWN if one[:2] != "B1") and (
        counted is None or counted.is_empty
    )


def _period(screen: Screen, told: dict[str, Told], counted: Totals | None) -> Iterator[Say]:
    """What is not known in this way is left out of its line, and the line where nothing is left of it."""
    first = True
    for text, names in _LINES:
        known = {name: told[one] for name, one in names.items() if one in told}
        if len(known) < len(names):
            for one in known.values():
                yield Say(screen.line(one).text, screen.line(one).args, line=not first)
                first = False
            continue
        if _tells_nothing(known):
            continue
        yield Say(text, {name: screen.changed(one) for name, one in known.items()}, line=not first)
        first = False
        if text == "stats-in-period" and counted and counted.active:
            women = next(cell.active for cell in counted.sexes if cell.key == "female")
            yield screen.active_women(women, counted.active)
        if text == "stats-trained" and counted:
            yield Say("stats-sign-ups", _sign_ups(counted), line=True)
    if counted:
        log = {"interactions": counted.interactions, "writers": counted.writers}
        yield Say("stats-interactions", log, line=True)


def _tells_nothing(known: dict[str, Told]) -> bool:
    """Whether it would read "more than 0", as members do where no census was taken yet."""
    return all(not _value(one) and one.figure.qualifier == "at_least" for one in known.values())


def _sign_ups(counted: Totals) -> dict[str, str | int]:
    return {"sign_ups": counted.sign_ups, "confirmed": counted.confirmed, "waiting": counted.waiting}
