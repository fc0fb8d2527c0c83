"""`/quote`, `/statement`, `/sources`, and what is on record about somebody's message."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import discord
import pytest

from bot.answering import Engine
from bot.discord_bot import Bot, create_bot
from bot.settings import Settings
from tests.discord_bot.conftest import IN_MEMORY, World, bot_for, simulated
from tests.discord_bot.helpers import answered, components, labels, menus, narrow, options, pick, text_of, titles
from tests.presenting.exploring.invented import BASE

FIND = "Find sourced statements"
HOSTILE = [" ", "\u200b", "😀" * 50, "\u202eمرحبا", "*" * 100, "@everyone <@1>", "\x00", "[a](http://x)", "`" * 100]


def bot_with(engine: Engine, settings: Settings = IN_MEMORY) -> Bot:
    """The bot with the project's own base and engine."""
    return create_bot(settings, fact_base=engine.base, workers=False, make_engine=lambda base, /: engine)


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with simulated(bot_for(BASE)) as made:
        yield made


@pytest.fixture
async def real(engine: Engine) -> AsyncIterator[World]:
    async with simulated(bot_with(engine)) as made:
        made.env.settle_timeout = 60.0
        yield made


async def offered(world: World, command: str, option: str, typed: str) -> list[str]:
    choices = await world.alice.autocomplete(world.channel, command, option, typed)
    return [choice["name"] for choice in choices]


async def found(world: World, text: str, **more: Any) -> tuple[bool, str]:
    """Whether what is found on a message is shown to the asker alone, and what is shown."""
    message = await world.bob.send(world.channel, text, **more)
    result = await world.alice.context_menu(world.channel, FIND, message)
    return result.ephemeral, text_of(answered(result))


# The menu of a message -------------------------------------------------------------------------------------


async def test_what_is_on_record_about_a_message_is_shown_to_the_asker_alone(real: World) -> None:
    private, text = await found(real, "Macron is crazy. He wants to send troops. Thank god Scholz said no!")
    assert private
    assert text.startswith("On record about this\nI do not judge the message.")
    assert text.index("For, or open to it") < text.index("Emmanuel Macron, President of France")
    assert text.index("Emmanuel Macron") < text.index("Against, or warning") < text.index("Olaf Scholz, Chancellor")
    assert "](https://" in text


async def test_what_was_found_opens_turns_and_is_shared_after_a_restart(real: World, engine: Engine) -> None:
    message = await real.bob.send(real.channel, "Scholz ruled it out. Meloni will send nobody. Biden says no troops.")
    shown = answered(await real.alice.context_menu(real.channel, FIND, message))
    await real.env.restart_bot(bot_with(engine))
    name, value = next(iter(options(shown).items()))
    [title] = titles(answered(await pick(real.alice, shown, value)))
    assert (title or "").startswith(name.partition(",")[0])
    await real.alice.click(shown, label="Page 2 →")
    assert "page 2 of 2" in text_of(shown)
    shared = await real.alice.click(shown, label="Share publicly")
    assert not shared.ephemeral
    assert "On record about this" in text_of(answered(shared))


async def test_a_message_on_something_else_is_one_friendly_sentence(real: World) -> None:
    for text in ("good morning", "anybody for a game?", "x" * 2000, "no " * 600, "@everyone **hi**"):
        assert await found(real, text) == (True, "I have nothing on record about what this message says."), text


async def test_a_message_without_words_is_one_friendly_sentence(world: World) -> None:
    for text in ("https://example.org/troops", "😂😂", "||   ||", "<@123456789012345678>", "***"):
        assert await found(world, text) == (True, "This message has no words that I could look up."), text


async def test_a_message_that_is_only_an_embed_or_a_file_has_no_words(world: World) -> None:
    answer = answered(await world.alice.slash(world.channel, "ask", question="What did Macron say?"))
    result = await world.bob.context_menu(world.channel, FIND, answer)
    assert text_of(answered(result)) == "This message has no words that I could look up."


async def test_a_message_by_another_bot_is_read_like_any_other(real: World) -> None:
    robot = real.guild.add_member(real.env.create_user("robot", bot=True))
    message = await robot.send(real.channel, "Biden says no troops")
    result = await real.alice.context_menu(real.channel, FIND, message)
    assert "Joe Biden" in text_of(answered(result))


async def test_who_wants_to_be_left_alone_is_left_alone(real: World) -> None:
    await real.bob.slash(real.channel, "privacy ignore", wanted=True)
    private, text = await found(real, "Biden says no troops")
    assert private
    assert text == "Whoever wrote this has asked me to leave their messages alone."
    await real.bob.slash(real.channel, "privacy ignore", wanted=False)
    assert "Joe Biden" in (await found(real, "Biden says no troops"))[1]


async def test_records_that_cannot_be_read_do_not_hinder_it(engine: Engine, tmp_path: Path) -> None:
    async with simulated(bot_with(engine, Settings(database_url=f"sqlite:///{tmp_path}"))) as real:
        assert "Joe Biden" in (await found(real, "Biden says no troops"))[1]


