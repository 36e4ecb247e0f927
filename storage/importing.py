"""Reading a catalogue of courses from YAML, every fault with its line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Any

from flows.faults import Fault, Faulty, unknown
from flows.grammar import KEY
from flows.shapes import Key, Many, Record, Word, misfits
from flows.yaml_reading import Items, Table, Tree, plain, read_yaml
from storage.courses import CourseEntry, RunEntry

_DAY = Word("a day (2026-01-31, or +14 for that many days from today)", r"\d{4}-\d\d-\d\d|\+\d{1,3}")
_SEATS = Word("a number of seats from 1 to 1000", "[1-9][0-9]{0,2}|1000")
_NAME = Word("one line of at most 120 characters", r"[^\n]*\S[^\n]*")
_SHORT = Word("one line of at most 64 characters", r"[^\n]{0,64}")

_RUN = Record(
    "a run",
    {
        "starts_on": Key(_DAY, "its first day", required=True),
        "ends_on": Key(_DAY, "its last day", required=True),
        "seats": Key(_SEATS, "how many can take part", required=True),
        "place": Key(Word("one line of at most 120 characters", r"[^\n]{0,120}"), "where it takes place"),
        "hours": Key(_SHORT, "at which hours"),
    },
)
_TITLE = Record(
    "a title",
    {
        "ar": Key(_NAME, "the title in Arabic", required=True),
        "fr": Key(_NAME, "the title in French", required=True),
    },
)
_COURSE = Record(
    "a course",
    {
        "key": Key(KEY, "its stable name", required=True),
        "training_field": Key(KEY, "its field, one of flows/data/lists.yaml", required=True),
        "title": Key(_TITLE, "what it is called", required=True),
        "provider": Key(Word("one line", r"[^\n]{0,120}"), "who gives it"),
        "runs": Key(Many(_RUN, least=0), "when it takes place"),
    },
)

CATALOGUE = Record("a catalogue", {"courses": Key(Many(_COURSE), "the courses", required=True)})
"""The shape of a catalogue file."""


def read_catalogue(text: str, file: str, fields: Collection[str], today: date) -> tuple[CourseEntry, ...]:
    """Read a catalogue; `fields` are the training fields there are. Raises Faulty with every fault found."""
    tree = read_yaml(text, file)
    faults = misfits(tree, CATALOGUE, file)
    if not faults:
        faults = [Fault(file, line, message) for line, message in _mistakes(tree, fields, today)]
    if faults:
        raise Faulty(faults)
    return tuple(_course(written, today) for written in plain(tree)["courses"])


def _mistakes(tree: Tree, fields: Collection[str], today: date) -> Iterator[tuple[int, str]]:
    keys: Counter[str] = Counter()
    for course in _tables(tree, "courses"):
        written = plain(course)
        keys[written["key"]] += 1
        if keys[written["key"]] > 1:
            yield course.lines["key"], f"the course {written['key']!r} stands twice"
        if written["training_field"] not in fields:
            yield course.lines["training_field"], unknown("training field", written["training_field"], fields)
        yield from _run_mistakes(course, today)


def _run_mistakes(course: Table, today: date) -> Iterator[tuple[int, str]]:
    seen = set()
    for run in _tables(course, "runs"):
        written = plain(run)
        try:
            starts, ends = _day(written["starts_on"], today), _day(written["ends_on"], today)
        except ValueError:
            yield run.line, "there is no such day in the calendar"
            continue
        if ends < starts:
            yield run.lines["ends_on"], "the run ends before it starts"
        if (starts, written.get("place", "")) in seen:
            yield run.line, "a run of this course starts on the same day at the same place"
        seen.add((starts, written.get("place", "")))


def _tables(tree: Tree, key: str) -> Iterator[Table]:
    assert isinstance(tree, Table)  # its shape was checked before
    listed = tree.entries.get(key)
    if isinstance(listed, Items):
        yield from (item for item in listed.items if isinstance(item, Table))


def _course(written: dict[str, Any], today: date) -> CourseEntry:
    return CourseEntry(
        key=written["key"],
        training_field=written["training_field"],
        title_ar=written["title"]["ar"],
        title_fr=written["title"]["fr"],
        provider=written.get("provider", ""),
        runs=tuple(
            RunEntry(
                starts_on=_day(run["starts_on"], today),
                ends_on=_day(run["ends_on"], today),
                seats=int(run["seats"]),
                place=run.get("place", ""),
                hours=run.get("hours", ""),
            )
            for run in written.get("runs", ())
        ),
    )


def _day(written: str, today: date) -> date:
    return today + timedelta(days=int(written)) if written[0] == "+" else date.fromisoformat(written)
