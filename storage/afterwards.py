"""What came of the help: who may be asked what they thought of it, and what they said."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import insert, select

from storage.database import Transaction
from storage.tables import beneficiaries, cases, conversations, ratings

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
    return not await _said_lately(tx, beneficiary_id, at)


async def _said_lately(tx: Transaction, beneficiary_id: int, at: datetime) -> bool:
    lately = select(ratings.c.id).where(ratings.c.beneficiary_id == beneficiary_id, ratings.c.at > at - REST)
    return await tx.scalar(lately.limit(1)) is not None


async def may_be_asked_of_visit(tx: Transaction, beneficiary_id: int, at: datetime) -> bool:
    """Whether to ask somebody what they thought of an appointment they came to.

    Only who agreed to be contacted and to statistics, and is not known to be under age; not while a human
    talks with them, nor after words of danger, nor if they said it lately.
    """
    reachable = conversations.c.beneficiary_id == beneficiaries.c.id
    agreed = select(beneficiaries.c.id).join(conversations, reachable & conversations.c.reachable)
    agreed = agreed.where(
        beneficiaries.c.id == beneficiary_id,
        beneficiaries.c.consent_contact == "yes",
        beneficiaries.c.consent_statistics == "yes",
        beneficiaries.c.age_band != "under_18",
    )
    if await tx.scalar(agreed.limit(1)) is None or await _said_lately(tx, beneficiary_id, at):
        return False
    last = select(cases.c.status, cases.c.urgent, cases.c.risk).where(
        cases.c.beneficiary_id == beneficiary_id
    )
    case = (await tx.execute(last.order_by(cases.c.id.desc()).limit(1))).first()
    return case is None or (case.status != "open" and not case.urgent and case.risk in ("none", "low"))


async def rate_visit(
    tx: Transaction, beneficiary_id: int, came_at: datetime, rating: str, at: datetime
) -> bool:
    """Keep what somebody thought of an appointment; False if they have said it, or were asked long ago."""
    said = select(ratings.c.id).where(
        ratings.c.beneficiary_id == beneficiary_id, ratings.c.about == "appointment", ratings.c.at >= came_at
    )
    if at - came_at > REST or await tx.scalar(said.limit(1)) is not None:
        return False
    await rate(tx, beneficiary_id, "appointment", rating, at)
    return True


async def rate(tx: Transaction, beneficiary_id: int, about: str, rating: str, at: datetime) -> None:
    """Keep what somebody thought."""
    row = {"beneficiary_id": beneficiary_id, "about": about, "rating": rating, "at": at}
    await tx.execute(insert(ratings).values(row))
