"""The platform that the bot speaks for: its names, hours and rules, as texts and records need them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from flows.events import Value

SPOKEN_AS: Mapping[str, tuple[str, ...]] = {
    "ar": ("ar",),
    "ary": ("ary", "ar"),
    "zgh": ("zgh", "ar"),
    "fr": ("fr", "ar"),
    "en": ("en", "fr", "ar"),
}
"""Every language, and where a fact is looked for when it is not written in it (see flows.texts.LANGUAGES)."""

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

Hours = tuple[tuple[time, time], ...]
"""When the reception space is open on one day: from, until (local times)."""


@dataclass(frozen=True, slots=True)
class Platform:
    """Facts by language (`names["ar"]`), and facts that are the same in all of them.

    `youngest` and `oldest` are ages in years, both included; `opening` has a day for each of WEEKDAYS.
    """

    names: Mapping[str, str]
    addresses: Mapping[str, str]
    hours: Mapping[str, str]
    controllers: Mapping[str, str]
    phone: str
    cndp_receipt: str
    health_authorisation: str
    start_date: date
    id_prefix: str
    youngest: int
    oldest: int
    opening: Mapping[str, Hours]

    @property
    def may_keep_health(self) -> bool:
        """Whether what tells of health may be read from lists: law 09-08 wants an authorisation for that."""
        return any(character.isdigit() for character in self.health_authorisation)

    def facts(self, language: str) -> dict[str, Value]:
        """What every text is given, in one language."""
        return {
            "platform_name": told(self.names, language),
            "platform_address": told(self.addresses, language),
            "platform_hours": told(self.hours, language),
            "platform_phone": self.phone,
            "platform_controller": told(self.controllers, language),
            "platform_cndp_receipt": self.cndp_receipt,
            "platform_since": self.start_date.isoformat(),
            "platform_youngest": self.youngest,
            "platform_oldest": self.oldest,
        }

    def by_language(self) -> dict[str, dict[str, Value]]:
        """The facts in every language, as `library.platform` wants them."""
        return {language: self.facts(language) for language in SPOKEN_AS}

    def is_open(self, local: datetime) -> bool:
        """Whether the reception space is open at a local time."""
        day = self.opening.get(WEEKDAYS[local.weekday()], ())
        return any(start <= local.time() < end for start, end in day)


def told(words: Mapping[str, str], language: str) -> str:
    """A fact in a language or in the one that stands in for it; empty if it is written in none."""
    return next((words[other] for other in SPOKEN_AS.get(language, ("ar",)) if words.get(other)), "")
