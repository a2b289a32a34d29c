"""The mail providers we know: their servers, how one signs in, and what their customers stumble over."""

from dataclasses import dataclass, replace
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What must be done at the provider before a program may sign in.
Need = Literal["app_password", "enable_imap", "mail_password", "oauth"]


@dataclass(frozen=True, slots=True)
class Servers:
    """What a mailbox needs to be reached; `hint` says what to do at the provider first."""

    name: str
    imap_host: str
    smtp_host: str
    imap_port: int = 993
    imap_security: str = "tls"
    smtp_port: int = 465
    smtp_security: str = "tls"
    imap_user: Literal["address", "local", "login"] = "address"
    smtp_user: Literal["address", "local", "login"] = "address"
    needs: tuple[Need, ...] = ()
    hint: str | Promise = ""
    # Where tokens come from, where the owner agrees in the browser, to what, and what else is said there.
    token_url: str = ""
    consent_url: str = ""
    scope: str = ""
    consent_wishes: tuple[tuple[str, str], ...] = ()
    # The host names are an example: every customer has a server of their own.
    is_example: bool = False
    # Found over a connection that anybody could have altered; the owner should look at the names.
    is_unproven: bool = False
    domains: frozenset[str] = frozenset()

    def user(self, address: str, form: str) -> str:
        """What to sign in with; empty where the provider gives a login that nobody can guess."""
        return {"address": address, "local": address.partition("@")[0], "login": ""}[form]


def guess(address: str) -> Servers | None:
    """The servers of an address, by its domain alone; nobody is asked."""
    sign, domain = address.rpartition("@")[1:]
    return _BY_DOMAIN.get(domain.strip().lower()) if sign else None


def by_name(name: str) -> Servers | None:
    """For the owner who knows where the shop's domain is hosted."""
    return next((known for known in PROVIDERS if known.name == name), None)


def by_host(host: str) -> Servers | None:
    """Whose server that is."""
    host = host.strip().lower().rstrip(".")
    for known in PROVIDERS:
        if host in (known.imap_host, known.smtp_host):
            return known
        if known.is_example and host.endswith(known.imap_host[known.imap_host.index(".") :]):
            return known
    return None


def _domains(names: str) -> frozenset[str]:
    return frozenset(names.split())


_GMX = Servers(
    "GMX",
    imap_host="imap.gmx.net",
    smtp_host="mail.gmx.net",
    needs=("enable_imap",),
    hint=_(
        "At GMX, access by other programs is off at first: sign in on the website, open Settings, POP3 & IMAP,"
        " and allow it. With two-factor sign-in you also need an application password."
    ),
    domains=_domains("gmx.de gmx.net gmx.at gmx.ch gmx.eu gmx.info gmx.biz gmx.org"),
)
_GMAIL = Servers(
    "Gmail / Google Workspace",
    imap_host="imap.gmail.com",
    smtp_host="smtp.gmail.com",
    needs=("app_password",),
    hint=_(
        "Google refuses the normal password: switch on two-factor sign-in, make an app password at"
        " myaccount.google.com/apppasswords and enter that one, or sign in with OAuth 2."
    ),
    token_url="https://oauth2.googleapis.com/token",  # noqa: S106  (an address, not a secret)
    consent_url="https://accounts.google.com/o/oauth2/v2/auth",
    scope="https://mail.google.com/",
    # Without both, Google gives a lasting permission the first time alone.
    consent_wishes=(("access_type", "offline"), ("prompt", "consent")),
    domains=_domains("gmail.com googlemail.com"),
)
_MICROSOFT = "https://login.microsoftonline.com/common/oauth2/v2.0"
_MICROSOFT_SCOPE = (
    "https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access"
)
_OUTLOOK = Servers(
    "Outlook.com",
    imap_host="outlook.office365.com",
    smtp_host="smtp-mail.outlook.com",
    smtp_port=587,
    smtp_security="starttls",
    needs=("oauth",),
    hint=_(
        "Microsoft admits programs by OAuth 2 only; a password is always refused. IMAP must also be allowed in"
        " the settings of the mailbox."
    ),
    token_url=f"{_MICROSOFT}/token",
    consent_url=f"{_MICROSOFT}/authorize",
    scope=_MICROSOFT_SCOPE,
    consent_wishes=(("prompt", "select_account"),),
    domains=_domains(
        "outlook.com outlook.de outlook.at hotmail.com hotmail.de hotmail.co.uk live.com live.de live.at msn.com"
    ),
)

