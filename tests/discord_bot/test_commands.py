"""Every slash command, as a member uses it."""

from __future__ import annotations

import re

import pytest
from discord import app_commands

from bot.discord_bot.commands import COMMANDS
from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import answered, labels, options, text_of, titles


async def test_a_question_is_answered_in_public_under_the_question(world: World) -> None:
    result = await world.alice.slash(world.channel, "ask", question="What did Macron say?")
    message = answered(result)
    assert not result.ephemeral
    assert message.embeds[0].author.name == "“What did Macron say?”"
    assert titles(message) == ["Emmanuel Macron, President of France"]
    assert "△ **Open to: combat troops**\nFebruary 2024 · Paris" in text_of(message)
    assert "> “nothing can be ruled out”" in text_of(message)
    assert labels(message) == [
        "Other side (8)",
        "More by Emmanuel Macron (1)",
        "Related (2)",
        "Sources (2)",
        "Useful",
        "Not useful",
        "Wrong?",
        "Delete",
    ]


@pytest.mark.parametrize(
    "question", ["the weather", "zorgon", "in 1999", "should we?", "hello", "???", "   ", "unclear"]
)
async def test_what_is_no_answer_is_shown_to_the_asker_only(world: World, question: str) -> None:
    result = await world.alice.slash(world.channel, "ask", question=question)
    assert result.ephemeral
    assert text_of(answered(result))


async def test_everybody_on_record_is_listed_privately(world: World) -> None:
    result = await world.alice.slash(world.channel, "actors")
    assert result.ephemeral
    text = text_of(answered(result))
    assert "21 speakers with 22 statements" in text
    assert text.index("**France**") < text.index("**Germany**")


async def test_the_list_can_be_filtered_by_stance_state_and_deployment(world: World) -> None:
    result = await world.alice.slash(
        world.channel, "actors", stance="against", state="germany", deployment="combat troops"
    )
    assert "Olaf Scholz" in text_of(answered(result))
    assert "1 speaker with 1 statement · position: against · from: Germany · about: combat troops" in text_of(
        answered(result)
    )


@pytest.mark.parametrize("option", ["state", "deployment"])
async def test_a_filter_that_does_not_exist_is_politely_refused(world: World, option: str) -> None:
    result = await world.alice.slash(world.channel, "actors", **{option: "@everyone **xyz**"})
    assert result.ephemeral
    assert r"“\@everyone \*\*xyz\*\*” is not something I can filter by here." in text_of(answered(result))


async def test_a_filter_nobody_fits_says_so(world: World) -> None:
    result = await world.alice.slash(world.channel, "actors", stance="warns", state="France")
    assert text_of(answered(result)) == "Who is on record\nNobody on record fits that choice."


@pytest.mark.parametrize("name", ["Emmanuel Macron", "macron", "MACRON", "Макрон", "Emanuel Macron", "makron"])
async def test_a_record_is_found_by_name_alias_script_and_misspelling(world: World, name: str) -> None:
    result = await world.alice.slash(world.channel, "actor", name=name)
    assert titles(answered(result)) == ["Emmanuel Macron"]
    assert "President of France · 2 statements" in text_of(answered(result))


async def test_an_unknown_name_is_politely_declined_with_similar_ones(world: World) -> None:
    result = await world.alice.slash(world.channel, "actor", name="Dmitri")
    assert result.ephemeral
    assert text_of(answered(result)).startswith("I have nobody called “Dmitri” on record. Did you mean Dmitry Peskov")
    picked = await world.alice.select(answered(result), [options(answered(result))["Dmitry Peskov"]])
    assert titles(answered(picked)) == ["Dmitry Peskov"]


@pytest.mark.parametrize("name", ["   ", "\u200b", "🤷", "qqqqqqqqqq", "<@1> @everyone"])
async def test_a_name_of_no_sense_is_politely_declined(world: World, name: str) -> None:
    result = await world.alice.slash(world.channel, "actor", name=name)
    assert result.ephemeral
    assert "on record" in text_of(answered(result))


async def test_somebody_known_without_a_statement_is_said_to_have_none(world: World) -> None:
    result = await world.alice.slash(world.channel, "actor", name="Rutte")
    assert "I know Mark Rutte, but have no statement by them." in text_of(answered(result))


async def test_about_says_what_is_known_and_up_to_when(world: World) -> None:
    result = await world.alice.slash(world.channel, "about")
    assert result.ephemeral
    text = text_of(answered(result))
    assert "22 statements by 21 speakers" in text
    assert "25 November 2024" in text
    assert "CC BY 4.0" in text
    assert "https://example.org/contact" in text


async def test_help_names_every_command_that_is_for_everybody(world: World) -> None:
    said = text_of(answered(await world.alice.slash(world.channel, "help")))
    commands = {command.name for command in COMMANDS if not isinstance(command, app_commands.ContextMenu)}
    for name in commands - {"help", "settings", "curate"}:
        assert re.search(rf"/{name}\b", said), name


async def test_help_says_how_to_ask_and_lets_one_try(world: World) -> None:
    result = await world.alice.slash(world.channel, "help")
    assert result.ephemeral
    question = labels(answered(result))[0]
    tried = await world.alice.click(answered(result), label=question)
    assert tried.ephemeral
    assert titles(answered(tried)) == ["Emmanuel Macron, President of France"]


async def test_commands_work_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("ask", question="What did Macron say?")
    assert titles(answered(result)) == ["Emmanuel Macron, President of France"]
