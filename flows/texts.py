"""The catalogue of texts: Project Fluent messages by language, checked at load and never failing in use.

A text is named by its Fluent id. A missing translation falls back to Arabic and in the last resort to
the id itself: a young person always gets an answer, `Texts.faults` tells the authors what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from hashlib import sha256
from html import escape
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_date
from fluent.runtime import FluentBundle
from fluent.runtime.resolver import CurrentEnvironment, ResolverEnvironment
from fluent.runtime.types import FluentInt
from fluent.syntax import ast

from flows import written
from flows.catalogue import catalogue_faults, own_faults, survey
from flows.events import Value

Folder = Traversable | Path

LANGUAGES = ("ar", "ary", "fr", "en", "zgh")
"""Every language the platform can speak."""

DEFAULT = "ar"
"""The language of whatever is missing elsewhere."""

LOCALES = {"ar": "ar-MA", "ary": "ar-MA", "fr": "fr-MA", "en": "en", "zgh": "zgh"}
"""CLDR data by language; Darija has none of its own and borrows that of Arabic in Morocco."""

LONGEST_VALUE = 2400
"""Fluent refuses to place more than 2500 characters; longer values are cut rather than lost."""


@lru_cache(maxsize=4096)
def day(iso: str, locale: str) -> str:
    """Write an ISO date out with its weekday; anything else comes back as it is."""
    try:
        moment = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return format_date(moment, "EEEE d MMMM y", Locale.parse(locale, sep="-"))


def short_date(iso: str) -> str:
    """Write an ISO date as dd/mm/yyyy; anything else comes back as it is."""
    try:
        return f"{date.fromisoformat(iso[:10]):%d/%m/%Y}"
    except ValueError:
        return iso


def _functions(locale: str) -> dict[str, Callable[[Any], Any]]:
    return {"DAY": lambda value: day(str(value), locale), "DATE": lambda value: short_date(str(value))}


FUNCTIONS = frozenset({"DAY", "DATE", "NUMBER", "DATETIME"})
"""What a message may call."""

_NONE: frozenset[str] = frozenset()


class _Number(FluentInt):
    """A count: chooses plurals as Fluent's own, and is written at once where nothing needs grouping."""

    def format(self, locale: Locale) -> str:
        return str(int(self)) if -1000 < self < 1000 else super().format(locale)


