"""A catalogue file is read whole or refused with every fault and its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from flows.faults import Faulty
from flows.lists import read_lists
from flows.yaml_reading import read_yaml
from storage.courses import CourseEntry, RunEntry
from storage.importing import read_catalogue

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 3, 1)
FIELDS = ("solar", "drone")

COURSE = """courses:
  - key: solar
    training_field: solar
    title: {ar: "شمس", fr: Soleil}
    provider: OFPPT
    runs:
      - {starts_on: 2026-04-01, ends_on: +40, seats: 12, place: Agourai}
"""


def test_a_catalogue_becomes_courses_with_their_runs() -> None:
    """Days may be written as such, or counted from today."""
    assert read_catalogue(COURSE, "c.yaml", FIELDS, TODAY) == (
        CourseEntry(
            key="solar",
            training_field="solar",
            title_ar="شمس",
            title_fr="Soleil",
            provider="OFPPT",
            runs=(RunEntry(date(2026, 4, 1), date(2026, 4, 10), 12, "Agourai"),),
        ),
    )


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("training_field: solar", "training_field: solr", "c.yaml:3: unknown training field 'solr'; did"),
        ("provider", "provder", "c.yaml:5: courses.1: unknown key of a course 'provder'; did you"),
        ("+40", "+20", "c.yaml:7: the run ends before it starts"),
        ("+40", "2026-02-30", "c.yaml:7: there is no such day"),
        ("+40", "soon", "c.yaml:7: courses.1.runs.1.ends_on: 'soon' is not a day"),
        ("seats: 12", "seats: 0", "c.yaml:7: courses.1.runs.1.seats: '0' is not a number of seats"),
        (", fr: Soleil", "", "c.yaml:4: courses.1.title: a title needs 'fr'"),
        ("Agourai}\n", "Agourai}\n      - {starts_on: 2026-04-01, ends_on: +50, seats: 1, place: Agourai}\n",
         "c.yaml:8: a run of this course starts on the same day"),
        ("courses:\n", "courses:\n  - {key: solar, training_field: drone, title: {ar: a, fr: b}}\n",
         "c.yaml:3: the course 'solar' stands twice"),
    ],
)  # fmt: skip
def test_faults_are_told_with_their_line(old: str, new: str, fault: str) -> None:
    """What cannot be imported is refused before anything is."""
    with pytest.raises(Faulty) as refused:
        read_catalogue(COURSE.replace(old, new, 1), "c.yaml", FIELDS, TODAY)
    assert str(refused.value).startswith(fault)


def test_the_example_has_a_course_in_every_field() -> None:
    """The sandbox can show each of the twelve fields."""
    data = ROOT / "flows" / "data"
    lists = read_lists(read_yaml((data / "lists.yaml").read_text("utf-8"), "lists.yaml"), "lists.yaml")
    fields = {entry.key for entry in lists["training_fields"]}
    courses = read_catalogue((data / "catalogue.example.yaml").read_text("utf-8"), "example", fields, TODAY)
    assert {course.training_field for course in courses} == fields
    assert all(course.runs and course.runs[0].starts_on > TODAY for course in courses)
