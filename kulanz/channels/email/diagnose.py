"""The connection test of a mailbox: step by step, until one fails, for receiving and for sending."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kulanz.channels.models import Mailbox

from . import imap, smtp, trouble
from .explain import explain, refined
from .trouble import Trouble

LABELS: dict[str, str | Promise] = {
    "found": _("Server name found"),
    "reached": _("Server reached"),
    "secure": _("Connection encrypted, certificate valid"),
    "open": _("Connected without encryption, within this machine"),
    "signed_in": _("Signed in"),
    "folders": _("Folders seen"),
}


DOING: dict[str, str | Promise] = {
    "found": _("Looking up the server …"),
    "reached": _("Connecting …"),
    "secure": _("Checking encryption and certificate …"),
    "open": _("Waiting for the server's greeting …"),
    "signed_in": _("Signing in …"),
    "folders": _("Looking for the folders …"),
}


@dataclass(frozen=True, slots=True)
class Ahead:
    """A step that is still to be taken."""

    server: str
    name: str

    @property
    def key(self) -> str:
        return f"{self.server}-{self.name}"

    @property
    def doing(self) -> str | Promise:
        return DOING[self.name]


@dataclass(frozen=True, slots=True)
class Step:
    """`said` says in plain words how it went, `advice` what to do, `detail` what the server answered."""

    server: str
    name: str
    ok: bool
    code: str = ""
    said: str | Promise = ""
    advice: str | Promise = ""
    detail: str = ""

    @property
    def label(self) -> str | Promise:
        return LABELS[self.name]

    @property
    def is_first(self) -> bool:
        return self.name == "found"


def check(mailbox: Mailbox) -> list[Step]:
    """Receiving and sending, each up to its first failure; a server that is not named is left out."""
    steps: list[Step] = []
    ahead = first(mailbox)
    while ahead:
        step = take(mailbox, ahead)
        steps.append(step)
        ahead = following(mailbox, step)
    return steps


def first(mailbox: Mailbox) -> Ahead | None:
    return next(iter(plan(mailbox)), None)


def following(mailbox: Mailbox, step: Step) -> Ahead | None:
    """What comes after a step: after a failure, the other server."""
    ahead = plan(mailbox)
    rest = ahead[ahead.index(Ahead(step.server, step.name)) + 1 :]
    return next((one for one in rest if step.ok or one.server != step.server), None)


def plan(mailbox: Mailbox) -> list[Ahead]:
    """Every step there is for this mailbox, in order."""
    return [Ahead(server, name) for server, (_host, steps) in _servers(mailbox).items() for name in steps]


def take(mailbox: Mailbox, ahead: Ahead) -> Step:
    host, steps = _servers(mailbox)[ahead.server]
    try:
        with trouble.named(imap.secrets_of(mailbox)):
            steps[ahead.name]()
    except Trouble as error:
        code = refined(error.code, host)
        return Step(ahead.server, ahead.name, False, code, *explain(code, host), detail=error.detail)
    return Step(ahead.server, ahead.name, True, said=LABELS[ahead.name])


_Steps = dict[str, Callable[[], object]]


def _servers(mailbox: Mailbox) -> dict[str, tuple[str, _Steps]]:
    servers = {
        "imap": (mailbox.imap_host, _imap_steps(mailbox)),
        "smtp": (mailbox.smtp_host, _smtp_steps(mailbox)),
    }
    return {server: (host, steps) for server, (host, steps) in servers.items() if host}


def _imap_steps(mailbox: Mailbox) -> _Steps:
    host, port, security = mailbox.imap_host, mailbox.imap_port, mailbox.imap_security
    return {
        "found": lambda: imap.reachable(host, security),
        "reached": lambda: imap.reach(imap.reachable(host, security), port).close(),
        _greeting(security): lambda: imap.opened(mailbox).leave(),
        "signed_in": lambda: imap.connect(mailbox).leave(),
        "folders": lambda: _see_folders(mailbox),
    }


def _greeting(security: str) -> str:
    """The step in which the server says its first word, by what it proves."""
    return "open" if security == Mailbox.Security.PLAIN else "secure"


def _see_folders(mailbox: Mailbox) -> None:
    connection = imap.connect(mailbox)
    try:
        if not connection.list_folders():
            raise Trouble("no_folders")
        connection.select_folder("INBOX", readonly=True)
    finally:
        connection.leave()


def _smtp_steps(mailbox: Mailbox) -> _Steps:
    host, port, security = mailbox.smtp_host, mailbox.smtp_port, mailbox.smtp_security
    return {
        "found": lambda: imap.reachable(host, security),
        "reached": lambda: imap.reach(imap.reachable(host, security), port).close(),
        _greeting(security): lambda: smtp.leave(smtp.opened(mailbox, seconds=imap.CONNECT_SECONDS)),
        "signed_in": lambda: smtp.leave(smtp.connected(mailbox, seconds=imap.CONNECT_SECONDS)),
    }
