"""Indicators: every figure that the platform publishes, for any period and as of any time.

Live rows and official figures from before are combined here, and nowhere else: what the record holds from
after the day of the official figure is added to it, except people (or organisations) who say that they came
before; of those who did not say, it is not known, so that the figure becomes a range. Nothing here writes.
"""

from __future__ import annotations

from datetime import date, datetime

from storage.baselines import Official
from storage.database import Transaction
from storage.indicators.cooperatives import cooperatives
from storage.indicators.enterprises import enterprises
from storage.indicators.helped import helped
from storage.indicators.persons import persons
from storage.indicators.scope import Scope
from storage.indicators.telling import indicators_json
from storage.indicators.trained import trained
from storage.indicators.values import NOT_SPLIT, Cell, Indicator
from storage.periods import Period

__all__ = ["NOT_SPLIT", "Cell", "Indicator", "by_id", "indicators", "indicators_json"]


async def indicators(
    tx: Transaction, period: Period, started_on: date, as_of: datetime
) -> tuple[Indicator, ...]:
    """Every indicator of a period, as known at a time, for a platform that started on a day."""
    scope = await Scope.of(tx, period, started_on, as_of, await Official.known(tx, as_of))
    return (
        *await persons(tx, scope),
        *await enterprises(tx, scope),
        *await cooperatives(tx, scope),
        *await trained(tx, scope),
        *await helped(tx, scope),
    )


def by_id(found: tuple[Indicator, ...]) -> dict[str, Indicator]:
    """Indicators by their id."""
    return {indicator.id: indicator for indicator in found}
