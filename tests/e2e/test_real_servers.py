"""The servers of the tests are real, can be killed, and come back with their data."""

import os
import urllib.error
import urllib.request

import psycopg
import pytest


def test_postgres_killed_keeps_what_was_committed(postgres, postgres_url):
    with psycopg.connect(postgres_url) as connection:
        connection.execute("CREATE TABLE kept (n int)")
        connection.execute("INSERT INTO kept VALUES (7)")
        connection.commit()
        killed = postgres.pid
        postgres.kill()
        with pytest.raises(psycopg.OperationalError):
            connection.execute("SELECT n FROM kept")
    with pytest.raises(ProcessLookupError):
        os.kill(killed, 0)
    postgres.start()
    with psycopg.connect(postgres_url) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(7,)]


def test_moto_answers(moto):
    with urllib.request.urlopen(moto + "/moto-api/", timeout=30) as reply:
        assert reply.status == 200


def test_azurite_answers_as_blob_storage(azurite):
    with pytest.raises(urllib.error.HTTPError) as caught, urllib.request.urlopen(azurite):
        pass
    assert "Azurite-Blob" in caught.value.headers["Server"]
    caught.value.close()


def test_mosquitto_starts_again_at_its_port(own_mosquitto):
    port = own_mosquitto.port
    own_mosquitto.kill()
    own_mosquitto.start()
    assert own_mosquitto.port == port
