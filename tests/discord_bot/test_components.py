"""Buttons, menus and pages: pressed by whoever, before and after a restart."""

from __future__ import annotations

import simcord

from bot.presenting.state import code
from tests.discord_bot.conftest import World, bot_for
from tests.discord_bot.helpers import (
    Shown,
    answered,
    blank,
    components,
    labels,
    menus,
    narrow,
    options,
    pick,
    text_of,
    titles,
)
from tests.presenting.sample import NOT_ONE_SOLDIER, NOTHING_RULED_OUT, STATEMENTS, base_of


async def ask(world: World, question: str) -> simcord.ResponseMessage:
    return answered(await world.alice.slash(world.channel, "ask", question=question))


async def test_the_other_side_is_shown_privately_to_whoever_presses(world: World) -> None:
    message = await ask(world, "What did Macron say?")
    for member in (world.alice, world.bob):
        result = await member.click(message, label="Other side (8)")
        assert result.ephemeral
        assert titles(answered(result)) == ["The other side"]
        assert "opposite position to Emmanuel Macron, February 2024" in text_of(answered(result))
        assert "Olaf Scholz" in text_of(answered(result))


async def test_more_by_the_speaker_and_related_statements_open(world: World) -> None:
    message = await ask(world, "What did Macron say?")
    more = await world.bob.click(message, label="More by Emmanuel Macron (1)")
    assert titles(answered(more)) == ["More by Emmanuel Macron"]
    related = await world.bob.click(message, label="Related (2)")
    assert titles(answered(related)) == ["Related statements"]


async def test_the_asker_turns_the_page_in_place(world: World) -> None:
    message = await ask(world, "who is everyone")
    first = text_of(message)
    for page in (2, 3, 4, 5):
        label = next(label for label in labels(message) if label.endswith(f"{page} →"))
        await world.alice.click(message, label=label)
        assert f"page {page} of 5" in text_of(message)
        assert "“who is everyone”" in text_of(message)
    for page in (4, 3, 2, 1):
        await world.alice.click(message, label=f"← Page {page}")
    assert text_of(message) == first


async def test_somebody_else_gets_a_copy_of_the_page(world: World) -> None:
    message = await ask(world, "who is everyone")
    before = text_of(message)
    result = await world.bob.click(message, label="Page 2 →")
    copy = answered(result)
    assert result.ephemeral
    assert "page 2 of 5" in text_of(copy)
    assert text_of(message) == before
    await world.bob.click(copy, label="Page 3 →")
    assert "page 3 of 5" in text_of(copy)


async def test_a_page_can_be_chosen_by_number(world: World) -> None:
    message = await ask(world, "who is everyone")
    shown = await world.alice.click(message, label="Page 1 of 5")
    await world.alice.submit_modal(shown, {blank(shown): " 4 "})
    assert "page 4 of 5" in text_of(message)


async def test_a_page_that_does_not_exist_is_politely_refused(world: World) -> None:
    message = await ask(world, "who is everyone")
    for wrong in ("0", "6", "x", "-1", "²"):
        shown = await world.alice.click(message, label="Page 1 of 5")
        result = await world.alice.submit_modal(shown, {blank(shown): wrong})
        assert text_of(answered(result)) == "Please give a page number from 1 to 5."
    assert "page 1 of 5" in text_of(message)


async def test_any_statement_of_a_list_opens_in_full(world: World) -> None:
    message = await ask(world, "who is everyone")
    label, value = next(iter(options(message).items()))
    result = await pick(world.bob, message, value)
    assert result.ephemeral
    assert label.startswith("Deputy Number00")
    assert titles(answered(result)) == ["Deputy Number00"]


async def test_people_are_paged_and_their_records_open(world: World) -> None:
    message = answered(await world.alice.slash(world.channel, "actors"))
    await world.alice.click(message, label="Page 2 →")
    assert "page 2 of 3" in text_of(message)
    name, value = next(iter(options(message).items()))
    result = await pick(world.alice, message, value)
    assert titles(answered(result)) == [name]


