"""Bot API methods that ask about chats, members and files."""

from __future__ import annotations

from bot.sandbox.chats import Chat, Json
from bot.sandbox.content import known_chat, open_chat
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import DOWNLOAD_BYTES, bad_request
from bot.sandbox.world import World

_GIFTS = dict.fromkeys(
    ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"), False
)
_ADMIN_RIGHTS = {
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}


def get_chat(world: World, parameters: Parameters) -> Json:
    """Tell everything about a chat."""
    chat = known_chat(world, parameters)
    rest = {"accent_color_id": 0, "max_reaction_count": 11, "accepted_gift_types": _GIFTS}
    return chat.about | rest


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """Tell what a person is in a chat."""
    chat = open_chat(world, parameters)
    user_id = parameters.number("user_id")
    if user_id == world.bot["id"]:
        return _member(world, chat, user_id)
    if user_id not in world.people:
        raise bad_request("user not found")
    return _member(world, chat, user_id)


def get_chat_member_count(world: World, parameters: Parameters) -> int:
    """Count the people in a chat, the bot included."""
    return len(open_chat(world, parameters).member_ids) + 1


def get_chat_administrators(world: World, parameters: Parameters) -> list[Json]:
    """List who administers a group."""
    chat = open_chat(world, parameters)
    if chat.private:
        raise bad_request("there are no administrators in the private chat")
    return [_member(world, chat, user_id) for user_id in chat.admin_ids]


def get_file(world: World, parameters: Parameters) -> Json:
    """Tell where a file can be downloaded."""
    file = world.files.get(parameters.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    size = len(file.upload.data)
    if size > DOWNLOAD_BYTES:
        raise bad_request("file is too big")
    return {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": size, "file_path": file.path}


def leave_chat(world: World, parameters: Parameters) -> bool:
    """Leave a group."""
    chat = open_chat(world, parameters)
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    chat.bot_status = "left"
    chat.revision = world.revision + 1
    world.changed()
    return True


def _member(world: World, chat: Chat, user_id: int) -> Json:
    user = world.bot if user_id == world.bot["id"] else world.people[user_id].as_user()
    if user is world.bot and not chat.private:
        return _with_rights(user, chat.bot_status)
    if user_id in chat.admin_ids:
        return _with_rights(user, "administrator")
    present = user_id in chat.member_ids or user is world.bot
    return {"user": user, "status": "member" if present else "left"}


def _with_rights(user: Json, status: str) -> Json:
    if status != "administrator":
        return {"user": user, "status": status}
    return {"user": user, "status": status, "can_be_edited": False, "is_anonymous": False} | _ADMIN_RIGHTS
