"""Settings of the mode that names people."""

from __future__ import annotations

from string import Formatter
from typing import Final

from pydantic import Field, field_validator

from kiosk.core.choices import CropLayout
from kiosk.core.section import Section

_UNDECIDED_DAYS: Final = 30
GREETING_FIELDS: Final = ("name", "first_name", "group")


class IdentificationSettings(Section):
    """How enrolled people are recognised, and what is kept when they are."""

    notice_acknowledged: bool = Field(
        False,
        title="Notice acknowledged",
        description=(
            "The operator has read what identification demands: consent of everybody enrolled, "
            "and a notice for everybody else. Without it the mode cannot be switched on."
        ),
    )
    retention_days: int = Field(
        0,
        title="Keep records of recognised people",
        description=(
            "Records of who was recognised, and the link from visits to people, are deleted "
            "after this time; 0 is not decided, and the mode cannot be switched on."
        ),
        ge=0,
        le=3650,
        json_schema_extra={"unit": "days"},
    )
    group: str = Field(
        "",
        title="Group",
        description="Only people of this group are recognised; empty recognises all groups.",
        max_length=64,
        pattern=r"^[a-z0-9_-]*$",
        json_schema_extra={"allowed": "small letters, digits and - _"},
    )
    false_accept_rate: float = Field(
        0.001,
        title="False accepts",
        description=(
            "How often a stranger may be taken for somebody enrolled, as a part of all "
            "strangers; smaller is stricter."
        ),
        ge=0.000001,
        le=0.05,
    )
    show_names: bool = Field(
        False,
        title="Names on the public screen",
        description="Show the name of a recognised person beside the face.",
    )
    greeting: str = Field(
        "",
        title="Greeting",
        description=(
            "Shown when somebody is recognised and names are shown, such as Hello, {name}! "
            "{name}, {first_name} and {group} are filled in; empty shows none."
        ),
        max_length=200,
    )
    consent_years: int = Field(
        3,
        title="Consent lasts",
        description="A consent recorded from now on expires after this time.",
        ge=1,
        le=10,
        json_schema_extra={"unit": "years"},
    )
    pictures: bool = Field(
        False,
        title="Keep pictures of recognised people",
        description="Only of people whose consent allows it; encrypted.",
    )
    pictures_hours: float = Field(
        24.0,
        title="Keep pictures for",
        description="Pictures of recognised people are deleted after this time.",
        ge=1,
        le=8760,
        json_schema_extra={"unit": "hours"},
    )
    pictures_mib: int = Field(
        200,
        title="Room for pictures",
        description="The oldest pictures are deleted first when there are more.",
        ge=1,
        le=100_000,
        json_schema_extra={"unit": "MiB"},
    )
    picture_layout: CropLayout = Field(
        CropLayout.SORTED,
        title="Names of pictures",
        description="How stored pictures are named, for systems that read them.",
    )
    records: bool = Field(
        False,
        title="Record files",
        description=(
            "Write a JSON file whenever the recognised people in view change; only people whose "
            "consent allows it are in it."
        ),
    )

    @field_validator("greeting")
    @classmethod
    def _greeting_has_known_fields(cls, greeting: str) -> str:
        try:
            greeting.format(name="", first_name="", group="")
            plain = all(
                field is None or (field in GREETING_FIELDS and not spec and not conversion)
                for _, field, spec, conversion in Formatter().parse(greeting)
            )
        except (ValueError, LookupError, AttributeError):
            plain = False
        if not plain:
            raise ValueError("may have only {name}, {first_name} and {group} in braces")
        return greeting


def kept_days(settings: IdentificationSettings) -> int:
    """For how many days what is recorded of recognised people is kept, also when undecided.

    Where somebody took the decision back, what was kept by it must not stay for ever.
    """
    return settings.retention_days or _UNDECIDED_DAYS
