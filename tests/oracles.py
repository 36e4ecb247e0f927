"""What Telegram would refuse, judged by things that nobody here wrote.

Three judges look at each call: the Bot API's own types (tests/data/bot_api_schema.json), the lengths that
Telegram documents (tests/limits.py), and TDLib's own parser of formatted text. TDLib comes as a wheel that
some machines lack: ask `tdlib_available()`, and skip with TDLIB_MISSING as the reason.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
from telegram.constants import MessageLimit

from tests.limits import mappings, outside, size_faults, utf16_length

try:
    import tdjson
except ImportError:  # no wheel for this machine
    tdjson = None  # type: ignore[assignment]

TDLIB_MISSING = "TDLib (the tdjson wheel) is not there for this machine"
_SCHEMA = json.loads((Path(__file__).parent / "data" / "bot_api_schema.json").read_text())
_FILE = "attach://file"

# Formatted texts wherever they stand: the key, its parse mode's key, fewest and most UTF-16 units.
_TEXTS = (
    ("caption", "parse_mode", 0, MessageLimit.CAPTION_LENGTH),
    ("quote", "quote_parse_mode", 0, 1024),
    ("message_text", "parse_mode", 1, MessageLimit.MAX_TEXT_LENGTH),
)
_BODY_METHODS = {"sendMessage", "editMessageText", "sendMessageDraft"}
_MODES: dict[str, dict[str, object]] = {
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """A formatted text as Telegram sees it: the bare text and how many entities it holds."""

    text: str
    entities: int


def tdlib_available() -> bool:
    """Whether texts are judged by TDLib itself on this machine."""
    return tdjson is not None


def check_call(method: str, parameters: Mapping[str, Any]) -> list[str]:
    """The faults for which Telegram would refuse this call, in words; an empty list means that it would pass.

    `parameters` may come from JSON or from form fields, where numbers and objects are text. Whatever is no
    JSON value (bytes, tuples) is a file; those that an `attach://` names are passed over.
    """
    if method not in _SCHEMA["methods"]:
        return [f"{method}: there is no such method"]
    call = _as_json(method, parameters)
    return [*_schema_faults(method, call), *size_faults(method, call), *_text_faults(method, call)]


def parse(text: str, mode: str) -> Parsed | str:
    """What Telegram makes of a formatted text, or the words in which it refuses it; needs TDLib."""
    request = {"@type": "parseTextEntities", "text": text, "parse_mode": _MODES[mode.lower()]}
    answer = _tdlib(request)
    if answer["@type"] == "error":
        return str(answer["message"])
    return Parsed(answer["text"], len(answer["entities"]))


@cache
def _quiet() -> bool:
    tdjson.td_execute(b'{"@type":"setLogVerbosityLevel","new_verbosity_level":0}')
    return True


def _tdlib(request: Mapping[str, object]) -> dict[str, Any]:
    assert _quiet()
    answer = tdjson.td_execute(json.dumps(request).encode())
    assert answer is not None
    found: dict[str, Any] = json.loads(answer)
    return found


@cache
def _validator(method: str) -> Any:
    name = _SCHEMA["methods"][method]
    schema = {"$ref": f"#/definitions/{name}"} if name else {"type": "object", "additionalProperties": False}
    return jsonschema_rs.validator_for({**schema, "definitions": _SCHEMA["definitions"]})


@cache
def _wants_text(method: str, name: str) -> bool:
    part = _properties(method).get(name, {})
    kinds = [part, *part.get("anyOf", ())]
    return any("string" in one.get("type", ()) for one in map(_resolved, kinds))


def _properties(method: str) -> dict[str, Any]:
    parameters = _SCHEMA["definitions"].get(_SCHEMA["methods"][method], {})
    found: dict[str, Any] = parameters.get("properties", {})
    return found


def _resolved(part: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in part:
        part = _SCHEMA["definitions"][part["$ref"].removeprefix("#/definitions/")]
    return part


def _as_json(method: str, parameters: Mapping[str, Any]) -> dict[str, Any]:
    """The call as one JSON value: form fields read, files replaced by a reference to them."""
    call = {name: _read(method, name, value) for name, value in parameters.items()}
    named = set(re.findall(r"attach://([^\"\\]+)", json.dumps(call, ensure_ascii=False)))
    return {name: value for name, value in call.items() if name not in named or name in _properties(method)}


def _read(method: str, name: str, value: Any) -> Any:
    if not isinstance(value, str | int | float | bool | list | dict | None):
        return _FILE
    if isinstance(value, str) and not _wants_text(method, name):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _schema_faults(method: str, call: dict[str, Any]) -> Iterator[str]:
    for error in _validator(method).iter_errors(call):
        for place, message in _told(error):
            yield f"{method}{''.join(f'[{step!r}]' for step in place)}: {message}"


def _told(error: Any) -> list[tuple[list[Any], str]]:
    """The faults behind an error: of several alternatives, those of the one that came nearest."""
    branches = getattr(error.kind, "context", None)
    if not branches:
        return [(error.instance_path, error.message)]
    near = max(branches, key=lambda branch: (max(len(one.instance_path) for one in branch), -len(branch)))
    return [fault for one in near for fault in _told(one)]


def _text_faults(method: str, call: dict[str, Any]) -> Iterator[str]:
    if method in _BODY_METHODS and "text" in call:
        limits = MessageLimit.MIN_TEXT_LENGTH, MessageLimit.MAX_TEXT_LENGTH
        yield from _formatted_faults(f"{method}: text", call["text"], call.get("parse_mode"), limits)
    for part in mappings(call):
        for name, mode, fewest, most in _TEXTS:
            if isinstance(part.get(name), str):
                yield from _formatted_faults(f"{method}: {name}", part[name], part.get(mode), (fewest, most))


def _formatted_faults(what: str, text: Any, mode: Any, limits: tuple[int, int]) -> Iterator[str]:
    if not isinstance(text, str):
        return
    found = _parsed(text, mode)
    if isinstance(found, str):
        yield f"{what}: {found}"
        return
    yield from outside(what, utf16_length(found.text.strip()), limits)
    if found.entities > MessageLimit.MESSAGE_ENTITIES:
        yield f"{what}: {found.entities} entities, of which Telegram keeps {MessageLimit.MESSAGE_ENTITIES:d}"


def _parsed(text: str, mode: Any) -> Parsed | str:
    if not isinstance(mode, str) or mode.lower() not in _MODES:
        return Parsed(text, 0)
    if tdlib_available():
        return parse(text, mode)
    bare = (
        html.unescape(re.sub(r"<[^>]*>", "", text))
        if mode.lower() == "html"
        else re.sub(r"\\(.)", r"\1", text)
    )
    return Parsed(bare, 0)
