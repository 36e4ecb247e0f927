"""Names of columns and cells of lists: found below titles and merged headings, never guessed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from flows.cells import Cell, day, text
from flows.faults import Faulty
from flows.import_columns import COLUMNS, ImportWords, find_header, read_import_words
from flows.imported_rows import Defaults, Refusal, RowReader, Visit
from flows.library import Library
from flows.loading import load_library

FILE = Path(__file__).parents[1] / "flows" / "data" / "import_columns.yaml"
TODAY, STARTED = dt.date(2025, 6, 30), dt.date(2019, 1, 1)


@pytest.fixture(scope="module")
def words() -> ImportWords:
    """The names that ship."""
    return read_import_words(FILE.read_text("utf-8"), FILE.name)


@pytest.fixture(scope="module")
def library() -> Library:
    """Our own lists and texts."""
    return load_library()


def test_every_column_has_names_in_three_languages(words: ImportWords) -> None:
    """Arabic and Latin letters, and its own key."""
    assert set(words.shown) == set(COLUMNS)
    for column in COLUMNS:
        assert any("ء" <= letter <= "ي" for name in words.shown[column] for letter in name), column
        assert words.columns[column.replace("_", " ")] == column


@pytest.mark.parametrize(
    ("text_", "fault"),
    [
        ("columns: {nom: [Nom]}\nvalues: {prior: {a: [Oui]}}", "unknown column"),
        ("columns: {name: [Nom], phone: [nom]}\nvalues: {prior: {a: [Oui]}}", "means both"),
        ("columns: []\nvalues: {}", "columns"),
    ],
)
def test_a_wrong_file_of_names_is_refused(text_: str, fault: str) -> None:
    """With what is wrong with it."""
    with pytest.raises(Faulty, match=fault):
        read_import_words(text_, "import_columns.yaml")


@pytest.mark.parametrize(
    ("rows", "places", "line"),
    [
        ([["Nom complet", "Tél."]], {"name": 0, "phone": 1}, 1),
        ([["Liste 2023"], [], ["N°", "الاسم الكامل", "رقم الهاتف"]], {"name": 1, "phone": 2}, 3),
        (
            [["Identité", None, "التاريخ"], ["NOM*", "Prénom (s)", None], ["Alaoui", "Salma", "1/2/2024"]],
            {"last_name": 0, "first_name": 1, "happened_on": 2},
            2,
        ),
        (
            [["Nom complet", "Contact"], [None, "Téléphone"], ["Salma", "0612345678"]],
            {"name": 0, "phone": 1},
            2,
        ),
        ([["Nom complet", "Service"], ["Karim", "Orientation"]], {"name": 0, "service": 1}, 1),
    ],
)
def test_the_header_is_found(
    words: ImportWords, rows: list[list[object]], places: dict[str, int], line: int
) -> None:
    """Below titles, over one row or two where cells were merged."""
    header = find_header(rows, words)
    assert header is not None
    assert (dict(header.places), header.line) == (places, line)


@pytest.mark.parametrize("rows", [[], [[None]], [["a", "b"], [1, 2]], [["Commune", "Date"]]])
def test_a_file_that_names_nobody_has_no_header(words: ImportWords, rows: list[list[object]]) -> None:
    """A list without a name, a telephone or a number is none."""
    assert find_header(rows, words) is None


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (45413, dt.date(2024, 5, 1)),
        (45413.5, dt.date(2024, 5, 1)),
        ("٠١/٠٥/٢٠٢٤", dt.date(2024, 5, 1)),
        ("1-5-24", dt.date(2024, 5, 1)),
        ("01.05.1998", dt.date(1998, 5, 1)),
        ("2024-05-01 10:30:00", dt.date(2024, 5, 1)),
        (dt.date(2024, 5, 1), dt.date(2024, 5, 1)),
        ("31/02/2024", None),
        ("05/25/2024", None),
        ("bientôt", None),
        (None, None),
    ],
)
def test_days_in_every_form(cell: Cell, expected: dt.date | None) -> None:
    """Also those that a spreadsheet counted; an impossible one is none."""
    assert day(cell) == expected


def test_a_cell_is_one_line() -> None:
    """Whole numbers without decimals, spaces once."""
    assert [text(cell) for cell in (None, 30.0, "  a \n b ", True)] == ["", "30", "a b", "True"]


HEAD = ["Nom complet", "Tél", "Naissance", "Commune", "Date", "Service", "Canal", "Durée", "Sexe", "Dossier"]


def _read(
    words: ImportWords, library: Library, defaults: Defaults | None = None, **cells: Any
) -> Visit | Refusal | None:
    header = find_header([HEAD], words)
    assert header is not None
    reader = RowReader(library, words, header, TODAY, STARTED, defaults or Defaults())
    named = dict(
        zip(
            ("name", "phone", "birth", "commune", "date", "service", "channel", "minutes", "sex", "number"),
            range(10),
            strict=True,
        )
    )
    row: list[Any] = [None] * 10
    for name, cell in cells.items():
        row[named[name]] = cell
    return reader.read(7, row)


def test_a_whole_row_is_a_visit(words: ImportWords, library: Library) -> None:
    """However it is spelt."""
    visit = _read(
        words,
        library,
        name=" سلمى   العلوي ",
        phone=612345678,
        birth="٢٣",
        commune="SEBAA AYOUNE",
        date="١/٥/٢٠٢٤",
        service="ecoute",
        channel="قافلة",
        minutes="30 min",
        sex="Femme",
    )
    assert isinstance(visit, Visit)
    assert (visit.name, visit.phone, visit.birth_year) == ("سلمى العلوي", "+212612345678", 2002)
    assert (visit.commune, visit.milieu, visit.sex) == ("sabaa_aiyoun", "urban", "female")
    assert (visit.service, visit.happened_on) == ("listening", dt.date(2024, 5, 1))
    assert (visit.channel, visit.sub_channel, visit.minutes) == ("mobile", "caravan", 30)


@pytest.mark.parametrize(
    ("cells", "reason", "column"),
    [
        ({"phone": "0612345678"}, "import-nobody", "name"),
        ({"name": "12345"}, "import-name", "name"),
        ({"name": 12345}, "import-name", "name"),
        ({"name": "Salma", "phone": "12"}, "import-phone", "phone"),
        ({"name": "Salma", "birth": "31/02/1999"}, "import-no-such-day", "birth_year"),
        ({"name": "Salma", "birth": 1750}, "import-birth", "birth_year"),
        ({"name": "Salma", "commune": "Casablanca"}, "import-unknown-word", "commune"),
        ({"name": "Salma", "date": "2/5/2024"}, "import-no-service", "service"),
        ({"name": "Salma", "service": "Écoute"}, "import-no-day", "happened_on"),
        ({"name": "Salma", "date": "1/7/2025", "service": "Écoute"}, "import-day-to-come", "happened_on"),
        ({"name": "Salma", "date": "1/7/2018", "service": "Écoute"}, "import-day-too-early", "happened_on"),
        ({"name": "Salma", "date": "hier", "service": "Écoute"}, "import-no-such-day", "happened_on"),
        ({"name": "Salma", "service": "Coiffure"}, "import-unknown-word", "service"),
        ({"name": "Salma", "minutes": "long"}, "import-minutes", "minutes"),
        ({"name": "Salma", "sex": "?"}, "import-unknown-word", "sex"),
    ],
)
def test_what_cannot_be_understood_refuses_the_row(
    words: ImportWords, library: Library, cells: dict[str, Any], reason: str, column: str
) -> None:
    """With the column it is in; the reason has words in every language."""
    refusal = _read(words, library, **cells)
    assert isinstance(refusal, Refusal)
    assert (refusal.line, refusal.reason, refusal.column) == (7, reason, column)
    assert library.texts.has(reason)


def test_an_empty_row_is_nothing(words: ImportWords, library: Library) -> None:
    """Spaces are nothing too."""
    assert _read(words, library, name="  ", phone=" ") is None


def test_defaults_stand_in_for_what_rows_leave_out(words: ImportWords, library: Library) -> None:
    """But never over what they say."""
    defaults = Defaults("orientation", "mobile", dt.date(2024, 5, 4))
    visit = _read(words, library, defaults, name="Salma", service="Écoute")
    assert isinstance(visit, Visit)
    assert (visit.service, visit.happened_on, visit.channel) == ("listening", dt.date(2024, 5, 4), "mobile")


def test_a_row_is_the_same_whatever_the_day_it_is_read(words: ImportWords, library: Library) -> None:
    """An age means another year of birth next year, but the row is the one of before."""
    visit = _read(words, library, name="Salma", birth=23)
    again = _read(words, library, name="SALMA ", birth="23")
    other = _read(words, library, name="Salma", birth=24)
    assert isinstance(visit, Visit) and isinstance(again, Visit) and isinstance(other, Visit)
    assert visit.said == again.said != other.said
