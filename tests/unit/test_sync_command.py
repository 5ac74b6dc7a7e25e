"""``kiosk sync``: what it shows, changes and refuses, beside a running kiosk and without one."""

from __future__ import annotations

import argparse
import io
import json
import threading
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest

from kiosk.cloud.delivery import BatchLimits
from kiosk.cloud.outbox import Outbox, OutboxLimits
from kiosk.cloud.outbox.database import default_path as queue_path
from kiosk.cloud.settings_offer import config_key_name
from kiosk.commands import sync as command
from kiosk.commands.sync import change
from kiosk.core.clock import SystemClock
from kiosk.core.errors import KioskError, SettingsError
from kiosk.core.records import Draft, RecordType
from kiosk.core.settings_store import SettingsStore, default_path
from kiosk.keystore import open_keystore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kiosk.core.sinks import Sink

URL = "https://collector.example.com"
TOKEN = "t0ken-of-a-kiosk"


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    parsed = parser.parse_args(["sync", *arguments])
    try:
        return int(parsed.run(parsed))
    except SettingsError as error:  # what kiosk.cli.main makes of it
        print(error)
        return 2
    except KioskError as error:
        print(error)
        return 1


def sinks() -> tuple[Sink, ...]:
    return SettingsStore(default_path()).load().settings.cloud.sinks


def add(name: str, kind: str = "http", endpoint: str = URL, *more: str) -> None:
    assert run("add", kind, endpoint, "--name", name, "--no-secret", *more) == 0


@contextmanager
def queue() -> Iterator[Outbox]:
    """The queue as a running kiosk holds it, with the destinations of the settings."""
    queue_path().parent.mkdir(parents=True, exist_ok=True)
    with closing(Outbox(queue_path(), SystemClock(), limits=OutboxLimits())) as outbox:
        outbox.attend(sinks(), "kiosk-1")
        yield outbox


def record(outbox: Outbox, count: int) -> None:
    clock = SystemClock()
    outbox.append(
        [
            Draft(RecordType.COUNT, clock.utc_now(), clock.monotonic_ns(), {"total": number})
            for number in range(count)
        ]
    )


@pytest.fixture
def refused() -> list[int]:
    """Three records of which the second was refused by ``shop``; the last one by ``hall``."""
    add("shop")
    add("hall")
    with queue() as outbox:
        record(outbox, 3)
        for name, place in (("shop", 1), ("hall", 2)):
            batch = outbox.next_batch(name, BatchLimits(linger_s=0))
            assert batch is not None
            outbox.settle(batch, {batch.records[place].id: (422, "\x1b[31mtotal is odd")})
    from kiosk.cloud.desk import OutboxDesk

    return [letter.number for letter in OutboxDesk(queue_path()).dead()]


