"""`python -m tools.screenshots [SCENE ...]`: take pictures of the bot at work into `build/screenshots/`."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image

from tools.screenshots.browser import NoBrowserError
from tools.screenshots.scenes import IN_README, SCENES
from tools.screenshots.taking import take

__all__ = ["main"]

_FOLDER = Path("build/screenshots")
_README_FOLDER = Path("docs/images")
_LOCALES = ("en-US", "de", "uk")
_WIDTHS = (390, 1280)
"""A phone's and a desktop's."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Take the pictures that are asked for, and return the exit code."""
    asked = _parser().parse_args(arguments)
    scenes = [scene for scene in SCENES if scene.name in asked.scene or not asked.scene]
    asked.output.mkdir(parents=True, exist_ok=True)

    def keep(name: str, picture: bytes) -> None:
        path = asked.output / name
        path.write_bytes(picture)
        print(path, flush=True)
        if asked.readme:
            for chosen in (chosen for chosen, taken in IN_README.items() if taken == name):
                (_README_FOLDER / chosen).write_bytes(_lighter(picture))

    try:
        failed = asyncio.run(take(scenes, locales=asked.locale, widths=asked.width, keep=keep))
    except NoBrowserError as error:
        print(error, file=sys.stderr)
        return 2
    for scene, reason in failed.items():
        print(f"{scene}: {reason}", file=sys.stderr)
    return 1 if failed else 0


def _lighter(picture: bytes) -> bytes:
    """The same PNG in the 256 colours that serve it best: a screen has no more, and it loads three times as fast."""
    lighter = BytesIO()
    Image.open(BytesIO(picture)).convert("RGB").quantize(256, dither=Image.Dither.NONE).save(
        lighter, "PNG", optimize=True
    )
    return lighter.getvalue()


def _parser() -> argparse.ArgumentParser:
    names = [scene.name for scene in SCENES]
    parser = argparse.ArgumentParser(
        prog="python -m tools.screenshots",
        description="Take pictures of the bot at work, by using the local preview in a browser without a window.",
    )
    parser.add_argument(
        "scene", nargs="*", metavar="SCENE", type=_known(names), help=f"one of {', '.join(names)} (default: every one)"
    )
    parser.add_argument("--locale", nargs="+", default=_LOCALES, help="languages (default: en-US de uk)")
    parser.add_argument(
        "--width", nargs="+", type=int, default=_WIDTHS, help="widths of the window in pixels (default: 390 1280)"
    )
    parser.add_argument("--output", type=Path, default=_FOLDER, help=f"where to put them (default: {_FOLDER})")
    parser.add_argument("--readme", action="store_true", help=f"put those of the README into {_README_FOLDER} too")
    return parser


def _known(names: Sequence[str]) -> Callable[[str], str]:
    def scene(name: str) -> str:
        if name not in names:
            raise argparse.ArgumentTypeError(f"there is no scene {name!r}")
        return name

    return scene


if __name__ == "__main__":
    sys.exit(main())
