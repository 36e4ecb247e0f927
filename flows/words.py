"""Words that work in every state: back, menu, help, a human ..."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import yaml

from flows.matching import fold

MEANINGS = (
    "back", "skip", "repeat", "menu", "help", "cancel", "human", "stop", "language", "me", "start",
    "yes", "no", "thanks",
)  # fmt: skip
"""Every meaning that `flows/data/words.yaml` must fill."""


@dataclass(frozen=True, slots=True)
class Words:
    """Whole messages, folded, by what they mean."""

    meanings: Mapping[str, str]

    def meaning(self, text: str) -> str:
        """Say what a whole message means, one of `MEANINGS`, or '' where it is none of these words."""
        return self.meanings.get(fold(text), "")


def gather(words: Mapping[str, Sequence[str]]) -> Words:
    """Make `Words` from meaning -> spellings; ValueError if a spelling is empty or has two meanings."""
    meanings: dict[str, str] = {}
    for meaning, spellings in words.items():
        for spelling in spellings:
            folded = fold(spelling)
            if not folded or meanings.setdefault(folded, meaning) != meaning:
                raise ValueError(
                    f"{spelling!r} cannot mean {meaning}: it means {meanings.get(folded, 'nothing')}"
                )
    return Words(meanings)


def read_words(text: str) -> Words:
    """Read the content of words.yaml: meaning -> language -> spellings; ValueError names what is wrong."""
    data: dict[str, dict[str, list[str]]] = yaml.load(text, Loader=yaml.CBaseLoader)
    if set(data) != set(MEANINGS):
        raise ValueError(f"words.yaml must fill exactly {', '.join(MEANINGS)}")
    return gather(
        {meaning: [w for spellings in by.values() for w in spellings] for meaning, by in data.items()}
    )
