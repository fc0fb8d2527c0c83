"""The page of the preview, as a person uses it: typing, choosing, pressing, and looking at what comes."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.discord_bot.commands.finding import find
from bot.discord_bot.preview import OpenPreview
from bot.presenting.wording import Wording
from tools.screenshots.questions import Questions, questions_in

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

__all__ = ["Screen"]

_COMPOSER = "#channel-composer-input"
_MESSAGE = ".channel-message"
_FORM = ".modal-dialog"
_MENU = ".preview-select.is-open .select-list"
_QUIET = "() => window.simcordPreview?.ready"
_LATEST = "() => window.simcordPreview.activity.at(-1)?.requestId ?? null"
_UNHURRIED = f"() => ({_QUIET})() && window.simcordPreview.commandPicker.autocomplete.state !== 'loading'"
_DONE = f"before => ({_LATEST})() !== before && window.simcordPreview.ready"
_DRAWN = "message => [...message.querySelectorAll('img')].every(image => image.complete && image.naturalWidth)"
_EXTENT = """message => {
  const own = message.getBoundingClientRect();
  const drawn = '.message-header > *, .embed-card, .component-container, .component-row > *';
  const parts = [...message.querySelectorAll(drawn)];
  const right = Math.max(...parts.map(part => part.getBoundingClientRect().right), own.left + 320);
  return {x: own.x, y: own.y, width: Math.min(right + 16, own.right) - own.x, height: own.height + 8};
}"""
"""Where a message is, without the empty space beside it."""

_AS_DISCORD = """
  .markdown-paragraph { margin-block: 0 !important; }
  .markdown-paragraph + .markdown-paragraph { margin-top: 1lh !important; }
  .embed-description :is(.markdown-paragraph + .markdown-blockquote, .markdown-blockquote + .markdown-paragraph) {
    margin-top: 1lh !important;
  }
  .message-context-actions { display: none !important; }
  * { caret-color: transparent !important; }
"""
"""An empty line between paragraphs, which the page leaves out; and no buttons on a message that is pointed at."""

_HEIGHT = 4000
"""Higher than any message: only what is in view can be taken."""


class Screen:
    """One browser page with the preview in it. After each step it waits until the bot is done."""

    def __init__(self, page: Page, preview: OpenPreview, words: Wording) -> None:
        self._page = page
        self._preview = preview
        self._words = words

    @property
    def questions(self) -> Questions:
        """What there is to ask in the language of this screen."""
        return questions_in(self._words.language)

    async def open(self) -> None:
        """Open the preview."""
        await self._page.goto(self._preview.page.url)
        await self._page.add_style_tag(content=_AS_DISCORD)
        await self._quiet()

    async def resize(self, width: int) -> None:
        """Make the window so many pixels wide."""
        await self._page.set_viewport_size({"width": width, "height": _HEIGHT})

    async def say(self, text: str) -> None:
        """Send a message."""
        await self._page.fill(_COMPOSER, text)
        async with self._answered():
            await self._page.press(_COMPOSER, "Enter")

    async def ask(self, question: str) -> None:
        """Use `/ask`, without taking any of the questions that are offered while typing."""
        await self._start("ask")
        await self._option("question").fill(question)
        await self._run()

    async def command(self, path: str, /, **options: str) -> None:
        """Use a command, by its English name; in each option type a text and take the first that is offered."""
        await self._start(path)
        for name, text in options.items():
            await self._fill(name, text)
        await self._run()

    async def find(self, author: str) -> None:
        """Use the menu of the last message somebody sent; the page has none, so this goes past it."""
        server = self._preview.server
        message = next(one for one in reversed(server.channel.history()) if one.author.display_name == author)
        await server.viewers[0].context_menu(server.channel, find.name, message)
        before = await self._page.locator(_MESSAGE).count()
        await self._preview.page.refresh()
        await self._page.locator(_MESSAGE).nth(before).wait_for()

    async def press(self, key: str, **values: object) -> None:
        """Press the button with a text of the interface on the last message."""
        label = self._words(key, **values)
        async with self._answered():
            await self._last.locator("button.component-button", has_text=label).first.click()

    async def open_menu(self, number: int = 0) -> None:
        """Open one of the last message's menus, counted from 0."""
        await self._last.locator(".select-trigger").nth(number).click()
        await self._page.locator(_MENU).wait_for()
        await self._quiet()

    async def choose(self, label: str) -> None:
        """Choose from the menu that is open what has this label."""
        async with self._answered():
            await self._page.locator(_MENU).locator(".select-option", has_text=label).first.click()
            apply = self._page.locator(".select-apply")
            if await apply.count():  # where several can be chosen
                await apply.click()

    async def fill(self, *texts: str) -> None:
        """Write into the blanks of the form that is open, in order, without sending it."""
        blanks = self._page.locator(f"{_FORM} .modal-input")
        for number, text in enumerate(texts):
            await blanks.nth(number).fill(text)

    async def submit(self) -> None:
        """Send the form that is open."""
        async with self._answered():
            await self._page.locator(f"{_FORM} .modal-actions button[type=submit]").click()

    async def picture(self) -> bytes:
        """What is to be seen as a PNG: the form if one is open, else the last message, with a menu if that is open."""
        await self._quiet()
        form = self._page.locator(_FORM)
        if await form.count():
            return bytes(await form.screenshot())
        await self._last.scroll_into_view_if_needed()
        message = await self._last.element_handle()
        await self._page.wait_for_function(_DRAWN, arg=message)
        boxes = [await self._page.evaluate(_EXTENT, message)]
        menu = self._page.locator(_MENU)
        if await menu.count():
            boxes.append(await menu.bounding_box())
        left, top = min(box["x"] for box in boxes), min(box["y"] for box in boxes)
        width = max(box["x"] + box["width"] for box in boxes) - left
        height = max(box["y"] + box["height"] for box in boxes) - top
        return bytes(await self._page.screenshot(clip={"x": left, "y": top, "width": width, "height": height}))

    @property
    def _last(self) -> Locator:
        return self._page.locator(_MESSAGE).last

    async def _start(self, path: str) -> None:
        """Choose a command from the list that a slash opens."""
        typed = self._words.commands[f"/{path}"]
        await self._page.fill(_COMPOSER, typed)
        title = self._page.locator(".command-entry-title strong", has_text=re.compile(f"^{re.escape(typed)}$"))
        await title.click()

    async def _fill(self, name: str, text: str) -> None:
        """Write into an option of the command, and take the first of what is offered."""
        option = self._option(name)
        if not await option.count():
            await self._page.locator(".command-ghost").click()
            await self._page.locator(".command-suggestion", has_text=re.compile(f"^{name}")).first.click()
        await option.fill(text)
        await self._page.locator(".command-suggestion").first.click()

    def _option(self, name: str) -> Locator:
        return self._page.locator(f".command-option-input[data-option={name}]")

    async def _run(self) -> None:
        # While it waits for what to offer, the page lets nothing be sent.
        await self._page.wait_for_function(_UNHURRIED)
        await self._page.keyboard.press("Escape")
        async with self._answered():
            await self._page.locator("#send-message").click()

    @asynccontextmanager
    async def _answered(self) -> AsyncIterator[None]:
        """Wait until the bot has answered what is done in this block."""
        before = await self._page.evaluate(_LATEST)
        yield
        await self._page.wait_for_function(_DONE, arg=before)

    async def _quiet(self) -> None:
        """Wait until nothing is on its way and every picture is there."""
        await self._page.wait_for_function(_QUIET)
