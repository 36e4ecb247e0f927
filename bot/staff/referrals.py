"""/referrals: whom we sent to a partner without having heard what became of it; noting what was heard.

Arguments of the buttons: `page.<page>`, `<referral>`, `received.<referral>`, `missed.<referral>`,
`silent.<referral>`.
"""

from __future__ import annotations

from bot.staff.capability import Call, Capability, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from storage.finding import Known, people
from storage.periods import today_in_casablanca
from storage.referrals import WORDS, Referral, count_referrals, note_word, open_referrals, referral
from storage.staff import audit

LISTED = 8

Row = tuple[Button, ...]


async def referrals(call: Call) -> Reply:
    """List the open ones, or do what a button asked; an invented argument changes nothing."""
    action, _, number = call.argument.rpartition(".")
    if action == "page":
        return await _list(call, _number(number))
    found = await referral(call.tx, _number(number))
    whom = (await people(call.tx, [found.beneficiary_id])).get(found.beneficiary_id) if found else None
    if found is None or whom is None:
        return await _list(call, 0)
    if action in WORDS:
        found = await _note(call, found, action)
    return _card(call, found, whom)


async def _list(call: Call, page: int) -> Reply:
    count = await count_referrals(call.tx)
    page = min(page, max(0, (count - 1) // LISTED))
    found = await open_referrals(call.tx, LISTED, page * LISTED)
    known = await people(call.tx, [one.beneficiary_id for one in found])
    told = [(one, known[one.beneficiary_id]) for one in found if one.beneficiary_id in known]
    says = [Say("referrals-title" if found else "referrals-none", {"count": count})]
    says += [
        Say(f"referrals-line-{one.state}", _values(call, one, whom), line=True)
        for one, whom in told
        if one.state in ("open", "silent")
    ]
    rows: list[Row] = [
        (_button(str(one.id), "referrals-button", **_values(call, one, whom)),) for one, whom in told
    ]
    turning = []
    if page:
        turning.append(_button(f"page.{page - 1}", "referrals-before"))
    if (page + 1) * LISTED < count:
        turning.append(_button(f"page.{page + 1}", "referrals-after"))
    return _reply(says, [*rows, tuple(turning)] if turning else rows)


async def _note(call: Call, found: Referral, word: str) -> Referral:
    """A new row, never a change; audited once."""
    day = today_in_casablanca(call.at)
    if await note_word(call.tx, found, word, day, call.at, call.asker.staff_id):
        await audit(call.tx, call.at, call.asker.staff_id, "referral", str(found.id), word)
    return await referral(call.tx, found.id) or found


def _card(call: Call, found: Referral, whom: Known) -> Reply:
    says = [Say("referrals-card", _values(call, found, whom))]
    says.append(Say(f"referrals-is-{found.state}", _values(call, found, whom), line=True))
    words = [word for word in WORDS if word != found.state]
    buttons = tuple(
        _button(f"{word}.{found.id}", "referrals-again" if _reopens(found, word) else f"referrals-{word}")
        for word in words
    )
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return _reply(says, [*rows, (_button("", "referrals-back"),)])


def _reopens(found: Referral, word: str) -> bool:
    """Whether a word opens again what was closed."""
    return word == "silent" and found.state in ("received", "missed")


def _values(call: Call, found: Referral, whom: Known) -> dict[str, Value]:
    partner = f"partner-{found.referred_to}".replace("_", "-")
    label = call.library.texts.label(call.asker.language, partner, {}) if found.referred_to else "—"
    return {
        "name": whom.name or "—",
        "public_id": whom.public_id,
        "phone": whom.phone or "—",
        "partner": label,
        "day": found.happened_on.isoformat(),
        "told": (found.told_on or found.happened_on).isoformat(),
    }


def _button(argument: str, text: str, **args: Value) -> Button:
    return Button(button_token("referrals", argument), text, args)


def _reply(says: list[Say], rows: list[Row]) -> Reply:
    """Everything here names people: it is forgotten once it is sent."""
    last = says[-1]
    return Reply((*says[:-1], Say(last.text, last.args, tuple(rows), line=last.line)), confidential=True)


def _number(written: str) -> int:
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 19 else 0


CAPABILITY = Capability("referrals", "counsellor", referrals, in_group=False)
