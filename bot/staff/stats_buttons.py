"""The buttons under figures: each carries the whole question, changed in one thing.

Other capabilities put their buttons about the same question into `further`, and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from bot.exporting.order import Format
from bot.staff.capability import Call
from bot.staff.export_words import export_token
from bot.staff.periods import argument
from bot.staff.report import report_buttons
from bot.staff.stats_codec import FAMILIES, Asked, View, token
from bot.staff.stats_names import dimension_name, indicator_name, value_name, values_of
from flows.effects import Button
from flows.events import Value
from flows.question import DIMENSIONS, MOST_SPLITS, Comparison, Dimension, Filter, Question
from flows.roles import allows
from storage.indicators.drilling import ROLE
from storage.indicators.knowing import KNOWS, OVERVIEW, Nonsense, plan
from storage.periods import NAMES, Period, today_in_casablanca

Row = tuple[Button, ...]
Rows = tuple[Row, ...]

FILES: Final[tuple[Format, ...]] = ("xlsx", "csv")


def further(call: Call, question: Question, period: Period) -> Rows:
    """The rows of other capabilities about the same figures: files, charts, paragraph, report.

    A button of theirs carries `token("chart", Asked(question))`; reports tell of everybody, unfiltered.
    """
    behind = (_button("stats-button-rows", question, "rows", "0"),) if may_see_rows(call) else ()
    if not allows(call.asker.role, "reporter"):
        return _whole((behind,))
    rows = replace(question, period=argument(period))
    carried = [(kind, export_token(rows, kind)) for kind in FILES]  # None where Telegram has no room for it
    files = [Button(one, f"export-as-{kind}") for kind, one in carried if one]
    reports = () if question.filters else report_buttons(period, question.as_of)
    return _whole(((*behind, *files), [button for row in reports for button in row]))


def under_figures(call: Call, question: Question, period: Period) -> Rows:
    """Everything that can be asked next."""
    views: tuple[View, ...] = ("by", "only", "compare", "as_of", "more", "what")
    asking = (_button(f"stats-button-{view}".replace("_", "-"), question, view) for view in views)
    return (*period_rows(question), *_in_rows(asking, 3), *further(call, question, period))


def may_see_rows(call: Call) -> bool:
    """Whether whoever asks may see what stands behind a number, and does so alone."""
    return allows(call.asker.role, ROLE) and call.chat_id == call.asker.telegram_id


def period_rows(question: Question) -> Rows:
    """The named periods, three in a row; the chosen one is marked."""
    return _in_rows(
        (
            _button(
                f"period-{name}-short-chosen" if question.period == name else f"period-{name}-short",
                replace(question, period=name),
            )
            for name in NAMES
        ),
        3,
    )


def main_indicator(question: Question) -> str:
    """The figure that is split, and whose rows are shown, where several are on the screen."""
    if not question.indicators or question.indicators == FAMILIES["persons"]:
        return "B1" if question.period == "start" else "B4"
    return question.indicators[0]


def by_menu(call: Call, question: Question) -> Rows:
    """What the figure can be split by; what it is split by is marked, and taken away by another tap."""
    one = main_indicator(question)
    offered = [_split_button(call, replace(question, indicators=(one,)), name) for name in KNOWS[one]]
    return _whole((*_in_rows(offered, 2), back(question)))


def _split_button(call: Call, question: Question, name: Dimension) -> Button | None:
    chosen = name in question.splits
    others = tuple(other for other in question.splits if other != name)
    asked = replace(question, splits=others if chosen else (*others[: MOST_SPLITS - 1], name))
    if not _makes_sense(asked):
        return None
    return _choice(dimension_name(call.library.texts, call.asker.language, name), asked, chosen=chosen)


def _makes_sense(question: Question) -> bool:
    try:
        for one in question.indicators:
            plan(question, one)
    except Nonsense:
        return False
    return True


def only_menu(call: Call, question: Question) -> Rows:
    """By what the figures can be narrowed: what every one of them knows, or of the overview some."""
    language, texts = call.asker.language, call.library.texts
    known = [set(KNOWS[one]) for one in question.indicators]
    able = set.intersection(*known) if known else {name for one in OVERVIEW for name in KNOWS[one]}
    narrowed = {one.dimension for one in question.filters}
    offered = [
        _choice(
            dimension_name(texts, language, name),
            question,
            "values",
            str(DIMENSIONS.index(name)),
            chosen=name in narrowed,
        )
        for name in DIMENSIONS
        if name in able
    ]
    return _whole((*_in_rows(offered, 2), back(question)))


def values_menu(call: Call, question: Question, dimension: Dimension) -> Rows:
    """The values of a dimension, and all of them again."""
    language, texts = call.asker.language, call.library.texts
    others = tuple(one for one in question.filters if one.dimension != dimension)
    narrowed = next((one.values for one in question.filters if one.dimension == dimension), ())
    offered = []
    for value in values_of(call.library, dimension):
        asked = replace(question, filters=(*others, Filter(dimension, (value,))))
        if _makes_sense(asked):
            name = value_name(texts, language, dimension, value)
            offered.append(_choice(name, asked, chosen=narrowed == (value,)))
    everything = (_button("stats-button-all", replace(question, filters=others)),)
    return _whole((*_in_rows(offered, 2), everything, back(question)))


def compare_menu(question: Question) -> Rows:
    """The period before, a year ago, nothing; before the start there is none, so a period is asked for."""
    if question.period == "start":
        asked = replace(question, compared="previous")
        named = (name for name in NAMES if name != "start")
        periods = [_button(f"period-{name}", replace(asked, period=name)) for name in named]
        return _whole((*_in_rows(periods, 3), back(question)))
    choices: dict[str, Comparison] = {"previous": "previous", "last-year": "last_year", "none": ""}
    return _whole(
        (
            *(
                (_button(f"stats-button-{name}", replace(question, compared=one)),)
                for name, one in choices.items()
            ),
            back(question),
        )
    )


def as_of_menu(call: Call, question: Question) -> Rows:
    """The ends of the last month, quarter and year, yesterday, and now."""
    today = today_in_casablanca(call.at)
    firsts = (
        today,
        today.replace(day=1),
        date(today.year, 3 * ((today.month - 1) // 3) + 1, 1),
        date(today.year, 1, 1),
    )
    ends = dict.fromkeys(first - timedelta(days=1) for first in firsts)
    days = [
        _button("stats-button-day", replace(question, as_of=day), args={"day": day.isoformat()})
        for day in ends
    ]
    return _whole(
        (*_in_rows(days, 2), (_button("stats-button-now", replace(question, as_of=None)),), back(question))
    )


def more_menu(call: Call, question: Question) -> Rows:
    """The families of figures, their single figures where a family is shown, and the overview."""
    bare = replace(question, splits=())
    families = [
        _button(f"stats-family-{name}", replace(bare, indicators=ids)) for name, ids in FAMILIES.items()
    ]
    shown = question.indicators if question.indicators in FAMILIES.values() else ()
    texts, language = call.library.texts, call.asker.language
    single = [
        _choice(indicator_name(texts, language, one), replace(bare, indicators=(one,)))
        for one in shown
        if len(shown) > 1
    ]
    overview = (_button("stats-button-overview", replace(bare, indicators=())),)
    return _whole((*_in_rows(families, 2), *((one,) for one in single), overview, back(question)))


def rows_menu(question: Question, page: int, pages: int) -> Rows:
    """Earlier and later pages of rows."""
    earlier = _button("stats-button-earlier", question, "rows", str(page - 1)) if page else None
    later = _button("stats-button-later", question, "rows", str(page + 1)) if page + 1 < pages else None
    return _whole(((earlier, later), back(question)))


def back(question: Question) -> tuple[Button | None, ...]:
    """To the figures."""
    return (_button("stats-button-back", question),)


def back_only(question: Question) -> Rows:
    """Nothing but the way back."""
    return _whole((back(question),))


def _choice(
    name: str, question: Question, view: View = "show", detail: str = "", *, chosen: bool = False
) -> Button | None:
    text = "stats-button-chosen" if chosen else "stats-button-choice"
    return _button(text, question, view, detail, {"name": name})


def _button(
    text: str,
    question: Question,
    view: View = "show",
    detail: str = "",
    args: Mapping[str, Value] | None = None,
) -> Button | None:
    """A button, or none where the question does not fit on one."""
    carried = token("stats", Asked(question, view, detail))
    return Button(carried, text, args or {}) if carried else None


def _in_rows(buttons: Iterable[Button | None], columns: int) -> Rows:
    there = [button for button in buttons if button]
    return tuple(tuple(there[at : at + columns]) for at in range(0, len(there), columns))


def _whole(rows: Iterable[Iterable[Button | None]]) -> Rows:
    """The rows that have buttons."""
    there = (tuple(button for button in row if button) for row in rows)
    return tuple(row for row in there if row)
