"""The `kulanz` command. What a subcommand needs is imported when it is called: most must start fast."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

EXIT_USAGE = 2

# name: (module, help)
COMMANDS: dict[str, tuple[str, str]] = {
    "run": ("serve", "set up what is missing and run web and worker together"),
    "web": ("serve", "run the web server alone"),
    "work": ("serve", "run a worker alone (any number of them)"),
    "demo": ("demo", "load the demo shop into an empty desk"),
    "import": ("take", "take in mbox, Maildir, a folder of .eml or one file"),
    "receive": ("take", "take in one mail from standard input"),
    "parse-mail": ("parse", "print what is read from mail files, one JSON line each"),
    "assess": ("assess", "print what is found in messages, one JSON line each"),
    "promises": ("promises", "print what we promised in what we sent, one JSON line each"),
    "coach": ("coach", "print what there is to say about drafts, one JSON line each"),
    "standing": ("standing", "print what kind of customer each is, from a file of orders"),
    "evaluate": ("assess", "measure the judgement on the check part of the corpus, or on public sets"),
    "train": ("learn", "learn from the corrections made on this desk"),
    "checkup": ("checkup", "look whether everything is in order"),
    "createowner": ("owner", "make an owner's account"),
    "backup": ("backup", "write database, originals and keys into one file"),
    "restore": ("backup", "bring a backup back into an empty data folder"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit code."""
    os.umask(0o077)  # customers' mail is nobody else's on this machine
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(given)
    chosen = parser.parse_args(given)
    if folder := getattr(chosen, "data", None) or getattr(chosen, "data_before", None):
        os.environ["KULANZ_DATA"] = folder
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kulanz.config.settings")
    # For products as small as those of one message, further threads only wait, and use up a core by it.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        code: int = chosen.call(chosen)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123  (the reader of our pipe has gone)
        return 1
    return code


def _parser(given: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kulanz", description="The customer-care desk.")
    parser.add_argument(
        "--data", dest="data_before", metavar="DIR", help="the folder with everything the desk keeps"
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (module, text) in COMMANDS.items():
        sub = subparsers.add_parser(name, help=text, description=text)
        sub.add_argument("--data", metavar="DIR", help=argparse.SUPPRESS)
        if name in given:  # only the chosen one's module is loaded
            import_module(f"kulanz.cli.{module}").add_arguments(name, sub)
    return parser


def django_ready(*, migrate: bool = False) -> None:
    """Set Django up; with `migrate` create and bring up to date what is missing."""
    import django

    from kulanz.lib import sqlite

    django.setup()
    from django.db import connection

    if connection.vendor == "sqlite" and (problem := sqlite.problem()):
        raise SystemExit(problem)
    if migrate:
        from . import migrating

        migrating.bring_up_to_date()


def is_behind() -> bool:
    """Whether the database lacks something that this version of the desk needs."""
    from django.conf import settings
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
