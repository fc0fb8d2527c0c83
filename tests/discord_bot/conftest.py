"""The real bot in a simulated Discord, with everything it sends held against Discord's limits."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import discord
import pytest
import simcord

from bot.discord_bot import Bot, create_bot
from bot.knowledge import FactBase
from bot.presenting.limits import choices_problems, command_problems, message_problems, modal_problems
from bot.settings import Settings
from tests.presenting.sample import SAMPLE, SmallEngine

_IS_A_MESSAGE = re.compile(r"/messages(/\d+)?$")
_MESSAGE, _EDIT, _CHOICES, _MODAL = 4, 7, 8, 9


IN_MEMORY = Settings(database_url="sqlite://")


def bot_for(base: FactBase = SAMPLE, settings: Settings = IN_MEMORY) -> Bot:
    return create_bot(settings, fact_base=base, workers=False, make_engine=SmallEngine)


@dataclass
class World:
    """One server with one channel, and a member to speak."""

    env: simcord.Env
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    alice: simcord.MemberActor
    bob: simcord.MemberActor

    @property
    def me(self) -> str:
        assert self.env.bot.user is not None
        return self.env.bot.user.mention

    @property
    def last(self) -> discord.Message:
        message = self.channel.last_message
        assert message is not None
        return message

    def sent(self) -> int:
        return sum(entry.method == "POST" and entry.path.endswith("/messages") for entry in self.env.http_requests)


def problems_sent(env: simcord.Env) -> Iterable[str]:
    """Whatever the bot has sent that the real Discord would refuse."""
    for entry in env.http_requests:
        body: Any = entry.json
        if entry.method == "PUT" and entry.path.endswith("/commands"):
            yield from command_problems(body)
        elif not isinstance(body, dict):
            continue
        elif entry.path.endswith("/callback"):
            data = body.get("data") or {}
            checks = {_MESSAGE: message_problems, _EDIT: message_problems, _MODAL: modal_problems}
            if body["type"] == _CHOICES:
                yield from choices_problems(data.get("choices") or ())
            elif body["type"] in checks:
                yield from checks[body["type"]](data)
        elif _IS_A_MESSAGE.search(entry.path) or entry.path.startswith("/webhooks/"):
            yield from message_problems(body)


def pings_sent(env: simcord.Env) -> list[Any]:
    """What the bot allowed to ping; nothing, always."""
    bodies: list[Any] = [entry.json for entry in env.http_requests if isinstance(entry.json, dict)]
    sent = [body.get("data") or body for body in bodies]
    rules = [body["allowed_mentions"] for body in sent if "allowed_mentions" in body]
    return [rule for rule in rules if rule.get("parse") or rule.get("users") or rule.get("replied_user")]


@asynccontextmanager
async def simulated(bot: Bot, *, check_errors: bool = True) -> AsyncIterator[World]:
    """A simulated Discord with one server. At its end everything sent is held against the limits."""
    # Not `simcord.run`: a fixture may be left in another context than it was entered in, which that cannot bear.
    env = simcord.Env(bot)
    await env.start()
    try:
        guild = env.create_guild("Server")
        channel = guild.create_text_channel("debate")
        alice = guild.add_member(env.create_user("alice"))
        yield World(env, guild, channel, alice, guild.add_member(env.create_user("bob")))
    finally:
        await env.shutdown()
    assert list(problems_sent(env)) == []
    assert pings_sent(env) == []
    if check_errors:
        assert env.errors == []


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with simulated(bot_for()) as made:
        yield made


@pytest.fixture
async def broken() -> AsyncIterator[World]:
    """The same in a Discord that does not mind when the bot breaks."""
    async with simulated(bot_for(), check_errors=False) as made:
        yield made
