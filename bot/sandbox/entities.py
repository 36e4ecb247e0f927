"""Spans of a text that mean something, counted in UTF-16 units as Telegram counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

Entity = dict[str, Any]

# What Telegram finds by itself in plain text; earlier kinds win where two overlap.
_FOUND = (
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")),
    ("email", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("bot_command", re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?!\w)")),
    ("mention", re.compile(r"(?<!\w)@[A-Za-z]\w{3,31}")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
)


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """Give the part of a text that an entity's offset and length (UTF-16 units) point at."""
    return text.encode("utf-16-le")[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def found(text: str, taken: Sequence[Entity] = ()) -> list[Entity]:
    """List the entities Telegram detects by itself, outside those already taken."""
    busy = [
        (e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in ("pre", "code", "text_link")
    ]
    entities: list[Entity] = []
    for kind, pattern in _FOUND:
        for match in pattern.finditer(text):
            start = units(text[: match.start()])
            end = start + units(match.group())
            if all(end <= low or start >= high for low, high in busy):
                busy.append((start, end))
                entities.append({"type": kind, "offset": start, "length": end - start})
    return sorted(entities, key=lambda entity: entity["offset"])


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Strip the blank ends of a text, as Telegram does, and move its entities along."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    end = units(text)
    kept: list[Entity] = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            kept.append(entity | {"offset": start, "length": stop - start})
    return text, kept
