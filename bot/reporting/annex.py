"""The annex: for every figure that was told, what it counts, of which days, and what it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bot.reporting.findings import Findings
from bot.reporting.wording import Wording, sure
from storage.indicators import Indicator

RULES = ("zone", "persons", "unknown", "baseline", "tests")
"""Rules of counting that hold for all figures."""


@dataclass(frozen=True, slots=True)
class Note:
    """How one figure was counted: its name, value with qualifier, definition, and what it is made of."""

    id: str
    name: str
    value: str
    definition: str
    made_of: tuple[str, ...]


def notes(findings: Findings, wording: Wording, ids: Iterable[str]) -> tuple[Note, ...]:
    """A note for each of these figures that has a value."""
    found = (findings.figures[id] for id in ids if id in findings.figures)
    return tuple(_note(figure, wording) for figure in found if figure.value is not None)


def annex(findings: Findings, wording: Wording, ids: Iterable[str]) -> str:
    """The notes as a text to stand below a paragraph, with the period and the day of the record."""
    head = f"{wording.say('report-annex')}\n{wording.days(findings.period)} · {as_of(findings, wording)}"
    blocks = [
        "\n".join([_head(at, note, wording), note.definition, *note.made_of])
        for at, note in enumerate(notes(findings, wording, ids), 1)
    ]
    return "\n\n".join([head, *blocks])


def _head(at: int, note: Note, wording: Wording) -> str:
    return f"{at}. {wording.say('report-part', name=note.name, value=note.value)}"


def as_of(findings: Findings, wording: Wording) -> str:
    """As of which day the record was read."""
    return wording.say("report-as-of", day=wording.day(findings.told_on))


def rules(wording: Wording) -> tuple[str, ...]:
    """The rules that hold for all figures, in words."""
    return tuple(wording.say(f"report-rule-{rule}") for rule in RULES)


def _note(figure: Indicator, wording: Wording) -> Note:
    return Note(
        id=figure.id,
        name=wording.say(f"indicator-{figure.id.lower()}"),
        value=wording.figure(figure),
        definition=wording.say(figure.definition),
        made_of=tuple(_made_of(figure, wording)),
    )


def _made_of(figure: Indicator, wording: Wording) -> Iterator[str]:
    if figure.share:
        whole = wording.say(f"indicator-{figure.share[0].lower()}")
        percent = wording.percent(figure.share[1], 100)
        yield wording.say("report-annex-share", percent=percent, whole=whole)
    yield wording.say("report-annex-qualifier", qualifier=_qualifier(figure, wording))
    yield wording.say("report-annex-basis", basis=_basis(figure, wording))
    if figure.high != figure.value and figure.high is not None:
        low, high = wording.number(figure.value or 0), wording.number(figure.high)
        yield wording.say("report-annex-range", low=low, high=high)
    if figure.covered:
        yield wording.say("report-annex-covered", covered=wording.number(figure.covered))


def _qualifier(figure: Indicator, wording: Wording) -> str:
    return wording.say(f"qualifier-{sure(figure)}".replace("_", "-"))


def _basis(figure: Indicator, wording: Wording) -> str:
    if figure.basis == "live" or figure.baseline_as_of is None:
        return wording.say("basis-live")
    return wording.say(
        "report-annex-parts",
        live=wording.number(figure.live),
        baseline=wording.number(figure.baseline),
        day=wording.day(figure.baseline_as_of),
        source=figure.source,
    )
