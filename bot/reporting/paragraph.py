"""The paragraph: the results as the press prints them, sentence by sentence, in the platform's own wording.

Every sentence is a message of `paragraph.ftl`; one whose figure is empty is left out. Numbers come with
their noun, agreed as the language has it; a sentence decides only where they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.reporting.findings import Findings
from bot.reporting.wording import Wording, ends_month, is_whole_month, is_whole_year, sure
from storage.indicators import NOT_SPLIT
from storage.periods import Period

_UNNAMED = ("", "unknown", NOT_SPLIT, "other")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A title and its sentences, those of an axis together; `told` are the ids of its figures, in order."""

    title: str
    sentences: tuple[str, ...]
    told: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole, ready to be copied."""
        return "\n\n".join([self.title, *self.sentences])


def paragraph(findings: Findings, wording: Wording) -> Paragraph:
    """The paragraph of a period."""
    writing = _Writing(findings, wording, [])
    sentences = tuple(sentence for sentence in writing.sentences() if sentence)
    title = wording.say("paragraph-title", platform_name=platform_name(wording), when=writing.when)
    nothing = (wording.say("paragraph-nothing", when=writing.when),)
    return Paragraph(title, sentences or nothing, tuple(dict.fromkeys(writing.told)))


def platform_name(wording: Wording) -> str:
    """What the platform is called in the language of the document."""
    return str(wording.facts.get("platform_name", ""))


def when(period: Period, started_on: date, wording: Wording) -> str:
    """The days of a period as a phrase: in June 2025, between 2019 and 2025 ..."""
    first, last = max(period.first_day, started_on), period.last_day
    return wording.say(
        "paragraph-when",
        kind=_kind(period, started_on),
        **{"from": wording.day(first), "to": wording.day(last)},
        month=wording.month(last),
        from_year=str(first.year),
        to_year=str(last.year),
    )


def _kind(period: Period, started_on: date) -> str:
    first, last = period.first_day, period.last_day
    if first == last:
        return "day"
    if is_whole_month(first, last):
        return "month"
    if is_whole_year(first, last):
        return "year"
    return "years" if first <= started_on and max(first, started_on).year < last.year else "range"


def _joined(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


@dataclass(frozen=True, slots=True)
class _Writing:
    """One paragraph being written; `told` gathers what was used."""

    findings: Findings
    wording: Wording
    told: list[str]

    @property
    def when(self) -> str:
        """The phrase for the period."""
        return when(self.findings.period, self.findings.started_on, self.wording)

    def sentences(self) -> Iterator[str]:
        """Axis by axis, empty where there is nothing to tell."""
        sectors = ("paragraph-sectors", "sectors", "E1", ("E4", "sector"))
        chains = ("paragraph-chains", "chains", "C1", ("C1", "value_chain"))
        yield _joined(self._enterprises(), self._names(*sectors))
        yield _joined(self._persons(), self._active())
        yield _joined(self._cooperatives(), self._names(*chains))
        yield _joined(self._trained(), self._placed())

    def _enterprises(self) -> str:
        count, jobs = self._counted("E1", "enterprises"), self._counted("E2", "jobs")
        if not count:
            return self.wording.say("paragraph-jobs-alone", when=self.when, jobs=jobs) if jobs else ""
        part = self.wording.say("paragraph-jobs-part", count=self._value("E1"), jobs=jobs) if jobs else ""
        return self.wording.say("paragraph-enterprises", when=self.when, enterprises=count, jobs_part=part)

    def _persons(self) -> str:
        persons = self._counted("B1", "youth")
        if not persons:
            return ""
        return self.wording.say(
            "paragraph-persons",
            platform_name=platform_name(self.wording),
            until=self._until(),
            persons=persons,
            women_part=self._women("B1f", "B1"),
            since=str(self.findings.started_on.year),
        )

    def _active(self) -> str:
        """Only where the period is a part of the time that the persons are counted over."""
        active = "" if self.findings.is_from_start else self._counted("B4", "youth")
        if not active:
            return ""
        women = self.findings.women_active()
        share = self.wording.percent(women, self._value("B4"))
        said = self._count("women", women, "exact")
        return self.wording.say(
            "paragraph-active",
            when=self.when,
            active=active,
            women_part=self.wording.say("paragraph-women-part", women=said, share=share) if women else "",
            new_part=self._new(),
        )

    def _new(self) -> str:
        if not self._value("B3"):
            return ""
        self.told.append("B3")
        qualifier = sure(self.findings.figures["B3"])
        return self.wording.say("paragraph-new-part", new=self._value("B3"), qualifier=qualifier)

    def _cooperatives(self) -> str:
        projects = self._counted("C1", "projects")
        cooperatives = self._counted("C2", "cooperatives")
        if not (projects or cooperatives):
            return ""
        parts = {
            "unions_part": self._part("unions", "C3", "unions"),
            "led_part": self._part("led", "C2w", "womens-cooperatives", said_as="cooperatives"),
            "members_part": self._members(),
        }
        if not projects:
            return self.wording.say(
                "paragraph-cooperatives-alone", when=self.when, cooperatives=cooperatives, **parts
            )
        given = self.wording.say("paragraph-for-part", cooperatives=cooperatives) if cooperatives else ""
        return self.wording.say(
            "paragraph-cooperatives", when=self.when, projects=projects, for_part=given, **parts
        )

    def _members(self) -> str:
        members = self._counted("C4", "members")
        if not members:
            return ""
        women = self._women("C4f", "C4")
        return self.wording.say("paragraph-members-part", members=members, women_part=women)

    def _trained(self) -> str:
        trained = self._counted("T1", "youth")
        if not trained:
            return ""
        fields = self._names("paragraph-fields-part", "fields", "T1", ("T3", "training_field"))
        return self.wording.say("paragraph-trained", when=self.when, trained=trained, fields_part=fields)

    def _placed(self) -> str:
        placed = self._counted("P1", "youth")
        return self.wording.say("paragraph-placed", when=self.when, placed=placed) if placed else ""

    def _value(self, id: str) -> int:
        return self.findings.value(id)

    def _counted(self, id: str, noun: str) -> str:
        """A figure with its qualifier and noun, empty if it is; it is then told."""
        if not self._value(id):
            return ""
        self.told.append(id)
        return self._count(noun, self._value(id), sure(self.findings.figures[id]))

    def _count(self, noun: str, count: int, qualifier: str) -> str:
        return self.wording.say(f"paragraph-count-{noun}", count=count, qualifier=qualifier)

    def _part(self, part: str, id: str, noun: str, said_as: str = "") -> str:
        said = self._counted(id, noun)
        return self.wording.say(f"paragraph-{part}-part", **{said_as or noun: said}) if said else ""

    def _women(self, id: str, whole: str) -> str:
        women = self._counted(id, "women")
        share = self.wording.percent(self._value(id), self._value(whole))
        return self.wording.say("paragraph-women-part", women=women, share=share) if women else ""

    def _names(self, text: str, said_as: str, whole: str, where: tuple[str, str]) -> str:
        """The names of the parts of a figure that are not empty."""
        cells = self.findings.cells(*where) if self._value(whole) else ()
        named = [cell for cell in cells if cell.value and cell.key not in _UNNAMED]
        if not named:
            return ""
        names = [self.wording.name_of(where[1], cell.key) for cell in named]
        return self.wording.say(text, count=len(names), **{said_as: self.wording.listed(names)})

    def _until(self) -> str:
        last = self.findings.period.last_day
        return self.wording.say(
            "paragraph-until",
            kind="month" if ends_month(last) else "day",
            month=self.wording.month(last),
            day=self.wording.day(last),
        )
