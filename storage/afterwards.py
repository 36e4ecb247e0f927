"""What came of the help: what people thought of it, and whether those who were referred were received."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import insert, select

from storage.database import Transaction
from storage.tables import cases, ratings, referral_steps, service_contacts

REST = timedelta(days=30)
"""For how long nobody who was asked what they thought is asked again."""


async def may_be_asked(tx: Transaction, beneficiary_id: int, at: datetime) -> bool:
    """Whether to ask somebody what they thought of the talk that ends now.

    Not after words of danger, nor if nobody answered, nor if they said it lately.
    """
    last = (
        select(cases.c.urgent, cases.c.risk, cases.c.first_reply_at)
        .where(cases.c.beneficiary_id == beneficiary_id)
        .order_by(cases.c.id.desc())
        .limit(1)
    )
    case = (await tx.execute(last)).first()
    if case is None or case.urgent or case.risk not in ("none", "low") or case.first_reply_at is None:
        return False
    lately = select(ratings.c.id).where(ratings.c.beneficiary_id == beneficiary_id, ratings.c.at > at - REST)
    return await tx.scalar(lately.limit(1)) is None


async def rate(tx: Transaction, beneficiary_id: int, about: str, rating: str, at: datetime) -> None:
    """Keep what somebody thought."""
    row = {"beneficiary_id": beneficiary_id, "about": about, "rating": rating, "at": at}
    await tx.execute(insert(ratings).values(row))


async def note_referral(
    tx: Transaction, contact_id: int, done: bool, day: date, at: datetime, staff_id: int | None = None
) -> bool:
    """Say whether somebody who was referred was received there; False for an entry that is no referral."""
    outcome = select(service_contacts.c.outcome).where(service_contacts.c.id == contact_id)
    if await tx.scalar(outcome) != "referred":
        return False
    row = {"contact_id": contact_id, "done": done, "dated_on": day, "recorded_at": at, "staff_id": staff_id}
    await tx.execute(insert(referral_steps).values(row))
    return True