PROVIDERS: tuple[Servers, ...] = (
    _GMX,
    replace(
        _GMX,
        name="GMX.com",
        imap_host="imap.gmx.com",
        smtp_host="mail.gmx.com",
        domains=_domains("gmx.com gmx.us gmx.co.uk gmx.fr gmx.es"),
    ),
    Servers(
        "WEB.DE",
        imap_host="imap.web.de",
        smtp_host="smtp.web.de",
        smtp_port=587,
        smtp_security="starttls",
        needs=("enable_imap",),
        hint=_(
            "At WEB.DE, access by other programs is off at first: sign in on the website, open Settings,"
            " POP3 & IMAP, and allow it. With two-factor sign-in you also need an application password."
        ),
        domains=_domains("web.de email.de"),
    ),
    Servers(
        "T-Online",
        imap_host="secureimap.t-online.de",
        smtp_host="securesmtp.t-online.de",
        needs=("mail_password",),
        hint=_(
            "Telekom wants a password made for mail programs, not the one of the website: set it in the customer"
            " centre under Passwords, “Password for e-mail programs”."
        ),
        domains=_domains("t-online.de magenta.de"),
    ),
    Servers("IONOS", imap_host="imap.ionos.de", smtp_host="smtp.ionos.de"),
    Servers(
        "STRATO",
        imap_host="imap.strato.de",
        smtp_host="smtp.strato.de",
        hint=_("The password is that of the mailbox, not that of the STRATO customer account."),
    ),
    Servers(
        "mailbox.org",
        imap_host="imap.mailbox.org",
        smtp_host="smtp.mailbox.org",
        hint=_("With two-factor sign-in, mailbox.org wants an application password (Settings, Security)."),
        domains=_domains("mailbox.org"),
    ),
    Servers(
        "Posteo",
        imap_host="posteo.de",
        smtp_host="posteo.de",
        hint=_(
            "If you have switched on additional mailbox protection at Posteo, it must admit mail programs"
            " (Settings, Password and security)."
        ),
        domains=_domains(
            "posteo.de posteo.net posteo.org posteo.eu posteo.at posteo.ch posteo.me posteo.us posteo.uk"
        ),
    ),
    _GMAIL,
    replace(
        _OUTLOOK,
        name="Microsoft 365",
        smtp_host="smtp.office365.com",
        hint=_(
            "Microsoft 365 admits programs by OAuth 2 only; a password is always refused. Your administrator must"
            " allow IMAP and authenticated SMTP for this mailbox."
        ),
        domains=frozenset(),
    ),
    _OUTLOOK,
    Servers(
        "iCloud",
        imap_host="imap.mail.me.com",
        smtp_host="smtp.mail.me.com",
        smtp_port=587,
        smtp_security="starttls",
        imap_user="local",
        needs=("app_password",),
        hint=_(
            "Apple refuses the normal password: make an app-specific password at account.apple.com, Sign-In and"
            " Security, and enter that one."
        ),
        domains=_domains("icloud.com me.com mac.com"),
    ),
    Servers(
        "Yahoo",
        imap_host="imap.mail.yahoo.com",
        smtp_host="smtp.mail.yahoo.com",
        needs=("app_password",),
        hint=_(
            "Yahoo refuses the normal password: make an app password in the account security settings and enter"
            " that one."
        ),
        token_url="https://api.login.yahoo.com/oauth2/get_token",  # noqa: S106  (an address, not a secret)
        domains=_domains("yahoo.com yahoo.de yahoo.at yahoo.co.uk yahoo.fr ymail.com rocketmail.com"),
    ),
    Servers(
        "freenet",
        imap_host="mx.freenet.de",
        smtp_host="mx.freenet.de",
        needs=("enable_imap",),
        hint=_("At freenet, access by mail programs must be allowed in the settings of the mailbox first."),
        domains=_domains("freenet.de"),
    ),
    Servers(
        "1&1",
        imap_host="imap.1und1.de",
        smtp_host="smtp.1und1.de",
        domains=_domains("online.de onlinehome.de 1und1.de"),
    ),
    Servers(
        "all-inkl",
        imap_host="w0123456.kasserver.com",
        smtp_host="w0123456.kasserver.com",
        imap_user="login",
        smtp_user="login",
        hint=_(
            "Your server name and the login of the mailbox (such as m0123456) stand in the KAS under E-mail,"
            " Mailboxes."
        ),
        is_example=True,
    ),
    Servers(
        "Hetzner",
        imap_host="mail.your-server.de",
        smtp_host="mail.your-server.de",
        hint=_("The password is that of the mailbox in konsoleH, not that of your Hetzner account."),
    ),
)
_BY_DOMAIN = {domain: known for known in PROVIDERS for domain in known.domains}
