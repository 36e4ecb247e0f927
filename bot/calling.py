"""One call to the Bot API through PTB, with plain JSON parameters in and the plain result out.

PTB's own method wrappers build an object for every message that comes back; delivery only needs its id.
They are used where they do the work: uploading files.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from telegram import Bot, InputFile
from telegram.request import RequestData


class JsonData(RequestData):
    """Parameters that are JSON values already, handed to the transport as they are."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, Any]) -> None:
        super().__init__()
        self._given = dict(given)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters by name."""
        return self._given


async def call(bot: Bot, method: str, parameters: Mapping[str, Any], silence: float | None = None) -> Any:
    """Make one call and give its result as JSON, or as PTB's object after an upload.

    `silence` is how many seconds the server may take to answer (the transport's own limit without it).
    A document is `{"path": ..., "name": ...}`, a file of this machine. Raises telegram.error.TelegramError.
    """
    if method == "sendDocument":
        return await _send_document(bot, parameters)
    url, data = f"{bot.base_url}/{method}", JsonData(parameters)
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
