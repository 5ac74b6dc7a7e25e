"""Secrets go to the key store, else to a file that only its owner can read."""

import logging
import os
import stat
import subprocess
import sys
import threading

import pytest

from kiosk.core.errors import CredentialError
from kiosk.keystore import ENDPOINT_PASSWORD, CredentialStore, open_keystore


class MemoryKeyStore:
    def __init__(self):
        self.held = {}

    def get_password(self, service_name, username):
        return self.held.get((service_name, username))

    def set_password(self, service_name, username, password):
        self.held[service_name, username] = password

    def delete_password(self, service_name, username):
        del self.held[service_name, username]


class BrokenKeyStore(MemoryKeyStore):
    def get_password(self, *args):
        raise RuntimeError("no session bus")

    set_password = delete_password = get_password


class ForgetfulKeyStore(MemoryKeyStore):
    def set_password(self, service_name, username, password):
        pass


class HangingKeyStore(MemoryKeyStore):
    def __init__(self):
        super().__init__()
        self.release = threading.Event()
        self.calls = 0

    def get_password(self, *args):
        self.calls += 1
        self.release.wait()

    set_password = delete_password = get_password


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "credentials.json"


def test_secret_is_kept_in_the_key_store(file):
    key_store = MemoryKeyStore()
    CredentialStore(file, key_store).set(ENDPOINT_PASSWORD, "hunter2")
    assert CredentialStore(file, key_store).get(ENDPOINT_PASSWORD) == "hunter2"
    assert not file.exists()


def test_nothing_stored(file):
    assert CredentialStore(file, MemoryKeyStore()).get(ENDPOINT_PASSWORD) is None
    assert CredentialStore(file, BrokenKeyStore()).get(ENDPOINT_PASSWORD) is None


@pytest.mark.parametrize("kind", [BrokenKeyStore, ForgetfulKeyStore])
def test_file_when_the_key_store_does_not_work(file, kind):
    CredentialStore(file, kind()).set(ENDPOINT_PASSWORD, "hunter2")
    assert CredentialStore(file, kind()).get(ENDPOINT_PASSWORD) == "hunter2"
    if sys.platform != "win32":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_file_when_there_is_no_key_store(file):
    """The tests run with keyring's null back end, which keeps nothing."""
    CredentialStore(file).set(ENDPOINT_PASSWORD, "hunter2")
    assert CredentialStore(file).get(ENDPOINT_PASSWORD) == "hunter2"
    assert file.exists()


def test_key_store_that_hangs_is_asked_once(file, expect_log):
    expect_log("the key store does not answer")
    key_store = HangingKeyStore()
    store = CredentialStore(file, key_store, timeout_s=0.1)
    store.set(ENDPOINT_PASSWORD, "hunter2")
    assert store.get(ENDPOINT_PASSWORD) == "hunter2"
    store.set(ENDPOINT_PASSWORD, "hunter3")
    assert store.get(ENDPOINT_PASSWORD) == "hunter3"
    assert key_store.calls == 1
    key_store.release.set()


def test_key_store_that_works_again_takes_the_secret_over(file):
    key_store = MemoryKeyStore()
    CredentialStore(file, BrokenKeyStore()).set(ENDPOINT_PASSWORD, "in the file")
    store = CredentialStore(file, key_store)
    assert store.get(ENDPOINT_PASSWORD) == "in the file"
    store.set(ENDPOINT_PASSWORD, "in the key store")
    assert not file.exists()
    assert store.get(ENDPOINT_PASSWORD) == "in the key store"


def test_newer_secret_in_the_file_wins(file):
    key_store = MemoryKeyStore()
    CredentialStore(file, key_store).set(ENDPOINT_PASSWORD, "old")
    CredentialStore(file, BrokenKeyStore()).set(ENDPOINT_PASSWORD, "new")
    assert CredentialStore(file, key_store).get(ENDPOINT_PASSWORD) == "new"


def test_empty_secret_removes(file):
    key_store = MemoryKeyStore()
    store = CredentialStore(file, key_store)
    store.set(ENDPOINT_PASSWORD, "hunter2")
    store.set(ENDPOINT_PASSWORD, "")
    assert store.get(ENDPOINT_PASSWORD) is None
    assert not key_store.held
    assert not file.exists()


