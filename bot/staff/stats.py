"""/stats: the figures of a period on one screen of a phone, and any question about them, tapped or typed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from bot.staff import stats_buttons as buttons
from bot.staff.capability import ANY_STAFF, Call, Capability, Reply
from bot.staff.periods import title
from bot.staff.stats_codec import Asked, View, decode
from bot.staff.stats_lines import Screen
from bot.staff.stats_names import (
    dimension_name,
    filter_words,
    indicator_name,
    listed,
    value_name,
    values_of,
)
from bot.staff.stats_overview import SHOWN, overview
from bot.staff.stats_rows import rows
from bot.staff.stats_words import NotKnown, read_words
from flows.asking import Understood, read_question
from flows.asking_telling import told_understood
from flows.effects import Say
from flows.events import Value
from flows.question import DIMENSIONS, Question
from storage.baselines import PARTS
from storage.indicators.answering import Answer, answer
from storage.indicators.knowing import KNOWS, Nonsense
from storage.periods import CASABLANCA, Period, today_in_casablanca
from storage.stats import totals


async def stats(call: Call) -> Reply:
    """Answer what was asked, by a button or in words; what is not understood, with examples."""
    try:
        asked = _asked(call)
    except NotKnown as unknown:
        plain = None if unknown.exact else await _in_plain_words(call)
        return plain or _refused(call, _not_known(call, unknown))
    if asked is None:
        return await _in_plain_words(call) or _not_understood()
    return await _answer(call, asked)


async def _answer(call: Call, asked: Asked) -> Reply:
    try:
        return await _VIEWS[asked.view](call, asked)
    except Nonsense as nonsense:
        return _refused(call, _nonsense(call, nonsense))


async def _in_plain_words(call: Call) -> Reply | None:
    """What plain words ask for, and above it how they were understood; None where they cannot be told."""
    if not any(character.isalpha() for character in call.argument):  # a date that does not exist
        return None
    today = today_in_casablanca(call.at)
    understood = read_question(call.library, call.argument, today)
    if understood is None:
        return None
    question = _normal(understood.question)
    reply = await _answer(call, Asked(question))
    heard = told_understood(
        call.library.texts, call.asker.language, Understood(question, understood.unread), today
    )
    return replace(reply, says=(*heard, *reply.says))


def _not_understood() -> Reply:
    return Reply((Say("stats-period-unknown", buttons=buttons.period_rows(Question(period=""))),))


def _asked(call: Call) -> Asked | None:
    """The question of a button, or of words in any of their forms."""
    if call.argument.startswith("~"):
        return decode(call.argument)
    question = read_words(call, call.argument)
    return Asked(question) if question else None


async def _show(call: Call, asked: Asked) -> Reply:
    question = _normal(asked.question)
    found = await answer(call.tx, question, call.settings.platform.start_date, call.at)
    says = [*_head(call, found), *await _body(call, found)]
    under = buttons.under_figures(call, question, found.period)
    return _with_buttons(says, under)


def _normal(question: Question) -> Question:
    """A split without a figure is one of persons."""
    if question.splits and not question.indicators:
        return replace(question, indicators=(buttons.main_indicator(question),))
    return question


def _head(call: Call, found: Answer) -> Iterator[Say]:
    """Which period, as of when, of whom, compared with what."""
    texts, language, question = call.library.texts, call.asker.language, found.question
    told_at = found.as_of.astimezone(CASABLANCA)
    day = told_at.date().isoformat()
    yield Say("stats-title", {"period": title(texts, language, found.period)})
    yield _days(found.period)
    if question.as_of:
        yield Say("stats-as-of-past", {"day": day}, line=True)
    else:
        yield Say("stats-as-of", {"day": day, "time": f"{told_at:%H:%M}"}, line=True)
    if question.filters:
        yield Say("stats-only", {"filters": filter_words(texts, language, question.filters)}, line=True)
    if found.compared_with:
        first, last = found.compared_with.first_day, found.compared_with.last_day
        yield Say("stats-compared", {"from": first.isoformat(), "to": last.isoformat()}, line=True)
    elif question.compared:
        yield Say("stats-not-compared", line=True)


def _days(period: Period) -> Say:
    first, last = period.first_day.isoformat(), period.last_day.isoformat()
    if first == last:
        return Say("stats-day", {"from": first}, line=True)
    return Say("stats-days", {"from": first, "to": last}, line=True)


async def _body(call: Call, found: Answer) -> Sequence[Say]:
    narrowed = {one.dimension for one in found.question.filters}
    screen = Screen(call.library.texts, call.asker.language, narrowed)
    if not found.question.indicators:
        plain = not found.question.filters
        started_on = call.settings.platform.start_date
        counted = await totals(call.tx, found.period, started_on, found.as_of) if plain else None
        return [*overview(screen, found, counted), *_left_out(call, found)]
    if len(found.told) == 1:
        return list(screen.figure(found.told[0]))
    return [*_list(screen, found)]


def _list(screen: Screen, found: Answer) -> Iterator[Say]:
    """Several figures: one on a line, those with parts after them."""
    lines = [screen.line(told) for told in found.told if not told.parts]
    if lines:
        yield Say(lines[0].text, lines[0].args)
        yield from lines[1:]
        yield from screen.unsure(found.told[0])
    for told in found.told:
        if told.parts:
            yield Say("stats-figure", {"name": screen.name(told), "value": screen.changed(told)})
            yield from screen.parts(told)


def _left_out(call: Call, found: Answer) -> Iterator[Say]:
    names = [_name(call, one) for one in found.left_out if one in SHOWN and one not in PARTS]
    if names:
        yield Say("stats-left-out", {"names": listed(names, call.asker.language)})


# --- menus


async def _by(call: Call, asked: Asked) -> Reply:
    question = _normal(asked.question)
    name = _name(call, buttons.main_indicator(question))
    return _with_buttons([Say("stats-ask-by", {"name": name})], buttons.by_menu(call, question))


async def _only(call: Call, asked: Asked) -> Reply:
    return _with_buttons([Say("stats-ask-only")], buttons.only_menu(call, asked.question))


async def _values(call: Call, asked: Asked) -> Reply:
    if asked.detail not in map(str, range(len(DIMENSIONS))):
        return await _only(call, asked)
    dimension = DIMENSIONS[int(asked.detail)]
    name = dimension_name(call.library.texts, call.asker.language, dimension)
    under = buttons.values_menu(call, asked.question, dimension)
    return _with_buttons([Say("stats-ask-value", {"dimension": name})], under)


async def _compare(call: Call, asked: Asked) -> Reply:
    text = "stats-ask-compare-start" if asked.question.period == "start" else "stats-ask-compare"
    return _with_buttons([Say(text)], buttons.compare_menu(asked.question))


async def _as_of(call: Call, asked: Asked) -> Reply:
    return _with_buttons([Say("stats-ask-as-of")], buttons.as_of_menu(call, asked.question))


async def _more(call: Call, asked: Asked) -> Reply:
    return _with_buttons([Say("stats-ask-more")], buttons.more_menu(call, asked.question))


async def _what(call: Call, asked: Asked) -> Reply:
    """The whole definitions of what is on the screen."""
    texts, language = call.library.texts, call.asker.language
    says = [Say("stats-what-title")]
    for one in asked.question.indicators or SHOWN:
        definition = texts.label(language, f"indicator-{one.lower()}-definition", {})
        says.append(Say("stats-definition", {"name": _name(call, one), "id": one, "definition": definition}))
    return _with_buttons(says, buttons.back_only(asked.question))


_VIEWS: Final[Mapping[View, Callable[[Call, Asked], Awaitable[Reply]]]] = {
    "show": _show,
    "by": _by,
    "only": _only,
    "values": _values,
    "compare": _compare,
    "as_of": _as_of,
    "more": _more,
    "what": _what,
    "rows": rows,
}


# --- refusals


def _nonsense(call: Call, nonsense: Nonsense) -> Say:
    texts, language = call.library.texts, call.asker.language
    args: dict[str, Value] = {"word": nonsense.value or nonsense.indicator}
    if nonsense.fault == "period":
        return Say("stats-period-unknown")
    if nonsense.fault == "dimension":
        known = KNOWS.get(nonsense.indicator, ())
        args["known"] = listed((dimension_name(texts, language, name) for name in known), language)
    if nonsense.fault in ("dimension", "value"):
        args["name"] = _name(call, nonsense.indicator)
        args["dimension"] = dimension_name(texts, language, nonsense.dimension)
        args["word"] = value_name(texts, language, nonsense.dimension, nonsense.value)
    none = nonsense.fault == "dimension" and not args["known"]
    return Say(f"stats-nonsense-{nonsense.fault}{'-none' if none else ''}", args)


def _not_known(call: Call, unknown: NotKnown) -> Say:
    texts, language = call.library.texts, call.asker.language
    if unknown.dimension:
        names = [
            value_name(texts, language, unknown.dimension, value)
            for value in values_of(call.library, unknown.dimension)
        ]
    else:
        names = [dimension_name(texts, language, name) for name in DIMENSIONS]
    return Say("stats-nonsense-name", {"word": unknown.word[:40], "known": listed(names, language)})


def _refused(call: Call, say: Say) -> Reply:
    return _with_buttons([say], buttons.period_rows(Question()))


def _name(call: Call, indicator: str) -> str:
    return indicator_name(call.library.texts, call.asker.language, indicator)


def _with_buttons(says: Sequence[Say], under: buttons.Rows) -> Reply:
    """One message with its buttons."""
    last = says[-1]
    return Reply((*says[:-1], Say(last.text, last.args, under, line=last.line)))


CAPABILITY = Capability("stats", ANY_STAFF, stats)
