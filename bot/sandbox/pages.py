"""The page that looks like Telegram on a phone: its files, its live news, and what people do on it."""

from __future__ import annotations

import asyncio
import json
import uuid
from collections.abc import AsyncIterator, Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from bot.sandbox.bodies import read_body
from bot.sandbox.chats import Json
from bot.sandbox.media import Upload, guessed_type
from bot.sandbox.view import changes
from bot.sandbox.waiting import until
from bot.sandbox.world import World

_FOLDER = Path(__file__).parent / "page"
_TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_SHOWN = ("image/png", "image/jpeg", "image/webp", "audio/ogg")  # any other file is only downloaded
_JOIN_SECONDS = 0.03  # news within this time travel together
_BEAT_SECONDS = 15
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}

Act = Callable[[World, int, int, Json], object]

ACTS: dict[str, Act] = {
    "write": lambda world, me, chat, act: world.write(me, str(act["text"]), chat, act.get("reply_to")),
    "edit": lambda world, me, chat, act: world.edit(me, int(act["message"]), str(act["text"]), chat),
    "press": lambda world, me, chat, act: world.press(me, int(act["message"]), int(act["button"]), chat),
    "send": lambda world, me, chat, act: world.send_media(
        me, str(act["kind"]), chat, reply_to=act.get("reply_to")
    ),
    "forward": lambda world, me, chat, act: world.forward(
        me, int(act["message"]), int(act["from_chat"]), chat
    ),
    "block": lambda world, me, chat, act: world.block(me),
    "unblock": lambda world, me, chat, act: world.unblock(me),
}


def page_routes(world: World) -> list[Route]:
    """List the routes of the page."""
    birth = uuid.uuid4().hex  # tells an open page that the world behind it is another one

    async def news(request: Request) -> Response:
        since = request.headers.get("last-event-id") or "0"
        known_birth, _, revision = since.rpartition(".")
        first = int(revision) if known_birth == birth and revision.isdecimal() else 0
        return StreamingResponse(_news(world, birth, first), media_type="text/event-stream", headers=_HEADERS)

    async def act(request: Request) -> Response:
        return await _act(world, request)

    async def upload(request: Request) -> Response:
        return await _upload(world, request)

    async def file(request: Request) -> Response:
        return _file(world, request.path_params["file_id"])

    return [
        Route("/", lambda request: RedirectResponse("/sandbox/")),
        Route("/sandbox", lambda request: RedirectResponse("/sandbox/")),
        Route("/sandbox/news", news),
        Route("/sandbox/act", act, methods=["POST"]),
        Route("/sandbox/upload", upload, methods=["POST"]),
        Route("/sandbox/file/{file_id}", file),
        Route("/sandbox/{name:path}", _page_file),
    ]


async def _news(world: World, birth: str, since: int) -> AsyncIterator[str]:
    """Stream what changes, as Server-Sent Events whose ids let a page go on where it stopped."""
    yield "retry: 500\n\n"
    while not world.closing:
        if since < world.revision:
            news = changes(world, since)
            since = news["revision"]
            yield f"id: {birth}.{since}\ndata: {json.dumps({'birth': birth} | news, ensure_ascii=False)}\n\n"
        if not await until(world, partial(_newer, world, since), _BEAT_SECONDS):
            yield ": still here\n\n"
        await asyncio.sleep(_JOIN_SECONDS)


def _newer(world: World, since: int) -> bool | None:
    return world.revision > since or None


async def _act(world: World, request: Request) -> Response:
    """Do what a person does on the page; 400 with the reason when it cannot be done."""
    if not _from_here(request) or request.headers.get("content-type") != "application/json":
        return JSONResponse({"error": "only this page may act"}, status_code=403)
    try:
        act = json.loads(await read_body(request))
        ACTS[act["do"]](world, int(act["as"]), int(act["chat"]), act)
    except (ValueError, KeyError, TypeError, IndexError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse({"ok": True})


async def _upload(world: World, request: Request) -> Response:
    """Send a file that a person picked on the page; the body is the file itself."""
    if not _from_here(request) or request.headers.get("content-type") != "application/octet-stream":
        return JSONResponse({"error": "only this page may act"}, status_code=403)
    query = request.query_params
    try:
        name, data = query["name"], await read_body(request)
        kind = "photo" if query.get("kind") == "photo" else "document"
        upload = Upload(name, guessed_type(name), data)
        world.send_media(int(query["as"]), kind, int(query["chat"]), upload=upload)
    except (ValueError, KeyError) as error:
        return JSONResponse({"error": str(error)}, status_code=400)
    return JSONResponse({"ok": True})


def _from_here(request: Request) -> bool:
    """Refuse other web sites that a browser on this machine has open."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _file(world: World, file_id: str) -> Response:
    stored = world.files.get(file_id)
    if stored is None:
        return Response(status_code=404)
    upload: Any = stored.upload
    headers = dict(_HEADERS)
    if upload.mime_type not in _SHOWN:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(upload.name)}"
    return Response(upload.data, media_type=upload.mime_type, headers=headers)


async def _page_file(request: Request) -> Response:
    name = request.path_params["name"] or "index.html"
    path = _FOLDER / name
    if path.parent != _FOLDER or path.suffix not in _TYPES or not path.is_file():
        return Response(status_code=404)
    return Response(path.read_bytes(), media_type=_TYPES[path.suffix], headers=_HEADERS)
