"""Risk and coverage: the curve, the area under it, and the picture of it."""

from __future__ import annotations

import builtins
from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.picture import PictureMissingError, draw
from bot.evaluation.risk import Point, Scored, area, curve

CURVE = curve([Scored(0.9, True), Scored(0.5, False), Scored(0.8, True), Scored(0.5, True)], asked=8)


def test_the_curve_runs_from_the_surest_answer_to_all() -> None:
    assert [Point(1 / 8, 0.0, 0.9), Point(2 / 8, 0.0, 0.8), Point(4 / 8, 0.25, 0.5)] == CURVE


def test_the_area_is_the_mean_risk_over_the_coverage_reached() -> None:
    assert area(CURVE) == pytest.approx(0.25 * (2 / 8) / (4 / 8))
    assert area([]) == 0.0


def test_the_picture_is_a_png(tmp_path: Path) -> None:
    path = tmp_path / "curve.png"
    draw([("this bot", CURVE), ("another", CURVE[:1]), ("nothing", [])], path)
    assert path.read_bytes().startswith(b"\x89PNG")


def test_without_the_library_one_sentence_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name.startswith("matplotlib"):
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(PictureMissingError, match="pip install -e"):
        draw([("this bot", CURVE)], tmp_path / "curve.png")
