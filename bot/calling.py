"""One call to the Bot API through PTB, with plain JSON parameters in and the plain result out.

PTB's own method wrappers build an object for every message that comes back; delivery only needs its id.
They are used where they do the work: uploading files.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from telegram import Bot, InputFile
from telegram.request import RequestData

_MESSAGE = re.compile(rb'\{"ok":true,"result":\{"message_id":([0-9]+),')


@dataclass(frozen=True, slots=True)
class JsonData:
    """Parameters that are JSON already: what our transport reads of PTB's RequestData, and no more.

    PTB's own class is final, and is made from parameters that are private to it.
    """

    body: bytes
    contains_files: bool = False

    @staticmethod
    def brief(answer: bytes) -> bytes:
        """What we read of an answer: of a message only its id, so that the rest need not be parsed."""
        found = _MESSAGE.match(answer)
        return b'{"ok":true,"result":{"message_id":%b}}' % found[1] if found else answer


async def call(
    bot: Bot, method: str, parameters: Mapping[str, Any] | str, silence: float | None = None
) -> Any:
    """Make one call and give its result as JSON (of a message only its id), or PTB's object after an upload.

    `parameters` may be JSON text already. `silence` is how many seconds the server may take to answer (the
    transport's own limit without it). A document or photo is `{"path": ..., "name": ...}`, a file of
    this machine.
    Raises telegram.error.TelegramError, ValueError for no text at all.
    """
    if not parameters and isinstance(parameters, str):
        raise ValueError("there are no parameters")
    if method in ("sendDocument", "sendPhoto"):
        return await _upload(
            bot, method, json.loads(parameters) if isinstance(parameters, str) else parameters
        )
    text = parameters if isinstance(parameters, str) else json.dumps(parameters, ensure_ascii=False)
    body = text.encode("utf-8", "replace")  # half a surrogate pair becomes a question mark, not an error
    url, data = f"{bot.base_url}/{method}", cast("RequestData", JsonData(body))
    if silence is None:
        return await bot.request.post(url, data)
    return await bot.request.post(url, data, read_timeout=silence)


async def _upload(bot: Bot, method: str, parameters: Mapping[str, Any]) -> Any:
    given = dict(parameters)
    what = "photo" if method == "sendPhoto" else "document"
    named = given.pop(what)
    path = Path(named["path"])
    content = await asyncio.to_thread(path.read_bytes)
    file = InputFile(content, named.get("name", path.name))
    if what == "photo":
        return await bot.send_photo(photo=file, **given)
    return await bot.send_document(document=file, **given)
