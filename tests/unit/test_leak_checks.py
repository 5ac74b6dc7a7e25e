"""The checks of tests/conftest.py do find what they are there for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

REPO = Path(__file__).resolve().parents[2]

CULPRITS = """
import logging, socket, threading
import pytest
from PySide6.QtCore import QThread, QTimer
from PySide6.QtWidgets import QWidget

kept = []


def test_tidy(qtbot, tmp_path, expect_log):
    thread = threading.Thread(target=int)
    thread.start()
    timer = QTimer()
    timer.start(1000)
    timer.stop()
    qtbot.addWidget(QWidget())
    (tmp_path / "file").write_text("text")
    with pytest.raises(socket.gaierror):
        socket.create_connection(("nobody.invalid", 80))
    expect_log("on purpose")
    logging.getLogger("kiosk").warning("on purpose")


def test_thread():
    kept.append(threading.Event())
    threading.Thread(target=kept[-1].wait, name="forgotten").start()


def test_timer(qapp):
    kept.append(QTimer())
    kept[-1].start(1000)


def test_qthread(qapp):
    kept.append(QThread())
    kept[-1].start()


def test_widget(qapp):
    kept.append(QWidget(objectName="forgotten"))


def test_socket():
    kept.append(socket.socket())


def test_file(tmp_path):
    kept.append((tmp_path / "file").open("w"))


def test_network():
    with pytest.raises(RuntimeError):
        socket.create_connection(("192.0.2.1", 80))


def test_warning():
    logging.getLogger("kiosk").warning("surprise")


def test_silence(expect_log):
    expect_log("never said")


def test_last(qapp):
    kept[0].set()
    kept[2].quit()
    kept[2].wait()
    kept[-1].close()
    kept[-2].close()
"""

FOUND = {
    "test_thread": "thread 'forgotten' still runs",
    "test_timer": "QTimer (1000 ms, parent None) is still active",
    "test_qthread": "QThread QThread '' still runs",
    "test_widget": "top-level widget PySide6.QtWidgets.QWidget 'forgotten' still exists",
    "test_socket": "socket:",
    "test_file": "is still open",
    "test_network": "reached for the network: socket.getaddrinfo 192.0.2.1",
    "test_warning": "unexpected in the log: WARNING kiosk",
    "test_silence": "expected in the log, but never came: never said",
}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest says about the culprits."""
    script = tmp_path_factory.mktemp("culprits") / "test_culprits.py"
    script.write_text(CULPRITS)
    command = [sys.executable, "-m", "pytest", "-p", "conftest", "-p", "no:cacheprovider"]
    command += ["-c", str(REPO / "pyproject.toml"), "--tb=short", "-p", "no:xdist", str(script)]
    environment = {**os.environ, "PYTHONPATH": str(REPO / "tests"), "KIOSK_TEST_GRACE_S": "0.1"}
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=200, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("test", FOUND)
def test_culprit_is_named(report: str, test: str) -> None:
    section = report.partition(f"ERROR at teardown of {test} ")[2].partition("ERROR at teardown")[0]
    assert FOUND[test] in section


def test_report_names_the_line_that_started_it(report: str) -> None:
    assert 'name="forgotten").start()' in report
    assert "kept[-1].start(1000)" in report


def test_tidy_test_passes(report: str) -> None:
    assert "ERROR at teardown of test_tidy" not in report
    assert "FAILED" not in report
