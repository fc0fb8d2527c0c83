"""What is offered while somebody types."""

from __future__ import annotations

import pytest

from tests.discord_bot.conftest import World

HOSTILE = ["\u200b", "😀" * 200, "\u202eمرحبا", "*" * 6000, "@everyone <@1>", "\x00", "x" * 6000, "\ud83d"]


async def offered(world: World, command: str, option: str, typed: str) -> list[str]:
    choices = await world.alice.autocomplete(world.channel, command, option, typed)
    assert all(choice["name"] for choice in choices)
    return [choice["name"] for choice in choices]


async def test_before_anything_is_typed_questions_about_different_people_are_offered(world: World) -> None:
    found = await offered(world, "ask", "question", "")
    assert found[:2] == ["What did Macron say about ground troops?", "What did Scholz say about ground troops?"]
    assert len(found) == 4


async def test_the_most_relevant_question_comes_first(world: World) -> None:
    found = await offered(world, "ask", "question", "instructors")
    assert found[0] == "Are there Western instructors in Ukraine, as Peskov says?"


async def test_typos_are_forgiven(world: World) -> None:
    found = await offered(world, "ask", "question", "scholtz grund trops")
    assert found[0] == "What did Scholz say about ground troops?"


@pytest.mark.parametrize(
    "typed", ["waht did scholz sa", "what did shcolz say ab", "wha did scolz", "hwat did scholz s"]
)
async def test_a_mistake_in_any_word_is_forgiven_while_it_is_typed(world: World, typed: str) -> None:
    found = await offered(world, "ask", "question", typed)
    assert next(choice for choice in found if choice.endswith("?")) == "What did Scholz say about ground troops?"


@pytest.mark.parametrize("typed", ["macr", "macron", "nacron", "mcron", "emmanuelmacron", "Макр", "did Macron say"])
async def test_a_name_is_offered_however_it_is_begun(world: World, typed: str) -> None:
    assert (await offered(world, "ask", "question", typed))[0] == "Emmanuel Macron"


async def test_a_name_that_was_not_typed_is_not_offered(world: World) -> None:
    found = await offered(world, "ask", "question", "what did macron say")
    assert [choice for choice in found if not choice.endswith("?")] == ["Emmanuel Macron"]


@pytest.mark.parametrize("typed", ["qqqqqq", "?!", "1234567890"])
async def test_what_is_like_nothing_known_is_offered_nothing(world: World, typed: str) -> None:
    assert await offered(world, "ask", "question", typed) == []


async def test_a_name_is_offered_before_questions(world: World) -> None:
    found = await offered(world, "ask", "question", "macr")
    assert found[0] == "Emmanuel Macron"
    assert any("Macron" in question for question in found[1:])


async def test_one_statement_is_offered_once(world: World) -> None:
    found = await offered(world, "ask", "question", "does macron exclude ground soldiers")
    assert len([question for question in found if "Macron" in question and question.endswith("?")]) == 1


async def test_names_are_offered_by_how_much_is_known_before_anything_is_typed(world: World) -> None:
    found = await offered(world, "actor", "name", "")
    assert set(found[:2]) == {"Emmanuel Macron", "Dmitry Peskov"}
    assert len(found) == 21


@pytest.mark.parametrize("typed", ["sch", "Шольц", "sholz", "olaf", "acholz", "olafscholz", "scholz olaf"])
async def test_names_are_found_in_any_script_and_spelling(world: World, typed: str) -> None:
    assert (await offered(world, "actor", "name", typed))[0] == "Olaf Scholz"


async def test_states_and_deployments_are_those_of_the_base_the_most_vocal_first(world: World) -> None:
    assert await offered(world, "actors", "state", "") == [
        "Norland",
        "Russia",
        "France",
        "Germany",
        "Lithuania",
        "Ukraine",
    ]
    assert await offered(world, "actors", "deployment", "instr") == ["instructors"]


@pytest.mark.parametrize("typed", HOSTILE)
@pytest.mark.parametrize(
    ("command", "option"), [("ask", "question"), ("actor", "name"), ("actors", "state"), ("actors", "deployment")]
)
async def test_nothing_that_is_typed_breaks_it(world: World, command: str, option: str, typed: str) -> None:
    await offered(world, command, option, typed)
