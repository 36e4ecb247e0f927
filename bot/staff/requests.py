"""/requests: who waits for an appointment, who was answered, and whether they came.

Arguments of the buttons: `<reference>`, `answered.<page>`, `when.<reference>`, `came.<day>.<reference>`,
`missed.<reference>`, `undo.<reference>`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from bot.desk import appointment_tag
from bot.rating import question
from bot.staff.capability import Call, Capability, Reply, Told, button_token
from bot.staff.waiting import LISTED, moment, reference_button, with_buttons
from flows.effects import Button, Say
from flows.events import Value
from storage import appointments, coming
from storage.appointments import Appointment
from storage.periods import today_in_casablanca
from storage.staff import audit

MOST_DAYS = 9
"""Days on which somebody may have come that are offered, the last ones."""

WAITING = ("asked", "answered")

Row = tuple[Button, ...]


async def requests(call: Call) -> Reply:
    """List the requests that nobody has answered, or do what a button asked; invented ones change nothing."""
    action, _, rest = call.argument.partition(".")
    if action == "answered":
        return await _answered(
            call, int(rest) if rest.isascii() and rest.isdecimal() and len(rest) < 5 else 0
        )
    day, _, reference = rest.rpartition(".")
    found = await _found(call, reference or action)
    if found is None:
        return await _asked(call)
    match action:
        case "when" if found.status in WAITING:
            return _which_day(call, found)
        case "came" if _day(call, found, day):
            return await _came(call, found, _day(call, found, day) or call.at.date())
        case "missed":
            return await _missed(call, found)
        case "undo":
            return await _undo(call, found)
    return await _card(call, found)


async def _found(call: Call, reference: str) -> Appointment | None:
    """A request that was not cancelled."""
    found = await appointments.appointment_by_reference(call.tx, reference) if reference else None
    return found if found and found.status != "cancelled" else None


async def _asked(call: Call) -> Reply:
    waiting = await appointments.asked_appointments(call.tx, LISTED)
    says = [Say("requests-title" if waiting else "requests-none", {"count": len(waiting)})]
    says += [Say("requests-line", _values(call, one), line=True) for one in waiting]
    buttons = [reference_button("requests", one.reference) for one in waiting]
    answered = await appointments.count_answered(call.tx)
    below: list[Row] = [(_button("answered.0", "requests-answered", count=answered),)] if answered else []
    return _reply(with_buttons(says, buttons), below)


async def _answered(call: Call, page: int) -> Reply:
    """Those who were answered, oldest first: somebody may have come since."""
    count = await appointments.count_answered(call.tx)
    page = min(page, max(0, (count - 1) // LISTED))
    found = await appointments.answered_appointments(call.tx, LISTED, page * LISTED)
    text = "requests-answered-title" if found else "requests-answered-none"
    says = [
        Say(text, {"count": count}),
        *(Say("requests-line", _values(call, one), line=True) for one in found),
    ]
    turning = []
    if page:
        turning.append(_button(f"answered.{page - 1}", "requests-before"))
    if (page + 1) * LISTED < count:
        turning.append(_button(f"answered.{page + 1}", "requests-after"))
    below = [tuple(turning)] if turning else []
    buttons = [reference_button("requests", one.reference) for one in found]
    return _reply(with_buttons(says, buttons), [*below, _back()])


async def _card(call: Call, asked: Appointment) -> Reply:
    """The tag makes the card of a request that waits a message that one can reply to."""
    if asked.status not in WAITING:
        return await _over(call, asked)
    args = _values(call, asked) | {"tag": appointment_tag(asked.reference), "details": asked.details}
    today = today_in_casablanca(call.at).isoformat()
    came = (
        _button(f"came.{today}.{asked.reference}", "coming-today"),
        _button(f"when.{asked.reference}", "coming-other-day"),
    )
    missed = (_button(f"missed.{asked.reference}", "coming-missed"),)
    return _reply([Say("requests-card", args)], [came, missed, _back()])


async def _over(call: Call, asked: Appointment) -> Reply:
    """What was noted, and the way to take it back."""
    last = await coming.last_step(call.tx, asked.id)
    state = last.state if last else "done"
    day = (last.dated_on if last else today_in_casablanca(call.at)).isoformat()
    text = {"came": "coming-was-there", "missed": "coming-was-missed"}.get(state, "coming-was-done")
    rows = [(_undo_button(asked),)] if last else []
    return _reply([Say(text, _values(call, asked) | {"day": day})], [*rows, _back()])


# --- whether they came


def _days(call: Call, asked: Appointment) -> list[date]:
    """The days since the request, the last ones, latest first."""
    today = today_in_casablanca(call.at)
    count = min(MOST_DAYS, (today - today_in_casablanca(asked.asked_at)).days + 1)
    return [today - timedelta(days=back) for back in range(count)]


def _day(call: Call, asked: Appointment, written: str) -> date | None:
    return next((day for day in _days(call, asked) if day.isoformat() == written), None)


def _which_day(call: Call, asked: Appointment) -> Reply:
    buttons = [
        _button(f"came.{day.isoformat()}.{asked.reference}", "coming-day", day=day.isoformat())
        for day in _days(call, asked)
    ]
    rows = [tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    back = (_button(asked.reference, "coming-back"),)
    return _reply([Say("coming-which-day", _values(call, asked))], [*rows, back])


async def _came(call: Call, asked: Appointment, day: date) -> Reply:
    told = await question(call.tx, asked, call.at)
    noted = await coming.note_came(call.tx, asked, day, call.asker.staff_id, call.at)
    if noted == "over":
        return await _card(call, asked)
    await audit(call.tx, call.at, call.asker.staff_id, "appointment", asked.reference, "came")
    args = _values(call, asked) | {"day": day.isoformat()}
    says = [Say("coming-was-there", args), Say(f"coming-{noted}", {}, line=True)]
    if told:
        says.append(Say("coming-asked-them", {}, line=True))
    return _reply(says, [(_undo_button(asked),), _back()], told)


async def _missed(call: Call, asked: Appointment) -> Reply:
    if not await coming.note_missed(call.tx, asked, call.asker.staff_id, call.at):
        return await _card(call, asked)
    await audit(call.tx, call.at, call.asker.staff_id, "appointment", asked.reference, "missed")
    args = _values(call, asked) | {"day": today_in_casablanca(call.at).isoformat()}
    return _reply([Say("coming-was-missed", args)], [(_undo_button(asked),), _back()])


async def _undo(call: Call, asked: Appointment) -> Reply:
    """Back to the card; a visit that was corrected since is put right where it was corrected."""
    undone = await coming.undo_step(call.tx, asked, call.asker.staff_id, call.at)
    if undone == "undone":
        await audit(call.tx, call.at, call.asker.staff_id, "appointment", asked.reference, "undone")
        asked = await _found(call, asked.reference) or asked
    if undone == "corrected":
        return _reply([Say("coming-corrected", _values(call, asked))], [_back()])
    return await _card(call, asked)


# --- what all share


def _values(call: Call, asked: Appointment) -> dict[str, Value]:
    texts, language = call.library.texts, call.asker.language
    half_days = [f"half-day-{one}".replace("_", "-") for one in asked.half_days.split(",") if one]
    return {
        "reference": asked.reference,
        "name": asked.name or "—",
        "subject": texts.label(language, f"subject-{asked.subject}".replace("_", "-"), {}),
        "half_days": "، ".join(texts.label(language, text, {}) for text in half_days) or "—",
        "since": moment(asked.asked_at),
    }


def _button(argument: str, text: str, **args: Value) -> Button:
    return Button(button_token("requests", argument), text, args)


def _undo_button(asked: Appointment) -> Button:
    return _button(f"undo.{asked.reference}", "coming-undo")


def _back() -> Row:
    return (_button("", "requests-back"),)


def _reply(says: Sequence[Say], rows: list[Row], told: tuple[Told, ...] = ()) -> Reply:
    """Everything here names people: it is forgotten once it is sent."""
    last = says[-1]
    return Reply(
        (*says[:-1], Say(last.text, last.args, (*last.buttons, *rows), line=last.line)),
        confidential=True,
        told=told,
    )


CAPABILITY = Capability("requests", "counsellor", requests)
