"""What is photographed: one scene a row, each from a fresh page, none after another."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from bot.settings import ReplyStyle
from tools.screenshots.screen import Screen

__all__ = ["IN_README", "SCENES", "Scene"]

_ANSWERED = "What did Scholz say about ground troops?"
_LISTED = "Who is against sending troops?"
_AMBIGUOUS = "What did Merz say about a no-fly zone?"
_UNANSWERED = "What did Starmer say about mine clearance?"
_ALSO_UNANSWERED = "What did Angela Merkel say about sending troops?"


@dataclass(frozen=True, slots=True)
class Scene:
    """A thing to see: what a person does to see it, and the English names of the commands used on the way."""

    name: str
    play: Callable[[Screen], Awaitable[None]]
    commands: Sequence[str] = ("ask",)
    style: ReplyStyle = ReplyStyle.EMBEDS


def _asked(question: str) -> Callable[[Screen], Awaitable[None]]:
    return lambda screen: screen.ask(question)


def _used(scene: str, command: str, /, **options: str) -> Scene:
    return Scene(scene, lambda screen: screen.command(command, **options), (command,))


async def _choosing(screen: Screen) -> None:
    await screen.ask(_AMBIGUOUS)
    await screen.open_menu()


async def _mentioning(screen: Screen) -> None:
    await screen.say(f"@Debate Bot {_ANSWERED}")


async def _settings_menu(screen: Screen) -> None:
    await screen.command("settings show")
    await screen.open_menu()


async def _checking(screen: Screen) -> None:
    await screen.command("settings show")
    await screen.open_menu()
    await screen.choose("announcements")
    await screen.command("settings check")


async def _reporting(screen: Screen) -> None:
    await screen.ask(_ANSWERED)
    await screen.press("button.wrong")
    await screen.fill("The page says that he spoke a day earlier.", "https://example.org/page")


async def _passing_on(screen: Screen) -> None:
    await screen.ask(_UNANSWERED)
    await screen.press("button.pass_on")


async def _passed_on(screen: Screen) -> None:
    await _passing_on(screen)
    await screen.submit()


async def _desk(screen: Screen) -> None:
    await _reporting(screen)
    await screen.submit()
    for question in (_UNANSWERED, _ALSO_UNANSWERED):
        await screen.ask(question)
        await screen.press("button.pass_on")
        await screen.submit()
    await screen.command("curate")


async def _finding(screen: Screen) -> None:
    await screen.say("Well, NATO should simply send soldiers to Ukraine, it would not even be at war with Russia.")
    await screen.find("You")


SCENES: tuple[Scene, ...] = (
    Scene("mention", _mentioning, ()),
    Scene("answer", _asked(_ANSWERED)),
    Scene("list", _asked(_LISTED)),
    Scene("clarify", _asked(_AMBIGUOUS)),
    Scene("clarify-menu", _choosing),
    Scene("decline", _asked(_UNANSWERED)),
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
    Scene("cards-answer", _asked(_ANSWERED), style=ReplyStyle.CARDS),
    Scene("cards-list", _asked(_LISTED), style=ReplyStyle.CARDS),
)
"""In the order in which they are taken."""

IN_README: Mapping[str, str] = {
    "preview.png": "mention-en-US-1280.png",
    "choice.png": "clarify-menu-en-US-1280.png",
    "stances.png": "stances-en-US-390.png",
    "comparison.png": "comparison-en-US-1280.png",
}
"""The pictures in `docs/images`, and which of those taken they are."""
