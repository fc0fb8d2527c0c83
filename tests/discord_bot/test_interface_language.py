"""The language of the interface: the question's, else the reader's Discord's, unless the server has chosen one."""

from __future__ import annotations

import discord
import pytest

from bot.presenting.limits import command_problems
from bot.presenting.state import code
from bot.presenting.wording import LANGUAGES, wording
from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import answered, labels, pick, speaking, text_of
from tests.presenting.sample import NOT_ONE_SOLDIER

GERMAN = "Was sagte Macron über Bodentruppen?"
LISTED = "Was sagte denn who oder everyone über die Bodentruppen im Krieg?"
UKRAINIAN = "Що сказав Macron про війська?"


def settle(world: World, language: str | None) -> None:
    bot = world.env.bot
    bot.memory.records.servers.change(world.guild.id, language=language)  # type: ignore[attr-defined]
    bot.manners.forget(world.guild.id)  # type: ignore[attr-defined]


async def test_a_question_is_answered_in_its_own_language(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question=GERMAN))
    assert "Offen dafür: combat troops" in text_of(message)
    assert "Äußerungen auf Englisch" in text_of(message)
    assert "Löschen" in labels(message)


async def test_a_mention_is_answered_in_its_own_language(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} {UKRAINIAN}")
    assert wording("uk")("button.delete") in labels(world.last)


@pytest.mark.parametrize("locale", ["fr", "de", "uk", "ru", "pl", "es-ES", "es-419", "it"])
async def test_commands_answer_in_the_language_of_the_readers_discord(world: World, locale: str) -> None:
    with speaking(locale):
        message = answered(await world.alice.slash(world.channel, "help"))
    assert wording(locale[:2])("help.title") in text_of(message)


async def test_a_language_that_the_interface_does_not_speak_is_answered_in_english(world: World) -> None:
    with speaking("ja"):
        message = answered(await world.alice.slash(world.channel, "help"))
    assert "How to ask me" in text_of(message)


async def test_a_name_alone_has_no_language_so_the_readers_counts(world: World) -> None:
    with speaking("fr"):
        message = answered(await world.alice.slash(world.channel, "ask", question="Macron"))
    assert wording("fr")("button.delete") in labels(message)


async def test_a_server_may_settle_on_one_language_for_all(world: World) -> None:
    settle(world, "pl")
    for question in (GERMAN, "What did Macron say?"):
        message = answered(await world.alice.slash(world.channel, "ask", question=question))
        assert wording("pl")("button.delete") in labels(message)
    settle(world, None)
    message = answered(await world.alice.slash(world.channel, "ask", question="What did Macron say?"))
    assert "Delete" in labels(message)


async def test_whoever_presses_a_button_is_answered_in_their_own_language(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question=GERMAN))
    with speaking("it"):
        label = wording("de")("button.more_by", name="Emmanuel Macron", n=1)
        opened = answered(await world.bob.click(message, label=label))
    assert wording("it")("button.share") in labels(opened)


async def test_what_settles_a_question_is_said_in_the_language_of_the_question(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} Was sagte er denn zu den Bodentruppen, unclear?")
    await pick(world.alice, world.last, code(NOT_ONE_SOLDIER.id))
    assert "Dagegen: combat troops" in text_of(world.last)


async def test_the_pages_of_an_answer_keep_the_language_of_the_question(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "ask", question=LISTED))
    assert "Seite 1 von 5" in labels(message)
    await world.alice.click(message, label="Seite 2 →")
    assert "Seite 2 von 5" in labels(message)


async def test_all_commands_with_all_their_translations_are_such_as_discord_takes(world: World) -> None:
    [sent] = [e.json for e in world.env.http_requests if e.method == "PUT" and e.path.endswith("/commands")]
    assert sent is not None
    assert command_problems(sent) == []
    for locale in (str(found) for found in discord.Locale if str(found)[:2] in LANGUAGES and str(found)[:2] != "en"):
        assert command_problems([translated(command, locale) for command in sent]) == []


def translated(node: dict[str, object], locale: str) -> dict[str, object]:
    """A command, or an option of one, as Discord shows it in another language."""
    found = dict(node)
    for key in ("name", "description"):
        others = node.get(f"{key}_localizations")
        if isinstance(others, dict) and locale in others:
            found[key] = others[locale]
    for key in ("options", "choices"):
        inner = node.get(key)
        if isinstance(inner, list):
            found[key] = [translated(each, locale) for each in inner]
    return found
