"""The job that takes a dead letter once more, in the program that takes all updates."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.jobs import Handler, Worker
from bot.turns import Turns
from storage.jobs import Job

KIND: Final = "dead_letter"


def retrying(turns: Turns) -> Handler:
    """The handler of the job that takes a dead letter once more."""

    async def take(worker: Worker, payload: Mapping[str, Any], job: Job) -> None:
        await turns.take_again(int(payload["letter"]))

    return take
