"""`python -m bot preview`, and `run` without a token, as processes of their own."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
from pathlib import Path

import pytest

SMALL = Path(__file__).parent.parent / "data" / "small.yaml"


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
