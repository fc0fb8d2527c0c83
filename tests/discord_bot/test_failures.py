"""When something breaks: one polite sentence with a reference, and the traceback in the log."""

from __future__ import annotations

import logging
import re

import pytest

from tests.discord_bot.conftest import World
from tests.discord_bot.helpers import answered, blank, labels, options, pick, text_of

SORRY = re.compile(r"Something went wrong on my side, sorry\. Reference: ([0-9a-f]{8})")


def reference_in(text: str, caplog: pytest.LogCaptureFixture, secret: str) -> None:
    """The user's reference is in the log, with a traceback and without what the user wrote."""
    found = SORRY.search(text)
    assert found, text
    assert found.group(1) in caplog.text
    assert "Traceback" in caplog.text
    assert secret not in caplog.text


async def test_a_command_that_breaks_says_so_privately(broken: World, caplog: pytest.LogCaptureFixture) -> None:
    result = await broken.alice.slash(broken.channel, "ask", question="please break, Hildegard")
    assert result.ephemeral
    reference_in(text_of(answered(result)), caplog, "Hildegard")


async def test_a_message_that_breaks_the_bot_is_answered_politely(
    broken: World, caplog: pytest.LogCaptureFixture
) -> None:
    await broken.alice.send(broken.channel, f"{broken.me} please break, Hildegard")
    reference_in(text_of(broken.last), caplog, "Hildegard")


async def test_a_button_that_breaks_says_so(broken: World, caplog: pytest.LogCaptureFixture) -> None:
    message = answered(await broken.alice.slash(broken.channel, "help"))
    stored = broken.env.backend.get_message(message.channel_id, message.id)
    stored.components[0]["components"][0]["custom_id"] = "v1:open:q:break, Hildegard"
    result = await broken.alice.click(message, label=labels(message)[0])
    reference_in(text_of(answered(result)), caplog, "Hildegard")


async def test_a_menu_that_breaks_says_so(
    broken: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    message = answered(await broken.alice.slash(broken.channel, "ask", question="unclear"))
    value = next(iter(options(message).values()))
    monkeypatch.setattr("bot.discord_bot.browsing.statement_reply", break_down)
    result = await pick(broken.alice, message, value)
    reference_in(text_of(answered(result)), caplog, "Hildegard")


async def test_a_modal_that_breaks_says_so(broken: World, caplog: pytest.LogCaptureFixture) -> None:
    message = answered(await broken.alice.slash(broken.channel, "ask", question="who is everyone"))
    stored = broken.env.backend.get_message(message.channel_id, message.id)
    owner = stored.components[0]["components"][0]["custom_id"].split(":")[2]
    stored.components[0]["components"][0]["custom_id"] = f"v1:jump:{owner}:5:q:break, Hildegard"
    shown = await broken.alice.click(message, label="Page 1 of 5")
    result = await broken.alice.submit_modal(shown, {blank(shown): "2"})
    reference_in(text_of(answered(result)), caplog, "Hildegard")


async def test_an_autocomplete_that_breaks_offers_nothing(
    broken: World, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.discord_bot.suggestions.Suggestions.for_text", break_down)
    assert await broken.alice.autocomplete(broken.channel, "ask", "question", "Hildegard") == []
    assert "Traceback" in caplog.text
    assert "Hildegard" not in caplog.text


async def test_a_channel_the_bot_may_not_write_in_is_logged_once_and_left_alone(
    broken: World, caplog: pytest.LogCaptureFixture
) -> None:
    broken.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    await broken.alice.send(broken.channel, f"{broken.me} What did Macron say?")
    assert [record.levelno for record in caplog.records if record.name.startswith("bot.")] == [logging.WARNING]


async def test_an_interaction_discord_has_forgotten_is_logged_once_and_left_alone(
    broken: World, caplog: pytest.LogCaptureFixture
) -> None:
    broken.env.inject_error("POST", "/interactions/*/callback", status=404, code=10062)
    await broken.alice.slash(broken.channel, "ask", question="What did Macron say?")
    assert [record.levelno for record in caplog.records if record.name.startswith("bot.")] == [logging.WARNING]


def break_down(*_: object) -> None:
    raise RuntimeError("broken")
