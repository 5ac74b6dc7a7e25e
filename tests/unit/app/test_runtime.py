"""The running kiosk ends for good, whatever is still under way."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from kiosk.app.headless import PlainThread
from kiosk.app.runtime import KioskRuntime
from kiosk.core.count_history import CountHistory
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.core.today import TodayBoard
from kiosk.keystore import CredentialStore

if TYPE_CHECKING:
    import pytest

WAIT_S = 20.0


class _Listener:
    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def _runtime(**overrides: str) -> KioskRuntime:
    store = SettingsStore(default_path())
    values = {name.replace("__", "."): value for name, value in overrides.items()}
    loaded = store.load({}, {"camera.source": "sim:quiet", **values})
    return KioskRuntime(store, loaded, CountHistory(), TodayBoard(), _Listener(), PlainThread)


def test_nothing_starts_after_the_end() -> None:
    runtime = _runtime()
    assert runtime.stop()
    runtime.set_analyzing(True)
    assert not runtime.engine.running


def test_a_key_store_that_answers_after_the_end_starts_no_destination(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(CredentialStore, "get", lambda *_: str(answer.wait(WAIT_S)))
    sink = '[{name="hall",kind="workshop",endpoint="http://127.0.0.1:9",username="shop"}]'
    runtime = _runtime(cloud__sinks=sink)
    monkeypatch.setattr(runtime.engine, "start", lambda: None)
    runtime.start()
    (asking,) = (t for t in threading.enumerate() if t.name == "sync-outlets")
    runtime.stop()
    answer.set()
    asking.join(WAIT_S)
    assert not [t.name for t in threading.enumerate() if t.name.startswith("sync-")]
