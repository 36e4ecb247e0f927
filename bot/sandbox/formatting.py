"""Telegram's subset of HTML: text and entities out of markup, refused in TDLib's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.sandbox.entities import Entity, trimmed, units
from bot.sandbox.refusals import Refused, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
_CHARACTER = re.compile(r"&(?:#(?P<decimal>[0-9]+)|#x(?P<hex>[0-9a-fA-F]+)|(?P<name>lt|gt|amp|quot));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_START = re.compile(r"<(?P<name>[^\s<>]*)(?P<rest>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>")
_END = re.compile(r"</(?P<name>[^\s<>]*)\s*>")
_ATTRIBUTE = re.compile(
    r"(?P<name>[^\s=>\"']*)(?:\s*=\s*(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s>]*)))?"
)


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int  # in UTF-16 units of the text so far
    start: int  # in characters of the text so far


class _Reader:
    """One pass over the markup; keeps the text, the entities and the tags still open."""

    def __init__(self, markup: str) -> None:
        self.markup, self.at = markup, 0
        self.parts: list[str] = []
        self.length = 0
        self.entities: list[Entity] = []
        self.open: list[_Open] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.markup):
            if self.markup.startswith("</", self.at):
                self._end_tag()
            elif self.markup[self.at] == "<":
                self._start_tag()
            else:
                stop = self.markup.find("<", self.at)
                stop = len(self.markup) if stop < 0 else stop
                self._add(_unescaped(self.markup[self.at : stop]))
                self.at = stop
        if self.open:
            raise _cannot_parse(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.parts), sorted(self.entities, key=lambda e: (e["offset"], -e["length"]))

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += units(text)

    def _where(self) -> int:
        return len(self.markup[: self.at].encode())

    def _start_tag(self) -> None:
        match = _START.match(self.markup, self.at)
        if match is None and not re.match(r"<[\s<]", self.markup[self.at :]):
            raise _cannot_parse(f"Unclosed start tag at byte offset {self._where()}")
        name = match["name"].lower() if match else ""
        if name not in _KINDS:
            raise _cannot_parse(f'Unsupported start tag "{name}" at byte offset {self._where()}')
        assert match is not None
        attributes = self._attributes(name, match["rest"])
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _cannot_parse(f'Tag "span" must have class "tg-spoiler" at byte offset {self._where()}')
        if name == "tg-emoji" and not attributes.get("emoji-id", "").isdecimal():
            raise _cannot_parse("Invalid custom emoji identifier specified")
        self.open.append(_Open(name, attributes, self.length, len(self.parts)))
        self.at = match.end()

    def _attributes(self, tag: str, rest: str) -> dict[str, str]:
        found: dict[str, str] = {}
        at = 0
        while rest[at:].strip():
            at += len(rest[at:]) - len(rest[at:].lstrip())
            match = _ATTRIBUTE.match(rest, at)
            if match is None or not match["name"]:
                raise _cannot_parse(f'Empty attribute name in the tag "{tag}" at byte offset {self._where()}')
            value = match["double"] or match["single"] or match["bare"] or ""
            found[match["name"].lower()] = _unescaped(value)
            at = match.end()
        return found

    def _end_tag(self) -> None:
        if not self.open:
            raise _cannot_parse(f"Unexpected end tag at byte offset {self._where()}")
        match = _END.match(self.markup, self.at)
        if match is None:
            raise _cannot_parse(f"Unclosed end tag at byte offset {self._where()}")
        name, opened = match["name"].lower(), self.open[-1]
        if name and name != opened.name:
            expected = f'expected "</{opened.name}>", found "</{name}>"'
            raise _cannot_parse(f"Unmatched end tag at byte offset {self._where()}, {expected}")
        self.open.pop()
        self.at = match.end()
        if self.length > opened.offset:
            self._close(opened, "".join(self.parts[opened.start :]))

    def _close(self, tag: _Open, inside: str) -> None:
        entity: Entity = {"type": _KINDS[tag.name], "offset": tag.offset, "length": self.length - tag.offset}
        if tag.name == "a" and not _link(entity, tag.attributes.get("href") or inside):
            return
        if tag.name == "tg-emoji":
            entity["custom_emoji_id"] = tag.attributes["emoji-id"]
        if tag.name == "blockquote" and "expandable" in tag.attributes:
            entity["type"] = "expandable_blockquote"
        if tag.name == "pre" and self._swallows_code(entity):
            entity["language"] = self.entities.pop()["language"]
        if tag.name == "code" and self.open and self.open[-1].name == "pre":
            entity["language"] = tag.attributes.get("class", "").removeprefix("language-")
        self.entities.append(entity)

    def _swallows_code(self, pre: Entity) -> bool:
        """Tell whether a pre holds exactly one code with a language: Telegram makes one entity of the two."""
        last = self.entities[-1] if self.entities else {}
        return bool(last.get("language")) and (last["offset"], last["length"]) == (
            pre["offset"],
            pre["length"],
        )


def read_html(markup: str) -> tuple[str, list[Entity]]:
    """Turn Telegram's HTML into trimmed text and entities; raises Refused for broken markup."""
    text, entities = _Reader(markup).read()
    for entity in entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return trimmed(text, entities)


def _link(entity: Entity, url: str) -> bool:
    """Make the entity a link or a mention; an address that is neither gives plain text, as on Telegram."""
    person = re.fullmatch(r"tg://user\?id=(\d+)", url)
    if person:
        entity.update(type="text_mention", user={"id": int(person[1]), "is_bot": False, "first_name": ""})
        return True
    if not re.match(
        r"(?:https?|tg|tonsite|ftp)://\S+|(?:mailto:|tel:)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?$", url
    ):
        return False
    entity["url"] = url if "://" in url or url.startswith(("mailto:", "tel:")) else f"http://{url}"
    if re.fullmatch(r"https?://[^/?#]+", entity["url"]):
        entity["url"] += "/"
    return True


def _unescaped(text: str) -> str:
    return _CHARACTER.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    if match["name"]:
        return _NAMED[match["name"]]
    code = int(match["decimal"]) if match["decimal"] else int(match["hex"], 16)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else match.group()


def _cannot_parse(reason: str) -> Refused:
    return bad_request(f"can't parse entities: {reason}")
