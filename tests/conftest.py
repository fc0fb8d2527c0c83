"""The project's own fact base and the engine over it, made once for the whole run, and the small invented base."""

from __future__ import annotations

import pytest

from bot.answering import Engine
from bot.knowledge import FactBase, load_fact_base
from bot.settings import PROJECT
from tests.knowledge.bases import SMALL


@pytest.fixture(scope="session")
def base() -> FactBase:
    return load_fact_base(PROJECT / "knowledge.yaml")


@pytest.fixture(scope="session")
def engine(base: FactBase) -> Engine:
    return Engine(base)


@pytest.fixture(scope="session")
def small() -> FactBase:
    return load_fact_base(SMALL)


@pytest.fixture(scope="session")
def small_engine(small: FactBase) -> Engine:
    return Engine(small)
