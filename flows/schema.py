"""The JSON Schema of a flow file, for editors: made from the same grammar that the reader follows."""

from __future__ import annotations

import json
from typing import Any

from flows.grammar import FLOW, NO, YES
from flows.shapes import Either, Key, Many, Named, Record, Shape, Verbs, Word

Schema = dict[str, Any]


def flow_schema() -> Schema:
    """The schema as JSON data (draft 2020-12)."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A flow of Wijha",
        **_schema(FLOW),
    }


def flow_schema_json() -> str:
    """The schema as text, as it is kept in docs/flow.schema.json."""
    return json.dumps(flow_schema(), indent=2, ensure_ascii=False) + "\n"


def _schema(shape: Shape) -> Schema:
    match shape:
        case Word():
            return _word(shape)
        case Many():
            return {"type": "array", "items": _schema(shape.of), "minItems": shape.least}
        case Named():
            return {
                "type": "object",
                "propertyNames": _word(shape.key),
                "additionalProperties": _schema(shape.of),
                "minProperties": shape.least,
            }
        case Record():
            return _record(shape)
        case Verbs():
            return _verbs(shape)
        case Either():
            return {"anyOf": [_word(shape.word), _schema(shape.other)]}


def _word(word: Word) -> Schema:
    """Editors read `2`, `yes` and an empty value as a number, a truth and null; we read words."""
    if word.values == YES + NO:
        return {"enum": [*word.values, True, False], "description": word.what}
    if word.values:
        return {
            "enum": [*word.values, *(int(value) for value in word.values if value.isdecimal())],
            "description": word.what,
        }
    return {
        "type": ["string", "number", "boolean", "null"] if _takes_anything(word) else "string",
        "pattern": f"^(?:{word.pattern})$",
        "description": word.what,
    }


def _takes_anything(word: Word) -> bool:
    return not word.pattern.startswith("[a-z")


def _record(record: Record) -> Schema:
    return {
        "type": "object",
        "properties": {name: _key(key) for name, key in record.keys.items()},
        "required": [name for name, key in record.keys.items() if key.required],
        "additionalProperties": False,
    }


def _key(key: Key) -> Schema:
    return {**_schema(key.shape), "description": key.doc}


def _verbs(verbs: Verbs) -> Schema:
    """One verb: the schema of its record is taken by the verb, so that an editor explains the right keys."""
    return {
        "type": "object",
        "oneOf": [
            {**_record(record), "required": _needed(verb, record)} for verb, record in verbs.records.items()
        ],
    }


def _needed(verb: str, record: Record) -> list[str]:
    return [verb, *(name for name, key in record.keys.items() if key.required)]
