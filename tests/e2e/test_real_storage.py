"""What is stored in S3 (moto), Azure Blob (Azurite) and folders, read by the clients of others."""

from __future__ import annotations

import contextlib
import json
import os
import re
import secrets
import subprocess
from dataclasses import replace
from datetime import timedelta

import boto3
import pytest
from azure.core.credentials import AzureNamedKeyCredential
from azure.storage.blob import BlobServiceClient

from kiosk.cloud.delivery import Verdict
from kiosk.cloud.sinks.storage import StorageSink
from kiosk.core.records import RecordType
from kiosk.core.sinks import Sink, SinkKind
from tests.servers import AZURITE_ACCOUNT, AZURITE_KEY, free_port
from tests.sink_samples import START, Shelf, batch, context, record

NAME = "20260314/mydata-20260314_092653.json"
SECOND = "20260314/mydata-20260314_092653_2.json"


def never():
    return False


def make(folder, endpoint, secret="", pictures=None, device="window-7", **settings):
    sink = Sink(name="store", kind=SinkKind.STORAGE, endpoint=endpoint, timeout_s=15, **settings)
    return StorageSink(sink, context(folder, secret, pictures, device))


def picture(key="faces/2026/03/14/092653_a.jpg", seq=9):
    return record(RecordType.PICTURE, seq, key=key, bytes=3, sha256="0", person="p")


@pytest.fixture
def s3(moto):
    """boto3's client and an empty bucket."""
    client = boto3.client(
        "s3",
        endpoint_url=moto,
        region_name="eu-west-1",
        aws_access_key_id="key",
        aws_secret_access_key="secret",
    )
    bucket = f"bucket-{secrets.token_hex(6)}"
    where = {"LocationConstraint": "eu-west-1"}
    client.create_bucket(Bucket=bucket, CreateBucketConfiguration=where)
    yield client, bucket
    client.close()


@pytest.fixture
def container(azurite):
    """The container client of azure-storage-blob."""
    credential = AzureNamedKeyCredential(AZURITE_ACCOUNT, AZURITE_KEY)
    with BlobServiceClient(azurite, credential) as service:
        yield service.create_container(f"container-{secrets.token_hex(6)}")


def in_s3(tmp_path, moto, bucket, **more):
    settings = {"service_url": moto, "region": "eu-west-1", "username": "key", **more}
    return make(tmp_path, settings.pop("endpoint", f"s3://{bucket}/shop"), "secret", **settings)


def in_azure(tmp_path, container, *, secret=AZURITE_KEY, **more):
    settings = {"username": AZURITE_ACCOUNT, "service_url": container.primary_endpoint, **more}
    settings["service_url"] = settings["service_url"].rsplit("/", 1)[0]
    return make(tmp_path, f"az://{container.container_name}/shop", secret, **settings)


# --------------------------------------------------------------------------------------- S3


def test_boto3_reads_a_batch(tmp_path, moto, s3):
    client, bucket = s3
    sent = batch(record(seq=4), record(RecordType.VISIT, 6, id="v"))
    outcome = in_s3(tmp_path, moto, bucket).deliver(sent, never)
    assert outcome.error is None
    stored = client.get_object(Bucket=bucket, Key=f"shop/{NAME}")
    content = json.loads(stored["Body"].read())
    assert stored["ContentType"] == "application/json"
    assert (content["device"], content["batch"]) == ("window-7", str(sent.id))
    assert content["epoch"] == str(sent.epoch)
    assert [event["seq"] for event in content["events"]] == [4, 6]
    assert content["events"][1]["data"] == {"id": "v"}


