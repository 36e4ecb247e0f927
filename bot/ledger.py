"""The ledger of a batch: what its turns decided, gathered and written in a constant number of statements."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from bot.render import ApiCall
from storage.conversations import Saved, save_conversations
from storage.database import Transaction
from storage.outbox import Outgoing, add_outbox
from storage.people import save_people
from storage.record import Contact, Interaction, add_record


@dataclass(slots=True)
class Ledger:
    """Rows to write at the end of the batch; `at` is when it is recorded."""

    at: datetime
    interactions: list[Interaction] = field(default_factory=list)
    contacts: list[Contact] = field(default_factory=list)
    conversations: dict[int, Saved] = field(default_factory=dict)
    facts: defaultdict[int, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    calls: list[Outgoing] = field(default_factory=list)
    _numbers: defaultdict[tuple[int, int], int] = field(default_factory=lambda: defaultdict(int))

    def send(
        self,
        chat_id: int,
        calls: Iterable[ApiCall],
        *,
        lane: int,
        update_id: int,
        case_id: int | None = None,
        confidential: bool = False,
    ) -> None:
        """Put calls to a chat into the outbox, numbered within their update so that none is written twice."""
        for call in calls:
            number = self._numbers[chat_id, update_id]
            self._numbers[chat_id, update_id] += 1
            self.calls.append(
                Outgoing(
                    chat_id=chat_id,
                    lane=lane,
                    method=call.method,
                    payload=json.dumps(call.parameters, ensure_ascii=False, separators=(",", ":")),
                    created_at=self.at,
                    update_id=update_id,
                    n=number,
                    case_id=case_id,
                    confidential=confidential,
                )
            )

    async def write(self, tx: Transaction, text_version: str) -> None:
        """Write everything; `text_version` is that of the texts by which people consented."""
        if self.facts:
            await save_people(tx, self.facts, self.at, text_version)
        await save_conversations(tx, list(self.conversations.values()))
        await add_record(tx, self.interactions, self.contacts)
        await add_outbox(tx, self.calls)
