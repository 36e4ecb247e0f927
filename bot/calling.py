"""One call to the Bot API through PTB, with plain JSON parameters in and the plain result out.

PTB's own method wrappers build an object for every message that comes back; delivery only needs its id.
They are used where they do the work: uploading files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from telegram import Bot, InputFile
from telegram.request import RequestData


@dataclass(frozen=True, slots=True)
class JsonData:
    """Parameters that are JSON values already: what our transport reads of PTB's RequestData, and no more.

    PTB's own class is final, and is made from parameters that are private to it.
    """

    parameters: Mapping[str, Any]
    contains_files: bool = False


async def call(bot: Bot, method: str, parameters: Mapping[str, Any], silence: float | None = None) -> Any:
    """Make one call and give its result as JSON, or as PTB's object after an upload.

    `silence` is how many seconds the server may take to answer (the transport's own limit without it).
    A document is `{"path": ..., "name": ...}`, a file of this machine. Raises telegram.error.TelegramError.
    """
    if method == "sendDocument":
        return await _send_document(bot, parameters)
    url, data = f"{bot.base_url}/{method}", cast("RequestData", JsonData(parameters))
    if silence is None:
        return await bot.request.post(url, data)
    return await bot.request.post(url, data, read_timeout=silence)


async def _send_document(bot: Bot, parameters: Mapping[str, Any]) -> Any:
    given = dict(parameters)
    document = given.pop("document")
    path = Path(document["path"])
    content = await asyncio.to_thread(path.read_bytes)
    file = InputFile(content, document.get("name", path.name))
    return await bot.send_document(document=file, **given)
