"""PRIVACY.md says of the records what is true of them."""

from __future__ import annotations

import itertools
import re
from datetime import timedelta
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from bot.knowledge import FactBase
from bot.presenting.wording import wording
from bot.records import (
    ASKER_REMEMBERED,
    OPEN_QUESTIONS_REMEMBERED,
    SETTLED_REMEMBERED,
    SHORTEST_KEY,
    SHOWN_REMEMBERED,
    VOTES_REMEMBERED,
)
from bot.records.tables import METADATA
from bot.settings import Settings

PROJECT = Path(__file__).parent.parent
DOCUMENT = (PROJECT / "PRIVACY.md").read_text(encoding="utf-8")


def rows() -> dict[str, str]:
    """The last cell of each row of each table by the first one, whole."""
    cells: list[list[str]] = []
    tokens = MarkdownIt("commonmark").enable("table").parse(DOCUMENT)
    for before, token in itertools.pairwise(tokens):
        if before.type == "tr_open":
            cells.append([])
        if before.type == "td_open":
            cells[-1].append(token.content)
    return {row[0]: row[-1] for row in cells if row}


KEPT: dict[str, list[timedelta]] = {
    "**Who asked for an answer**": [ASKER_REMEMBERED],
    "**Which message of the bot shows which statement**": [SHOWN_REMEMBERED],
    "**Your vote**": [VOTES_REMEMBERED],
    "**Your report**": [SETTLED_REMEMBERED],
    "**A question without an answer**": [OPEN_QUESTIONS_REMEMBERED, SETTLED_REMEMBERED],
    "**Where to tell you**": [],
    "**Your wish to be left alone**": [],
    "**What a server decided**": [],
}


@pytest.mark.parametrize("what", KEPT)
def test_each_thing_is_kept_as_long_as_it_says(what: str) -> None:
    [how_long] = [text for first, text in rows().items() if first.startswith(what)]
    assert [timedelta(days=int(days)) for days in re.findall(r"(\d+) days?\b", how_long)] == KEPT[what]


def test_no_other_number_of_days_is_named_anywhere() -> None:
    named = len(re.findall(r"\d+ days?\b", DOCUMENT))
    assert named == sum(len(times) for times in KEPT.values())


def test_every_table_of_the_records_is_named_and_no_other() -> None:
    named = {first.strip("`") for first in rows() if re.fullmatch(r"`\w+`", first)}
    assert named == set(METADATA.tables)


def test_every_command_it_names_is_there() -> None:
    named = set(re.findall(r"`(/[a-z]+(?: [a-z]+)?)`", DOCUMENT))
    assert {"/privacy show", "/privacy delete", "/privacy ignore"} <= named
    assert named <= set(wording().commands)


def test_every_setting_it_names_is_there() -> None:
    named = {name.lower() for name in re.findall(r"`([A-Z_]+)`", DOCUMENT)}
    assert {"records_key", "keep_unanswered"} <= named
    assert named <= set(Settings.model_fields)


def test_it_asks_for_a_key_as_long_as_the_records_do() -> None:
    assert f"at least {SHORTEST_KEY} characters" in DOCUMENT


def test_the_base_says_whom_to_reach_as_it_promises(base: FactBase) -> None:
    assert base.meta.contact