def test_a_repeat_has_an_effect_once_also_after_a_restart(tmp_path, moto, s3):
    client, bucket = s3
    first, second = batch(), batch()
    assert in_s3(tmp_path, moto, bucket).deliver(first, never).verdict is Verdict.DELIVERED
    assert in_s3(tmp_path, moto, bucket).deliver(first, never).verdict is Verdict.DELIVERED
    sink = in_s3(tmp_path, moto, bucket)
    assert sink.deliver(second, never).verdict is Verdict.DELIVERED
    assert sink.deliver(second, never).verdict is Verdict.DELIVERED
    names = {o["Key"] for o in client.list_objects_v2(Bucket=bucket)["Contents"]}
    assert names == {f"shop/{NAME}", f"shop/{SECOND}"}
    for name, sent in ((NAME, first), (SECOND, second)):
        body = client.get_object(Bucket=bucket, Key=f"shop/{name}")["Body"].read()
        assert json.loads(body)["batch"] == str(sent.id)


def test_what_another_kiosk_stored_is_never_replaced(tmp_path, moto, s3):
    client, bucket = s3
    one, other = batch(), batch()
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    in_s3(tmp_path / "a", moto, bucket).deliver(one, never)
    sink = in_s3(tmp_path / "b", moto, bucket)
    for _ in range(2):
        assert sink.deliver(other, never).verdict is Verdict.DELIVERED
    listed = client.list_objects_v2(Bucket=bucket)["Contents"]
    assert {o["Key"] for o in listed} == {f"shop/{NAME}", f"shop/{SECOND}"}


def test_each_kiosk_may_have_a_folder_of_its_own(tmp_path, moto, s3):
    client, bucket = s3
    endpoint = f"s3://{bucket}/fleet/{{device}}"
    sink = in_s3(tmp_path, moto, bucket, endpoint=endpoint, device="window-12")
    sink.deliver(batch(), never)
    (stored,) = client.list_objects_v2(Bucket=bucket)["Contents"]
    assert stored["Key"] == f"fleet/window-12/{NAME}"


def test_pictures_are_stored_privately_and_handed_on(tmp_path, moto, s3):
    client, bucket = s3
    key = "faces/2026/03/14/092653_a.jpg"
    shelf = Shelf()
    shelf.pictures[key] = b"\xff\xd8jpeg"
    sink = in_s3(tmp_path, moto, bucket, pictures=shelf, types=tuple(RecordType))
    gone = picture("faces/2026/03/14/092653_gone.jpg", 10)
    outcome = sink.deliver(batch(record(seq=8), picture(key), gone), never)
    assert outcome.verdict is Verdict.DELIVERED
    assert not outcome.rejected
    stored = client.get_object(Bucket=bucket, Key=f"shop/{key}")
    assert (stored["Body"].read(), stored["ContentType"]) == (b"\xff\xd8jpeg", "image/jpeg")
    grants = client.get_object_acl(Bucket=bucket, Key=f"shop/{key}")["Grants"]
    assert not [grant for grant in grants if grant["Grantee"]["Type"] == "Group"], "public"
    assert shelf.handed == [key]
    content = client.get_object(Bucket=bucket, Key=f"shop/{NAME}")["Body"].read()
    assert [event["seq"] for event in json.loads(content)["events"]] == [8, 9]
    assert b"gone" not in content


def test_a_batch_of_pictures_that_are_all_gone_stores_nothing(tmp_path, moto, s3):
    client, bucket = s3
    sink = in_s3(tmp_path, moto, bucket, pictures=Shelf(), types=tuple(RecordType))
    assert sink.deliver(batch(picture()), never).verdict is Verdict.DELIVERED
    assert "Contents" not in client.list_objects_v2(Bucket=bucket)


def test_a_missing_bucket_is_said_to_be_missing(tmp_path, moto):
    sink = in_s3(tmp_path, moto, "no-such-bucket")
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert "no-such-bucket" in outcome.error.message
    report = sink.try_connection()
    assert (report.ok, report.message) == (False, outcome.error.message)


def test_access_is_not_looked_for_at_a_metadata_service(tmp_path, moto, s3, monkeypatch):
    client, bucket = s3
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    outcome = in_s3(tmp_path, moto, bucket, username="").deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.error.message == "an access key for the store is missing"
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "key")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    assert in_s3(tmp_path, moto, bucket, username="").deliver(batch(), never).error is None
    assert len(client.list_objects_v2(Bucket=bucket)["Contents"]) == 1


