"""What is photographed: one scene a row, each from a fresh page, none after another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.settings import ReplyStyle
from tools.screenshots.screen import Screen

__all__ = ["IN_README", "SCENES", "Scene"]


@dataclass(frozen=True, slots=True)
class Scene:
    """A thing to see: what a person does to see it, and the English names of the commands used on the way."""

    name: str
    play: Callable[[Screen], Awaitable[None]]
    commands: Sequence[str] = ("ask",)
    style: ReplyStyle = ReplyStyle.EMBEDS


async def _answered(screen: Screen) -> None:
    await screen.ask(screen.questions.answered)


async def _listed(screen: Screen) -> None:
    await screen.ask(screen.questions.listed)


async def _unclear(screen: Screen) -> None:
    await screen.ask(screen.questions.unclear)


async def _unanswered(screen: Screen) -> None:
    await screen.ask(screen.questions.unanswered)


def _used(scene: str, command: str, /, **options: str) -> Scene:
    return Scene(scene, lambda screen: screen.command(command, **options), (command,))


async def _choosing(screen: Screen) -> None:
    await _unclear(screen)
    await screen.open_menu()


async def _mentioning(screen: Screen) -> None:
    await screen.say(f"@Debate Bot {screen.questions.answered}")


async def _settings_menu(screen: Screen) -> None:
    await screen.command("settings show")
    await screen.open_menu()


async def _checking(screen: Screen) -> None:
    await screen.command("settings show")
    await screen.open_menu()
    await screen.choose("announcements")
    await screen.command("settings check")


async def _reporting(screen: Screen) -> None:
    await _answered(screen)
    await screen.press("button.wrong")
    await screen.fill("The page says that he spoke a day earlier.", "https://example.org/page")


async def _passing_on(screen: Screen) -> None:
    await _unanswered(screen)
    await screen.press("button.pass_on")


async def _passed_on(screen: Screen) -> None:
    await _passing_on(screen)
    await screen.submit()


async def _desk(screen: Screen) -> None:
    await _reporting(screen)
    await screen.submit()
    for question in (screen.questions.unanswered, screen.questions.of_somebody_unknown):
        await screen.ask(question)
        await screen.press("button.pass_on")
        await screen.submit()
    await screen.command("curate")


async def _finding(screen: Screen) -> None:
    await screen.say("Well, NATO should simply send soldiers to Ukraine, it would not even be at war with Russia.")
    await screen.find("You")


SCENES: tuple[Scene, ...] = (
    Scene("mention", _mentioning, ()),
    Scene("answer", _answered),
    Scene("list", _listed),
    Scene("clarify", _unclear),
    Scene("clarify-menu", _choosing),
    Scene("decline", _unanswered),
    Scene("pass-on", _passing_on),
    Scene("passed-on", _passed_on),
    Scene("report", _reporting),
    _used("profile", "actor", name="Macron"),
    _used("people", "actors"),
    _used("comparison", "compare", first="Macron", second="Scholz"),
    _used("timeline", "timeline", actor="Macron"),
    _used("timeline-all", "timeline"),
    _used("stances", "stances"),
    _used("topic", "topic", name="nuclear"),
    _used("quote", "quote", actor="Macron"),
    _used("sources", "sources"),
    Scene("find", _finding, ()),
    _used("about", "about"),
    _used("help", "help"),
    _used("settings", "settings show"),
    Scene("settings-menu", _settings_menu, ("settings show",)),
    Scene("settings-check", _checking, ("settings show", "settings check")),
    Scene("desk", _desk, ("ask", "curate")),
    _used("privacy", "privacy show"),
    Scene("cards-answer", _answered, style=ReplyStyle.CARDS),
    Scene("cards-list", _listed, style=ReplyStyle.CARDS),
)
"""In the order in which they are taken."""

IN_README: Mapping[str, str] = {
    "preview.png": "mention-en-US-1280.png",
    "choice.png": "clarify-menu-en-US-1280.png",
    "stances.png": "stances-en-US-1280.png",
    "comparison.png": "comparison-en-US-1280.png",
}
"""The pictures in `docs/images`, and which of those taken they are."""