def test_without_a_destination_it_says_that_nothing_leaves(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("status") == 0
    assert "nothing leaves this device" in capsys.readouterr().out


def test_status_is_a_table_and_json(capsys: pytest.CaptureFixture[str]) -> None:
    add("shop")
    add("hall", "mqtt", "mqtts://broker.example.com")
    with queue() as outbox:
        record(outbox, 5)
        capsys.readouterr()
        assert run("status", "--json") == 0
        document = json.loads(capsys.readouterr().out)
        assert document["running"] is True
        assert [(s["name"], s["depth"], s["state"]) for s in document["sinks"]] == [
            ("shop", 5, "idle"),
            ("hall", 5, "idle"),
        ]
    assert run("status") == 0
    shown = capsys.readouterr()
    assert "shop" in shown.out
    assert "mqtts://broker.example.com" in shown.out
    assert "waiting" in shown.out
    assert "not running" in shown.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("http", "ftp://x"), "must start with https:// or http://"),
        (("http", "https://u:p@x"), "user name or password"),
        (("http", URL, "--name", "Two Words"), "small letters"),
        (("http", URL, "--types", "count,nonsense"), "types"),
        (("workshop", "http://x", "--types", "visit"), "cannot carry visit"),
        (("http", URL, "--set", "topic=x"), "has no topic"),
        (("http", URL, "--set", "nonsense=x"), "sets no field"),
        (("http", URL, "--set", "paused=true"), "sets no field"),
        (("http", URL, "--set", "timeout_s=soon"), "timeout_s"),
        (("http", URL, "--set", "client_key=/k"), "belong together"),
    ],
)
def test_what_is_wrong_is_wrong_usage(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("add", *arguments, "--no-secret") == 2
    assert words in capsys.readouterr().out
    assert sinks() == ()


def test_add_takes_fields_types_and_a_secret_from_the_input(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("s3cret\nmore\n"))
    arguments = ("--types", "count, visit", "--set", "topic=shop/{type}", "--set", "timeout_s=5")
    assert run("add", "mqtt", "mqtts://b", "--secret-stdin", *arguments) == 0
    (sink,) = sinks()
    assert (sink.name, sink.topic, sink.timeout_s) == ("mqtt", "shop/{type}", 5)
    assert sink.types == (RecordType.COUNT, RecordType.VISIT)
    assert open_keystore().get(sink.secret_name) == "s3cret"
    assert "s3cret" not in default_path().read_text(encoding="utf-8")
    assert run("add", "mqtt", "mqtts://b", "--no-secret") == 2


def test_a_secret_is_no_argument() -> None:
    with pytest.raises(SystemExit):
        run("add", "http", URL, "--secret", "s3cret")


def test_pause_and_resume_are_settings(capsys: pytest.CaptureFixture[str]) -> None:
    add("shop")
    assert run("pause", "shop") == 0
    assert sinks()[0].paused
    assert "when it starts" in capsys.readouterr().out
    with queue():
        assert run("resume", "shop") == 0
        assert "within seconds" in capsys.readouterr().out
    assert not sinks()[0].paused
    assert run("pause", "nobody") == 2


def test_flush_asks_a_running_kiosk() -> None:
    add("shop")
    add("hall")
    assert run("flush") == 1
    with queue() as outbox:
        assert run("flush", "hall") == 0
        assert outbox.take_wishes() == {"hall"}
        assert run("flush") == 0
        assert outbox.take_wishes() == {"hall", "shop"}
        assert run("flush", "nobody") == 2


def test_destinations_of_the_environment_are_not_changed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KIOSK_CLOUD__SINKS", f'[{{name="a",kind="http",endpoint="{URL}"}}]')
    assert run("pause", "a") == 2
    assert run("add", "http", URL, "--no-secret") == 2
    assert "KIOSK_CLOUD__SINKS" in capsys.readouterr().out


# ---------------------------------------------------------------------------- refused records


def test_refused_records_are_listed_and_shown(
    refused: list[int], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run("dead", "list", "--json") == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["number"] for row in rows] == refused
    assert {row["sink"] for row in rows} == {"shop", "hall"}
    assert run("dead", "list", "--sink", "shop") == 0
    listed = capsys.readouterr().out
    assert "422" in listed
    assert "hall" not in listed
    assert "\x1b[31m" not in listed
    number = next(row["number"] for row in rows if row["sink"] == "shop")
    assert run("dead", "show", str(number), "--json") == 0
    assert json.loads(capsys.readouterr().out)["data"] == {"total": 1}
    assert run("dead", "show", str(number)) == 0
    assert '"total": 1' in capsys.readouterr().out
    assert run("dead", "show", "999") == 2


def test_which_ones_must_be_said(refused: list[int]) -> None:
    assert run("dead", "retry") == 2
    assert run("dead", "retry", "--all", "--sink", "shop") == 2
    assert run("dead", "retry", "--number", "999") == 2
    assert run("dead", "retry", "--sink", "nobody") == 2
    assert len(refused) == 2


def test_refused_records_are_sent_again(refused: list[int]) -> None:
    assert run("dead", "retry", "--sink", "shop") == 0
    with queue() as outbox:
        batch = outbox.next_batch("shop", BatchLimits(linger_s=0))
        assert batch is not None
        assert [json.loads(one.data) for one in batch.records] == [{"total": 1}]
        assert outbox.next_batch("hall", BatchLimits(linger_s=0)) is None


def test_refused_records_are_exported_and_kept(refused: list[int], tmp_path: Path) -> None:
    file = tmp_path / "refused.jsonl"
    assert run("dead", "export", str(file), "--all") == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == len(refused)
    assert run("dead", "export", str(file), "--all") == 2
    assert run("dead", "export", str(file), "--number", str(refused[0]), "--force") == 0
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1
    assert run("dead", "export", str(tmp_path), "--all") == 2


def test_deleting_asks_first(
    refused: list[int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("dead", "delete", "--all") == 1  # nobody is there to be asked
    answer_with(monkeypatch, "n")
    assert run("dead", "delete", "--all") == 1
    answer_with(monkeypatch, "y")
    assert run("dead", "delete", "--number", str(refused[0])) == 0
    assert run("dead", "delete", "--all", "--yes") == 0
    capsys.readouterr()
    assert run("dead", "list") == 0
    assert "Nothing was refused" in capsys.readouterr().out


def answer_with(monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("sys.stdin", Terminal(f"{answer}\n"))


# ---------------------------------------------------------------------------- removing


def test_removing_says_what_is_lost_and_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    add("shop")
    add("hall")
    open_keystore().set("sink-shop", "token")
    open_keystore().set(config_key_name("shop"), "key")
    with queue() as outbox:
        record(outbox, 7)
    assert run("remove", "shop") == 1
    assert "7 records" in capsys.readouterr().err
    answer_with(monkeypatch, "y")
    assert run("remove", "shop") == 0
    assert [sink.name for sink in sinks()] == ["hall"]
    assert open_keystore().get("sink-shop") is None
    assert open_keystore().get(config_key_name("shop")) is None
    with queue() as outbox:
        assert outbox.state("hall") is not None
        batch = outbox.next_batch("hall", BatchLimits(linger_s=0))
        assert batch is not None
        assert len(batch.records) == 7
    assert run("remove", "shop", "--yes") == 2


def test_removing_beside_a_kiosk_that_is_busy_is_finished_later(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(change, "_PATIENCE_S", 0.2)
    add("shop")
    open_keystore().set("sink-shop", "token")
    with queue() as outbox:
        record(outbox, 2)
        assert run("remove", "shop", "--yes") == 1
        assert "has not taken this up" in capsys.readouterr().err
        assert open_keystore().get("sink-shop") == "token"
    assert sinks() == ()
    with queue():
        assert run("status") == 0
        assert "2 records are kept" in capsys.readouterr().err
        assert run("remove", "shop", "--yes") == 0
    assert open_keystore().get("sink-shop") is None


def test_a_destination_that_the_queue_never_met_is_removed() -> None:
    add("shop")
    assert run("remove", "shop", "--yes") == 0
    assert sinks() == ()


# ---------------------------------------------------------------------------- connecting


class Collector(BaseHTTPRequestHandler):
    """Answers the enrolment of a collector, and nothing else."""

    asked: list[dict[str, Any]]

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        asked = json.loads(self.rfile.read(length))
        type(self).asked.append(asked)
        good = asked["code"] == "ABCD-EFGH-JKLM"
        reply = {"device": asked["device"], "token": TOKEN, "config_key": "A" * 43 + "="}
        content = json.dumps(reply if good else {"title": "no"}).encode()
        self.send_response(201 if good else 401)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: Any) -> None:
        """Be quiet."""


@pytest.fixture
def collector() -> Iterator[str]:
    Collector.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Collector)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_enrolling_stores_the_token_and_adds_the_collector(
    collector: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("enrol", collector, "abcdefghjklm", "--yes") == 0
    (sink,) = sinks()
    assert (sink.name, sink.endpoint) == ("collector", collector)
    assert open_keystore().get(sink.secret_name) == TOKEN
    assert open_keystore().get(config_key_name("collector")) == "A" * 43 + "="
    assert run("enrol", f"{collector}/enrol#ABCD-EFGH-JKLM", "--yes") == 0
    assert [one.name for one in sinks()] == ["collector", "collector-2"]
    assert TOKEN not in capsys.readouterr().out


def test_enrolling_without_encryption_asks(
    collector: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("enrol", collector, "ABCD-EFGH-JKLM") == 1
    assert "not encrypted" in capsys.readouterr().err
    assert Collector.asked == []
    answer_with(monkeypatch, "y")
    assert run("enrol", collector, "ABCD-EFGH-JKLM") == 0
    assert len(sinks()) == 1


def test_a_code_that_is_refused_changes_nothing(
    collector: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("enrol", collector, "ZZZZ-EFGH-JKLM", "--yes") == 1
    assert "code is wrong" in capsys.readouterr().out
    assert run("enrol", collector, "nonsense", "--yes") == 1
    assert run("enrol", collector, "--yes") == 2
    assert sinks() == ()


def test_a_folder_is_tried(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add("files", "storage", tmp_path.joinpath("records").as_uri())
    tmp_path.joinpath("records").mkdir()
    capsys.readouterr()
    assert run("test", "files", "--json") == 0
    assert json.loads(capsys.readouterr().out)["ok"] is True
    assert run("test", "nobody") == 2


def test_a_server_that_is_away_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    add("shop", "http", "http://127.0.0.1:1")
    capsys.readouterr()
    assert run("test", "shop") == 1
    shown = capsys.readouterr().out
    assert shown.startswith("shop: ")
    assert "it works" not in shown


def test_commands_tell_their_names() -> None:
    parser = argparse.ArgumentParser()
    command.add_parser(parser.add_subparsers())
    for name in ("status", "flush", "dead", "pause", "resume", "add", "remove", "test", "enrol"):
        with pytest.raises(SystemExit) as ended:
            parser.parse_args(["sync", name, "--help"])
        assert ended.value.code == 0
