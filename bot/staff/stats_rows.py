"""What stands behind a number, ten rows at a time, for those who may see it: pseudonyms, never names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from bot.staff import stats_buttons as buttons
from bot.staff.access import NOT_HERE, REFUSED
from bot.staff.capability import Call, Reply
from bot.staff.stats_codec import Asked
from bot.staff.stats_names import indicator_name, value_name
from flows.effects import Say
from flows.events import Value
from flows.roles import allows
from storage.indicators.drilling import ON_A_PAGE, ROLE, Rows, rows_behind

_DIMENSIONS = ("service", "channel", "training_field", "sector", "commune")
_COUNTS = ("contacts", "jobs", "members", "women", "minutes")


async def rows(call: Call, asked: Asked) -> Reply:
    """A page of the rows; a refusal for other roles, and in a group."""
    if not buttons.may_see_rows(call):
        return Reply((Say(NOT_HERE if allows(call.asker.role, ROLE) else REFUSED),))
    page = int(asked.detail) if asked.detail.isdecimal() and len(asked.detail) < 7 else 0
    question = replace(asked.question, indicators=(buttons.main_indicator(asked.question),))
    found = await rows_behind(
        call.tx,
        question,
        page,
        started_on=call.settings.platform.start_date,
        at=call.at,
        staff_id=call.asker.staff_id,
        role=call.asker.role,
    )
    says = list(_lines(call, found))
    under = buttons.rows_menu(asked.question, page, found.pages)
    return Reply(
        (*says[:-1], Say(says[-1].text, says[-1].args, under, line=says[-1].line)), confidential=True
    )


def _lines(call: Call, found: Rows) -> Iterator[Say]:
    name = indicator_name(call.library.texts, call.asker.language, found.indicator)
    if not found.total:
        yield Say("stats-rows-none", {"name": name})
        return
    heading: dict[str, Value] = {"total": found.total, "page": found.page + 1, "pages": found.pages}
    yield Say("stats-rows-title", {"name": name, **heading})
    for row in found.rows[:ON_A_PAGE]:
        told = " · ".join(_told(call, row.told))
        args: dict[str, Value] = {"reference": row.reference, "day": row.day.isoformat() if row.day else "—"}
        yield Say("stats-row" if told else "stats-row-bare", {**args, "told": told}, line=True)


def _told(call: Call, told: Mapping[str, str | int]) -> Iterator[str]:
    texts, language = call.library.texts, call.asker.language
    for name, value in told.items():
        if name in _DIMENSIONS:
            yield value_name(texts, language, name, str(value))
        elif name in _COUNTS:
            yield texts.label(language, f"stats-row-{name}", {"count": value})
        elif name == "kept":
            yield texts.label(language, f"stats-row-kept-{value}", {})
        elif name == "risk":
            yield texts.label(language, f"risk-{value}", {})
