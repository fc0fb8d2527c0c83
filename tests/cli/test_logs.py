"""How the log looks."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator

import pytest

from bot.cli.logs import start_logging
from bot.settings import LogFormat, LogLevel, Settings


@pytest.fixture(autouse=True)
def untouched_logging() -> Iterator[None]:
    """Put the process's logging back as it was."""
    root, discord = logging.getLogger(), logging.getLogger("discord")
    before = (list(root.handlers), root.level, discord.level)
    yield
    root.handlers[:] = before[0]
    root.setLevel(before[1])
    discord.setLevel(before[2])


def test_machines_read_one_json_object_a_line_with_the_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(Settings(log_format=LogFormat.JSON))
    try:
        raise ValueError("wrong")
    except ValueError:
        logging.getLogger("bot.here").exception("it failed: %s", "ж")
    [line] = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert (record["level"], record["logger"], record["message"]) == ("ERROR", "bot.here", "it failed: ж")
    assert "ValueError: wrong" in record["traceback"]


def test_people_read_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    start_logging(Settings(log_format=LogFormat.TEXT))
    logging.getLogger("bot.here").info("ready")
    assert capsys.readouterr().err.rstrip().endswith("INFO    bot.here: ready")


def test_what_people_write_is_never_logged_even_at_the_debug_level() -> None:
    start_logging(Settings(log_level=LogLevel.DEBUG))
    assert logging.getLogger("bot.here").isEnabledFor(logging.DEBUG)
    assert not logging.getLogger("discord.gateway").isEnabledFor(logging.DEBUG)
