"""Loading the library: every flow, text and list from the package, and an operator's own data over it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TypeVar

from flows.asking_words import Phrases, read_phrases
from flows.cards import read_helplines, read_programmes
from flows.danger import CATEGORIES, SORROW, Danger, read_danger
from flows.events import Value
from flows.faults import Fault, Faulty
from flows.grammar import DAY, KEY, SPELLING, VALUE
from flows.library import Library
from flows.lists import Lists, read_lists
from flows.model import Flow
from flows.ordinals import Ordinals, read_ordinals
from flows.orientation import Rules
from flows.orientation_reading import read_rules
from flows.reading import read_flow
from flows.shapes import Key, Many, Named, Record, misfits
from flows.texts import read_texts
from flows.words import Words, read_words
from flows.yaml_reading import MOST_BYTES, Tree, read_yaml

Folder = Traversable | Path

T = TypeVar("T")

_NO_LISTS: Lists = {}
_SPELLINGS = Named(KEY, Many(SPELLING, least=0))
_WORDS = Named(KEY, _SPELLINGS)
_SIGNS = Record(
    "danger.yaml and sorrow.yaml",
    {
        "version": Key(VALUE, "which edition of the list this is", required=True),
        "date": Key(DAY, "when it was last changed"),
        "reviewed_by": Key(VALUE, "who of the profession has read it"),
        "signs": Key(Named(KEY, _SPELLINGS), "phrases by category and language", required=True),
        "negatives": Key(_SPELLINGS, "phrases that only look like one", required=True),
        "emoji": Key(_SPELLINGS, "emoji by category", required=True),
    },
)


def load_library(
    platform: Mapping[str, Mapping[str, Value]] | None = None,
    own: Folder | None = None,
    package: Folder | None = None,
) -> Library:
    """Load everything the engine may know; raises Faulty with the faults of all files.

    `platform` are the platform's own facts by language. A data file in the operator's folder `own`
    (helplines.yaml, lists.yaml, words.yaml ...) replaces the one of the package as a whole; a message in its
    `locale/<language>/*.ftl` replaces ours of that name. `package` holds `library/**.yaml`, `data/*.yaml` and
    `locale/<language>/*.ftl`; by default our own.
    """
    root = package if package is not None else files("flows")
    loading = _Loading(root.joinpath("data"), own)
    lists = loading.data("lists.yaml", _tree(read_lists), _NO_LISTS)
    library = Library(
        flows=loading.flows(root.joinpath("library"), lists),
        texts=read_texts(root.joinpath("locale"), own.joinpath("locale") if own is not None else None),
        words=loading.data("words.yaml", _words, Words({})),
        danger=loading.data("danger.yaml", _signs(CATEGORIES), Danger({}, {}, {})),
        sorrow=loading.data("sorrow.yaml", _signs(SORROW), Danger({}, {}, {})),
        orientation=loading.data("orientation.yaml", _tree(read_rules), Rules()),
        helplines=loading.data("helplines.yaml", _tree(read_helplines), ()),
        programmes=loading.data("programmes.yaml", _tree(read_programmes), ()),
        platform=platform or {},
        lists=lists,
        asking=loading.data(
            "asking.yaml", _tree(lambda tree, file: read_phrases(tree, file, lists)), Phrases()
        ),
        ordinals=loading.data("ordinals.yaml", _ordinals, Ordinals()),
    )
    if loading.faults:
        raise Faulty(loading.faults)
    return library


class _Loading:
    """Reads file after file and keeps the faults of all."""

    def __init__(self, data: Folder, own: Folder | None) -> None:
        self.faults: list[Fault] = []
        self._data = data
        self._own = own

    def data(self, name: str, read: Callable[[str, str], T], nothing: T) -> T:
        """Read one data file, the operator's where there is one; `nothing` stands in for a faulty one."""
        own = self._own.joinpath(name) if self._own is not None else None
        if own is not None and own.is_file():
            return self._read(own, name, read, nothing)
        return self._read(self._data.joinpath(name), f"data/{name}", read, nothing)

    def flows(self, folder: Folder, lists: Lists) -> Mapping[str, Flow]:
        """Read every flow below a folder, by name."""
        flows: dict[str, Flow] = {}
        for file, shown in _below(folder, "library"):
            flow = self._read(file, shown, lambda text, name: read_flow(text, name, lists), None)
            if flow and flow.name in flows:
                first = flows[flow.name].source.file
                self.faults.append(Fault(shown, 0, f"the flow {flow.name!r} also stands in {first}"))
            elif flow:
                flows[flow.name] = flow
        return flows

    def _read(self, file: Folder, shown: str, read: Callable[[str, str], T], nothing: T) -> T:
        try:
            return read(_content(file, shown), shown)
        except Faulty as faulty:
            self.faults += faulty.faults
        return nothing


def _content(file: Folder, shown: str) -> str:
    """The text of a file; never more of it than can be accepted."""
    try:
        with file.open("rb") as opened:
            return str(opened.read(MOST_BYTES + 1), "utf-8")
    except UnicodeDecodeError as error:
        raise Faulty([Fault(shown, error.object.count(b"\n", 0, error.start) + 1, "not UTF-8")]) from None
    except OSError as error:
        raise Faulty([Fault(shown, 0, f"cannot be read: {error.strerror}")]) from None


def _below(folder: Folder, shown: str) -> Iterator[tuple[Folder, str]]:
    if not folder.is_dir():
        return
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        path = f"{shown}/{item.name}"
        if item.is_dir():
            yield from _below(item, path)
        elif item.name.endswith((".yaml", ".yml")):
            yield item, path


def _tree(read: Callable[[Tree, str], T]) -> Callable[[str, str], T]:
    """A reader of trees as a reader of text."""
    return lambda text, file: read(read_yaml(text, file), file)


def _words(text: str, file: str) -> Words:
    return _held(text, file, _WORDS, read_words)


def _ordinals(text: str, file: str) -> Ordinals:
    return _held(text, file, _WORDS, read_ordinals)


def _signs(categories: tuple[str, ...]) -> Callable[[str, str], Danger]:
    """A reader of signs of these categories."""
    return lambda text, file: _held(text, file, _SIGNS, lambda held: read_danger(held, categories))


def _held(text: str, file: str, shape: Named | Record, read: Callable[[str], T]) -> T:
    """Hold a file against its shape before a reader that trusts it sees it."""
    faults = misfits(read_yaml(text, file), shape, file)
    if faults:
        raise Faulty(faults)
    try:
        return read(text)
    except ValueError as error:
        raise Faulty([Fault(file, 0, str(error))]) from None
