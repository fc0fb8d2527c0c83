"""Where the bot can be used: threads, forum posts, direct messages, servers it is not in; each command says so."""

from __future__ import annotations

from bot.discord_bot.commands import COMMANDS
from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import titles

ANSWER = ["Emmanuel Macron, President of France"]


async def test_a_question_in_a_thread_is_answered_in_the_thread(world: World) -> None:
    started = await world.alice.send(world.channel, "Let us talk")
    thread = await started.create_thread(name="Talk")
    handle = next(found for found in world.channel.threads if found.id == thread.id)
    await world.alice.send(handle, f"{world.me} What did Macron say?")
    assert handle.last_message is not None
    assert titles(handle.last_message) == ANSWER


async def test_a_command_works_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("ask", question="What did Macron say?")
    assert titles(result.response) == ANSWER


async def test_every_command_says_where_it_can_be_installed_and_used(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    assert {command["name"] for command in sent} == {command.name for command in COMMANDS}
    for command in sent:
        assert command["integration_types"] == [0, 1]
        assert command["contexts"] == ([0] if command["name"] == "settings" else [0, 1, 2])


async def test_commands_have_names_in_every_language_of_the_interface(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    [ask] = [command for command in sent if command["name"] == "ask"]
    assert ask["name_localizations"]["de"] == "fragen"
    assert ask["options"][0]["name_localizations"].keys() == ask["name_localizations"].keys()
    assert set(ask["name_localizations"]) == {"fr", "de", "uk", "ru", "pl", "es-ES", "es-419", "it"}
    for command in sent:
        assert set(command["name_localizations"]) == set(ask["name_localizations"]), command["name"]
