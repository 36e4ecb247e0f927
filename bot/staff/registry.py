"""Every capability of staff. What is not listed here does not exist."""

from __future__ import annotations

from typing import Final

from bot.staff import duplicates, export, invite, referrals, report, requests, runs, stats, team, waiting
from bot.staff.capability import Capability
from bot.staff.helping import ENROL, help_for

_WORK: Final = (
    stats.CAPABILITY,
    report.CAPABILITY,
    export.CAPABILITY,
    runs.CAPABILITY,
    waiting.CASES,
    requests.CAPABILITY,
    referrals.CAPABILITY,
    duplicates.CAPABILITY,
    invite.CAPABILITY,
    team.CAPABILITY,
    ENROL,
)

CAPABILITIES: Final[tuple[Capability, ...]] = (*_WORK, help_for(_WORK))
"""The commands of staff, in the order in which help lists them."""
