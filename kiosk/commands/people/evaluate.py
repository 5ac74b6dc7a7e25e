"""``kiosk people evaluate``: how well people are recognised by labelled photos of one's own."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import asdict
from typing import TYPE_CHECKING

from kiosk.commands.people.bring import read_shots
from kiosk.commands.people.import_report import warn_of
from kiosk.commands.people.importing import photo_place
from kiosk.commands.people.labels import Labelled, Role, labelled_by_name, read_labels
from kiosk.commands.people.registry import load_settings, photo_reader
from kiosk.commands.people.shown import refusal_json
from kiosk.commands.people.text import bar, counted, people, say, say_json, table
from kiosk.core.errors import IdentityError, SettingsError
from kiosk.core.exitcodes import ExitCode
from kiosk.core.identity import embedding_model

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

    from kiosk.commands.people.folders import PicturePlace, Refusal
    from kiosk.core.identity import EmbeddingModel, FaceView
    from kiosk.core.settings import Settings
    from kiosk.identity.evaluation import Evaluation, Rates

    Viewed = tuple[Labelled, FaceView]


def run(args: argparse.Namespace) -> int:
    """Measure and tell; nothing is stored.

    Raises:
        SettingsError: The command line makes no sense.
        IdentityError: There are too few photos, or they cannot be read.
        ModelError: The networks are not installed.
        InferenceError: No device can run them.
    """
    if args.labels is not None and args.names is not None:
        raise SettingsError("--labels and --names say the same in two ways", "Leave one away.")
    settings = load_settings()
    rate = settings.identification.false_accept_rate if args.far is None else args.far
    with ExitStack() as stack:
        place = _place(args, stack)
        labelled, refusals = _labelled(args, place)
        viewed, unreadable = _viewed(settings, place, labelled)
    refusals = [*place.refusals, *refusals, *unreadable]
    if not args.json:
        warn_of(refusals, "--json lists every photo.")
    found = _evaluated(viewed, embedding_model(settings.analysis), rate)
    if args.json:
        say_json({**asdict(found), "refused": [refusal_json(refusal) for refusal in refusals]})
    else:
        _say(found, refusals)
    return ExitCode.OK


def _place(args: argparse.Namespace, stack: ExitStack) -> PicturePlace:
    if not args.path.exists():
        raise IdentityError(f"There is no {args.path}", "Name a folder or ZIP file with photos.")
    return photo_place(args.path, stack)


def _labelled(
    args: argparse.Namespace, place: PicturePlace
) -> tuple[list[Labelled], list[Refusal]]:
    if args.labels is not None:
        return read_labels(args.labels, place.pictures)
    return labelled_by_name(place.pictures, args.names)


def _viewed(
    settings: Settings, place: PicturePlace, labelled: Sequence[Labelled]
) -> tuple[list[Viewed], list[Refusal]]:
    """The views of the photos, as good as those of people who pass by have to be."""
    viewed: list[Viewed] = []
    refusals: list[Refusal] = []
    if not labelled:
        return viewed, refusals
    with (
        photo_reader(settings, enrolling=False) as reader,
        bar("Photos", len(labelled)) as step,
    ):
        for one in labelled:
            shots, refused = read_shots(place, reader, (one.picture,), step)
            viewed += [(one, shot.view) for shot in shots]
            refusals += refused
    return viewed, refusals


def _evaluated(viewed: Sequence[Viewed], model: EmbeddingModel, rate: float) -> Evaluation:
    """Enrolled and tried as the labels say; without roles each photo by the other ones."""
    from kiosk.identity.evaluation import cross_validate, evaluate

    if all(one.role is None for one, _ in viewed):
        return cross_validate(_by_person(viewed), model, rate)
    enrolled = _by_person([row for row in viewed if row[0].role in (Role.ENROL, None)])
    probes = [(one.person, view) for one, view in viewed if one.role is Role.PROBE]
    return evaluate(
        enrolled,
        [(person, view) for person, view in probes if person in enrolled],
        # Whose own photo to be enrolled by is missing or poor is a stranger here.
        [view for one, view in viewed if one.role is Role.STRANGER]
        + [view for person, view in probes if person not in enrolled],
        model,
        rate,
    )


def _by_person(viewed: Sequence[Viewed]) -> dict[str, list[FaceView]]:
    people: dict[str, list[FaceView]] = {}
    for one, view in viewed:
        people.setdefault(one.person, []).append(view)
    return people


# --------------------------------------------------------------------------------- output


def _say(found: Evaluation, refusals: Sequence[Refusal]) -> None:
    right, probes = found.best_right, found.probes
    say(
        f"{people(found.people)} enrolled, {counted(probes, 'photo')} of them tried, "
        f"{found.strangers:,} times somebody tried as a stranger."
    )
    if refusals:
        say(f"{counted(len(refusals), 'photo')} could not be used.")
    say(f"Most similar person is the right one (rank 1): {right} of {probes}, {right / probes:.1%}")
    for person, other in found.doubtful[:20]:
        say(f"  not for {person}, who looks more like {other}")
    say()
    best = found.recommended
    rows = [("default", *_cells(found.default)), ("recommended", *_cells(best.at_threshold))]
    rows += [("", *_cells(rates)) for rates in found.curve]
    titles = ("", "Threshold", "False reject", "Wrong name", "False accept")
    table(titles, rows, right=titles[1:])
    say()
    say(
        f"Recommended for a false accept rate of {best.false_accept_rate:g}: threshold "
        f"{best.threshold:.3f} (95 % interval {best.low:.3f} to {best.high:.3f})."
    )
    say(
        f"There {best.at_threshold.accepted:.1%} of the strangers get a name (95 % interval "
        f"{best.accepted_low:.1%} to {best.accepted_high:.1%})."
    )
    say(
        "False reject: photos of enrolled people that get no name. The kiosk decides over several "
        "views and does better than these single photos."
    )
    say(
        "kiosk people train sets the threshold of a group by itself; its strictness is the "
        "setting identification.false_accept_rate."
    )


def _cells(rates: Rates) -> tuple[str, ...]:
    shares = (rates.missed, rates.wrong, rates.accepted)
    return (f"{rates.threshold:.3f}", *(f"{share:.2%}" for share in shares))
