"""``kiosk people groups`` and ``train``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from kiosk.commands.people.choice import group_meant
from kiosk.commands.people.registry import load_settings, open_people
from kiosk.commands.people.shown import group_json, training_json
from kiosk.commands.people.text import bar, day, people, printable, say, say_json, table, warn
from kiosk.core.errors import IdentityError
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import Group, TrainingState, embedding_model

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kiosk.core.identity import GalleryContents
    from kiosk.core.settings import Settings


def run_list(args: argparse.Namespace) -> int:
    """List the groups.

    Raises:
        IdentityError: The gallery cannot be read.
    """
    settings = load_settings()
    contents = open_people(settings).contents()
    if args.json:
        say_json([group_json(group, _members(contents, group.id)) for group in contents.groups])
        return ExitCode.OK
    chosen = settings.identification.group
    rows = [
        (
            group.id,
            group.name,
            f"{_members(contents, group.id):,}",
            _trained(group, settings),
            "yes" if chosen in ("", group.id) else "no",
        )
        for group in contents.groups
    ]
    table(("Group", "Name", "People", "Training", "Recognised"), rows, right=("People",))
    return ExitCode.OK


def _members(contents: GalleryContents, group_id: str) -> int:
    return sum(person.group == group_id for person in contents.people)


def _trained(group: Group, settings: Settings) -> str:
    training = group.training
    said = training.state.value
    if training.state is TrainingState.SUCCEEDED and training.threshold is not None:
        said += f", threshold {training.threshold:.3f}"
    if training.last_action_at is not None:
        said += f", {day(training.last_action_at)}"
    if training.model not in (None, embedding_model(settings.analysis)):
        said += " (other networks: train again)"
    return said


def run_add(args: argparse.Namespace) -> int:
    """Make a group.

    Raises:
        IdentityError: There is one of that id, or the id cannot be.
    """
    registry = open_people(load_settings())
    if any(group.id == args.id for group in registry.contents().groups):
        raise IdentityError(f"There is a group {args.id} already", "Choose another id.")
    registry.put_group(Group(args.id, args.name or args.id))
    say(f"Group {args.id} made.")
    return ExitCode.OK


def run_rename(args: argparse.Namespace) -> int:
    """Give a group another name; its id stays.

    Raises:
        IdentityError: There is no such group, or the name cannot be.
    """
    registry = open_people(load_settings())
    group = group_meant(registry.contents(), args.id)
    registry.put_group(replace(group, name=args.name))
    say(f"Group {group.id} is called {printable(args.name)} now.")
    return ExitCode.OK


def run_remove(args: argparse.Namespace) -> int:
    """Remove an empty group.

    Raises:
        IdentityError: There is no such group, or somebody is in it.
    """
    registry = open_people(load_settings())
    contents = registry.contents()
    group = group_meant(contents, args.id)
    if members := _members(contents, group.id):
        raise IdentityError(
            f"The group {group.id} has {people(members)}",
            "Move them with kiosk people set NAME --group ID, or erase them with the group: "
            f"kiosk people erase --group {group.id} --by WHO.",
        )
    registry.erase_group(group.id, "kiosk people groups remove")
    say(f"Group {group.id} removed.")
    return ExitCode.OK


def run_train(args: argparse.Namespace) -> int:
    """Compute thresholds anew, or tell how it went the last time.

    Raises:
        IdentityError: There is no such group, or the gallery cannot be written.
    """
    settings = load_settings()
    registry = open_people(settings)
    groups: Sequence[Group] = registry.contents().groups
    if args.group is not None:
        groups = (group_meant(registry.contents(), args.group),)
    if not args.status:
        with bar("Training", len(groups)) as step:
            for group in groups:
                registry.train(group.id)
                step(group.id)
        contents = registry.contents()
        groups = [group_meant(contents, group.id) for group in groups]
    if args.json:
        say_json({group.id: training_json(group.training) for group in groups})
    else:
        for group in groups:
            _say_training(group, settings)
    failed = any(group.training.state is TrainingState.FAILED for group in groups)
    return ExitCode.FAILED if failed else ExitCode.OK


def _say_training(group: Group, settings: Settings) -> None:
    training = group.training
    say(f"{group.id}: {training.state.value}")
    if training.threshold is not None:
        rate = settings.identification.false_accept_rate
        say(
            f"  Threshold {training.threshold:.3f}: a face is taken for somebody of this group "
            "from this similarity on (0 not alike, 1 the same picture)."
        )
        say(f"  Chosen so that about 1 stranger in {1 / rate:,.0f} is taken for somebody.")
    if training.message:
        (warn if training.state is TrainingState.FAILED else say)(f"  {training.message}")
