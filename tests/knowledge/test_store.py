"""The running base is exchanged whole or stays."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from bot.knowledge import FactBaseError, FactBaseStore
from tests.knowledge.bases import SMALL_TEXT, changed, write


def test_a_new_base_takes_the_place_of_the_old(tmp_path: Path) -> None:
    store = FactBaseStore(write(tmp_path, SMALL_TEXT))
    before = store.current
    write(tmp_path, changed(("The Northern bridge debate", "A new title")))
    assert store.current is before
    assert store.reload() is store.current
    assert (before.meta.title, store.current.meta.title) == ("The Northern bridge debate", "A new title")


def test_the_running_base_stays_when_the_new_one_is_broken(tmp_path: Path) -> None:
    path = write(tmp_path, SMALL_TEXT)
    store = FactBaseStore(path)
    before = store.current
    write(tmp_path, changed(("stance: open", "stance: opne")))
    with pytest.raises(FactBaseError, match="did you mean 'open'"):
        store.reload()
    assert store.current is before
    path.unlink()
    with pytest.raises(FactBaseError, match="no such file"):
        store.reload()
    assert store.current is before


def test_a_broken_base_is_never_begun_with(tmp_path: Path) -> None:
    with pytest.raises(FactBaseError):
        FactBaseStore(write(tmp_path, "meta: {}\n"))


def test_readers_see_one_whole_base_while_others_reload(tmp_path: Path) -> None:
    store = FactBaseStore(write(tmp_path, SMALL_TEXT))
    seen: set[int] = set()

    def read() -> None:
        for _ in range(200):
            base = store.current
            seen.add(len(base.statements))
            assert all(topic is base.topics[topic.id] for each in base.statements.values() for topic in each.topics)

    threads = [threading.Thread(target=target) for target in (read, store.reload, read, store.reload)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == {2}
