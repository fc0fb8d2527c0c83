"""`/compare`, `/stances`, `/timeline` and `/topic`, as a member uses them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.discord_bot.directory import Directory
from bot.knowledge import FactBase
from bot.presenting.pictures import warm_up
from tests.discord_bot.conftest import World, bot_for, simulated
from tests.discord_bot.helpers import Shown, answered, labels, menus, narrow, options, pick, speaking, text_of, titles
from tests.presenting.exploring.invented import BASE

HOSTILE = [" ", "\u200b", "😀" * 50, "\u202eمرحبا", "*" * 100, "@everyone <@1>", "\x00", "[a](http://x)", "`" * 100]
OPTIONS = [
    ("compare", "first"),
    ("compare", "second"),
    ("stances", "deployment"),
    ("stances", "date"),
    ("timeline", "actor"),
    ("timeline", "topic"),
    ("timeline", "from"),
    ("timeline", "to"),
    ("topic", "name"),
]


@pytest.fixture(scope="module", autouse=True)
def _can_draw() -> None:
    warm_up()


@pytest.fixture
async def world() -> AsyncIterator[World]:
    async with simulated(bot_for(BASE)) as made:
        # Pictures are really drawn, and the machine may be busy.
        made.env.settle_timeout = 60.0
        yield made


async def offered(world: World, command: str, option: str, typed: str, **filled: str) -> list[str]:
    choices = await world.alice.autocomplete(world.channel, command, option, typed, **filled)
    return [choice["name"] for choice in choices]


def title_of(message: Shown) -> str | None:
    """What a reply is called; a picture has a box of its own."""
    return titles(message)[0]


def attached(message: Any) -> list[tuple[str, str | None]]:
    """The files of a message with their descriptions."""
    return [(file.filename, file.description) for file in message.attachments]


# /compare --------------------------------------------------------------------------------------------------


async def test_two_are_shown_side_by_side_in_public(world: World) -> None:
    result = await world.alice.slash(world.channel, "compare", first="emmanuel-macron", second="Scholz")
    message = answered(result)
    assert not result.ephemeral
    assert title_of(message) == "Emmanuel Macron and Olaf Scholz: side by side"
    columns = [field.name for field in message.embeds[0].fields if field.inline]
    assert columns == ["Emmanuel Macron", "Olaf Scholz", "Emmanuel Macron"]


async def test_pages_of_a_comparison_turn_after_a_restart(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "compare", first="Macron", second="Scholz"))
    await world.env.restart_bot(bot_for(BASE))
    await world.alice.click(message, label="Page 2 →")
    assert "For: instructors" in text_of(message)
    assert "Against: instructors" in text_of(message)


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        ("Macron", "emmanuel-macron", "That is Emmanuel Macron twice. Choose two different names."),
        ("Rutte", "Scholz", "I have no statement by Mark Rutte, so there is nothing to set side by side."),
        ("Macron", "qqqqq", "I have nobody called “qqqqq” on record. /actors lists everybody."),
        ("**qqqqq**", "Macron", r"I have nobody called “\*\*qqqqq\*\*” on record. /actors lists everybody."),
    ],
)
async def test_what_cannot_be_compared_is_one_private_sentence(
    world: World, first: str, second: str, said: str
) -> None:
    result = await world.alice.slash(world.channel, "compare", first=first, second=second)
    assert result.ephemeral
    assert text_of(answered(result)) == said


async def test_beside_a_chosen_name_those_who_answered_it_are_offered_first(world: World) -> None:
    found = await offered(world, "compare", "second", "", first="emmanuel-macron")
    assert found[0] == "Olaf Scholz"
    assert "Emmanuel Macron" not in found
    assert len(found) == len(set(found)) == 21
    assert "Emmanuel Macron" not in await offered(world, "compare", "second", "macr", first="Macron")
    assert (await offered(world, "compare", "second", "pesk", first="Macron"))[0] == "Dmitry Peskov"


async def test_without_a_first_name_everybody_is_offered_as_the_second(world: World) -> None:
    assert await offered(world, "compare", "second", "") == await offered(world, "compare", "first", "")


# /stances --------------------------------------------------------------------------------------------------


async def test_who_stands_where_is_told_in_text_and_drawn(world: World) -> None:
    result = await world.alice.slash(world.channel, "stances")
    message = answered(result)
    assert not result.ephemeral
    assert "__**France**__\n**▲ combat troops** · 1 November 2024" in text_of(message)
    [(name, alt)] = attached(message)
    assert name == "stances.png"
    assert alt is not None
    assert "France" in alt
    opened = await pick(world.bob, message, options(message)["Olaf Scholz, 27 February 2024"])
    assert title_of(answered(opened)) == "Olaf Scholz, Chancellor of Germany"


async def test_one_kind_of_deployment_is_chosen_from_the_menu_and_the_picture_follows(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "stances"))
    await narrow(world.alice, message, menus(message)["Show only …"]["Instructors"])
    assert title_of(message) == "Who stands where: instructors"
    assert "**Germany** · ▼ March 2024 · Olaf Scholz" in text_of(message)
    assert [name for name, _ in attached(message)] == ["stances.png"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"deployment": "zorgons"}, "“zorgons” is not something I can filter by here."),
        ({"date": "some day"}, "I cannot read “some day” as a date. Write 2025-09-04, 2025-09 or 2025, or choose"),
        ({"date": "2024-02-31"}, "I cannot read “2024-02-31” as a date."),
        ({"date": "2031"}, "I only know statements from February 2024 to 25 November 2024, and nothing from outside"),
        ({"date": "2024-02", "deployment": "instructors"}, "I know no position of any state as of February 2024."),
    ],
)
async def test_positions_that_cannot_be_told_are_one_private_sentence(
    world: World, asked: dict[str, str], said: str
) -> None:
    result = await world.alice.slash(world.channel, "stances", **asked)
    assert result.ephemeral
    assert text_of(answered(result)).startswith(said)
    assert attached(answered(result)) == []


async def test_the_last_date_and_events_are_offered_first_and_a_date_that_is_typed_is_told_in_words(
    world: World,
) -> None:
    assert (await offered(world, "stances", "date", ""))[:3] == [
        "25 November 2024",
        "The summit, May 2024",
        "The Paris conference, 26 February 2024",
    ]
    assert (await offered(world, "stances", "date", "2024-03-05"))[0] == "5 March 2024"
    assert (await offered(world, "stances", "date", "paris"))[0] == "The Paris conference, 26 February 2024"


# /timeline -------------------------------------------------------------------------------------------------


async def test_statements_come_in_order_of_time_with_a_picture(world: World) -> None:
    asked = {"topic": "instructors", "from": "2024-03", "to": "summit-2024"}
    message = answered(await world.alice.slash(world.channel, "timeline", **asked))
    assert title_of(message) == "Instructors and training · March 2024 to May 2024: in order of time"
    text = text_of(message)
    assert text.index("Olaf Scholz") < text.index("Dmytro Kuleba") < text.index("Emmanuel Macron")
    assert [name for name, _ in attached(message)] == ["timeline.png"]


async def test_the_timeline_of_one_actor_is_drawn_by_kind_of_deployment(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "timeline", actor="Macron"))
    assert title_of(message) == "Emmanuel Macron: in order of time"
    assert [name for name, _ in attached(message)] == ["record.png"]


async def test_the_whole_timeline_turns_its_pages_with_the_picture(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "timeline"))
    assert labels(message)[:2] == ["Page 1 of 5", "Page 2 →"]
    await world.alice.click(message, label="Page 2 →")
    assert "page 2 of 5" in text_of(message)
    assert [name for name, _ in attached(message)] == ["timeline.png"]
    await narrow(world.alice, message, menus(message)["Show only …"]["▽ Warns"])
    assert "1 statement · position: warns" in text_of(message)
    assert attached(message) == []


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"from": "2024-06", "to": "2024-03"}, "June 2024 is later than March 2024. Please swap the two dates."),
        ({"from": "summit-2024", "to": "paris-2024"}, "May 2024 is later than 26 February 2024."),
        ({"topic": "red lien"}, "I have no subject called “red lien”. Did you mean red lines?"),
        ({"topic": "zzzzzz"}, "I have no subject called “zzzzzz”."),
        ({"actor": "zzzzzz"}, "I have nobody called “zzzzzz” on record."),
        ({"to": "never"}, "I cannot read “never” as a date."),
        ({"actor": "Rutte"}, "I have no statement that fits all of that. Try it with less."),
    ],
)
async def test_a_timeline_that_cannot_be_shown_is_one_private_sentence(
    world: World, asked: dict[str, str], said: str
) -> None:
    result = await world.alice.slash(world.channel, "timeline", **asked)
    assert result.ephemeral
    assert text_of(answered(result)).startswith(said)


# /topic, /actor --------------------------------------------------------------------------------------------


async def test_a_subject_is_shown_by_speaker_and_opens_in_order_of_time(world: World) -> None:
    result = await world.alice.slash(world.channel, "topic", name="combat troops")
    message = answered(result)
    assert not result.ephemeral
    assert title_of(message) == "Combat troops"
    opened = await world.bob.click(message, label="In order of time")
    assert opened.ephemeral
    assert title_of(answered(opened)) == "Combat troops: in order of time"


async def test_a_subject_of_a_similar_name_opens_from_the_menu(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "topic", name="red lien"))
    opened = await pick(world.alice, message, options(message)["Red lines"])
    assert title_of(answered(opened)) == "Red lines"


async def test_a_record_with_three_dated_statements_has_a_picture(world: World) -> None:
    with_picture = answered(await world.alice.slash(world.channel, "actor", name="Macron"))
    assert [name for name, _ in attached(with_picture)] == ["record.png"]
    assert "President of France · 3 statements" in text_of(with_picture)
    without = answered(await world.alice.slash(world.channel, "actor", name="Peskov"))
    assert attached(without) == []


async def test_what_was_shown_in_public_is_remembered_for_corrections(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "topic", name="instructors"))
    memory = world.env.bot.memory  # type: ignore[attr-defined]
    shown = await memory.ask(lambda records: records.shown.of(message.id))
    assert shown is not None
    assert "macron-trainers" in shown.statements


# In other languages, and whatever is typed --------------------------------------------------------------------


async def test_choices_and_replies_are_in_the_language_of_the_reader(world: World) -> None:
    with speaking("de"):
        choices = await world.alice.autocomplete(world.channel, "compare", "first", "frankr")
        assert choices == [{"name": "Frankreich", "value": "france"}]
        assert (await offered(world, "topic", "name", "ausb"))[0] == "Ausbildung"
        assert (await offered(world, "stances", "date", "märz"))[0] == "März 2024"
        message = answered(await world.alice.slash(world.channel, "stances"))
    assert "Deutschland" in text_of(message)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
async def test_nothing_that_is_typed_breaks_it(world: World, command: str, option: str) -> None:
    filled = {"second": "Scholz", "first": "Scholz"} if command == "compare" else {}
    for typed in HOSTILE:
        await offered(world, command, option, typed)
        result = await world.alice.slash(world.channel, command, **{**filled, option: typed})
        assert result.ephemeral, typed
        assert text_of(answered(result)), typed


async def test_commands_work_in_direct_messages(world: World) -> None:
    result = await world.alice.user.slash("topic", name="red lines")
    assert titles(answered(result)) == ["Red lines"]


# The names of the real base ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def directory(base: FactBase) -> Directory:
    return Directory(base)


@pytest.mark.parametrize("name", ["Frankreich", "Франция", "Франція", "Francja", "Francia", "france", "Frankrich"])
def test_a_state_is_found_in_every_language(directory: Directory, name: str) -> None:
    found = directory.everybody.find(name)
    assert found is not None
    assert found.id == "france"


@pytest.mark.parametrize("name", ["Kampftruppen", "боевые подразделения", "combat-troops", "kampftrupen"])
def test_a_kind_of_deployment_is_found_in_every_language(directory: Directory, name: str) -> None:
    subject, deployment = directory.subjects.find(name), directory.deployments.find(name)
    assert subject is not None
    assert deployment is not None
    assert subject.id == deployment.id == "combat-troops"


@pytest.mark.parametrize(
    ("typed", "date"),
    [
        ("alaska-summit-2025", "2025-08-15"),
        ("alaska", "2025-08-15"),
        ("Paris Declaration", "2026-01-06"),
        ("September 2025", "2025-09"),
        ("сентябрь 2025 г.", "2025-09"),
        ("2025-09", "2025-09"),
    ],
)
def test_a_date_is_found_by_event_month_and_figures(directory: Directory, typed: str, date: str) -> None:
    moment = directory.moment(typed)
    assert moment is not None
    assert str(moment.date) == date


@pytest.mark.parametrize("typed", ["2025-13", "2025-09-31", "2025-9", "12", "whenever", ""])
def test_a_date_is_not_guessed(directory: Directory, typed: str) -> None:
    assert directory.moment(typed) is None


def test_every_id_finds_what_it_names(base: FactBase, directory: Directory) -> None:
    assert all(directory.everybody.find(key) == actor for key, actor in base.actors.items())
    assert all(directory.deployments.find(key) == deployment for key, deployment in base.deployments.items())
    assert all(directory.statements.find(key) == statement for key, statement in base.statements.items())
    assert all(directory.moment(key) is not None for key in base.milestones)
