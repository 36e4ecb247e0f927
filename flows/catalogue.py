"""What is written in the Fluent files of a language, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

COMPLETE = ("ar", "ary", "fr", "en")
"""Languages in which every text must exist."""

GENDER = "sex"
"""Languages without grammatical gender need not use it, so it may differ between languages."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)?[^<>]{0,200}(>?)")
_TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})


@dataclass(slots=True)
class Written:
    """One message or term: where it stands and what it uses itself."""

    where: str
    has_value: bool = True
    variables: set[str] = field(default_factory=set)
    functions: set[str] = field(default_factory=set)
    messages: set[str] = field(default_factory=set)
    terms: set[str] = field(default_factory=set)
    bad_tags: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is written in one language; terms are named with their leading dash."""

    messages: Mapping[str, Written]
    terms: Mapping[str, Written]
    resources: tuple[ast.Resource, ...]
    faults: tuple[str, ...]

    def variables(self, text: str) -> set[str]:
        """Name the arguments a message uses, also through the messages it refers to."""
        names: set[str] = set()
        seen: set[str] = set()
        left = [text]
        while left:
            message = self.messages.get(left.pop())
            if message is not None and message.where not in seen:
                seen.add(message.where)
                names |= message.variables
                left += message.messages
        return names


class _Reader(Visitor):
    """Gathers what one message uses."""

    def __init__(self, written: Written) -> None:
        self.written = written

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.written.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.written.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.written.messages.add(node.id.name)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.written.terms.add("-" + node.id.name)

    def visit_Pattern(self, node: ast.Pattern) -> None:
        self.written.bad_tags |= _bad_tags(node)
        self.generic_visit(node)


def survey(language: str, files: Iterable[tuple[str, str]]) -> Catalogue:
    """Parse the (name, content) files of a language; what is no message is a fault with file and line."""
    messages: dict[str, Written] = {}
    terms: dict[str, Written] = {}
    faults: list[str] = []
    resources: list[ast.Resource] = []
    for name, content in files:
        resource = FluentParser().parse(content)
        resources.append(resource)
        for item in resource.body:
            where = f"{name}:{_line(content, item)}"
            if isinstance(item, ast.Junk):
                faults.append(f"{where}: not a Fluent message: {(item.content or '').strip()[:60]}")
            elif isinstance(item, ast.Message | ast.Term):
                faults += _note(messages, terms, item, where)
    return Catalogue(messages, terms, tuple(resources), tuple(faults))


def _note(
    messages: dict[str, Written], terms: dict[str, Written], item: ast.Message | ast.Term, where: str
) -> Iterator[str]:
    target, name = (messages, item.id.name) if isinstance(item, ast.Message) else (terms, "-" + item.id.name)
    if name in target:
        yield f"{where}: {name} is already written at {target[name].where}"
        return
    target[name] = Written(where, has_value=item.value is not None)
    _Reader(target[name]).visit(item)


def _line(content: str, item: ast.SyntaxNode) -> int:
    return content.count("\n", 0, item.span.start if item.span else 0) + 1


def _bad_tags(pattern: ast.Pattern) -> set[str]:
    """Name tags that Telegram would refuse: unknown, or not closed within the same pattern."""
    text = "".join(e.value if isinstance(e, ast.TextElement) else "\0" for e in pattern.elements)
    bad: set[str] = {"&"} if re.search(r"&(?!(?:amp|lt|gt|quot);)", text) else set()
    still_open: list[str] = []
    for closing, name, end in _TAG.findall(text):
        if name not in _TAGS or not end:
            bad.add(f"<{name}")
        elif not closing:
            still_open.append(name)
        elif not still_open or still_open.pop() != name:
            bad.add(f"</{name}>")
    return bad | {f"<{name}>" for name in still_open}


def catalogue_faults(catalogues: Mapping[str, Catalogue], functions: frozenset[str]) -> Iterator[str]:
    """Tell all faults of all languages: broken, missing, and different from one another."""
    for language, catalogue in catalogues.items():
        yield from catalogue.faults
        yield from _own_faults(language, catalogue, functions)
    yield from _missing(catalogues)
    yield from _different(catalogues)


def own_faults(
    own: Mapping[str, Catalogue], ours: Mapping[str, Catalogue], functions: frozenset[str]
) -> Iterator[str]:
    """Tell the faults of messages that an operator has put in the place of ours."""
    for language, catalogue in own.items():
        yield from catalogue.faults
        whole = Catalogue({**ours[language].messages, **catalogue.messages}, ours[language].terms, (), ())
        for name, written in catalogue.messages.items():
            known = ours[language].variables(name) | {GENDER}
            if name not in ours[language].messages:
                yield f"{written.where}: {name} replaces no text of ours; nothing would say it"
            elif unknown := ", ".join(sorted(whole.variables(name) - known)):
                yield f"{written.where}: {name} uses {unknown}, which it is not given"
            yield from _faults_of(language, name, written, whole, functions)


def _own_faults(language: str, catalogue: Catalogue, functions: frozenset[str]) -> Iterator[str]:
    for name, written in {**catalogue.messages, **catalogue.terms}.items():
        yield from _faults_of(language, name, written, catalogue, functions)


def _faults_of(
    language: str, name: str, written: Written, catalogue: Catalogue, functions: frozenset[str]
) -> Iterator[str]:
    at = f"{written.where}: {name}"
    if not written.has_value:
        yield f"{at} has no text"
    for function in sorted(written.functions - functions):
        yield f"{at} calls the unknown function {function}"
    for reference in sorted(written.messages - catalogue.messages.keys()):
        yield f"{at} refers to {reference}, which {language} does not have"
    for reference in sorted(written.terms - catalogue.terms.keys()):
        yield f"{at} refers to {reference}, which {language} does not have"
    for tag in sorted(written.bad_tags):
        yield f"{at} has markup that Telegram refuses: {tag}"


def _missing(catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    everything: dict[str, str] = {}
    for catalogue in catalogues.values():
        for name, written in catalogue.messages.items():
            everything.setdefault(name, written.where)
    for language in COMPLETE:
        has = catalogues[language].messages.keys() if language in catalogues else frozenset()
        for name in sorted(everything.keys() - has):
            yield f"{everything[name]}: {name} is missing in {language}"


def _different(catalogues: Mapping[str, Catalogue]) -> Iterator[str]:
    first: dict[str, tuple[str, set[str]]] = {}
    for language, catalogue in catalogues.items():
        for name, written in catalogue.messages.items():
            uses = catalogue.variables(name) - {GENDER}
            reference, expected = first.setdefault(name, (language, uses))
            if uses != expected:
                given, wanted = ", ".join(sorted(uses)) or "none", ", ".join(sorted(expected)) or "none"
                yield f"{written.where}: {name} uses {given} in {language} but {wanted} in {reference}"
