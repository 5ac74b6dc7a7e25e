"""Names of stored batches: one each, kept over restarts, whatever the clock does."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.cloud.sinks.storage_names import BatchNames
from tests.sink_samples import START, batch


def test_a_name_is_kept_over_a_restart(tmp_path):
    path, sent = tmp_path / "state" / "names.json", batch()
    name, fresh = BatchNames(path).reserve(sent)
    assert (name, fresh) == ("20260314/mydata-20260314_092653.json", True)
    assert BatchNames(path).reserve(sent) == (name, False)
    assert BatchNames(path).reserve(batch()) == (name.replace(".json", "_2.json"), True)


@pytest.mark.parametrize("content", ["", "{}", "[1]", '{"batch":1,"second":"x","number":"y"}'])
def test_a_damaged_file_is_a_first_start(tmp_path, content):
    path = tmp_path / "names.json"
    path.write_text(content)
    name, fresh = BatchNames(path).reserve(batch())
    assert (name, fresh) == ("20260314/mydata-20260314_092653.json", True)


def test_a_name_that_cannot_be_written_down_is_not_given(tmp_path):
    (tmp_path / "names.json").mkdir()
    names = BatchNames(tmp_path / "names.json")
    with pytest.raises(OSError, match="names"):
        names.reserve(batch())


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25
)
@given(steps=st.lists(st.floats(0, 2), min_size=1, max_size=12), restart=st.booleans())
def test_names_of_different_batches_differ_while_time_goes_on(tmp_path, steps, restart):
    path, at, given_names = tmp_path / "names.json", START, []
    path.unlink(missing_ok=True)
    names = BatchNames(path)
    for step in steps:
        at += timedelta(seconds=step)
        sent = batch(at=at)
        names = BatchNames(path) if restart else names
        name, fresh = names.reserve(sent)
        assert fresh
        assert names.reserve(sent) == (name, False)
        given_names.append(name)
    assert len(set(given_names)) == len(given_names)
    numbered = [(n[:32], int(n[33:-5] or 1) if n[32] == "_" else 1) for n in given_names]
    assert numbered == sorted(numbered)
