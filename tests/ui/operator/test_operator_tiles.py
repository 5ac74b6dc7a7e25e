"""Choosing the figures of the public screen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from kiosk.core.choices import PanelTile
from kiosk.ui.operator.tiles_editor import TilesEditor


def editor_of(operator: Any) -> TilesEditor:
    editor = operator.page("program").findChild(TilesEditor)
    assert isinstance(editor, TilesEditor)
    return editor


@pytest.fixture
def draft_of(unlocked: Any) -> Any:
    return unlocked.page("program").context.draft


def order(editor: TilesEditor) -> list[PanelTile]:
    column = editor.layout()
    assert column is not None
    rows = {row: tile for tile, row in editor.rows.items()}
    return [rows[column.itemAt(i).widget()] for i in range(column.count())]  # type: ignore[index, union-attr]


def test_a_figure_that_is_switched_off_keeps_its_place(unlocked: Any, draft_of: Any) -> None:
    """The next touch must not hit another row than the one that was looked at."""
    editor = editor_of(unlocked)
    unlocked.click(editor.rows[PanelTile.TODAY].switch)
    rest = [tile for tile in PanelTile if tile is not PanelTile.TODAY]
    assert list(draft_of.value("window.tiles")) == rest
    assert order(editor) == list(PanelTile)
    assert draft_of.can_apply
    unlocked.click(editor.rows[PanelTile.TODAY].switch)
    assert not draft_of.can_apply, "as it was before"


def test_figures_move_up_and_down_and_stop_at_the_ends(unlocked: Any, draft_of: Any) -> None:
    editor = editor_of(unlocked)
    unlocked.click(editor.rows[PanelTile.AGE].up)
    moved = list(draft_of.value("window.tiles"))
    assert moved.index(PanelTile.AGE) == list(PanelTile).index(PanelTile.AGE) - 1
    assert order(editor) == moved
    unlocked.click(editor.rows[PanelTile.AGE].down)
    assert not draft_of.can_apply, "as it was before"
    assert not editor.rows[PanelTile.NOW].up.isEnabled()
    assert not editor.rows[PanelTile.HOURS].down.isEnabled()


def test_all_may_be_switched_off(unlocked: Any, draft_of: Any) -> None:
    editor = editor_of(unlocked)
    for tile in PanelTile:
        unlocked.click(editor.rows[tile].switch)
    assert list(draft_of.value("window.tiles")) == []
    assert not any(b.isEnabled() for b in editor.findChildren(QPushButton))


def test_values_from_elsewhere_are_shown(unlocked: Any, draft_of: Any) -> None:
    editor = editor_of(unlocked)
    draft_of.put({"window.tiles": ["hours", "now"]})
    assert order(editor)[:2] == [PanelTile.HOURS, PanelTile.NOW]
    assert [t for t in PanelTile if editor.rows[t].switch.isChecked()] == [
        PanelTile.NOW,
        PanelTile.HOURS,
    ]


def test_buttons_are_large_and_have_names(unlocked: Any) -> None:
    editor = editor_of(unlocked)
    for row in editor.rows.values():
        for target in (row.switch, row.up, row.down):
            assert target.height() >= 48
            assert target.width() >= 48
            assert target.accessibleName()
