"""Periods as staff type and tap them: words of any language, years, months, dates; and their names."""

from __future__ import annotations

from bot.staff.capability import Call, button_token
from flows.effects import Button
from flows.matching import fold
from flows.texts import Texts
from storage.periods import NAMES, Period, days, named, parse_period, today_in_casablanca


def read_period(call: Call, words: str) -> Period | None:
    """The period that these words mean, None if they mean none; no words mean everything since the start."""
    today = today_in_casablanca(call.at)
    started_on = call.settings.platform.start_date
    name = _named(call.library.texts, words)
    try:
        return named(name, today, started_on) if name else parse_period(words, today, started_on)
    except (ValueError, OverflowError):
        return None


def argument(period: Period) -> str:
    """The period as a button or a job carries it: its name, or two dates."""
    return period.name if period.name in NAMES else f"{period.first_day}..{period.last_day}"


def exact(period: Period) -> Period:
    """The same days without the name, so that it does not move with the calendar."""
    return days(period.first_day, period.last_day)


def title(texts: Texts, language: str, period: Period) -> str:
    """What the period is called."""
    return texts.label(language, f"period-{period.name}", {})


def period_buttons(command: str, chosen: Period | None, suffix: str = "") -> tuple[tuple[Button, ...], ...]:
    """A button for each named period, three in a row; the chosen one is marked."""
    buttons = [_button(command, name, chosen is not None and chosen.name == name, suffix) for name in NAMES]
    return tuple(buttons[:3]), tuple(buttons[3:])


def _button(command: str, name: str, chosen: bool, suffix: str) -> Button:
    text = f"period-{name}-chosen" if chosen else f"period-{name}"
    return Button(button_token(command, f"{name}{suffix}"), text)


def _named(texts: Texts, words: str) -> str:
    said = fold(words)
    return next((name for name in NAMES if said and said in _spellings(texts, name)), "")


def _spellings(texts: Texts, name: str) -> set[str]:
    """Everything that the period is called in any language."""
    written = [texts.label(language, f"period-{name}-words", {}) for language in texts.languages]
    return {fold(word) for line in written for word in line.split("|")} | {name}
