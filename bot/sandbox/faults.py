"""Faults that tests plant: what goes wrong, for which calls, how many times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bot.sandbox.refusals import Refused, too_many_requests


@dataclass(frozen=True, slots=True)
class Fault:
    """What happens instead of a plain answer; a call with a refusal or cut_before is not carried out."""

    refusal: Refused | None = None
    body: bytes | None = None  # carried out, but answered (200) with these bytes
    cut_before: bool = False  # the connection closes and nothing was done
    cut_after: bool = False  # carried out, then the connection closes without an answer
    delay: float = 0.0  # seconds to hold the answer back

    @property
    def prevents(self) -> bool:
        """Tell whether the call is not carried out at all."""
        return self.refusal is not None or self.cut_before


# Given a method name and the id of the chat it is for (None without one), gives a fault or None.
FaultRule = Callable[[str, int | None], Fault | None]


@dataclass(slots=True)
class Next:
    """A rule for the next calls; method and chat_id narrow it, times counts down."""

    fault: Fault
    times: int = 1
    method: str = ""
    chat_id: int | None = None

    def __call__(self, method: str, chat_id: int | None) -> Fault | None:
        """Give the fault for this call while some are left."""
        if self.times < 1 or self.method not in ("", method) or self.chat_id not in (None, chat_id):
            return None
        self.times -= 1
        return self.fault


def flood_wait(seconds: int) -> Fault:
    """Make the fault that answers 429 with retry_after."""
    return Fault(refusal=too_many_requests(seconds))


def server_error(code: int = 502) -> Fault:
    """Make the fault that answers with a server's own error."""
    names = {500: "Internal Server Error", 502: "Bad Gateway", 504: "Gateway Timeout"}
    return Fault(refusal=Refused(code, names.get(code, "Server Error")))
