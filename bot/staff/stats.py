"""/stats: the totals of a period on one screen of a phone, with buttons to change the period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from babel.numbers import format_decimal

from bot.staff.capability import ANY_STAFF, Call, Capability, Reply, button_token
from bot.staff.periods import argument, period_buttons, read_period, title
from flows.effects import Button, Say
from flows.events import Value
from flows.roles import allows
from flows.texts import LOCALES
from storage.periods import CASABLANCA, Period
from storage.stats import Cell, Totals, totals

LONGEST_BAR = 8
MOST_COMMUNES = 6


async def stats(call: Call) -> Reply:
    """Say the totals of the period that was asked for."""
    period = read_period(call, call.argument)
    if period is None:
        return Reply((Say("stats-period-unknown", buttons=period_buttons("stats", None)),))
    counted = await totals(call.tx, period, call.settings.platform.start_date, call.at)
    says = [*_head(call, counted), *(_nothing() if counted.is_empty else _body(call, counted))]
    return Reply((*says[:-1], Say(says[-1].text, says[-1].args, _buttons(call, period), line=says[-1].line)))


def share(part: int, whole: int, language: str) -> str:
    """A part in per cent with one decimal, as the language writes it, without the sign."""
    percent = 100 * part / whole if whole else 0.0
    return format_decimal(percent, "0.0", locale=LOCALES[language].replace("-", "_"))


def _nothing() -> list[Say]:
    return [Say("stats-nothing")]


def _head(call: Call, counted: Totals) -> Iterator[Say]:
    period, told_at = counted.period, counted.as_of.astimezone(CASABLANCA)
    yield Say("stats-title", {"period": title(call.library.texts, call.asker.language, period)})
    yield _dates(period)
    args: dict[str, Value] = {"day": told_at.date().isoformat(), "time": f"{told_at:%H:%M}"}
    yield Say("stats-as-of", args, line=True)
    yield Say("stats-persons", {"persons": counted.persons, "since": counted.since.isoformat()})
    if counted.persons:
        yield Say("stats-sexes", _sexes(call, counted.sexes, "persons"), line=True)


def _dates(period: Period) -> Say:
    first, last = period.first_day.isoformat(), period.last_day.isoformat()
    if first == last:
        return Say("stats-day", {"from": first}, line=True)
    return Say("stats-days", {"from": first, "to": last}, line=True)


def _body(call: Call, counted: Totals) -> Iterator[Say]:
    yield Say("stats-in-period", {"new": counted.new, "active": counted.active})
    if counted.active and counted.period.name != "start":
        yield Say("stats-sexes", _sexes(call, counted.sexes, "active"), line=True)
    yield Say("stats-contacts", {"contacts": counted.contacts}, line=True)
    yield Say(
        "stats-interactions", {"interactions": counted.interactions, "writers": counted.writers}, line=True
    )
    signed = {"sign_ups": counted.sign_ups, "confirmed": counted.confirmed, "waiting": counted.waiting}
    yield Say("stats-sign-ups", signed, line=True)
    yield from _services(call, counted.services)
    yield from _channels(call, counted)
    yield from _split(call, "commune", _with_others(counted.communes), counted.active)
    yield from _split(call, "age", counted.age_bands, counted.active)


def _sexes(call: Call, cells: Sequence[Cell], counted: str) -> dict[str, Value]:
    counts: dict[str, int] = {cell.key: getattr(cell, counted) for cell in cells}
    whole = sum(counts.values())
    shares = {f"{key}_share": share(count, whole, call.asker.language) for key, count in counts.items()}
    return {**counts, **shares}


def _services(call: Call, cells: Iterable[Cell]) -> Iterator[Say]:
    active = [cell for cell in cells if cell.contacts]
    if active:
        yield Say("stats-by-service")
        yield from (_contacts_line(call, "service", cell, max(c.active for c in active)) for cell in active)
        yield Say("stats-services-overlap", line=True)


def _channels(call: Call, counted: Totals) -> Iterator[Say]:
    present = [cell for cell in counted.channels if cell.active or cell.contacts]
    if present:
        yield Say("stats-by-channel")
        yield from (_contacts_line(call, "channel", cell, counted.active) for cell in present)


def _contacts_line(call: Call, kind: str, cell: Cell, most: int) -> Say:
    args: dict[str, Value] = {
        "name": _name(call, kind, cell.key),
        "persons": cell.active,
        "contacts": cell.contacts,
        "bar": _bar(cell.active, most),
    }
    return Say("stats-contacts-line", args, line=True)


def _split(call: Call, kind: str, cells: Sequence[Cell], whole: int) -> Iterator[Say]:
    active = [cell for cell in cells if cell.active]
    if not active:
        return
    yield Say(f"stats-by-{kind}")
    most = max(cell.active for cell in active)
    for cell in active:
        args: dict[str, Value] = {
            "name": _name(call, kind, cell.key),
            "persons": cell.active,
            "share": share(cell.active, whole, call.asker.language),
            "bar": _bar(cell.active, most),
        }
        yield Say("stats-line", args, line=True)


def _with_others(cells: Sequence[Cell]) -> list[Cell]:
    """The largest communes; the rest of them together; those nobody knows stay apart."""
    known = [cell for cell in cells if cell.key != "unknown" and cell.active]
    rest = known[MOST_COMMUNES:]
    others = [Cell("others", active=sum(cell.active for cell in rest))] if rest else []
    return [*known[:MOST_COMMUNES], *others, *(cell for cell in cells if cell.key == "unknown")]


def _name(call: Call, kind: str, key: str) -> str:
    texts, dashed = call.library.texts, key.replace("_", "-")
    text = f"stats-{dashed}" if key in ("unknown", "others") else f"{kind}-{dashed}"
    return texts.label(call.asker.language, text, {}) if texts.has(text) else key


def _bar(part: int, most: int) -> str:
    """A bar without an empty end, so that it reads the same from the left and from the right."""
    return "━" * round(LONGEST_BAR * part / most) if most else ""


def _buttons(call: Call, period: Period) -> tuple[tuple[Button, ...], ...]:
    rows = period_buttons("stats", period)
    if not allows(call.asker.role, "reporter"):
        return rows
    files = [
        Button(button_token("export", f"{argument(period)} {kind}"), f"export-as-{kind}") for kind in FORMATS
    ]
    return (*rows, tuple(files))


FORMATS = ("xlsx", "csv")

CAPABILITY = Capability("stats", ANY_STAFF, stats)
