"""What is said about figures: values with how sure they are, parts with their shares, what is not known."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final

from bot.staff.stats_names import (
    dimension_name,
    indicator_name,
    inside,
    listed,
    number,
    share,
    signed,
    value_name,
)
from flows.effects import Say
from flows.events import Value
from flows.texts import Texts
from storage.indicators import NOT_SPLIT
from storage.indicators.tallying import Part, Told

LONGEST_BAR: Final = 8
MOST_PARTS: Final = 40
"""Lines of a split on one screen; with more, the rest is counted and left to files."""

_RATES: Final = ("minutes", "rate")
_COUNTS: Final = {"T2": "stats-seats", "P1": "stats-kept", "S1": "stats-cases", "S2": "stats-satisfaction"}


class Screen:
    """Lines about figures in one language."""

    def __init__(self, texts: Texts, language: str, filtered_by: Container[str] = ()) -> None:
        self._texts, self._language = texts, language
        self._tells_women = "sex" not in filtered_by  # of women alone nobody asks how many are women

    def figure(self, told: Told) -> Iterator[Say]:
        """One figure with everything that is known of it; its parts after it."""
        name = self.name(told)
        yield Say("stats-figure", {"name": name, "value": self.value(told)})
        yield from self._change(told)
        yield from self._of_it(told)
        if told.figure.id in _COUNTS and not told.splits:
            yield Say(_COUNTS[told.figure.id], _numbers(told.figure.counts), line=True)
        if told.figure.id == "P1" and told.figure.share:
            yield Say("stats-figure-line", self._kept(told), line=True)
        yield from self._risks(told)
        yield from self.parts(told)
        yield Say("stats-short-definition", {"definition": self.definition(told.figure.id)})

    def line(self, told: Told) -> Say:
        """One figure on one line, with what changed."""
        return Say("stats-figure-line", {"name": self.name(told), "value": self.changed(told)}, line=True)

    def name(self, told: Told) -> str:
        """What a figure is called."""
        return indicator_name(self._texts, self._language, told.figure.id)

    def value(self, told: Told) -> str:
        """A value with how sure it is, and the most it can be where that is more."""
        return self._shown(told.figure.value, told.figure.high, told.figure.qualifier, told.figure.unit)

    def changed(self, told: Told) -> str:
        """A value and what changed since the period that it is compared with."""
        value, change = self.value(told), told.before
        if told.unplaced and not told.figure.high:
            return self._label("stats-not-known", {"count": number(told.unplaced, self._language)})
        if change is None:
            return value
        args = {"value": value, "difference": self._difference(change.difference)}
        if not change.percent:
            return self._label("stats-changed", args)
        return self._label(
            "stats-changed-percent", args | {"percent": signed(change.percent, self._language)}
        )

    def definition(self, indicator: str) -> str:
        """What is counted, in its first sentence."""
        said = self._label(f"indicator-{indicator.lower()}-definition", {})
        first, stop, _ = said.partition(". ")
        return f"{first}." if stop else said

    def parts(self, told: Told) -> Iterator[Say]:
        """The parts of a figure, one on a line, under the first of two splits."""
        if not told.parts:
            return
        names = (dimension_name(self._texts, self._language, name) for name in told.splits)
        shown = [part for part in told.parts if part.high or part.before]
        women = (
            self._tells_women and "sex" not in told.splits and any(part.women is not None for part in shown)
        )
        yield Say(
            "stats-by-women" if women else "stats-by",
            {"dimensions": listed(map(inside, names), self._language)},
        )
        if len(told.splits) == 1:
            most = max((part.value for part in shown if part.keys[0] != NOT_SPLIT), default=0)
            whole = _split_part(told)
            yield from (self._part(told, part, most, whole) for part in shown[:MOST_PARTS])
        else:
            yield from self._groups(told, shown[:MOST_PARTS])
        if len(shown) > MOST_PARTS:
            yield Say("stats-more-parts", {"count": len(shown) - MOST_PARTS}, line=True)
        if told.overlap:
            yield Say("stats-overlap", {"count": told.overlap}, line=True)

    def unsure(self, told: Told) -> Iterator[Say]:
        """Why a figure is a range, and what part of it is official."""
        figure = told.figure
        if figure.baseline and figure.baseline_as_of:
            args = {"baseline": number(figure.baseline, self._language), "source": figure.source or "—"}
            yield Say("stats-official", {**args, "day": figure.baseline_as_of.isoformat()}, line=True)
        if figure.value is not None and figure.high is not None and figure.high > figure.value:
            count = number(figure.high - figure.value, self._language)
            yield Say("stats-unsure", {"count": count}, line=True)
        if told.unplaced and figure.baseline_as_of:
            count = number(told.unplaced, self._language)
            whole = number(told.unplaced + figure.baseline, self._language)
            day = figure.baseline_as_of.isoformat()
            yield Say("stats-unplaced", {"baseline": whole, "count": count, "day": day}, line=True)

    def women(self, told: Told) -> Iterator[Say]:
        """Women among what the record adds, where they are counted apart."""
        figure = told.figure
        if told.women is None or not (figure.live and self._tells_women) or "sex" in told.splits:
            return
        part = share(told.women, figure.live, self._language)
        text = "stats-women-record" if figure.baseline or told.unplaced else "stats-women"
        yield Say(text, {"women": number(told.women, self._language), "share": part}, line=True)

    def active_women(self, women: int, active: int) -> Say:
        """Women among those who came in the period."""
        part = share(women, active, self._language)
        return Say("stats-active-women", {"women": number(women, self._language), "share": part}, line=True)

    # --- pieces

    def _of_it(self, told: Told) -> Iterator[Say]:
        figure = told.figure
        yield from self.women(told)
        if told.women is None and figure.share and figure.id != "P1":
            part = self._label("stats-percent", {"value": number(figure.share[1], self._language)})
            whole = indicator_name(self._texts, self._language, figure.share[0])
            yield Say("stats-figure-line", {"name": whole, "value": part}, line=True)
        yield from self._sexes(told)
        yield from self.unsure(told)

    def _sexes(self, told: Told) -> Iterator[Say]:
        """Women and those who did not say, of a figure that was not split otherwise."""
        cells = {cell.key: cell.value for cell in told.figure.cells if cell.split == "sex"}
        if told.splits or not any(cells.values()) or told.figure.id == "B7":
            return
        yield from self.sexes(cells, told.figure.value or 0)

    def sexes(self, cells: Mapping[str, float], whole: float) -> Iterator[Say]:
        """Women with their share, men, those who did not say, and what is not split."""
        args = {key: number(cells.get(key, 0), self._language) for key in ("female", "male", "undisclosed")}
        part = share(cells.get("female", 0), whole, self._language)
        yield Say("stats-sexes", {**args, "female_share": part}, line=True)
        if cells.get(NOT_SPLIT):
            yield Say("stats-not-split", {"count": number(cells[NOT_SPLIT], self._language)}, line=True)

    def _change(self, told: Told) -> Iterator[Say]:
        change = told.before
        if change is None:
            return
        before = self._shown(change.value, change.high, change.qualifier, told.figure.unit)
        args = {"before": before, "difference": self._difference(change.difference)}
        if not change.percent:
            yield Say("stats-change", args, line=True)
        else:
            percent = signed(change.percent, self._language)
            yield Say("stats-change-percent", args | {"percent": percent}, line=True)

    def _kept(self, told: Told) -> dict[str, Value]:
        kept = number(told.figure.share[1], self._language) if told.figure.share else ""
        name = self._label("stats-row-kept-yes", {})
        return {"name": name, "value": self._label("stats-percent", {"value": kept})}

    def _risks(self, told: Told) -> Iterator[Say]:
        for cell in told.figure.cells:
            if cell.split == "risk":
                name = self._label(f"risk-{cell.key}", {})
                value = self._label("stats-minutes", {"value": number(cell.value, self._language)})
                yield Say("stats-part-only", {"name": name, "value": value}, line=True)

    def _groups(self, told: Told, parts: Sequence[Part]) -> Iterator[Say]:
        """Cells of two splits, gathered by the first; what overlaps has no sum."""
        groups = defaultdict[str, list[Part]](list)
        for part in parts:
            groups[part.keys[0]].append(part)
        sums = told.figure.unit not in _RATES and not told.overlap
        for key, cells in groups.items():
            name = value_name(self._texts, self._language, told.splits[0], key)
            value, high = sum(cell.value for cell in cells), sum(cell.high for cell in cells)
            args: dict[str, Value] = {
                "name": name,
                "value": self._shown(value, high, "exact", told.figure.unit),
            }
            yield Say("stats-group" if sums else "stats-group-only", args)
            if key != NOT_SPLIT:
                most = max(cell.value for cell in cells)
                yield from (self._part(told, cell, most, value if sums else 0, at=1) for cell in cells)

    def _part(self, told: Told, part: Part, most: float, whole: float, at: int = 0) -> Say:
        name = value_name(self._texts, self._language, told.splits[at], part.keys[at])
        value = self._shown(part.value, part.high, part.qualifier, told.figure.unit)
        if part.before is not None:
            difference = self._difference(part.value - part.before)
            value = self._label("stats-changed", {"value": value, "difference": difference})
        args: dict[str, Value] = {"name": name, "value": value}
        if told.figure.unit in _RATES or not whole or part.keys[at] == NOT_SPLIT:
            return Say("stats-part-only", args, line=True)
        args["share"] = share(part.value, whole, self._language)
        record = part.value - part.baseline
        if part.women is not None and record and self._tells_women and "sex" not in told.splits:
            args["women_share"] = share(part.women, record, self._language)
            return Say("stats-part-women", args, line=True)
        args["bar"] = "━" * round(LONGEST_BAR * part.value / most) if most else ""
        return Say("stats-part", args, line=True)

    def _shown(self, value: float | None, high: float | None, qualifier: str, unit: str = "") -> str:
        if value is None:
            return self._label("stats-none", {})
        said = number(value, self._language)
        if unit == "minutes":
            said = self._label("stats-minutes", {"value": said})
        if qualifier != "exact":
            sure = self._label(f"qualifier-{qualifier}".replace("_", "-"), {})
            said = self._label("stats-sure", {"qualifier": sure, "value": said})
        if high is not None and high > value:
            return self._label("stats-range", {"value": said, "high": number(high, self._language)})
        return said

    def _difference(self, value: float) -> str:
        return signed(round(value, 2), self._language) if round(value, 2) else "="

    def _label(self, text: str, args: Mapping[str, Value]) -> str:
        return self._texts.label(self._language, text, args)


def _split_part(told: Told) -> float:
    """That of a figure which shares are told of: all of it but what is official and not split."""
    rest = sum(part.value for part in told.parts if part.keys[0] == NOT_SPLIT)
    return (told.figure.value or 0) - rest


def _numbers(counts: Mapping[str, int]) -> dict[str, Value]:
    names = (
        "seats",
        "taken",
        "completed",
        "no_show",
        "placements",
        "checked",
        "kept",
        "cases",
        "replied",
        "open",
    )
    return {name: counts.get(name, 0) for name in names}
