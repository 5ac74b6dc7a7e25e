"""Zones that were drawn are in the settings file, and come back from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk.core.settings import Settings
from kiosk.core.settings_schema import with_values
from kiosk.core.settings_store import SettingsStore, export_settings, import_settings

if TYPE_CHECKING:
    from pathlib import Path

ZONES = [
    {"id": "line-1", "name": "Door", "kind": "line", "points": [[0.1, 0.5], [0.9, 0.5]]},
    {"id": "ignore-1", "name": "Poster", "kind": "ignore", "points": [[0, 0], [0.5, 0], [0, 0.5]]},
]


def test_zones_are_saved_and_loaded(tmp_path: Path) -> None:
    store = SettingsStore(tmp_path / "settings.toml")
    settings = with_values(store.load().settings, {"audience.zones": ZONES})
    store.save(settings)
    loaded = SettingsStore(tmp_path / "settings.toml").load()
    assert loaded.problems == ()
    assert loaded.settings.audience.zones == settings.audience.zones
    assert [zone.name for zone in loaded.settings.audience.zones] == ["Door", "Poster"]


def test_zones_are_exported_and_imported(tmp_path: Path) -> None:
    settings = with_values(Settings(), {"audience.zones": ZONES})
    export_settings(settings, tmp_path / "copy.toml")
    imported = import_settings(tmp_path / "copy.toml", Settings())
    assert imported.settings.audience.zones == settings.audience.zones
