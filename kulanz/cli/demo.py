"""`kulanz demo`: the demo shop in an empty desk."""

import argparse
import sys

from kulanz.cli import django_ready


def add_arguments(_name: str, parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(call=demo)


def demo(_chosen: argparse.Namespace) -> int:
    """Load it and say how to sign in; 1 where there is a desk already."""
    django_ready(migrate=True)
    from kulanz.demo import shop

    if not shop.load_if_empty(progress=lambda text: print(text, file=sys.stderr, flush=True)):
        print("kulanz demo: somebody has an account here already; nothing was changed.", file=sys.stderr)
        return 1
    print("\n".join(shop.sign_ins()))
    return 0
