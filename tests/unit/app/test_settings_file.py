"""A running kiosk takes up what commands write to the settings file, and takes nothing back."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.app.headless import PlainThread
from kiosk.app.runtime import KioskRuntime
from kiosk.cloud.desk import OutboxDesk
from kiosk.cloud.outbox.database import default_path as queue_path
from kiosk.cloud.settings_offer import config_key_name
from kiosk.commands.sync.setting import change_sinks
from kiosk.core.count_history import CountHistory
from kiosk.core.errors import SettingsError
from kiosk.core.settings_schema import with_values
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.core.sinks import Sink, SinkKind
from kiosk.core.today import TodayBoard
from kiosk.keystore import ENDPOINT_PASSWORD, open_keystore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kiosk.core.settings import Settings

WAIT_S = 30.0
HALL = Sink(name="hall", kind=SinkKind.WEBHOOK, endpoint="http://127.0.0.1:9", paused=True)
SHOP = Sink(name="shop", kind=SinkKind.WORKSHOP, endpoint="http://127.0.0.1:9", paused=True)
ROOF = Sink(name="roof", kind=SinkKind.HTTP, endpoint="http://127.0.0.1:9", paused=True)


class Listener:
    def __init__(self) -> None:
        self.applied: list[Settings] = []

    def settings_applied(self, settings: Settings) -> None:
        self.applied.append(settings)

    def __getattr__(self, name: str) -> Any:
        return lambda *_: None


def make(listener: Listener, **overrides: str) -> KioskRuntime:
    store = SettingsStore(default_path())
    loaded = store.load({}, {"camera.source": "sim:quiet", **overrides})
    return KioskRuntime(store, loaded, CountHistory(), TodayBoard(), listener, PlainThread)


@pytest.fixture
def listener() -> Listener:
    return Listener()


@pytest.fixture
def runtime(listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[KioskRuntime]:
    """A running kiosk that looks at nothing, with its queue open."""
    runtime = make(listener)
    monkeypatch.setattr(runtime.engine, "start", lambda: None)
    runtime.start()
    until(lambda: any(t.name == "sync-writer" for t in threading.enumerate()))
    yield runtime
    assert runtime.stop()


def until(condition: Callable[[], object]) -> None:
    end = time.monotonic() + WAIT_S
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def in_file() -> tuple[Sink, ...]:
    return SettingsStore(default_path()).load().settings.cloud.sinks


def test_destinations_of_commands_come_into_force(
    runtime: KioskRuntime, listener: Listener
) -> None:
    change_sinks(lambda sinks: [*sinks, HALL])
    until(lambda: runtime.settings.cloud.sinks == (HALL,))
    until(lambda: OutboxDesk(queue_path()).is_attended("hall"))
    until(lambda: listener.applied)
    open_keystore().set(SHOP.secret_name, "word")
    change_sinks(lambda sinks: [*sinks, SHOP])
    until(lambda: runtime.outlets.has_secret("shop"))
    change_sinks(lambda sinks: [s for s in sinks if s != HALL])
    until(lambda: not OutboxDesk(queue_path()).is_attended("hall"))
    assert [s.name for s in runtime.outlets.statuses()] == ["shop"]
    assert in_file() == (SHOP,)


def test_a_change_of_something_else_takes_nothing_back(runtime: KioskRuntime) -> None:
    change_sinks(lambda sinks: [*sinks, HALL])
    runtime.apply(with_values(runtime.settings, {"device.location": "door"}))
    assert runtime.settings.cloud.sinks == in_file() == (HALL,)
    change_sinks(lambda sinks: [*sinks, SHOP])
    runtime.change({"device.location": "roof"})
    assert runtime.settings.cloud.sinks == in_file() == (HALL, SHOP)
    assert runtime.settings.device.location == "roof"


def test_two_who_change_the_destinations_at_once_do_not_undo_each_other(
    listener: Listener,
) -> None:
    runtime = make(listener)  # not started: it has not looked at the file yet
    chosen = with_values(runtime.settings, {"cloud.sinks": [ROOF.model_dump()]})
    change_sinks(lambda sinks: [*sinks, HALL])
    with pytest.raises(SettingsError, match="at the same moment"):
        runtime.apply(chosen)
    assert runtime.settings.cloud.sinks == in_file() == (HALL,)
    assert listener.applied == [runtime.settings]
    assert runtime.stop()


def test_what_is_refused_is_told_and_changes_nothing(runtime: KioskRuntime) -> None:
    change_sinks(lambda sinks: [*sinks, HALL])
    until(lambda: runtime.settings.cloud.sinks == (HALL,))
    text = default_path().read_text("utf-8")
    default_path().write_text(text.replace("http://127.0.0.1:9", "ftp://127.0.0.1"), "utf-8")
    until(lambda: any("cloud.sinks" in e.message for e in runtime.health().errors))
    assert runtime.settings.cloud.sinks == (HALL,)


def test_destinations_of_the_command_line_stay(listener: Listener) -> None:
    sink = '[{name="hall",kind="workshop",endpoint="http://127.0.0.1:9",paused=true}]'
    runtime = make(listener, **{"cloud.sinks": sink})
    change_sinks(lambda sinks: [*sinks, ROOF])
    runtime.change({"device.location": "roof"})
    assert [s.name for s in runtime.settings.cloud.sinks] == ["hall"]
    assert in_file() == (ROOF,)
    assert runtime.stop()


def test_the_secrets_of_a_removed_destination_go(runtime: KioskRuntime) -> None:
    keys = open_keystore()
    runtime.change({"cloud.sinks": [ROOF.model_dump()]})
    keys.set(config_key_name("roof"), "key")
    runtime.outlets.set_secret("roof", "token")
    runtime.outlets.set_secret("roof", "")
    assert keys.get(config_key_name("roof")) == "key"  # it only has no token now
    runtime.outlets.set_secret("roof", "token")
    runtime.change({"cloud.sinks": []})
    runtime.outlets.set_secret("roof", "")
    assert keys.get(config_key_name("roof")) is None
    assert keys.get("sink-roof") is None
    assert not runtime.outlets.has_secret("roof")


def test_the_password_of_the_former_endpoint_goes_nowhere_else(runtime: KioskRuntime) -> None:
    open_keystore().set(ENDPOINT_PASSWORD, "old")
    former = SHOP.model_copy(update={"name": "workshop"})
    runtime.change({"cloud.sinks": [former.model_dump(), SHOP.model_dump()]})
    assert runtime.outlets.has_secret("workshop")
    assert not runtime.outlets.has_secret("shop")
    runtime.outlets.set_secret("workshop", "")
    assert open_keystore().get(ENDPOINT_PASSWORD) is None