def chosen(message: Shown) -> list[str]:
    """What the menus of a message show as chosen."""
    return [
        option["label"]
        for component in components(message)
        for option in component.get("options", ())
        if option.get("default")
    ]


async def test_the_asker_settles_what_was_meant(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} unclear")
    message = world.last
    await pick(world.alice, message, options(message)["2. Olaf Scholz, 27 February 2024"])
    assert titles(world.last) == ["Olaf Scholz, Chancellor of Germany"]


async def test_a_menu_that_makes_a_list_shorter_says_what_it_is_for_until_something_is_chosen(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} who is everyone")
    for choice, shown in (("▼ Against", ["▼ Against"]), ("Everything", [])):
        await narrow(world.alice, world.last, menus(world.last)["Show only …"][choice])
        assert chosen(world.last) == shown


async def test_somebody_else_chooses_for_themselves_only(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} unclear")
    message = world.last
    result = await pick(world.bob, message, options(message)["2. Olaf Scholz, 27 February 2024"])
    assert result.ephemeral
    assert titles(answered(result)) == ["Olaf Scholz, Chancellor of Germany"]
    assert titles(world.last) == ["Did you mean …?"]


async def test_none_of_these_is_an_honest_answer(world: World) -> None:
    await world.alice.send(world.channel, f"{world.me} unclear")
    await pick(world.alice, world.last, options(world.last)["None of these"])
    assert text_of(world.last).startswith("Then I have nothing on that.")
    assert labels(world.last) == ["Pass it on to the curators", "Delete"]


async def test_what_is_near_a_decline_opens(world: World) -> None:
    message = await ask(world, "what does Rutte say")
    result = await pick(world.alice, message, options(message)["Olaf Scholz, 27 February 2024"])
    assert titles(answered(result)) == ["Olaf Scholz, Chancellor of Germany"]


async def test_buttons_menus_and_pages_work_after_a_restart(world: World) -> None:
    card = await ask(world, "What did Macron say?")
    listed = await ask(world, "who is everyone")
    await world.env.restart_bot(bot_for())
    result = await world.alice.click(card, label="Other side (8)")
    assert "Olaf Scholz" in text_of(answered(result))
    await world.alice.click(listed, label="Page 2 →")
    assert "page 2 of 5" in text_of(listed)
    opened = await pick(world.alice, listed, next(iter(options(listed).values())))
    assert opened.ephemeral


async def test_a_statement_that_is_gone_is_said_to_be_gone(world: World) -> None:
    card = await ask(world, "What did Macron say?")
    await world.alice.send(world.channel, f"{world.me} unclear")
    choice = world.last
    remaining = tuple(s for s in STATEMENTS if s not in (NOTHING_RULED_OUT, NOT_ONE_SOLDIER))
    await world.env.restart_bot(bot_for(base_of(remaining)))
    for label in ("Other side (8)", "More by Emmanuel Macron (1)"):
        result = await world.alice.click(card, label=label)
        assert text_of(answered(result)) == "That is no longer in my base. Please ask again."
    result = await world.alice.click(card, label="Related (2)")
    assert "1 statement has since left the base." in text_of(answered(result))
    await pick(world.alice, choice, code(NOT_ONE_SOLDIER.id))
    assert text_of(world.last) == "That is no longer in my base. Please ask again."


async def test_a_button_of_another_version_is_politely_refused(world: World) -> None:
    message = await ask(world, "What did Macron say?")
    stored = world.env.backend.get_message(message.channel_id, message.id)
    for custom_id in ("v9:open:q:x", "v1:nonsense", "v1:open:z:x"):
        stored.components[0]["components"][0]["custom_id"] = custom_id
        result = await world.alice.click(message, custom_id=custom_id)
        assert text_of(answered(result)) == "This button comes from an older version of me. Please ask again."


async def test_nothing_stays_in_memory_for_a_button(world: World) -> None:
    for _ in range(3):
        await ask(world, "who is everyone")
    assert not world.env.bot.persistent_views
