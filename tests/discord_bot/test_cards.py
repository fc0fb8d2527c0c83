"""The bot with answers made of components: whatever works with embeds works with these too."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest
import simcord
from simcord.components import walk_components

from bot.presenting.pictures import Picture, warm_up
from bot.presenting.presses import Open
from bot.presenting.state import Listing, ListingKind, code
from bot.settings import ReplyStyle, Settings
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import Shown, answered
from tests.presenting.exploring.invented import BASE
from tests.presenting.sample import SPEECHES

IN_CARDS = Settings(database_url="sqlite://", reply_style=ReplyStyle.CARDS)
LONG = "who is everyone who said anything at all about sending troops, soldiers or instructors to the war? "
FIRST = SPEECHES[0]
"""What the first page of everybody's statements begins with."""


@pytest.fixture(scope="module", autouse=True)
def _can_draw() -> None:
    warm_up()


@pytest.fixture
async def cards() -> AsyncIterator[World]:
    async with simulated(bot_for(settings=IN_CARDS)) as made:
        yield made


def every(message: Shown) -> list[Mapping[str, Any]]:
    """Every component of a message, however deep."""
    tops = [dict(top) if isinstance(top, dict) else dict(top.to_dict()) for top in message.components]
    return list(walk_components(tops))


def text(message: Shown) -> str:
    return "\n".join(component["content"] for component in every(message) if component["type"] == 10)


def menu(message: Shown, prompt: str) -> tuple[str, dict[str, str]]:
    """The custom_id of a menu, and the value of each of its options by its label."""
    [found] = [component for component in every(message) if component.get("placeholder") == prompt]
    return found["custom_id"], {option["label"]: option["value"] for option in found["options"]}


def opening(identifier: str) -> str:
    """The custom_id of the button that opens a statement."""
    return str(Open(Listing(ListingKind.CARD, code(identifier))))


async def ask(world: World, question: str) -> simcord.ResponseMessage:
    return answered(await world.alice.slash(world.channel, "ask", question=question))


async def test_an_answer_consists_of_components_alone(cards: World) -> None:
    message = await ask(cards, "What did Macron say?")
    assert (message.content, message.embeds) == ("", [])
    assert text(message).startswith("-# “What did Macron say?”\n### Emmanuel Macron, President of France")


async def test_an_entry_of_a_list_opens_privately_for_whoever_presses(cards: World) -> None:
    message = await ask(cards, "who is everyone")
    for member in (cards.alice, cards.bob):
        result = await member.click(message, custom_id=opening(FIRST.id))
        assert result.ephemeral
        assert text(answered(result)).startswith("### Deputy Number00")
    assert "page 1 of 5" in text(message)


async def test_the_asker_turns_pages_in_place_and_others_get_a_copy_under_the_same_question(cards: World) -> None:
    message = await ask(cards, "who is everyone")
    await cards.alice.click(message, label="Page 2 →")
    assert "page 2 of 5" in text(message)
    assert text(message).startswith("-# “who is everyone”\n")
    copy = answered(await cards.bob.click(message, label="Page 3 →"))
    assert "page 3 of 5" in text(copy)
    assert text(copy).startswith("-# “who is everyone”\n")
    assert "page 2 of 5" in text(message)


async def test_a_list_is_narrowed_down_even_where_only_the_question_above_it_tells_what_it_lists(cards: World) -> None:
    message = await ask(cards, LONG)
    custom_id, choices = menu(message, "Show only …")
    await cards.alice.select(message, [choices["▼ Against"]], custom_id=custom_id)
    assert "position: against" in text(message)
    assert "▲" not in text(message)
    assert text(message).startswith(f"-# “{LONG.strip()}”\n")


async def test_what_was_meant_is_settled_in_place(cards: World) -> None:
    await cards.alice.send(cards.channel, f"{cards.me} unclear")
    custom_id, choices = menu(cards.last, "Choose what you mean")
    await cards.alice.select(cards.last, [choices["2. Olaf Scholz, 27 February 2024"]], custom_id=custom_id)
    assert text(cards.last).startswith("### Olaf Scholz, Chancellor of Germany")


async def test_a_private_copy_is_shared_with_its_question(cards: World) -> None:
    message = await ask(cards, "who is everyone")
    copy = answered(await cards.bob.click(message, label="Page 2 →"))
    shared = await cards.bob.click(copy, label="Share publicly")
    assert not shared.ephemeral
    assert text(answered(shared)).startswith("-# “who is everyone”\n")


async def test_a_reply_to_the_answer_of_a_command_is_asked_after_the_question_it_shows(cards: World) -> None:
    await ask(cards, "compare them")
    await cards.bob.send(cards.channel, f"{cards.me} when?", reply_to=cards.last)
    assert "Understood as: “when compare them”." in text(cards.last)


async def test_an_edited_question_has_its_answer_edited(cards: World) -> None:
    asked = await cards.alice.send(cards.channel, f"{cards.me} What did Macron say?")
    await cards.alice.edit(asked, f"{cards.me} compare them")
    assert text(cards.last).startswith("## Emmanuel Macron and Olaf Scholz: side by side")


async def test_buttons_beside_entries_work_after_a_restart(cards: World) -> None:
    message = await ask(cards, "who is everyone")
    await cards.env.restart_bot(bot_for(settings=IN_CARDS))
    result = await cards.bob.click(message, custom_id=opening(FIRST.id))
    assert text(answered(result)).startswith("### Deputy Number00")


async def test_a_message_of_components_stays_one_when_the_bot_has_come_to_prefer_embeds(cards: World) -> None:
    message = await ask(cards, "who is everyone")
    await cards.env.restart_bot(bot_for())
    await cards.alice.click(message, label="Page 2 →")
    assert "page 2 of 5" in text(message)


async def test_a_picture_that_cannot_be_drawn_is_left_out_and_all_else_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(picture: Picture) -> bytes:
        raise RuntimeError("the pen broke")

    # One picture is really drawn, and the machine may be busy.
    monkeypatch.setattr("bot.discord_bot.sending._LONGEST_DRAWING", 60.0)
    async with simulated(bot_for(BASE, IN_CARDS)) as world:
        world.env.settle_timeout = 60.0
        drawn = answered(await world.alice.slash(world.channel, "stances"))
        monkeypatch.setattr("bot.presenting.pictures.drawing.draw", fail)
        undrawn = answered(await world.alice.slash(world.channel, "stances"))
    assert text(drawn) == text(undrawn)
    assert [sum(part["type"] == 12 for part in every(message)) for message in (drawn, undrawn)] == [1, 0]
