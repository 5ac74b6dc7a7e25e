"""The snapshot file follows each change, whoever else wants to know of it."""

import json
import threading

import pytest

from kiosk.cloud import snapshot
from kiosk.cloud.snapshot import SnapshotWriter
from tests.unit.cloud.scripted_server import PATIENCE_S, event


@pytest.fixture
def told():
    return []


@pytest.fixture
def make_writer(tmp_path, ledger, told):
    def make(enabled=lambda: True):
        path = tmp_path / "snapshot.json"
        return SnapshotWriter(enabled, ledger, lambda where, error: told.append(error), path)

    return make


def test_file_is_the_workshops(make_writer, tmp_path, ledger):
    writer = make_writer()
    writer.publish(event(2, female=1, male=1))
    assert writer.finish(PATIENCE_S)
    text = (tmp_path / "snapshot.json").read_text()
    assert text == '{"facecount": "2", "malecount": "1", "femalecount": "1"}'
    (entry,) = ledger.entries()
    assert (entry.latest, entry.leaves_device) == (text, False)


def test_the_newest_state_is_written_and_nobody_waits(make_writer, tmp_path, monkeypatch):
    begun, go_on = threading.Event(), threading.Event()
    write = snapshot.write_snapshot

    def slow(path, count):
        begun.set()
        assert go_on.wait(PATIENCE_S)
        return write(path, count)

    monkeypatch.setattr(snapshot, "write_snapshot", slow)
    writer = make_writer()
    writer.publish(event(1))
    assert begun.wait(PATIENCE_S)
    for number in range(2, 500):
        writer.publish(event(number))
    assert not writer.finish(0.01)
    go_on.set()
    assert writer.finish(PATIENCE_S)
    assert json.loads((tmp_path / "snapshot.json").read_text())["facecount"] == "499"


def test_it_can_be_switched_off(make_writer, tmp_path):
    writer = make_writer(lambda: False)
    writer.publish(event(1))
    assert writer.finish(PATIENCE_S)
    assert not (tmp_path / "snapshot.json").exists()


def test_a_file_that_cannot_be_written_is_told_and_tried_again(make_writer, tmp_path, told):
    path = tmp_path / "snapshot.json"
    path.mkdir()
    writer = make_writer()
    writer.publish(event(1))
    assert writer.finish(PATIENCE_S)
    assert "the snapshot file cannot be written" in told[0].message
    assert told[0].hint
    path.rmdir()
    writer.publish(event(2))
    assert writer.finish(PATIENCE_S)
    assert json.loads(path.read_text())["facecount"] == "2"
