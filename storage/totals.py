"""What the record comes to, as values and as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.periods import CASABLANCA, Period


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a split: `persons` since the start; those `active`, and their `contacts`, in the period."""

    key: str
    persons: int = 0
    active: int = 0
    contacts: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """What the record comes to.

    `persons` (B1) are counted from `since` to the end of the period, everything else in the period: `active`
    (B4), `new` (B3), `contacts` (B2), `interactions`, `writers` (who wrote to the bot) and sign-ups. Persons
    and contacts are those of listening, orientation and accompaniment; `services` lists every service. Each
    split adds up to the whole, except `services`: one person may have had several. `channels` are those by
    which people first came; the contacts beside them are those that took place there.
    """

    period: Period
    as_of: datetime
    since: date
    persons: int
    new: int
    active: int
    contacts: int
    interactions: int
    writers: int
    sign_ups: int
    confirmed: int
    waiting: int
    sexes: tuple[Cell, ...]
    services: tuple[Cell, ...]
    channels: tuple[Cell, ...]
    communes: tuple[Cell, ...]
    age_bands: tuple[Cell, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all happened in the period."""
        contacts = sum(cell.contacts for cell in self.services)
        return not (contacts or self.interactions or self.sign_ups)


def totals_json(totals: Totals) -> dict[str, Any]:
    """Totals as JSON values: as of when, for which period, and a list of indicators by id.

    A split has one entry for each part, named by its dimension; `value` counts persons since the start, and
    `in_period` those with a contact in the period.
    """
    period = totals.period
    return {
        "as_of": totals.as_of.astimezone(CASABLANCA).isoformat(timespec="seconds"),
        "period": {
            "name": period.name,
            "from": period.first_day.isoformat(),
            "to": period.last_day.isoformat(),
        },
        "since": totals.since.isoformat(),
        "indicators": [_exact(entry) for entry in (*_headline(totals), *_splits(totals))],
    }


def _exact(entry: dict[str, Any]) -> dict[str, Any]:
    return entry | {"qualifier": "exact"}


def _headline(totals: Totals) -> Iterable[dict[str, Any]]:
    sexes = {cell.key: cell.persons for cell in totals.sexes}
    values = {
        "B1": totals.persons,
        "B1f": sexes["female"],
        "B1m": sexes["male"],
        "B1u": sexes["undisclosed"],
        "B2": totals.contacts,
        "B3": totals.new,
        "B4": totals.active,
        "interactions": totals.interactions,
        "writers": totals.writers,
        "sign_ups": totals.sign_ups,
        "confirmed": totals.confirmed,
        "waiting": totals.waiting,
    }
    return [{"id": indicator, "value": value} for indicator, value in values.items()]


def _splits(totals: Totals) -> Iterable[dict[str, Any]]:
    for indicator, dimension, cells in (
        ("B5", "service", totals.services),
        ("B6", "channel", totals.channels),
        ("B7", "commune", totals.communes),
        ("B7", "age_band", totals.age_bands),
        ("B7", "sex", totals.sexes),
    ):
        for cell in cells:
            counts = {"value": cell.persons, "in_period": cell.active, "contacts": cell.contacts}
            yield {"id": indicator, dimension: cell.key, **counts}
