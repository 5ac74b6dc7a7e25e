"""Topics from templates."""

import pytest

from kiosk.cloud.sinks.topics import topics
from kiosk.core.errors import PublishError
from kiosk.core.records import RecordType


def test_the_usual_topics_have_plural_names():
    made = topics("", "window-7", "")
    assert made[RecordType.COUNT] == "vitrine/window-7/counts"
    assert made[RecordType.VISIT] == "vitrine/window-7/visits"
    assert made[RecordType.STATUS] == "vitrine/window-7/status"
    assert made[RecordType.IDENTIFIED] == "vitrine/window-7/identified"
    assert set(made) == set(RecordType)


def test_values_cannot_add_levels_or_wildcards():
    made = topics("{location}/{device}/x", "a.b", "Shop #1/2 + more\x00")
    assert set(made.values()) == {"Shop _1_2 _ more_/a.b/x"}


@pytest.mark.parametrize("location", ["", "   "])
def test_no_location_leaves_no_empty_level(location):
    assert topics("{location}/{type}", "d", location)[RecordType.COUNT] == "unknown/counts"


@pytest.mark.parametrize(
    "template", ["{place}/{type}", "a/+/{type}", "a/#", "{device", "{}", "x" * 70_000, "a\0b"]
)
def test_a_template_that_makes_no_topic_is_refused(template):
    with pytest.raises(PublishError) as caught:
        topics(template, "d", "l")
    assert caught.value.hint
