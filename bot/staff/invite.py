"""/invite: a link that makes one person staff, once, within a day."""

from __future__ import annotations

from bot.staff.capability import Call, Capability, Reply, button_token
from flows.effects import Button, Say
from flows.roles import ROLES
from storage.staff import INVITE_LASTS, create_invite

MARK = "i_"
"""What the argument of /start begins with when it is an invitation."""


async def invite(call: Call) -> Reply:
    """Make an invitation to a role; without one, ask for which."""
    role = call.argument.strip().lower()
    if role not in ROLES:
        return _ask(
            call, Say("invite-unknown-role", {"role": role[:32]}) if role else Say("invite-which-role")
        )
    token = await create_invite(call.tx, role, call.asker.staff_id, call.at)
    link = f"https://t.me/{call.settings.bot_username}?start={MARK}{token}"
    hours = int(INVITE_LASTS.total_seconds() // 3600)
    name = call.library.texts.label(call.asker.language, f"role-{role}", {})
    says = (
        Say("invite-made", {"role": name, "hours": hours}),
        Say("invite-link", {"link": link}, line=True),
        Say("invite-how", line=True),
    )
    return Reply(says, confidential=True)


def _ask(call: Call, say: Say) -> Reply:
    rows = tuple((Button(button_token("invite", role), f"role-{role}"),) for role in ROLES)
    return Reply((Say(say.text, say.args, rows),))


CAPABILITY = Capability("invite", "administrator", invite, in_group=False)