def _shown(value: Value) -> Any:
    if isinstance(value, int):
        return _Number(value)
    shown = escape(value, quote=False)
    if len(shown) <= LONGEST_VALUE:
        return shown
    return escape(value[: LONGEST_VALUE // len("&amp;")], quote=False) + "…"


def _plain(value: Value) -> Any:
    if isinstance(value, int):
        return _Number(value)
    return value if len(value) <= LONGEST_VALUE else value[:LONGEST_VALUE] + "…"


RIGHTWARDS = frozenset({"ar", "ary"})
"""Languages that are read from the right."""

_ISOLATED = re.compile("[\u2066\u2068][^\u2066-\u2069]*\u2069|<[^<>]*>|&[a-z]+;")
_TYPED = re.compile("<code>.*?</code>|(?<![\\w/<\u2066\u2068])/[a-z][a-z_]*")
_LETTER = re.compile(r"[^\W\d_]")


def anchored(text: str) -> str:
    """An Arabic text with the marks it needs: commands keep their slash in front, lines begin at the right.

    A line that is all values needs a mark of its own: what is isolated does not say where the line begins.
    """
    text = _TYPED.sub("\u2066\\g<0>\u2069", text) if "/" in text else text
    return "\n".join(map(_anchored, text.split("\n"))) if "\u2069" in text else text


def _anchored(line: str) -> str:
    rest, before = line, ""
    while rest != before:
        rest, before = _ISOLATED.sub("", rest), rest
    return line if rest == line or _LETTER.search(rest) else f"\u200f{line}"


@dataclass(frozen=True, slots=True)
class _Words:
    """One message that is nothing but words, as it is said and as a label."""

    said: str
    label: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """One message in the language that has it: its two bundles and the variables it needs."""

    text: str
    variables: frozenset[str]
    isolating: FluentBundle
    bare: FluentBundle
    rightwards: bool = False
    """Whether it is read from the right."""


def _resolve(bundle: FluentBundle, text: str, values: dict[str, Any]) -> str:
    pattern = bundle.get_message(text).value
    if pattern is None:
        return text
    environment = ResolverEnvironment(context=bundle, current=CurrentEnvironment(args=values), errors=[])
    try:
        return str(pattern(environment))
    except ValueError:  # a text too long for Fluent's own limits
        return text


class _Language:
    """The messages of one language. What Fluent must read is parsed when it is first needed."""

    def __init__(self, name: str, files: Iterable[tuple[str, str]]) -> None:
        self.name = name
        self._sources = written.entries(content for _, content in files)
        said = {
            text: words for text, source in self._sources.items() if (words := written.mere_words(source))
        }
        rightwards = name in RIGHTWARDS
        self.words = {
            text: _Words(anchored(words) if rightwards else words, words)
            for text, words in said.items()
            if not text.startswith("-")
        }
        self.more = self._sources.keys() - said.keys()

    def find(self, text: str) -> _Entry | _Words | None:
        """A message; None if there is none, or if it is broken."""
        return self.words.get(text) or (self._parsed.get(text) if text in self.more else None)

    @cached_property
    def _parsed(self) -> dict[str, _Entry]:
        catalogue = survey(self.name, [(self.name, written.with_references(self._sources, self.more))])
        isolating, bare = (_bundle(self.name, catalogue.resources, isolate) for isolate in (True, False))
        rightwards = self.name in RIGHTWARDS
        return {
            text: _Entry(text, frozenset(catalogue.variables(text)), isolating, bare, rightwards)
            for text in catalogue.messages.keys() & self.more
        }


@dataclass(slots=True)
class Texts:
    """All texts in all languages. Make it with `read_texts`; it is not changed afterwards."""

    languages: tuple[str, ...]
    _by_language: Mapping[str, _Language]
    _folder: Folder
    version: str
    """Changes whenever any text does: a consent is recorded with the version that was read."""
    _own: Folder | None = None
    _found: dict[tuple[str, str], _Entry | _Words | None] = field(default_factory=dict)
    _fixed: dict[tuple[str, str, bool], str] = field(default_factory=dict)

    def format(self, language: str, text: str, args: Mapping[str, Value]) -> str:
        """Say a text as Telegram HTML, with values escaped and isolated from the direction around them."""
        entry = self._entry(language, text)
        if entry is None:
            return text
        if isinstance(entry, _Words):
            return entry.said
        if not entry.variables:
            return self._unchanging(language, entry, True)
        said = _resolve(entry.isolating, text, {name: _shown(args.get(name, "")) for name in entry.variables})
        return anchored(said) if entry.rightwards else said

    def label(self, language: str, text: str, args: Mapping[str, Value]) -> str:
        """Say a text for a button, a command or an export: no isolation marks, nothing escaped."""
        entry = self._entry(language, text)
        if entry is None:
            return text
        if isinstance(entry, _Words):
            return entry.label
        if not entry.variables:
            return self._unchanging(language, entry, False)
        return _resolve(entry.bare, text, {name: _plain(args.get(name, "")) for name in entry.variables})

    def has(self, text: str) -> bool:
        """Tell whether any language has this text."""
        return any(messages.find(text) for messages in self._by_language.values())

    def variables(self, language: str, text: str) -> frozenset[str]:
        """Name the arguments that a text uses in this language, also through texts it refers to."""
        entry = self._entry(language, text)
        return entry.variables if isinstance(entry, _Entry) else _NONE

    def faults(self) -> list[str]:
        """List what authors must repair: missing translations, differing arguments, broken messages."""
        catalogues = {name: survey(name, _files(self._folder.joinpath(name))) for name in self.languages}
        own = {name: survey(name, _own_files(self._own, name)) for name in self.languages}
        return [*catalogue_faults(catalogues, FUNCTIONS), *own_faults(own, catalogues, FUNCTIONS)]

    def _entry(self, language: str, text: str) -> _Entry | _Words | None:
        at = (language, text)
        if at not in self._found:
            order = dict.fromkeys((language, DEFAULT, *self.languages))
            found = (self._by_language[name].find(text) for name in order if name in self._by_language)
            self._found[at] = next((entry for entry in found if entry), None)
        return self._found[at]

    def _unchanging(self, language: str, entry: _Entry, isolate: bool) -> str:
        key = (language, entry.text, isolate)
        said = self._fixed.get(key)
        if said is None:
            said = _resolve(entry.isolating if isolate else entry.bare, entry.text, {})
            said = self._fixed[key] = anchored(said) if isolate and entry.rightwards else said
        return said


def read_texts(folder: Folder, own: Folder | None = None) -> Texts:
    """Read `<language>/*.ftl` below a folder into one catalogue; broken messages are faults, not errors.

    A message that also stands in the operator's folder `own` is said as it is written there.
    """
    files = {
        name: [*_own_files(own, name), *_files(folder.joinpath(name))]
        for name in LANGUAGES
        if folder.joinpath(name).is_dir()
    }
    by_language = {name: _Language(name, contents) for name, contents in files.items()}
    return Texts(tuple(files), by_language, folder, _version(files.values()), own)


def _version(languages: Iterable[Iterable[tuple[str, str]]]) -> str:
    digest = sha256()
    for files in languages:
        for name, words in files:
            digest.update(f"{name}\0{words}\0".encode())
    return digest.hexdigest()[:12]


def _files(folder: Folder) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".ftl"):
            yield f"{folder.name}/{file.name}", file.read_text(encoding="utf-8")


def _own_files(own: Folder | None, language: str) -> list[tuple[str, str]]:
    folder = own.joinpath(language) if own is not None else None
    return list(_files(folder)) if folder is not None and folder.is_dir() else []


def _bundle(language: str, resources: Iterable[ast.Resource], isolate: bool) -> FluentBundle:
    locale = LOCALES[language]
    bundle = FluentBundle([locale], functions=_functions(locale), use_isolating=isolate)
    for resource in resources:
        bundle.add_resource(resource)
    return bundle
