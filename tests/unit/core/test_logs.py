"""The log keeps everything but secrets, and never grows without bound."""

import logging
import sys
import threading
import warnings

import pytest

from kiosk.core import logs


@pytest.fixture
def log_file(kiosk_home):
    close = logs.setup()
    yield kiosk_home / "log" / logs.FILE_NAME
    close()


def test_lines_go_to_the_file_without_secrets(log_file):
    logging.getLogger("kiosk.x").info("open %s", "rtsp://admin:hunter2@10.0.0.7/")
    text = log_file.read_text("utf-8")
    assert "kiosk.x: open rtsp://***@10.0.0.7/" in text
    assert "hunter2" not in text


def test_a_full_disk_is_told_once_and_without_secrets(log_file, capsys, monkeypatch):
    (file,) = (h for h in logging.getLogger().handlers if isinstance(h, logs.RotatingFileHandler))

    def full(record):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file, "shouldRollover", full)
    for _ in range(3):
        logging.getLogger("kiosk.x").info("open %s", "rtsp://admin:hunter2@10.0.0.7/")
    assert capsys.readouterr().err == "kiosk: the log cannot be written: No space left on device\n"


def test_traceback_is_redacted(log_file, expect_log):
    expect_log("failed")
    try:
        raise ValueError("cannot open rtsp://admin:hunter2@10.0.0.7/")
    except ValueError:
        logging.getLogger("kiosk").exception("failed")
    text = log_file.read_text("utf-8")
    assert "Traceback" in text
    assert "hunter2" not in text


def test_exception_of_a_thread_is_logged(log_file, expect_log):
    expect_log("uncaught exception in thread worker")

    def fail():
        raise RuntimeError("broken worker")

    thread = threading.Thread(target=fail, name="worker")
    thread.start()
    thread.join()
    assert "RuntimeError: broken worker" in log_file.read_text("utf-8")


def test_exception_of_the_main_thread_is_logged(log_file, expect_log):
    expect_log("uncaught exception")
    error = RuntimeError("broken program")
    sys.excepthook(RuntimeError, error, None)
    assert "RuntimeError: broken program" in log_file.read_text("utf-8")


def test_warnings_are_logged(log_file, expect_log):
    expect_log("old function")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old function", DeprecationWarning, stacklevel=1)
    assert "old function" in log_file.read_text("utf-8")


def test_files_rotate_and_are_five(log_file, monkeypatch):
    handler = next(h for h in logging.getLogger().handlers if hasattr(h, "maxBytes"))
    assert handler.maxBytes == 5 * 1024 * 1024
    monkeypatch.setattr(handler, "maxBytes", 1000)
    for number in range(200):
        logging.getLogger("kiosk").info("line %d %s", number, "x" * 80)
    files = sorted(path.name for path in log_file.parent.iterdir())
    assert files == [
        "kiosk.log", "kiosk.log.1", "kiosk.log.2", "kiosk.log.3", "kiosk.log.4",
    ]  # fmt: skip
    assert all(path.stat().st_size <= 1000 for path in log_file.parent.iterdir())


def test_unusable_folder_does_not_stop_the_program(kiosk_home, capsys, allow_log):
    allow_log("still here")
    kiosk_home.parent.mkdir(exist_ok=True)
    kiosk_home.write_text("a file where the folder should be")
    close = logs.setup()
    logging.getLogger("kiosk").warning("still here")
    close()
    assert "no log file" in capsys.readouterr().err


def test_close_puts_everything_back():
    before = (sys.excepthook, threading.excepthook, list(logging.getLogger().handlers))
    logs.setup()()
    assert (sys.excepthook, threading.excepthook, logging.getLogger().handlers) == before


def test_terminal_shows_information_only_on_demand(capsys, kiosk_home):
    for console, shown in ((False, False), (True, True)):
        close = logs.setup(console=console)
        logging.getLogger("kiosk").info("a detail")
        close()
        assert ("a detail" in capsys.readouterr().err) is shown
