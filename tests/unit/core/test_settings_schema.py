"""What is known about each setting, the check of single values, and the reference."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.core.errors import SettingsError
from kiosk.core.settings import Settings
from kiosk.core.settings_docs import describe
from kiosk.core.settings_schema import (
    NOT_AN_AREA,
    SettingKind,
    check,
    parse,
    spec,
    specs,
    value_of,
    with_values,
)

REPO = Path(__file__).resolve().parents[3]


def test_every_field_of_every_section_has_a_spec_that_tells_people_something() -> None:
    names = {
        f"{section}.{key}"
        for section, field in Settings.model_fields.items()
        if section != "version"
        for key in field.annotation.model_fields
    }
    assert set(specs()) == names
    for row in specs().values():
        assert row.title, row.name
        assert row.description.endswith("."), row.name
        if row.kind in (SettingKind.INTEGER, SettingKind.NUMBER):
            assert row.minimum is not None, row.name
            assert row.maximum is not None, row.name


def test_the_reference_in_docs_is_the_one_made_from_the_declarations() -> None:
    stored = (REPO / "docs" / "settings.md").read_text(encoding="utf-8")
    assert stored == describe(), "run: python -m kiosk.core.settings_docs docs/settings.md"
    for name in specs():
        assert f"`{name}`" in stored


@pytest.mark.parametrize(
    ("name", "raw", "sentence"),
    [
        ("camera.fps", "abc", "Must be a number"),
        ("camera.fps", True, "Must be a number"),
        ("camera.fps", float("nan"), "Must be between 1 and 240 fps"),
        ("camera.fps", 0, "Must be between 1 and 240 fps"),
        ("camera.fps", 241, "Must be between 1 and 240 fps"),
        ("camera.width", "10.5", "Must be a whole number"),
        ("camera.width", 159, "Must be between 160 and 7680 px"),
        ("camera.mirror", "perhaps", "Must be true or false"),
        ("camera.rotation", 45, "Must be one of: 0, 90, 180, 270"),
        ("analysis.mode", "spy", "Must be one of: counts, demographics, identification"),
        ("camera.source", "", "Must not be empty"),
        ("camera.source", 5, "Must be a text in quotes"),
        ("device.id", "a b", "May contain only letters, digits and - _ ."),
        ("device.id", "a" * 65, "Must have at most 64 characters"),
        ("camera.roi", [0, 0, 1], NOT_AN_AREA),
        ("camera.roi", [0, 0, 2, 1], NOT_AN_AREA),
        (
            "camera.roi",
            [0.5, 0, 0.5, 1],
            "Must be at least 5 % wide and high, with left < right, top < bottom",
        ),
        ("privacy.notice_url", "ftp://x", "Must start with https:// and contain no spaces"),
    ],
)
def test_a_wrong_value_is_explained_in_plain_words(name: str, raw: object, sentence: str) -> None:
    value, problem = check(name, raw)
    assert value is None
    assert problem is not None
    assert problem.text == sentence


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("camera.fps", "25", 25.0),
        ("camera.rotation", "270", 270),
        ("camera.roi", ["0", 0, 1, "0.5"], (0.0, 0.0, 1.0, 0.5)),
        ("privacy.view", "Blurred", "blurred"),
    ],
)
def test_a_right_value_is_given_in_its_own_type(name: str, raw: object, value: object) -> None:
    assert check(name, raw) == (value, None)


def test_an_unknown_name_is_refused_with_similar_ones() -> None:
    with pytest.raises(SettingsError) as caught:
        spec("camera.sorce")
    assert "camera.source" in caught.value.hint
    with pytest.raises(SettingsError, match=r"no setting called xyz"):
        parse("xyz", "1")


def test_new_settings_are_made_with_all_values_or_not_at_all() -> None:
    changed = with_values(Settings(), {"camera.fps": 10, "cloud.status_every_s": "50"})
    assert (value_of(changed, "camera.fps"), value_of(changed, "cloud.status_every_s")) == (10, 50)
    with pytest.raises(SettingsError, match=r"camera.fps: Must be between"):
        with_values(Settings(), {"camera.fps": 1000, "cloud.status_every_s": 50})


def test_a_host_name_beyond_ascii_gives_a_valid_device_id(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.gethostname", lambda: "büro 1")
    assert Settings().device.id == "b-ro-1"
