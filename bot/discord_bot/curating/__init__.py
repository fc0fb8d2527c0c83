"""The curators' desk: questions without an answer, reports, corrections, and what they take away from it."""

from __future__ import annotations

from bot.discord_bot.curating.desk import curate_pressed, show_desk
from bot.discord_bot.curating.screens import CURATE

__all__ = ["CURATE", "curate_pressed", "show_desk"]
