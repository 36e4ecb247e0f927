"""/staff: who may ask what, and taking every right away at once."""

from __future__ import annotations

from bot.staff.capability import Call, Capability, Menu, Reply, button_token
from flows.effects import Button, Say
from flows.events import Value
from storage.staff import Member, end_member, staff_list


async def team(call: Call) -> Reply:
    """List the staff, or do what a button asked: `<id>`, then `sure.<id>` to remove."""
    action, _, number = call.argument.rpartition(".")
    members = await staff_list(call.tx)
    found = next((member for member in members if str(member.id) == number), None)
    if found is None:
        return _list(call, members)
    if not _removable(call, found):
        return Reply((Say("team-not-removable", _values(call, found), _back()),), confidential=True)
    if action != "sure":
        return _ask(call, found)
    await end_member(call.tx, found.id, call.at)
    menu = Menu(found.telegram_id, found.language, "")
    return Reply((Say("team-removed", _values(call, found), _back()),), confidential=True, menus=(menu,))


def _removable(call: Call, member: Member) -> bool:
    """Not oneself, lest nobody is left; nor those of the configuration: the next start adds them again."""
    return member.id != call.asker.staff_id and member.telegram_id not in call.settings.admin_ids


def _list(call: Call, members: list[Member]) -> Reply:
    says = [Say("team-title", {"count": len(members)})]
    says += [Say("team-line", _values(call, member), line=True) for member in members]
    rows = tuple(
        (Button(button_token("staff", str(member.id)), "team-remove", _values(call, member)),)
        for member in members
        if _removable(call, member)
    )
    invite = (Button(button_token("invite", ""), "team-invite"),)
    return Reply(
        (*says[:-1], Say(says[-1].text, says[-1].args, (*rows, invite), line=True)), confidential=True
    )


def _ask(call: Call, member: Member) -> Reply:
    sure = Button(button_token("staff", f"sure.{member.id}"), "team-sure")
    return Reply((Say("team-ask", _values(call, member), ((sure,), *_back())),), confidential=True)


def _back() -> tuple[tuple[Button, ...], ...]:
    return ((Button(button_token("staff", ""), "team-back"),),)


def _values(call: Call, member: Member) -> dict[str, Value]:
    role = call.library.texts.label(call.asker.language, f"role-{member.role}", {})
    return {"name": member.name or str(member.telegram_id), "role": role}


CAPABILITY = Capability("staff", "administrator", team, in_group=False)
