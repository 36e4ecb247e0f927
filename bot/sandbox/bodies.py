"""Reading the body of a Bot API call: JSON, form or multipart, and the query string."""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.requests import Request

from bot.sandbox.media import Upload, guessed_type
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import UPLOAD_BYTES, bad_request, too_large

_REQUEST_BYTES = UPLOAD_BYTES + 1024 * 1024  # an album of files shares it
_NAME = re.compile(r'[; ]name="([^"]*)"')
_FILE_NAME = re.compile(r'filename="([^"]*)"')
_ENCODED_FILE_NAME = re.compile(r"filename\*=(?:utf-8|UTF-8)''([^;\s]+)")


async def read_parameters(request: Request) -> Parameters:
    """Read the parameters of a call; raises Refused for a body that cannot be read or is too big."""
    body = await read_body(request)
    values: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    content_type = request.headers.get("content-type", "")
    if not body:
        pass
    elif content_type.startswith("application/json"):
        values |= _json_object(body)
    elif content_type.startswith("multipart/form-data"):
        fields, files = read_multipart(body, content_type)
        values |= fields
    else:
        values |= dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return Parameters({name: value for name, value in values.items() if value is not None}, files)


async def read_body(request: Request) -> bytes:
    """Read a body up to what Telegram takes; raises Refused (413) beyond."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > _REQUEST_BYTES:
            raise too_large()
        parts.append(part)
    return b"".join(parts)


def read_multipart(body: bytes, content_type: str) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Split a multipart body into plain fields and files; raises Refused without a boundary."""
    boundary = re.search(r'boundary="?([^";]+)', content_type)
    if boundary is None:
        raise bad_request("can't parse multipart body: no boundary")
    fields: dict[str, Any] = {}
    files: dict[str, Upload] = {}
    for part in (b"\r\n" + body).split(b"\r\n--" + boundary[1].encode())[1:-1]:
        head, _, data = part.partition(b"\r\n\r\n")
        headers = head.decode("utf-8", "replace")
        name = _NAME.search(headers)
        if name is None:
            raise bad_request("can't parse multipart body: a part without a name")
        file_name = _file_name(headers)
        if file_name:
            files[name[1]] = Upload(file_name, _mime_type(headers, file_name), data)
        else:
            fields[name[1]] = data.decode("utf-8", "replace")
    return fields, files


def _file_name(headers: str) -> str:
    encoded = _ENCODED_FILE_NAME.search(headers)
    if encoded:
        return unquote(encoded[1])
    plain = _FILE_NAME.search(headers)
    return plain[1] if plain else ""


def _mime_type(headers: str, file_name: str) -> str:
    said = re.search(r"(?im)^content-type:\s*([^\s;]+)", headers)
    return said[1] if said else guessed_type(file_name)


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError:
        raise bad_request("can't parse request JSON body") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse request JSON body: an object expected")
    return value
