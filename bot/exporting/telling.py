"""What an export tells of itself: the glossary, and the notice on files that name people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.exporting.order import Order
from bot.exporting.sheets import Page, page_of_words
from bot.exporting.wording import Wording, text_id
from bot.exporting.workbook import NOTICE
from storage.export import Part, columns_of
from storage.periods import CASABLANCA

_GLOSSARY = ("column", "code", "meaning")


def glossary(wording: Wording, order: Order) -> Iterator[tuple[str, str, str]]:
    """The lines of the glossary: what the file holds, then each column, then each code of it."""
    for text, meaning in _about(wording, order):
        yield text, "", meaning
    for sheet in order.sheets:
        yield wording.title(sheet), "", wording.say(f"export-about-{sheet}")
    columns = {one.name: one for sheet in order.sheets for one in columns_of(sheet, order.identified)}
    for name, column in columns.items():
        title = wording.column(column)
        yield title, "", wording.say(text_id("export-about", name))
        for code in wording.codes(name):
            yield title, code, wording.name(name, code)


def glossary_page(wording: Wording, order: Order) -> tuple[Page, Part]:
    """The glossary as a sheet and its columns."""
    lines = list(glossary(wording, order))
    header = [wording.say(f"export-glossary-{name}") for name in _GLOSSARY]
    page = page_of_words("glossary", wording.say("export-sheet-glossary"), _GLOSSARY, header, len(lines))
    return page, _columns(lines)


def notice_page(wording: Wording, order: Order) -> tuple[Page, Part]:
    """What stands first in a file that names people: that it does, why, and what becomes of it."""
    lines = [
        (wording.say("export-notice"), wording.say("export-notice-meaning")),
        (wording.say("export-notice-reason"), order.reason),
        *_about(wording, order),
    ]
    header = (wording.say("export-notice-header"), "")
    page = page_of_words(
        NOTICE, wording.say("export-sheet-notice"), ("column", "meaning"), header, len(lines)
    )
    return page, _columns(lines)


def filters_in_words(wording: Wording, order: Order) -> str:
    """The filters of an order as people read them; empty without any."""
    told = []
    for one in order.filters:
        values = ", ".join(wording.name(one.dimension, value) for value in one.values)
        told.append(f"{wording.say(text_id('export-column', one.dimension))}: {values}")
    return " · ".join(told)


def _about(wording: Wording, order: Order) -> Iterator[tuple[str, str]]:
    period, as_of = order.period, order.as_of.astimezone(CASABLANCA)
    yield wording.say("export-period"), f"{period.first_day:%d/%m/%Y} - {period.last_day:%d/%m/%Y}"
    yield wording.say("export-as-of"), f"{as_of:%d/%m/%Y %H:%M}"
    if order.filters:
        yield wording.say("export-filters"), filters_in_words(wording, order)


def _columns(lines: Sequence[Sequence[str]]) -> Part:
    return list(zip(*lines, strict=True))
