"""The sheets that can be exported, and the columns of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

Sheet = Literal[
    "interactions",
    "contacts",
    "beneficiaries",
    "enrolments",
    "placements",
    "projects",
    "jobs",
    "organisations",
    "equipment",
    "workshops",
    "indicators",
]
Kind = Literal["moment", "day", "code", "who", "text", "number", "decimal", "label"]
"""What a column holds: microseconds since 1970 in UTC, a day as ISO text, a value of a closed list, a code
(of a person, project or organisation), words, a whole number, any number, the name of a text. A day or number
that is not known is None."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `named` is shown in identified exports only, because it could tell who it is."""

    name: str
    kind: Kind = "code"
    named: bool = False


_HAPPENED: Final = Column("happened_at", "moment")
_RECORDED: Final = Column("recorded_at", "moment")
_PERSON: Final = Column("person", "who")
_NAME: Final = Column("name", "text", named=True)
_PHONE: Final = Column("phone", "text", named=True)
_PROJECT: Final = Column("project", "who")
_ORGANISATION: Final = Column("organisation", "who")
_ABOUT: Final = (Column("sex"), Column("age_band"), Column("commune"))

_ALL: Final[Mapping[Sheet, tuple[Column, ...]]] = {
    "interactions": (
        _HAPPENED,
        _PERSON,
        *map(Column, ("channel", "sub_channel", "service", "flow", "node", "kind", "language", "by_staff")),
        *_ABOUT,
        _RECORDED,
    ),
    "contacts": (
        _HAPPENED,
        _PERSON,
        *map(Column, ("service", "channel", "sub_channel", "outcome")),
        Column("minutes", "number"),
        Column("by_staff"),
        *_ABOUT,
        _RECORDED,
    ),
    "beneficiaries": (
        _PERSON,
        _NAME,
        _PHONE,
        *_ABOUT,
        *map(Column, ("milieu", "education", "profile", "language", "prior", "beneficiary")),
        Column("first_on", "day"),
        Column("last_on", "day"),
        Column("contacts", "number"),
    ),
    "enrolments": (
        Column("signed_up_at", "moment"),
        _PERSON,
        _NAME,
        _PHONE,
        Column("training_field"),
        Column("course", "text"),
        Column("provider", "text"),
        Column("starts_on", "day"),
        Column("ends_on", "day"),
        Column("place", "text"),
        Column("enrolment_status"),
        Column("completed_on", "day"),
        *_ABOUT,
    ),
    "placements": (
        Column("started_on", "day"),
        _PERSON,
        _NAME,
        _PHONE,
        _ORGANISATION,
        Column("organisation_name", "text"),
        Column("contract"),
        Column("kept_3m"),
        Column("checked_on", "day"),
        *_ABOUT,
        _RECORDED,
    ),
    "projects": (
        _PROJECT,
        Column("title", "text", named=True),
        _PERSON,
        _NAME,
        _PHONE,
        _ORGANISATION,
        *map(Column, ("axis", "sector", "value_chain", "stage")),
        *(Column(name, "day") for name in ("reached_on", "approved_on", "funded_on", "accompanied_on")),
        Column("amount_total", "number"),
        Column("amount_indh", "number"),
        Column("jobs", "number"),
        *_ABOUT,
    ),
    "jobs": (
        Column("dated_on", "day"),
        _PROJECT,
        _ORGANISATION,
        Column("jobs", "number"),
        *map(Column, ("sex", "job_status", "qualifier")),
        Column("evidence", "text", named=True),
        _RECORDED,
    ),
    "organisations": (
        _ORGANISATION,
        Column("organisation_name", "text"),
        *map(Column, ("organisation_kind", "women_led", "value_chain", "commune")),
        Column("union", "who"),
        Column("members_total", "number"),
        Column("members_women", "number"),
        Column("census_on", "day"),
        Column("prior"),
    ),
    "equipment": (
        Column("handed_on", "day"),
        _ORGANISATION,
        _PROJECT,
        Column("item", "text"),
        Column("quantity", "number"),
        Column("worth", "number"),
        Column("place", "text"),
        _RECORDED,
    ),
    "workshops": (
        Column("held_on", "day"),
        Column("topic"),
        Column("place", "text"),
        Column("participants", "number"),
        Column("women", "number"),
        _RECORDED,
    ),
    "indicators": (
        Column("indicator", "text"),
        Column("indicator_name", "label"),
        Column("split"),
        Column("part", "text"),
        Column("part_name", "label"),
        Column("from_day", "day"),
        Column("to_day", "day"),
        Column("value", "decimal"),
        Column("value_high", "decimal"),
        Column("qualifier"),
        Column("unit"),
        Column("live", "decimal"),
        Column("baseline", "decimal"),
        Column("baseline_as_of", "day"),
        Column("source", "text"),
        Column("as_of", "moment"),
        Column("definition", "label"),
    ),
}
SHEETS: Final[tuple[Sheet, ...]] = tuple(_ALL)


def columns_of(sheet: Sheet, identified: bool = False) -> tuple[Column, ...]:
    """The columns of a sheet, in order; an identified export has those that name people as well."""
    return tuple(column for column in _ALL[sheet] if identified or not column.named)


SEPARATOR: Final = "\x1f"
"""Stands between codes that are read as one."""

_BEGIN: Final = ("sex",)
"""Where another strand begins all the same: the facts about people recur apart from what they did."""


def strands(columns: Sequence[Column]) -> tuple[tuple[Column, ...], ...]:
    """The columns as they are read: codes that stand beside each other together, every other one alone.

    What such codes are together recurs from row to row, so that all of them are read, looked up and put into
    words at once: half of the time of an export.
    """
    found: list[tuple[Column, ...]] = []
    for column in columns:
        goes_on = column.kind == "code" and column.name not in _BEGIN
        if found and goes_on and found[-1][-1].kind == "code":
            found[-1] = (*found[-1], column)
        else:
            found.append((column,))
    return tuple(found)
