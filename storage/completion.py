"""How sign-ups end: attended, completed, certified, or not; each step dated and kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import func, insert, select, update

from storage.database import Transaction
from storage.former import SIGN_UPS
from storage.tables import attendances, enrolment_steps, enrolments

ENDS = ("completed", "certified", "no_show", "dropped")
"""How a sign-up of somebody with a seat can end."""


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
    await SIGN_UPS.keep(tx, known, at)
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


async def undo_step(
    tx: Transaction, enrolment_id: int, today: date, at: datetime, staff_id: int | None = None
) -> str:
    """Bring a sign-up back to the state before its last one; that state, or empty."""
    current = await tx.scalar(select(enrolments.c.status).where(enrolments.c.id == enrolment_id))
    if current not in ENDS:
        return ""
    known = [status for status, _ in await steps_of(tx, enrolment_id)]
    before = "completed" if current == "certified" and "completed" in known else "confirmed"
    await step(tx, [enrolment_id], before, today, at, staff_id)
    return before


# --- presences


async def mark(
    tx: Transaction, enrolment_id: int, day: date, present: bool, at: datetime, staff_id: int | None = None
) -> None:
    """Say whether somebody was there on a day; said again, the last word holds."""
    row = {"enrolment_id": enrolment_id, "day": day, "present": present, "recorded_at": at}
    await tx.execute(insert(attendances).values(row | {"staff_id": staff_id}))


async def presences(tx: Transaction, run_id: int, day: date) -> dict[int, bool]:
    """Who of a run was there on a day and who was not; of the others nothing was said."""
    last = (
        select(func.max(attendances.c.id))
        .join(enrolments, enrolments.c.id == attendances.c.enrolment_id)
        .where(enrolments.c.run_id == run_id, attendances.c.day == day)
        .group_by(attendances.c.enrolment_id)
    )
    statement = select(attendances.c.enrolment_id, attendances.c.present).where(attendances.c.id.in_(last))
    return {row.enrolment_id: row.present for row in await tx.execute(statement)}
