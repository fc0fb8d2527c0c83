"""A very small Discord on this machine: enough REST and gateway to log in, take commands and connect."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web

TOKEN = "a-token-of-no-use"
_ME = {"id": "1", "username": "bot", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
_HELLO, _IDENTIFY, _HEARTBEAT, _ACKNOWLEDGED = 10, 2, 1, 11


@dataclass
class Loopback:
    """What the bot told this Discord, and where it listens."""

    url: str = ""
    identified: list[dict[str, Any]] = field(default_factory=list)
    commands: list[list[dict[str, Any]]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """The settings that lead a bot here."""
        return {
            "DISCORD_TOKEN": TOKEN,
            "DISCORD_API_URL": f"http://{self.url}/api",
            "DISCORD_GATEWAY_URL": f"ws://{self.url}/gateway",
        }


@asynccontextmanager
async def loopback() -> AsyncIterator[Loopback]:
    """Serve on any free port."""
    served = Loopback()

    def answer(body: Any) -> web.Response:
        # The client reads bodies as JSON only if the type is exactly this.
        return web.Response(body=json.dumps(body).encode(), headers={"Content-Type": "application/json"})

    async def me(request: web.Request) -> web.Response:
        if request.headers["Authorization"] != f"Bot {TOKEN}":
            raise web.HTTPUnauthorized(text="{}", content_type="application/json")
        return answer(_ME)

    async def application(_: web.Request) -> web.Response:
        flags = {"id": "1", "name": "bot", "description": "", "icon": None, "flags": 0, "verify_key": ""}
        return answer({**flags, "bot_public": True, "bot_require_code_grant": False, "owner": _ME, "team": None})

    async def gateway_bot(_: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return answer({"url": "wss://nowhere.invalid", "shards": 1, "session_start_limit": limit})

    async def commands(request: web.Request) -> web.Response:
        body = await request.json()
        served.commands.append(body)
        return answer(
            [
                {"description": "", **command, "id": str(number), "application_id": "1", "version": "1"}
                for number, command in enumerate(body, start=10)
            ]
        )

    async def gateway(request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_str(json.dumps({"op": _HELLO, "d": {"heartbeat_interval": 40000}}))
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                continue
            told = json.loads(message.data)
            if told["op"] == _IDENTIFY:
                ready = {"v": 10, "user": _ME, "guilds": [], "session_id": "s", "application": {"id": "1", "flags": 0}}
                ready["shard"] = told["d"]["shard"]
                ready["resume_gateway_url"] = f"ws://{served.url}/gateway"
                await socket.send_str(json.dumps({"op": 0, "t": "READY", "s": 1, "d": ready}))
                served.identified.append(told["d"])
            elif told["op"] == _HEARTBEAT:
                await socket.send_str(json.dumps({"op": _ACKNOWLEDGED}))
        return socket

    app = web.Application()
    app.router.add_get("/api/users/@me", me)
    app.router.add_get("/api/oauth2/applications/@me", application)
    app.router.add_get("/api/applications/@me", application)
    app.router.add_get("/api/gateway/bot", gateway_bot)
    app.router.add_put("/api/applications/1/commands", commands)
    app.router.add_get("/gateway/", gateway)
    app.router.add_get("/gateway", gateway)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert runner.addresses
    served.url = f"127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield served
    finally:
        await runner.cleanup()