def test_a_store_that_is_not_there(tmp_path):
    sink = in_s3(tmp_path, f"http://127.0.0.1:{free_port()}", "bucket")
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.RETRY
    assert outcome.error.message == "127.0.0.1 refuses connections"


def test_a_batch_that_is_stopped_begins_again_later(tmp_path, moto, s3):
    client, bucket = s3
    shelf = Shelf()
    shelf.pictures = {f"faces/{n}.jpg": b"x" for n in range(3)}
    sink = in_s3(tmp_path, moto, bucket, pictures=shelf, types=tuple(RecordType))
    sent = batch(*[picture(f"faces/{n}.jpg", n + 1) for n in range(3)])
    outcome = sink.deliver(sent, lambda: True)
    assert outcome.verdict is Verdict.RETRY
    assert not shelf.handed
    assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    assert shelf.handed == list(shelf.pictures)
    assert len(client.list_objects_v2(Bucket=bucket)["Contents"]) == 4


def test_the_ledger_tells_what_left_and_no_secret(tmp_path, moto, s3):
    _, bucket = s3
    sink = in_s3(tmp_path, moto, bucket)
    sink.deliver(batch(record(RecordType.VISIT, 7, id="v", dwell_ms=1)), never)
    (entry,) = sink._context.ledger.entries()
    assert (entry.purpose, entry.destination) == ("records", f"s3://{bucket}/shop")
    assert entry.latest.startswith(f"PUT {NAME}\n")
    assert '"dwell_ms":1' in entry.latest
    assert "dwell_ms" in entry.fields
    assert "secret" not in str(entry)


def test_a_connection_test_leaves_nothing(tmp_path, moto, s3):
    client, bucket = s3
    report = in_s3(tmp_path, moto, bucket).try_connection()
    assert (report.ok, report.hint) == (True, "")
    assert report.round_trip_ms > 0
    assert "Contents" not in client.list_objects_v2(Bucket=bucket)


# ------------------------------------------------------------------------------------ Azure


def test_azure_storage_blob_reads_a_batch_and_a_picture(tmp_path, container):
    key = "faces/2026/03/14/092653_a.jpg"
    shelf = Shelf()
    shelf.pictures[key] = b"\xff\xd8jpeg"
    sink = in_azure(tmp_path, container, pictures=shelf, types=tuple(RecordType))
    sent = batch(record(seq=4), picture(key))
    for _ in range(2):
        outcome = sink.deliver(sent, never)
        assert outcome.error is None
    assert sorted(container.list_blob_names()) == [f"shop/{NAME}", f"shop/{key}"]
    content = json.loads(container.download_blob(f"shop/{NAME}").readall())
    assert content["batch"] == str(sent.id)
    assert container.download_blob(f"shop/{key}").readall() == b"\xff\xd8jpeg"
    properties = container.get_blob_client(f"shop/{key}").get_blob_properties()
    assert properties.content_settings.content_type == "image/jpeg"
    assert container.get_container_properties().public_access is None


def test_azure_with_a_wrong_key_is_refused_until_it_is_right(tmp_path, container):
    wrong = AZURITE_KEY.replace("Eby8", "Eby9")
    sink = in_azure(tmp_path, container, secret=wrong)
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.REFUSED
    assert outcome.error.hint
    sink._context = replace(sink._context, secret=lambda: AZURITE_KEY)
    assert sink.deliver(batch(), never).verdict is Verdict.DELIVERED


def test_azure_by_sas_token_that_may_only_write(tmp_path, container):
    from azure.storage.blob import ContainerSasPermissions, generate_container_sas

    token = generate_container_sas(
        AZURITE_ACCOUNT,
        container.container_name,
        account_key=AZURITE_KEY,
        permission=ContainerSasPermissions(write=True, create=True),
        expiry=_now() + timedelta(hours=1),
        start=_now() - timedelta(hours=1),
    )
    sink = in_azure(tmp_path, container, secret=f"?{token}")
    sent = batch()
    for _ in range(2):
        outcome = sink.deliver(sent, never)
        assert outcome.error is None
    assert list(container.list_blob_names()) == [f"shop/{NAME}"]


