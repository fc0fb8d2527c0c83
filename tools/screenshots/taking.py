"""Taking pictures: every scene in a preview of its own, in several languages, at several widths."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from itertools import product
from typing import TYPE_CHECKING

from bot.answering import Engine
from bot.discord_bot.preview import OpenPreview, open_preview
from bot.knowledge import load_fact_base
from bot.presenting.wording import LANGUAGES, language_of_locale, wording
from bot.settings import load_settings
from tools.screenshots.browser import browser
from tools.screenshots.scenes import Scene
from tools.screenshots.screen import Screen

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["take"]

_PATIENCE = 30_000
"""Milliseconds that one step may take; a busy machine is slow."""

_SHARPNESS = 2
"""Pixels of a picture for a pixel of the page, as good screens have them."""


async def take(
    scenes: Sequence[Scene], *, locales: Sequence[str], widths: Sequence[int], keep: Callable[[str, bytes], None]
) -> dict[str, str]:
    """Take a picture of each scene in each language at each width in pixels; `keep` gets its name and the PNG.

    Returns the scenes that could not be played to their end, by name and language, with why.

    Raises:
        NoBrowserError: if there is no browser to take them with.
        FactBaseError: if the base has problems.
    """
    async with browser() as started:
        from playwright.async_api import Error  # whether it is installed has been seen to

        settings = load_settings()
        base = load_fact_base(settings.knowledge_path)
        engine = Engine(base)
        failed: dict[str, str] = {}
        for locale, scene in product(locales, scenes):
            styled = settings.model_copy(update={"reply_style": scene.style})
            async with open_preview(styled, base, locale=locale, make_engine=lambda _: engine) as preview:
                try:
                    async with aclosing(_shoot(scene, preview, locale, widths, started)) as pictures:
                        async for width, picture in pictures:
                            keep(f"{scene.name}-{locale}-{width}.png", picture)
                except Error as error:
                    failed[f"{scene.name} {locale}"] = " ".join(str(error).split())
        return failed


async def _shoot(
    scene: Scene, preview: OpenPreview, locale: str, widths: Sequence[int], started: Browser
) -> AsyncGenerator[tuple[int, bytes], None]:
    """Play a scene once, and look at it through windows of several widths."""
    page = await started.new_page(device_scale_factor=_SHARPNESS, bypass_csp=True)
    page.set_default_timeout(_PATIENCE)
    screen = Screen(page, preview, wording(language_of_locale(locale) or LANGUAGES[0]))
    try:
        await screen.resize(max(widths))
        await screen.open()
        await scene.play(screen)
        for width in widths:
            await screen.resize(width)
            yield width, await screen.picture()
    finally:
        await page.close()
