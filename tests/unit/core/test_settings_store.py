"""The settings file: layers, faults, versions, and saving without loss."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from kiosk.core.errors import SettingsError
from kiosk.core.settings import SETTINGS_VERSION, Settings
from kiosk.core.settings_migrations import migrated
from kiosk.core.settings_schema import specs, value_of, with_values
from kiosk.core.settings_store import (
    SettingsStore,
    environment_name,
    export_settings,
    import_settings,
)

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "conf" / "settings.toml"


def written(file: Path, text: str) -> SettingsStore:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return SettingsStore(file)


def content(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


# --------------------------------------------------------------------------------- layers


def test_without_a_file_the_defaults_are_used_and_nothing_is_written(file: Path) -> None:
    loaded = SettingsStore(file).load()
    assert loaded.settings == Settings()
    assert loaded.problems == ()
    assert not file.parent.exists()


def test_command_line_wins_over_environment_over_file_over_default(file: Path) -> None:
    store = written(file, "version = 1\n[camera]\nwidth = 320\nheight = 240\nfps = 10\n")
    loaded = store.load(
        {"KIOSK_CAMERA__HEIGHT": "480", "KIOSK_CAMERA__FPS": "20"}, {"camera.fps": "25"}
    )
    camera = loaded.settings.camera
    assert (camera.width, camera.height, camera.fps) == (320, 480, 25.0)
    assert camera.source == "auto"
    assert loaded.overridden == {"camera.height", "camera.fps"}
    assert loaded.problems == ()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("camera.source", "sim:busy", "sim:busy"),
        ("camera.source", "90", "90"),
        ("camera.rotation", "90", 90),
        ("camera.mirror", "off", False),
        ("camera.mirror", "TRUE", True),
        ("camera.roi", "0, 0.1, 0.5, 1", (0.0, 0.1, 0.5, 1.0)),
        ("camera.roi", "[0,0,0.5,1]", (0.0, 0.0, 0.5, 1.0)),
        ("analysis.mode", "COUNTS", "counts"),
        ("analysis.device", "gpu", "GPU"),
        ("analysis.min_face_px", "40", 40),
    ],
)
def test_values_of_every_kind_come_from_the_environment(
    file: Path, name: str, text: str, value: object
) -> None:
    loaded = SettingsStore(file).load({environment_name(name): text})
    assert loaded.problems == ()
    assert value_of(loaded.settings, name) == value


def test_variables_without_section_are_not_settings(file: Path) -> None:
    loaded = SettingsStore(file).load({"KIOSK_HOME": "/x", "KIOSK_MODELS": "y", "PATH": "__"})
    assert loaded.problems == ()
    assert loaded.overridden == frozenset()


def test_an_empty_variable_counts_as_not_set(file: Path) -> None:
    loaded = SettingsStore(file).load({"KIOSK_CLOUD__ENDPOINT": ""})
    assert loaded.overridden == frozenset()
    assert loaded.problems == ()


def test_a_bad_override_is_reported_and_the_layer_below_counts(file: Path) -> None:
    store = written(file, "version = 1\n[camera]\nfps = 12\n")
    loaded = store.load({"KIOSK_CAMERA__FPS": "fast", "KIOSK_CAMERA__FSP": "1"}, {"camera.x": "1"})
    assert loaded.settings.camera.fps == 12
    assert loaded.overridden == frozenset()
    assert len(loaded.problems) == 3
    assert any("KIOSK_CAMERA__FPS" in p and "must be a number" in p for p in loaded.problems)


# --------------------------------------------------------------------------------- faults


def test_one_bad_key_falls_back_alone_and_is_explained(file: Path) -> None:
    store = written(file, 'version = 1\n[camera]\nfps = 500\nwidth = 640\nmirror = "perhaps"\n')
    loaded = store.load()
    assert loaded.settings.camera.width == 640
    assert loaded.settings.camera.fps == 30
    assert loaded.settings.camera.mirror is True
    assert loaded.problems == (
        "settings.toml: camera.fps is 500 but must be between 1 and 240 fps; "
        "the default 30.0 is used",
        'settings.toml: camera.mirror is "perhaps" but must be true or false; '
        "the default true is used",
    )


def test_a_bad_key_stays_in_the_file_until_it_is_changed(file: Path) -> None:
    store = written(file, "version = 1\n[camera]\nfps = 500\n")
    settings = store.load().settings
    settings = with_values(settings, {"camera.width": 640})
    store.save(settings)
    assert content(file)["camera"]["fps"] == 500
    assert content(file)["camera"]["width"] == 640
    store.save(with_values(settings, {"camera.fps": 15}))
    assert content(file)["camera"]["fps"] == 15
    assert SettingsStore(file).load().problems == ()


def test_a_stated_value_replaces_a_bad_one_even_if_it_is_the_default(file: Path) -> None:
    store = written(file, "version = 1\n[camera]\nfps = 500\n")
    store.save(store.load().settings, given=["camera.fps"])
    assert content(file)["camera"]["fps"] == 30


def test_unknown_names_are_reported_and_survive_a_save(file: Path) -> None:
    store = written(file, 'version = 1\nodd = 1\n[camera]\nzoom = 2\n[robot]\narm = "left"\n')
    loaded = store.load()
    assert sorted(p.split(" ")[1] for p in loaded.problems) == ["camera.zoom", "odd", "robot"]
    store.save(with_values(loaded.settings, {"camera.fps": 10}))
    after = content(file)
    assert (after["odd"], after["camera"]["zoom"], after["robot"]) == (1, 2, {"arm": "left"})


def test_a_section_that_is_none_does_not_spoil_the_others(file: Path) -> None:
    store = written(file, "version = 1\ncamera = 5\n[cloud]\nqueue_days = 3\n")
    loaded = store.load()
    assert loaded.settings.cloud.queue_days == 3
    assert "camera must be a section" in loaded.problems[0]
    store.save(with_values(loaded.settings, {"camera.fps": 10}))
    assert content(file)["camera"]["fps"] == 10


@pytest.mark.parametrize(
    "raw", [b"[camera\nfps = 1", b"\xff\xfe\x00bad", b"a" * 70_000, b"x = " + b"[" * 20_000]
)
def test_an_unreadable_file_is_set_aside_and_the_defaults_are_used(file: Path, raw: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(raw)
    loaded = SettingsStore(file).load()
    assert loaded.settings == Settings()
    assert "the defaults are used" in loaded.problems[0]
    assert "settings.unreadable.toml" in loaded.problems[0]
    assert file.with_suffix(".unreadable.toml").read_bytes() == raw
    assert not file.exists()


def test_a_folder_in_place_of_the_file_is_reported_and_refuses_saves(file: Path) -> None:
    file.mkdir(parents=True)
    store = SettingsStore(file)
    loaded = store.load()
    assert loaded.settings == Settings()
    assert "cannot be read" in loaded.problems[0]
    with pytest.raises(SettingsError, match="could not be saved"):
        store.save(loaded.settings)


def test_a_byte_order_mark_is_no_fault(file: Path) -> None:
    file.parent.mkdir()
    file.write_bytes("\ufeffversion = 1\n[device]\nlocation = 'Café'\n".encode())
    loaded = SettingsStore(file).load()
    assert loaded.settings.device.location == "Café"
    assert loaded.problems == ()


_junk = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
).filter(lambda value: value is not None)


@hypothesis_settings(deadline=None, max_examples=60)
@given(name=st.sampled_from(sorted(specs())), value=_junk)
def test_no_value_of_any_setting_stops_the_start(
    name: str, value: object, tmp_path_factory: pytest.TempPathFactory
) -> None:
    import tomli_w

    section, _, key = name.partition(".")
    file = tmp_path_factory.mktemp("junk") / "settings.toml"
    try:
        file.write_bytes(tomli_w.dumps({"version": 1, section: {key: value}}).encode())
    except (TypeError, UnicodeEncodeError):
        return
    loaded = SettingsStore(file).load()
    assert len(loaded.problems) <= 1
    if loaded.problems:
        assert value_of(loaded.settings, name) == specs()[name].default


# ----------------------------------------------------------------------------------- save


def test_a_save_writes_everything_in_order_and_loads_again(file: Path) -> None:
    settings = with_values(
        Settings(), {"camera.roi": (0.1, 0.2, 0.9, 1.0), "device.location": 'A "b" \\ é'}
    )
    store = SettingsStore(file)
    store.load()
    store.save(settings)
    assert [f"{s}.{k}" for s, t in content(file).items() if s != "version" for k in t] == list(
        specs()
    )
    again = SettingsStore(file).load()
    assert again.settings == settings
    assert again.problems == ()


def test_overrides_never_reach_the_file(file: Path) -> None:
    store = written(file, 'version = 1\n[camera]\nsource = "camera:1"\n')
    loaded = store.load(
        {"KIOSK_CAMERA__SOURCE": "sim:busy", "KIOSK_CLOUD__QUEUE_DAYS": "3"}, {"device.id": "cli"}
    )
    store.save(with_values(loaded.settings, {"device.location": "Hall"}))
    after = content(file)
    assert after["camera"]["source"] == "camera:1"
    assert after["cloud"]["queue_days"] == 30
    assert after["device"]["id"] == Settings().device.id
    assert after["device"]["location"] == "Hall"


def test_a_change_made_meanwhile_by_another_process_survives(file: Path) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    store.save(settings)
    other = SettingsStore(file)
    other.save(with_values(other.load().settings, {"device.location": "Hall"}))
    store.save(with_values(settings, {"camera.fps": 10}))
    assert content(file)["device"]["location"] == "Hall"
    assert content(file)["camera"]["fps"] == 10


def test_the_backup_is_the_state_before_the_latest_change(file: Path) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    for fps in (10.0, 20.0, 25.0):
        settings = with_values(settings, {"camera.fps": fps})
        store.save(settings)
    store.save(settings)  # changes nothing, so the backup stays
    assert tomllib.loads(store.backup_path.read_text())["camera"]["fps"] == 20
    assert sorted(p.name for p in file.parent.iterdir()) == ["settings.bak.toml", "settings.toml"]


def test_a_failed_write_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = SettingsStore(file)
    settings = store.load().settings
    store.save(settings)
    before = file.read_bytes()

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SettingsError, match="No space left") as caught:
        store.save(with_values(settings, {"camera.fps": 10}))
    assert caught.value.hint
    assert file.read_bytes() == before
    assert [p.name for p in file.parent.iterdir()] == ["settings.toml"]


# ------------------------------------------------------------------------------- versions


def test_a_flat_file_without_version_is_brought_up_to_date(file: Path) -> None:
    store = written(
        file, 'camera_source = "sim:busy"\ndevice_id = "hall-1"\n[cloud]\nqueue_days = 3\n'
    )
    loaded = store.load()
    assert loaded.problems == ()
    assert loaded.settings.camera.source == "sim:busy"
    assert loaded.settings.device.id == "hall-1"
    assert loaded.settings.cloud.queue_days == 3
    original = file.read_bytes()
    for fps in (10.0, 20.0):
        store.save(with_values(loaded.settings, {"camera.fps": fps}))
    assert content(file)["version"] == SETTINGS_VERSION
    assert "camera_source" not in content(file)
    assert file.with_suffix(".v0.toml").read_bytes() == original


@pytest.mark.parametrize(
    ("text", "paused"),
    [
        ('version = 1\n[cloud]\nprotocol = "workshop"\nendpoint = "http://hall:9002/"\n', False),
        ('version = 1\n[cloud]\nprotocol = "off"\nendpoint = "http://hall:9002"\n', True),
        ('cloud_protocol = "workshop"\ncloud_endpoint = "http://hall:9002"\n', False),
    ],
)
def test_the_one_endpoint_of_before_becomes_a_destination(
    file: Path, text: str, paused: bool
) -> None:
    store = written(file, text + ("" if "cloud_" in text else 'username = "ana"\ntimeout_s = 4\n'))
    loaded = store.load()
    assert loaded.problems == ()
    (sink,) = loaded.settings.cloud.sinks
    assert (sink.name, sink.kind, sink.endpoint) == ("workshop", "workshop", "http://hall:9002")
    assert sink.paused is paused
    if "cloud_" not in text:
        assert (sink.username, sink.timeout_s) == ("ana", 4)
    store.save(with_values(loaded.settings, {"camera.fps": 10}))
    assert "endpoint" not in content(file)["cloud"]
    assert SettingsStore(file).load().settings.cloud.sinks == (sink,)


def test_a_file_without_an_endpoint_gets_no_destination(file: Path) -> None:
    store = written(file, 'version = 1\n[cloud]\nprotocol = "workshop"\nsnapshot = false\n')
    loaded = store.load()
    assert loaded.problems == ()
    assert loaded.settings.cloud.sinks == ()
    assert loaded.settings.cloud.snapshot is False


def test_each_step_of_a_chain_of_migrations_runs_once_and_in_order() -> None:
    steps = {
        1: lambda document: document | {"a": [*document["a"], 1]},
        2: lambda document: document | {"a": [*document["a"], 2]},
    }
    assert migrated({"version": 1, "a": []}, 3, steps) == {"version": 3, "a": [1, 2]}
    assert migrated({"version": 2, "a": []}, 3, steps) == {"version": 3, "a": [2]}
    assert migrated({"version": 9, "a": []}, 3, steps) == {"version": 9, "a": []}


def test_a_newer_file_is_read_as_far_as_known_and_kept_before_a_save(file: Path) -> None:
    text = "version = 7\n[camera]\nfps = 12\nlens = 3\n[hologram]\non = true\n"
    store = written(file, text)
    loaded = store.load()
    assert loaded.settings.camera.fps == 12
    assert "newer version" in loaded.problems[0]
    store.save(with_values(loaded.settings, {"camera.width": 640}))
    assert file.with_suffix(".v7.toml").read_text() == text
    assert content(file)["hologram"] == {"on": True}
    assert content(file)["camera"]["lens"] == 3


# ------------------------------------------------------------------------ export and import


def test_an_export_imports_to_the_same_settings(tmp_path: Path) -> None:
    settings = with_values(Settings(), {"camera.fps": 12.5, "camera.roi": (0.0, 0.0, 0.5, 1.0)})
    export_settings(settings, tmp_path / "stick" / "export.toml")
    imported = import_settings(tmp_path / "stick" / "export.toml", Settings())
    assert imported.settings == settings
    assert imported.taken == tuple(specs())
    assert imported.problems == ()


def test_an_import_takes_what_is_valid_and_names_the_rest(tmp_path: Path) -> None:
    path = tmp_path / "some.toml"
    path.write_text("version = 1\n[camera]\nfps = 9999\nwidth = 640\nfoo = 1\n")
    onto = with_values(Settings(), {"camera.fps": 12})
    imported = import_settings(path, onto)
    assert imported.settings == with_values(onto, {"camera.width": 640})
    assert imported.taken == ("camera.width",)
    assert len(imported.problems) == 2
    assert "the present value is kept" in imported.problems[0]


@pytest.mark.parametrize("raw", [None, b"\x89PNG\r\n", b"[[["])
def test_an_import_of_something_else_is_refused_with_advice(
    tmp_path: Path, raw: bytes | None
) -> None:
    path = tmp_path / "x.toml"
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(SettingsError) as caught:
        import_settings(path, Settings())
    assert caught.value.hint
    assert path.exists() == (raw is not None)
