"""`kulanz train`: learn from the corrections that people made on this desk."""

import argparse
import json
import sys

from kulanz.cli import django_ready


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--undo", action="store_true", help="let the weights before the newest judge again")
    parser.add_argument("--training", type=int, help=argparse.SUPPRESS)  # of the desk's own button
    parser.set_defaults(call=train)


def train(chosen: argparse.Namespace) -> int:
    """Print what was learned as one JSON line; 1 when there was nothing to learn from, or to take back."""
    django_ready(migrate=True)
    from kulanz.triage import trainings

    if chosen.undo:
        version = trainings.undo(None)
        print(json.dumps({"undone": version}))
        return 0 if version else 1
    training = trainings.found(chosen.training)
    trainings.run(training, tell=_tell)
    print(json.dumps(training.report or {"state": training.state}))
    return 0 if training.state == training.State.DONE else 1


def _tell(step: str, share: float) -> None:
    print(f"{share:4.0%} {step}", file=sys.stderr, flush=True)
