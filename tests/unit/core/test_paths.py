"""Every folder moves with KIOSK_HOME, and a service without a session has one for its lock."""

import sys

import pytest

from kiosk.core import paths

FOLDERS = {
    "config_dir": "config",
    "data_dir": "data",
    "cache_dir": "cache",
    "log_dir": "log",
    "runtime_dir": "run",
}


@pytest.mark.parametrize("name", FOLDERS)
def test_home_holds_everything(kiosk_home, name):
    assert getattr(paths, name)() == kiosk_home / FOLDERS[name]


def test_without_a_home_the_platform_decides(monkeypatch, tmp_path):
    monkeypatch.delenv("KIOSK_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "run"))
    found = {getattr(paths, name)() for name in FOLDERS}
    assert all("vitrine" in path.parts for path in found)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has sessions of this kind")
def test_service_without_a_session_keeps_its_lock_with_its_data(monkeypatch):
    monkeypatch.delenv("KIOSK_HOME")
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    assert paths.runtime_dir() == paths.data_dir() / "run"


def test_assets_are_there():
    assert (paths.assets_dir() / "models.toml").is_file()
