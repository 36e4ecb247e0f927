"""What a young person thought of the appointment they came to: a question beside their talk with the bot.

The buttons carry `r.<rating>.<reference>`. An answer moves nothing in their conversation, wherever it stands.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from bot.batch import Batch
from bot.staff.capability import Told
from flows.effects import Button, Say
from flows.events import Event, Pressed
from storage import afterwards
from storage.appointments import Appointment, appointment_by_reference
from storage.coming import came_before, last_step
from storage.database import Transaction
from storage.record import Interaction
from storage.vocabulary import LANE_REPLY, RATINGS

MARK: Final = "r."


async def question(tx: Transaction, asked: Appointment, at: datetime) -> tuple[Told, ...]:
    """The question for who comes to an appointment, once for each; nobody who may not be asked."""
    if not asked.chat_id or await came_before(tx, asked.id):
        return ()
    if not await afterwards.may_be_asked_of_visit(tx, asked.beneficiary_id, at):
        return ()
    row = tuple(Button(f"{MARK}{one}.{asked.reference}", f"listening-{one}") for one in RATINGS)
    return (Told(asked.chat_id, asked.language, (Say("coming-how-was-it", {}, (row,)),)),)


async def rating_event(batch: Batch, event: Event) -> bool:
    """Take an answer to that question; False for anything else, and for a button that was never given."""
    token = event.what.token if isinstance(event.what, Pressed) else ""
    rating, _, reference = token.removeprefix(MARK).partition(".")
    if not token.startswith(MARK) or rating not in RATINGS:
        return False
    asked = await appointment_by_reference(batch.tx, reference)
    present = batch.people[event.chat_id]
    me = present.loaded.beneficiary_id
    if asked is None or asked.beneficiary_id != me or not await came_before(batch.tx, asked.id):
        return False
    last, at = await last_step(batch.tx, asked.id), batch.ledger.at
    came = last is not None and last.state == "came"
    kept = came and last and await afterwards.rate_visit(batch.tx, me, last.recorded_at, rating, at)
    _record(batch, event, me)
    edit = event.what.message_id if isinstance(event.what, Pressed) else 0
    says = [Say("listening-thanks" if kept else "coming-rated-before")]
    batch.tell(event.chat_id, present.language, says, LANE_REPLY, event.update_id, edit)
    return True


def _record(batch: Batch, event: Event, beneficiary_id: int) -> None:
    """The turn is on record; what was answered stands with the ratings only."""
    batch.ledger.interactions.append(
        Interaction(
            occurred_at=event.at,
            recorded_at=batch.ledger.at,
            kind="choice",
            beneficiary_id=beneficiary_id,
            service="accompaniment",
            flow="appointment",
            node="rating",
            language=batch.people[event.chat_id].language,
            update_id=event.update_id,
        )
    )
