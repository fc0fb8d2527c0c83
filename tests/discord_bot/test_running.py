"""`python -m bot run` as a process of its own, against a Discord on this machine."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import discord
import pytest

from bot.discord_bot.commands import COMMANDS
from tests.discord_bot.loopback import TOKEN, Loopback, loopback

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


async def start(served: Loopback, tmp_path: Path, **more: str) -> asyncio.subprocess.Process:
    environment = {
        **os.environ,
        **served.environment,
        "KNOWLEDGE_PATH": str(SMALL),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'notes.sqlite3'}",
        **more,
    }
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        "run",
        env=environment,
        stderr=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(20):
        while not condition():  # noqa: ASYNC110 - what is waited for happens in another process
            await asyncio.sleep(0.02)


async def stopped(process: asyncio.subprocess.Process) -> str:
    """Wait for the end and return what was printed on standard error."""
    async with asyncio.timeout(20):
        _, errors = await process.communicate()
    return errors.decode()


async def test_the_bot_connects_without_privileged_intents_and_stops_on_request(tmp_path: Path) -> None:
    async with loopback() as served:
        process = await start(served, tmp_path)
        await until(lambda: bool(served.identified))
        process.send_signal(signal.SIGTERM)
        errors = await stopped(process)
    assert process.returncode == 0, errors
    intents = discord.Intents._from_value(served.identified[0]["intents"])
    assert not (intents.message_content or intents.members or intents.presences)
    assert "Traceback" not in errors
    assert TOKEN not in errors


async def test_commands_are_sent_once_and_not_again_until_they_change(tmp_path: Path) -> None:
    async with loopback() as served:
        for starts in (1, 2):
            process = await start(served, tmp_path)
            await until(lambda wanted=starts: len(served.identified) == wanted)  # type: ignore[misc]
            process.send_signal(signal.SIGINT)
            await stopped(process)
    assert [sorted(command["name"] for command in sent) for sent in served.commands] == [
        sorted(command.name for command in COMMANDS)
    ]


async def test_the_shards_of_the_settings_are_connected(tmp_path: Path) -> None:
    async with loopback() as served:
        process = await start(served, tmp_path, SHARD_IDS="3", SHARD_COUNT="5")
        await until(lambda: bool(served.identified))
        process.send_signal(signal.SIGTERM)
        await stopped(process)
    assert [told["shard"] for told in served.identified] == [[3, 5]]


async def test_the_base_is_read_again_on_hangup_and_a_broken_one_changes_nothing(tmp_path: Path) -> None:
    base = tmp_path / "knowledge.yaml"
    base.write_text(SMALL.read_text(encoding="utf-8"), encoding="utf-8")
    async with loopback() as served:
        process = await start(served, tmp_path, KNOWLEDGE_PATH=str(base))
        assert process.stderr is not None
        await until(lambda: bool(served.identified))
        process.send_signal(signal.SIGHUP)
        await line_with(process.stderr, "fact base reloaded")
        base.write_text("meta: [", encoding="utf-8")
        process.send_signal(signal.SIGHUP)
        await line_with(process.stderr, "the old one stays")
        process.send_signal(signal.SIGTERM)
        await stopped(process)
    assert process.returncode == 0


async def line_with(stream: asyncio.StreamReader, text: str) -> None:
    async with asyncio.timeout(20):
        while text not in (line := (await stream.readline()).decode()):
            assert line, f"the log ended without {text!r}"


async def test_a_refused_token_is_one_sentence(tmp_path: Path) -> None:
    async with loopback() as served:
        process = await start(served, tmp_path, DISCORD_TOKEN="wrong-token")
        errors = await stopped(process)
    assert process.returncode == 2
    assert errors.strip().splitlines()[-1] == (
        "DISCORD_TOKEN was refused by Discord; copy it again from the Discord developer portal."
    )
    assert "wrong-token" not in errors
    assert "Traceback" not in errors


async def test_a_discord_that_cannot_be_reached_is_one_sentence(tmp_path: Path) -> None:
    async with loopback() as served:
        pass
    process = await start(served, tmp_path)
    errors = await stopped(process)
    assert process.returncode == 2
    assert errors.strip().splitlines()[-1].startswith("Discord cannot be reached: ")
    assert "Traceback" not in errors


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("KNOWLEDGE_PATH", "/nowhere/knowledge.yaml", "/nowhere/knowledge.yaml:1: error: there is no such file"),
        ("DATABASE_URL", "postgresql://u:secret@127.0.0.1:1/n", "The records cannot be"),
        ("DATABASE_URL", "sqlite:////nowhere/bot.sqlite3", "The records cannot be"),
    ],
)
async def test_what_the_bot_cannot_start_on_is_one_sentence(
    tmp_path: Path, setting: str, value: str, said: str
) -> None:
    async with loopback() as served:
        process = await start(served, tmp_path, **{setting: value})
        errors = await stopped(process)
    assert process.returncode == 2
    assert said in errors
    assert "secret" not in errors
    assert "Traceback" not in errors
    assert not served.identified