def _now():
    from kiosk.core.clock import SystemClock

    return SystemClock().utc_now()


@pytest.mark.parametrize(
    ("settings", "secret", "verdict"),
    [
        ({"username": ""}, AZURITE_KEY, Verdict.MISCONFIGURED),
        ({}, "not base64!", Verdict.REFUSED),
        ({}, "", Verdict.REFUSED),
    ],
)
def test_azure_settings_that_make_no_access(tmp_path, container, settings, secret, verdict):
    outcome = in_azure(tmp_path, container, secret=secret, **settings).deliver(batch(), never)
    assert outcome.verdict is verdict
    assert outcome.error.hint


def test_azure_without_its_container(tmp_path, container):
    container.delete_container()
    outcome = in_azure(tmp_path, container).deliver(batch(), never)
    assert outcome.verdict is Verdict.MISCONFIGURED


# ----------------------------------------------------------------------------------- folders


def test_a_folder_holds_the_same_files_for_the_user_only(tmp_path):
    place = tmp_path / "with space"
    place.mkdir()
    sink = make(tmp_path, f"file://{tmp_path}/with%20space")
    one, other = batch(), batch(at=START + timedelta(seconds=1))
    for sent in (one, one, other):
        assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    files = sorted(path.relative_to(place).as_posix() for path in place.rglob("*.json"))
    assert files == [NAME, "20260314/mydata-20260314_092654.json"]
    assert json.loads((place / NAME).read_text())["batch"] == str(one.id)
    assert (place / NAME).stat().st_mode & 0o077 == 0
    assert sink.try_connection().ok


def test_five_batches_of_a_second_have_five_names(tmp_path):
    sink = make(tmp_path, f"file://{tmp_path}")
    sent = [batch() for _ in range(5)]
    for each in sent:
        sink.deliver(each, never)
    files = sorted(tmp_path.glob("20260314/*.json"))
    assert {json.loads(f.read_text())["batch"] for f in files} == {str(s.id) for s in sent}
    form = re.compile(r"mydata-20260314_092653(_[2-5])?\.json")
    assert all(form.fullmatch(f.name) for f in files)


def test_a_folder_that_is_not_there_is_not_made(tmp_path):
    """An unplugged disk must not be replaced by a folder on the system's disk."""
    sink = make(tmp_path, f"file://{tmp_path}/usb")
    outcome = sink.deliver(batch(), never)
    assert outcome.verdict is Verdict.MISCONFIGURED
    assert "does not exist" in outcome.error.message
    assert not (tmp_path / "usb").exists()
    assert not sink.try_connection().ok


def test_a_key_cannot_leave_the_folder(tmp_path):
    place = tmp_path / "place"
    place.mkdir()
    shelf = Shelf()
    shelf.pictures["../out.jpg"] = b"x"
    sink = make(tmp_path, f"file://{place}", pictures=shelf, types=tuple(RecordType))
    assert sink.deliver(batch(picture("../out.jpg")), never).verdict is Verdict.INVALID
    assert not (tmp_path / "out.jpg").exists()


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)]
    if os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a disk")
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this system does not allow mounting")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_nothing_half_and_goes_on_when_there_is_room(tmp_path, small_disk):
    stuffing = small_disk / "stuffing"
    with contextlib.suppress(OSError), stuffing.open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 4096)
            file.flush()
    sink = make(tmp_path, f"file://{small_disk}")
    sent = batch(*[record(RecordType.VISIT, n, note="y" * 500) for n in range(1, 50)])
    outcome = sink.deliver(sent, never)
    assert outcome.verdict is Verdict.RETRY
    assert "is full" in outcome.error.message
    assert not sink.try_connection().ok
    assert not list(small_disk.rglob("*.json"))
    assert not list(small_disk.rglob("*.tmp"))
    stuffing.unlink()
    assert sink.deliver(sent, never).verdict is Verdict.DELIVERED
    assert len(json.loads((small_disk / NAME).read_text())["events"]) == 49