def test_removed_secret_does_not_come_back_from_the_key_store(file):
    key_store = MemoryKeyStore()
    CredentialStore(file, key_store).set(ENDPOINT_PASSWORD, "hunter2")
    CredentialStore(file, BrokenKeyStore()).set(ENDPOINT_PASSWORD, "")
    assert CredentialStore(file, key_store).get(ENDPOINT_PASSWORD) is None


def test_other_secrets_stay(file):
    store = CredentialStore(file, BrokenKeyStore())
    store.set("one", "1")
    store.set("two", "2")
    store.set("one", "")
    assert (store.get("one"), store.get("two")) == (None, "2")


@pytest.mark.parametrize("content", [b"", b"{", b"[1, 2]", b"\xff\xfe", b'{"endpoint": 5}'])
def test_damaged_file_is_as_good_as_none(file, allow_log, content):
    allow_log("cannot be read")
    file.parent.mkdir()
    file.write_bytes(content)
    store = CredentialStore(file, BrokenKeyStore())
    assert store.get(ENDPOINT_PASSWORD) is None
    store.set(ENDPOINT_PASSWORD, "hunter2")
    assert store.get(ENDPOINT_PASSWORD) == "hunter2"


def test_secret_that_cannot_be_stored_is_an_error(file, allow_log):
    allow_log("cannot be read")
    file.parent.write_text("a file where the folder should be")
    with pytest.raises(CredentialError, match="cannot be stored") as caught:
        CredentialStore(file, BrokenKeyStore()).set(ENDPOINT_PASSWORD, "hunter2")
    assert caught.value.hint
    assert "hunter2" not in str(caught.value)


def test_secret_is_not_logged(file, caplog):
    caplog.set_level(logging.DEBUG)
    store = CredentialStore(file, BrokenKeyStore())
    store.set(ENDPOINT_PASSWORD, "hunter2")
    store.get(ENDPOINT_PASSWORD)
    assert caplog.records
    assert "hunter2" not in caplog.text


def test_an_installation_in_a_folder_of_its_own_leaves_the_key_store_alone(kiosk_home, monkeypatch):
    def asked():
        raise AssertionError("two installations would share one secret")

    monkeypatch.setattr("kiosk.keystore._system_key_store", asked)
    open_keystore().set("gallery", "key")
    assert open_keystore().get("gallery") == "key"
    assert (kiosk_home / "config" / "credentials.json").exists()


def test_a_key_store_that_was_unlocked_later_is_asked_again(file, monkeypatch):
    key_store = MemoryKeyStore()
    CredentialStore(file, key_store).set("gallery", "key")
    answers = [RuntimeError("locked"), None]

    def get_password(*args):
        answer = answers.pop(0)
        if answer is not None:
            raise answer
        return MemoryKeyStore.get_password(key_store, *args)

    monkeypatch.setattr(key_store, "get_password", get_password)
    monkeypatch.setattr("kiosk.keystore._ASK_AGAIN_AFTER_S", 0.0)
    store = CredentialStore(file, key_store)
    assert store.get("gallery") is None
    assert store.get("gallery") == "key"


def test_processes_that_store_at_once_lose_no_secret(kiosk_home):
    store_one = (
        "import sys; from kiosk.keystore import open_keystore\n"
        "for n in range(20): open_keystore().set(f'{sys.argv[1]}{n}', 'secret')"
    )
    workers = [
        subprocess.Popen([sys.executable, "-c", store_one, name]) for name in ("a", "b", "c")
    ]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    store = open_keystore()
    assert all(store.get(f"{name}{n}") == "secret" for name in "abc" for n in range(20))


@pytest.mark.parametrize("content", [b"{half", b"[]", b"\xff"])
def test_a_damaged_file_is_set_aside_before_another_takes_its_place(file, content, allow_log):
    allow_log("cannot be read")
    file.parent.mkdir()
    file.write_bytes(content)
    CredentialStore(file, file_only=True).set("gallery", "key")
    assert file.with_suffix(".damaged.json").read_bytes() == content
    assert CredentialStore(file, file_only=True).get("gallery") == "key"


@pytest.mark.skipif(os.name != "posix", reason="folders in place of files are told as others")
def test_a_file_that_cannot_be_read_is_never_written_over(file):
    file.mkdir(parents=True)
    with pytest.raises(CredentialError, match="cannot be stored"):
        CredentialStore(file, file_only=True).set("gallery", "key")
    assert file.is_dir()
