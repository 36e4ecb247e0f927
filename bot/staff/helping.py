"""/help for staff: what they may do; and /enrol, which makes a group the place where staff work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.staff.access import may
from bot.staff.capability import ANY_STAFF, GROUP, Call, Capability, Menu, Reply
from flows.effects import Say
from flows.roles import allows
from storage.places import enrol_place


def help_for(capabilities: Sequence[Capability]) -> Capability:
    """The capability that lists those of these, and those flows, which the asker may use."""

    async def answer(call: Call) -> Reply:
        role = call.library.texts.label(call.asker.language, f"role-{call.asker.role}", {})
        lines = [
            Say(f"staff-command-{command.replace('_', '-')}", {"command": f"/{command}"}, line=True)
            for command in _commands(call, capabilities)
        ]
        return Reply((Say("staff-help", {"role": role}), *lines, Say("staff-help-desk")))

    return Capability("help", ANY_STAFF, answer, shared=True)


def _commands(call: Call, capabilities: Sequence[Capability]) -> Iterator[str]:
    yield from (one.command for one in capabilities if may(call.asker.role, one))
    for flow in call.library.flows.values():
        if flow.command and flow.role and allows(call.asker.role, flow.role):
            yield flow.command


async def enrol(call: Call) -> Reply:
    """Make this group the one in which staff are told of young people."""
    if call.chat_id == call.asker.telegram_id:
        return Reply((Say("enrol-in-a-group"),))
    await enrol_place(call.tx, call.chat_id, "staff", call.asker.staff_id, call.at)
    menu = Menu(call.chat_id, call.settings.staff_language, GROUP)
    return Reply((Say("enrol-done"),), menus=(menu,))


ENROL = Capability("enrol", "administrator", enrol, anywhere=True)
