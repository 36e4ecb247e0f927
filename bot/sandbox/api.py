"""The Bot API over HTTP: one call in, Telegram's answer (or a planted fault) out."""

from __future__ import annotations

import asyncio
import json
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.sandbox import methods, subscribing
from bot.sandbox.bodies import read_parameters
from bot.sandbox.faults import Fault
from bot.sandbox.media import StoredFile
from bot.sandbox.parameters import Parameters
from bot.sandbox.refusals import OTHER_POLLER, Refused, conflict, unauthorized
from bot.sandbox.waiting import until
from bot.sandbox.world import World

LONGEST_POLL = 50  # seconds


def api_routes(world: World, token: str) -> list[Route]:
    """List the routes that stand for api.telegram.org."""

    async def answer(request: Request) -> Response:
        if request.path_params["token"] != token:
            return _answered(unauthorized())
        return await _answer_call(world, request)

    async def download(request: Request) -> Response:
        if request.path_params["token"] != token:
            return _answered(unauthorized())
        return _download(world, request.path_params["path"])

    return [
        Route("/bot{token}/{method}", answer, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", download, methods=["GET"]),
    ]


async def _answer_call(world: World, request: Request) -> Response:
    name, parameters = request.path_params["method"], Parameters(dict(request.query_params))
    try:
        name = methods.known_method(name)
        parameters = await read_parameters(request)
    except Refused as refused:
        methods.note(world, name, parameters, refused)
        return _answered(refused)
    fault = _fault(world, name, parameters)
    if fault is None:
        return _answered(await _carried_out(world, name, parameters))
    return await _faulty(world, name, parameters, fault, request)


def _fault(world: World, name: str, parameters: Parameters) -> Fault | None:
    chat = parameters.text("chat_id")
    chat_id = int(chat) if chat.lstrip("-").isdecimal() else None
    return next((fault for rule in world.faults if (fault := rule(name, chat_id))), None)


async def _faulty(
    world: World, name: str, parameters: Parameters, fault: Fault, request: Request
) -> Response:
    await asyncio.sleep(fault.delay)
    if fault.prevents:
        outcome = fault.refusal or Refused(0, "sandbox: connection cut, nothing done")
        methods.note(world, name, parameters, outcome)
        return await _cut(request) if fault.cut_before else _answered(outcome)
    outcome = await _carried_out(world, name, parameters)
    if fault.cut_after:
        return await _cut(request)
    return _answered(outcome) if fault.body is None else Response(fault.body, media_type="application/json")


async def _carried_out(world: World, name: str, parameters: Parameters) -> Any:
    """Do the call and write it down; gives the result, or the Refused."""
    try:
        outcome = await (_poll if name == "getUpdates" else _call)(world, name, parameters)
    except Refused as refused:
        outcome = refused
    methods.note(world, name, parameters, outcome)
    return outcome


async def _call(world: World, name: str, parameters: Parameters) -> Any:
    return methods.call(world, name, parameters)


async def _poll(world: World, name: str, parameters: Parameters) -> list[dict[str, Any]]:
    """Answer getUpdates: at once when there is something, else when it comes or the time is over."""
    parameters.check(name)
    number = subscribing.begin_poll(world, parameters)
    world.changed()  # wakes an older poll, which finds itself replaced

    def look() -> list[dict[str, Any]] | None:
        if world.updates.poll_number != number:
            raise conflict(OTHER_POLLER)
        return subscribing.polled(world, parameters) or None

    seconds = min(parameters.number("timeout", 0), LONGEST_POLL)
    return await until(world, look, seconds) or []


def _answered(outcome: Any) -> Response:
    refused = isinstance(outcome, Refused)
    body = outcome.answer() if refused else {"ok": True, "result": outcome}
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    return Response(text, status_code=outcome.code if refused else 200, media_type="application/json")


async def _cut(request: Request) -> Response:
    """Close the connection without an answer, as a failing network would."""
    request.scope["state"]["transport"].abort()
    await asyncio.sleep(0)  # lets the server notice, so that the empty response goes nowhere
    return Response()


def _download(world: World, path: str) -> Response:
    file: StoredFile | None = next((file for file in world.files.values() if file.path == path), None)
    if file is None:
        return _answered(Refused(404, "Not Found"))
    return Response(file.upload.data, media_type=file.upload.mime_type)
