"""The records asked from the event loop: what can do without them goes on when they fail, and when they hang."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.discord_bot.memory import Memory
from bot.records import Records, RecordsError


async def test_what_the_records_hold_is_given() -> None:
    memory = Memory(Records("sqlite://"))
    await memory.ask(lambda records: records.notes.write("key", "value"))
    assert await memory.ask_or(None, lambda records: records.notes.read("key")) == "value"
    await memory.close()


async def test_records_that_cannot_be_used_are_told_of_once_until_they_can_be(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    folder = tmp_path / "missing"
    memory = Memory(Records(f"sqlite:///{folder / 'bot.sqlite3'}"))
    for _ in range(3):
        assert await memory.ask_or("default", lambda records: records.notes.read("key") or "") == "default"
    assert len(caplog.records) == 1
    with pytest.raises(RecordsError):
        await memory.ask(lambda records: records.notes.read("key"))
    folder.mkdir()
    assert await memory.ask_or("default", lambda records: records.notes.read("key") or "") == ""
    await memory.close()


async def test_records_that_hang_keep_nobody_waiting(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.discord_bot.memory._PATIENCE", 0.05)
    now, asked, freed = 0.0, 0, threading.Event()

    def hang(_: Records) -> str:
        nonlocal asked
        asked += 1
        freed.wait(10)
        return "late"

    memory = Memory(Records("sqlite://"), clock=lambda: now)
    assert await memory.ask_or("default", hang) == "default"
    assert await memory.ask_or("default", hang) == "default"
    assert asked == 1
    freed.set()
    now = 60.0
    assert await memory.ask_or("default", hang) == "late"
    assert [record.message for record in caplog.records] == ["The records do not answer in time."]
    await memory.close()
