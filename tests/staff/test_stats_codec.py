"""Questions on buttons: what goes in comes out again, in 64 bytes or not at all."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.staff.stats_codec import _VIEWS, FAMILIES, LONGEST, Asked, decode, encode, token
from flows.question import DIMENSIONS, Dimension, Filter, Question
from storage.indicators.knowing import KNOWS, VALUES
from storage.periods import NAMES

_DAYS = st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31))
_PERIODS = st.one_of(
    st.sampled_from(NAMES),
    st.integers(1000, 9999).map(str),
    st.builds(
        lambda year, part: f"{year}-{part}",
        st.integers(1000, 9999),
        st.sampled_from(["Q1", "q4", "03", "12"]),
    ),
    _DAYS.map(dt.date.isoformat),
    st.builds(lambda first, last: f"{first}..{last}", _DAYS, _DAYS),
)
_OPEN = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=14)


def _filter(dimension: Dimension) -> st.SearchStrategy[Filter]:
    values = st.sampled_from(VALUES[dimension]) if dimension in VALUES else _OPEN
    return st.lists(values, min_size=1, max_size=3, unique=True).map(
        lambda some: Filter(dimension, tuple(some))
    )


_FILTERS = st.lists(st.sampled_from(DIMENSIONS), unique=True, max_size=3).flatmap(
    lambda names: st.tuples(*map(_filter, names))
)
_QUESTIONS = st.builds(
    Question,
    indicators=st.one_of(
        st.lists(st.sampled_from(list(KNOWS)), unique=True, max_size=3).map(tuple),
        st.sampled_from(list(FAMILIES.values())),
    ),
    period=_PERIODS,
    splits=st.lists(st.sampled_from(DIMENSIONS), unique=True, max_size=2).map(tuple),
    filters=_FILTERS,
    compared=st.sampled_from(["", "previous", "last_year"]),
    as_of=st.none() | _DAYS,
)


@given(
    question=_QUESTIONS,
    view=st.sampled_from(list(_VIEWS.values())),
    detail=st.sampled_from(["", "0", "12", "c"]),
)
def test_every_question_comes_back_as_it_was(question: Question, view: str, detail: str) -> None:
    """Exactly; and a button is offered only where it fits."""
    asked = Asked(question, view, detail)  # type: ignore[arg-type]  # one of the views
    code = encode(asked)
    assert code is not None and decode(code) == asked
    carried = token("stats", asked)
    assert (carried is None) == (len(f"s.stats.{code}".encode()) > LONGEST)


def test_everything_that_buttons_offer_fits() -> None:
    """All periods by all pairs of dimensions, compared and as of a day, for each family and indicator."""
    indicators = [(), *FAMILIES.values(), *((one,) for one in KNOWS)]
    periods = [*NAMES, "2025-Q1", "2025-01-01..2025-03-31"]
    splits: list[tuple[Dimension, ...]] = [(), *((one,) for one in DIMENSIONS), *permutations(DIMENSIONS, 2)]
    asked_by = [
        (),
        (Filter("commune", ("ait_boubidmane",)),),
        (Filter("sex", ("female",)), Filter("service", ("listening",))),
    ]
    for ids, period, split, filters in product(indicators, periods, splits, asked_by):
        question = Question(ids, period, split, filters, "last_year", dt.date(2025, 6, 30))
        carried = token("stats", Asked(question, "rows", "12"))
        assert carried is not None and len(carried) <= LONGEST
        assert decode(carried.removeprefix("s.stats.")) == Asked(question, "rows", "12")


def test_what_does_not_fit_gets_no_button() -> None:
    """Rather than one that asks something else."""
    communes = Filter("commune", tuple(f"a_commune_of_number_{n}" for n in range(4)))
    assert token("stats", Asked(Question(filters=(communes,)))) is None
    for question in (
        Question(period="2023 2024"),
        Question(("B9",)),
        Question(filters=(Filter("sex", ("girl",)),)),
        Question(filters=(Filter("commune", ("El Hajeb",)),)),
        Question(filters=(Filter("commune", ()),)),
    ):
        assert encode(Asked(question)) is None, question


@pytest.mark.parametrize(
    "code",
    ["", "month", "~", "~x", "~o.z", "~o.m.zz", "~o.m..x", "~o.m...2025", "~o.m....B9", "~o.m.....s9",
     "~o.m.....k", "~o.m.....c", "~o.20250101_", "~o.m......", "~o.m.....cagourai,", "~o.2025-Q7"],
)  # fmt: skip
def test_other_words_are_no_questions(code: str) -> None:
    """Also those of a button that somebody made up."""
    assert decode(code) is None


def test_letters_are_different() -> None:
    """Of families, which are shortened to their first one."""
    assert not [pair for pair in combinations(FAMILIES, 2) if pair[0][0] == pair[1][0]]
