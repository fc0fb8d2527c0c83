"""The browser that the pictures are taken with."""

from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.async_api import Browser

__all__ = ["NoBrowserError", "browser", "chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome")
_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class NoBrowserError(Exception):
    """There is nothing to take pictures with. The message is one sentence that says how to get it."""


def chromium() -> Path:
    """The Chromium to use: the one that CHROMIUM names, or else one on the path.

    Raises:
        NoBrowserError: if there is none.
    """
    named = os.environ.get("CHROMIUM", "")
    for name in (named,) if named else _NAMES:
        found = shutil.which(name)
        if found is not None:
            return Path(found)
    if named:
        raise NoBrowserError(f"CHROMIUM names {named!r}, which is no program; name the one to use.")
    raise NoBrowserError("Pictures need Chromium: install it (Debian: apt install chromium) or name it with CHROMIUM.")


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser without a window, for as long as the block lasts.

    Raises:
        NoBrowserError: if Chromium, or what drives it, is missing.
    """
    program = chromium()
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        message = "Pictures need playwright; install it with: python -m pip install -e '.[screenshots]'"
        raise NoBrowserError(message) from None
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=program, args=list(_ARGUMENTS))
        try:
            yield started
        finally:
            await started.close()
