"""The rooms of the house and the only direction in which they know of one another."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
PACKAGE = PROJECT / "bot"

MAY_IMPORT = {
    "knowledge": set(),
    "matching": {"knowledge"},
    "answering": {"knowledge", "matching"},
    "presenting": {"knowledge", "matching", "answering"},
    "evaluation": {"knowledge", "matching", "answering"},
    "records": set(),
    "settings": set(),
    "discord_bot": {"knowledge", "matching", "answering", "presenting", "records", "settings"},
    "cli": {"knowledge", "matching", "answering", "presenting", "evaluation", "records", "settings", "discord_bot"},
    "__main__": {"cli"},
    "__init__": set(),
}
"""What each room may know of. `bot.records` knows nothing, so that what is remembered outlives every change."""

KNOW_DISCORD = ("bot.discord_bot", "bot.presenting.as_discord")
"""The only places that import the library of Discord; everything else runs without it."""


def _name(path: Path) -> str:
    parts = path.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)


def _room(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def _imports(source: str, module: str) -> Iterator[tuple[int, str]]:
    """Every module that a source imports, at the top or inside functions, with the line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name
        elif isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, f"relative import in {module}"
            elif node.module == "bot":
                for alias in node.names:
                    yield node.lineno, f"bot.{alias.name}"
            else:
                yield node.lineno, node.module or ""


MODULES = {_name(path): path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def _wrong_ways(modules: dict[str, str]) -> list[str]:
    wrong = []
    for module, source in modules.items():
        room = _room(module)
        for line, imported in _imports(source, module):
            if imported.startswith("relative"):
                wrong.append(f"{module}:{line} imports relatively; write the whole name")
            if imported.split(".")[0] != "bot":
                continue
            other = _room(imported)
            if other != room and other not in MAY_IMPORT[room]:
                wrong.append(f"{module}:{line} imports {imported}: {room} must know nothing of {other}")
    return wrong


def test_every_room_is_on_the_plan() -> None:
    assert {_room(module) for module in MODULES} <= MAY_IMPORT.keys()


def test_no_room_imports_upward() -> None:
    assert _wrong_ways(MODULES) == []


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("bot.knowledge.store", "import bot.matching"),
        ("bot.matching.engine", "def later():\n    from bot.answering.answer import Answer"),
        ("bot.presenting.text", "from bot import discord_bot"),
        ("bot.records.notes", "from bot.knowledge import FactBase"),
        ("bot.answering.engine", "from bot.settings import load_settings"),
        ("bot.answering.engine", "from . import answer"),
        ("bot.answering.engine", "from bot.evaluation import judge"),
    ],
)
def test_an_import_in_the_wrong_direction_would_be_seen(module: str, source: str) -> None:
    assert len(_wrong_ways({module: source})) == 1


def test_only_the_shell_and_its_renderer_know_discord() -> None:
    strangers = [
        f"{module}:{line}"
        for module, source in MODULES.items()
        for line, imported in _imports(source, module)
        if imported.split(".")[0] == "discord" and not module.startswith(KNOW_DISCORD)
    ]
    assert strangers == []


def test_rooms_do_not_import_in_circles() -> None:
    remaining = {room: set(others) for room, others in MAY_IMPORT.items()}
    while remaining:
        free = [room for room, others in remaining.items() if not others & remaining.keys()]
        assert free, f"{sorted(remaining)} import one another"
        for room in free:
            del remaining[room]


def test_every_foreign_package_is_a_declared_dependency() -> None:
    declared = {
        "discord": "discord.py",
        "aiohttp": "discord.py",
        "yarl": "discord.py",
        "rapidfuzz": "rapidfuzz",
        "yaml": "pyyaml",
        "numpy": "numpy",
        "Stemmer": "PyStemmer",
        "wordllama": "wordllama",
        "pydantic": "pydantic-settings",
        "pydantic_settings": "pydantic-settings",
        "simcord": "simcord",
        "bm25s": "bm25s",
        "matplotlib": "matplotlib",
        "babel": "babel",
        "sqlalchemy": "sqlalchemy",
    }
    project = (PROJECT / "pyproject.toml").read_text(encoding="utf-8")
    for module, source in MODULES.items():
        for line, imported in _imports(source, module):
            package = imported.split(".")[0]
            if package != "bot" and package not in sys.stdlib_module_names:
                assert package in declared, f"{module}:{line} imports {package}, which nobody declared"
                assert f'"{declared[package]}' in project
