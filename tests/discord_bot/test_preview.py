"""`python -m bot preview`, and `run` without a token: what can be tried there, and the processes of their own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import discord
import pytest
import simcord

from bot.answering.answer import Answer
from bot.discord_bot.commands import COMMANDS
from bot.discord_bot.preview import OpenPreview, PreviewUnavailableError, open_preview
from bot.settings import ReplyStyle, Settings
from tests.discord_bot.helpers import answered, text_of
from tests.presenting.sample import SAMPLE, SmallEngine

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


class Sure(SmallEngine):
    """Answers only what it is sure of."""

    def ask(self, text: str, *, context: Answer | None = None) -> Answer:
        return replace(super().ask(text, context=context), confidence=0.99)


@asynccontextmanager
async def opened(locale: str = "en-US", style: ReplyStyle = ReplyStyle.EMBEDS) -> AsyncIterator[OpenPreview]:
    async with open_preview(Settings(reply_style=style), SAMPLE, locale=locale, make_engine=Sure) as preview:
        yield preview


def latest(preview: OpenPreview) -> discord.Message:
    message = preview.server.channel.last_message
    assert message is not None
    return message


async def listed(preview: OpenPreview) -> list[str]:
    """The commands that the page lists for whoever comes first."""
    snapshot = await preview.page.snapshot()
    assert snapshot["commands"]["state"] == "available"
    [page] = preview.page._pages.values()
    return [entry["invocation"] for entry in page.command_catalog["entries"]]


async def test_the_channel_opens_with_a_question_its_answer_and_every_command_to_try() -> None:
    async with opened() as preview:
        question, answer, hint = preview.server.channel.history()
    assert question.mentions and answer.author.bot
    assert "nothing should be excluded" in text_of(answer)
    for command in COMMANDS:
        if not isinstance(command, discord.app_commands.ContextMenu):
            assert f"`/{command.name}`" in hint.content


async def test_the_first_to_look_through_may_set_the_server_up_and_curate_the_last_may_not() -> None:
    async with opened() as preview:
        channel, (owner, moderator, member) = preview.server.channel, preview.server.viewers
        assert "My settings" in str(answered(await owner.slash(channel, "settings show")).components)
        assert "Curators’ desk" in text_of(answered(await owner.slash(channel, "curate")))
        assert "Only the curators" in text_of(answered(await moderator.slash(channel, "curate")))
        with pytest.raises(simcord.SetupError):
            await member.slash(channel, "curate")


async def test_a_clear_question_is_answered_without_being_put_to_the_bot() -> None:
    async with opened() as preview:
        await preview.server.viewers[2].send(preview.server.channel, "What did Macron say?")
        assert latest(preview).author.bot


async def test_a_name_typed_as_in_a_client_becomes_a_mention() -> None:
    async with opened() as preview:
        await preview.server.viewers[0].send(preview.server.channel, "@debate bot hello")
        assert latest(preview).author.bot


async def test_in_another_language_the_bot_answers_and_lists_its_commands_in_it() -> None:
    async with opened("de") as preview:
        owner, channel = preview.server.viewers[0], preview.server.channel
        assert "Was ich" in text_of(answered(await owner.slash(channel, "privacy show")))
        assert "frag" in " ".join(await listed(preview))
        assert "`/frag" in channel.history()[2].content
    async with opened() as preview:
        owner, channel = preview.server.viewers[0], preview.server.channel
        assert "What I remember" in text_of(answered(await owner.slash(channel, "privacy show")))
        assert {"ask", "settings show", "settings check"} <= set(await listed(preview))


async def test_in_the_style_of_cards_answers_are_components() -> None:
    async with opened(style=ReplyStyle.CARDS) as preview:
        answer = preview.server.channel.history()[1]
    assert answer.embeds == []
    assert answer.flags.components_v2


async def test_a_language_that_discord_lacks_is_refused_with_those_it_has() -> None:
    with pytest.raises(PreviewUnavailableError, match=r"no language 'xx'; it has en-US, .*\bde\b"):
        async with opened("xx"):
            pass


async def start(*arguments: str, token: str = "") -> asyncio.subprocess.Process:
    environment = {**os.environ, "KNOWLEDGE_PATH": str(SMALL), "DISCORD_TOKEN": token}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )


async def line(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(30):
        return (await process.stdout.readline()).decode().rstrip()


async def test_without_a_token_the_preview_starts_and_prints_its_address_on_a_line() -> None:
    process = await start("run")
    assert await line(process) == "DISCORD_TOKEN is not set, so the local preview starts instead of Discord."
    await line(process)
    assert (await line(process)).startswith("http://127.0.0.1:")
    process.send_signal(signal.SIGTERM)
    async with asyncio.timeout(20):
        _, errors = await process.communicate()
    assert process.returncode == 0
    assert b"Traceback" not in errors


async def test_a_port_that_is_taken_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        process = await start("preview", "--port", str(port))
        async with asyncio.timeout(30):
            _, errors = await process.communicate()
    assert process.returncode == 2
    assert errors.decode().startswith("The preview cannot be shown: ")
    assert str(port) in errors.decode()
    assert len(errors.decode().splitlines()) == 1


@pytest.mark.parametrize("port", ["x", "-1", "65536", "²"])
async def test_a_port_of_no_sense_is_refused(port: str) -> None:
    process = await start("preview", f"--port={port}")
    async with asyncio.timeout(30):
        _, errors = await process.communicate()
    assert process.returncode == 2
    assert "is not a port; give a number from 0 to 65535" in errors.decode()
