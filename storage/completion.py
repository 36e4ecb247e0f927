"""How sign-ups end: attended, completed, certified, or not; each step dated and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import insert, select, update

from storage.database import Transaction
from storage.tables import enrolment_steps, enrolments


async def step(
    tx: Transaction,
    enrolment_ids: Sequence[int],
    status: str,
    dated_on: date,
    at: datetime,
    staff_id: int | None = None,
) -> int:
    """Bring sign-ups to a state that was reached on a day; how many there are of those numbers."""
    ids = sorted(set(enrolment_ids))
    known = (await tx.execute(select(enrolments.c.id).where(enrolments.c.id.in_(ids)))).scalars().all()
    if not known:
        return 0
    changed = update(enrolments).where(enrolments.c.id.in_(known))
    await tx.execute(changed.values(status=status, updated_at=at))
    shared = {"status": status, "dated_on": dated_on, "recorded_at": at, "staff_id": staff_id}
    await tx.execute(insert(enrolment_steps), [shared | {"enrolment_id": id_} for id_ in known])
    return len(known)


async def steps_of(tx: Transaction, enrolment_id: int) -> list[tuple[str, date]]:
    """The states a sign-up was brought to and the days on which it reached them, in the order recorded."""
    columns = (enrolment_steps.c.status, enrolment_steps.c.dated_on)
    own = select(*columns).where(enrolment_steps.c.enrolment_id == enrolment_id)
    return [(status, day) for status, day in await tx.execute(own.order_by(enrolment_steps.c.id))]