async def test_the_menu_of_a_message_is_there_wherever_an_app_can_be_used(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    [menu] = [command for command in sent if command["name"] == FIND]
    assert menu["type"] == discord.AppCommandType.message.value
    assert menu["integration_types"] == [0, 1]
    assert menu["contexts"] == [0, 1, 2]


# /quote ----------------------------------------------------------------------------------------------------


async def test_somebodys_own_words_are_shown_in_public_and_another_to_whoever_wants_it(world: World) -> None:
    result = await world.alice.slash(world.channel, "quote")
    message = answered(result)
    assert not result.ephemeral
    assert "> “" in text_of(message)
    assert labels(message)[0] == "Another quote"
    await world.env.restart_bot(bot_for(BASE))
    before = message
    for _ in range(5):
        following = await world.bob.click(before, label="Another quote")
        assert following.ephemeral
        assert titles(answered(following)) != titles(before)
        before = answered(following)


async def test_the_words_of_somebody_are_theirs(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "quote", actor="emmanuel-macron"))
    assert "> “nothing can be ruled out”" in text_of(message)
    assert "Another quote" not in labels(message)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Peskov", "I have statements by Dmitry Peskov, but none in their own words."),
        ("Rutte", "I know Mark Rutte, but have no statement by them."),
        ("qqqqq", "I have nobody called “qqqqq” on record."),
    ],
)
async def test_who_cannot_be_quoted_is_one_private_sentence(world: World, name: str, said: str) -> None:
    result = await world.alice.slash(world.channel, "quote", actor=name)
    assert result.ephemeral
    assert text_of(answered(result)).startswith(said)


async def test_only_those_who_can_be_quoted_are_offered(world: World) -> None:
    assert set(await offered(world, "quote", "actor", "")) == {"Emmanuel Macron", "Olaf Scholz", "France"}


# /statement ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["scholz-no-ground-troops", "Scholz No Ground Troops", " scholz_no-ground-troops "])
async def test_a_statement_opens_by_its_permanent_name(world: World, typed: str) -> None:
    result = await world.alice.slash(world.channel, "statement", id=typed)
    assert not result.ephemeral
    assert titles(answered(result)) == ["Olaf Scholz, Chancellor of Germany"]
    assert "scholz-no-ground-troops" in text_of(answered(result))


async def test_a_name_that_is_mistyped_is_declined_with_what_may_be_meant(world: World) -> None:
    result = await world.alice.slash(world.channel, "statement", id="scholz-no-grund-trops")
    assert result.ephemeral
    message = answered(result)
    assert text_of(message) == "No statement is called “scholz-no-grund-trops”. Did you mean one of these?"
    opened = await pick(world.alice, message, options(message)["Olaf Scholz, 27 February 2024"])
    assert titles(answered(opened)) == ["Olaf Scholz, Chancellor of Germany"]


async def test_a_name_like_nothing_is_declined_shortly(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "statement", id="qqqqq"))
    assert text_of(message) == "No statement is called “qqqqq”."
    assert components(message) == []


@pytest.mark.parametrize("typed", ["scholz-no", "no ground troops", "olaf scholz ground", "shcolz ground troops"])
async def test_a_statement_is_offered_by_name_speaker_and_words(world: World, typed: str) -> None:
    choices = await world.alice.autocomplete(world.channel, "statement", "id", typed)
    assert choices[0]["value"] == "scholz-no-ground-troops"
    assert choices[0]["name"].startswith("Olaf Scholz, 27 February 2024: Olaf Scholz said that no")


async def test_before_anything_is_typed_the_most_discussed_statements_are_offered(world: World) -> None:
    choices = await world.alice.autocomplete(world.channel, "statement", "id", "")
    assert [choice["value"] for choice in choices][:2] == ["macron-nothing-ruled-out", "scholz-no-ground-troops"]


# /sources --------------------------------------------------------------------------------------------------


async def test_outlets_are_listed_privately_with_who_is_behind_them_down_to_the_statement(world: World) -> None:
    result = await world.alice.slash(world.channel, "sources")
    message = answered(result)
    assert result.ephemeral
    assert "**RT (Russian state media)** · 1 source page · 4 statements" in text_of(message)
    outlet = answered(await pick(world.alice, message, options(message)["RT (Russian state media)"]))
    assert titles(outlet) == ["RT (Russian state media)"]
    assert "[RT, 11 March 2024](https://example.org/rt-2024)" in text_of(outlet)
    page = answered(await pick(world.alice, outlet, next(iter(options(outlet).values()))))
    assert "Dmitry Peskov" in text_of(page)
    statement = await pick(world.alice, page, options(page)["Dmitry Peskov, 27 February 2024"])
    assert titles(answered(statement)) == ["Dmitry Peskov, Kremlin spokesman"]


async def test_outlets_are_shown_by_who_is_behind_them(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "sources"))
    await narrow(world.alice, message, menus(message)["Show only …"]["Belongs to a party"])
    assert "The Paper (party media)" in text_of(message)
    assert "BBC" not in text_of(message)


@pytest.mark.parametrize("typed", ["RT", "rt", "bbc news mundo", "The Papr"])
async def test_an_outlet_is_found_by_its_name(world: World, typed: str) -> None:
    message = answered(await world.alice.slash(world.channel, "sources", outlet=typed))
    assert "1 source page" in text_of(message)


async def test_an_outlet_that_is_chosen_while_typing_opens(world: World) -> None:
    [choice, *_] = await world.alice.autocomplete(world.channel, "sources", "outlet", "mundo")
    assert choice["name"] == "BBC News Mundo"
    message = answered(await world.alice.slash(world.channel, "sources", outlet=choice["value"]))
    assert titles(message) == ["BBC News Mundo"]


async def test_an_unknown_outlet_is_politely_declined(world: World) -> None:
    result = await world.alice.slash(world.channel, "sources", outlet="Zzzz Times")
    assert result.ephemeral
    assert text_of(answered(result)).startswith("I have no outlet called “Zzzz Times”.")


# Whatever is typed -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("command", "option"), [("quote", "actor"), ("statement", "id"), ("sources", "outlet")])
async def test_nothing_that_is_typed_breaks_it(world: World, command: str, option: str) -> None:
    for typed in HOSTILE:
        await offered(world, command, option, typed)
        result = await world.alice.slash(world.channel, command, **{option: typed})
        assert result.ephemeral, typed
        assert text_of(answered(result)), typed
