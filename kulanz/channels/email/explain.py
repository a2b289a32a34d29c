"""What a trouble with a mail server means, and what to do about it, in plain words."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from . import providers


class Explanation(NamedTuple):
    said: str | Promise
    advice: str | Promise


# Where the provider's own hint helps.
_SIGN_IN = {"password", "app_password", "oauth_needed", "oauth_refused", "imap_disabled", "mail_password"}

_TEXTS: dict[str, Explanation] = {
    "not_found": Explanation(
        _("There is no server of this name."),
        _("Check the spelling of the server name. If it is right, the name service or the internet is down."),
    ),
    "private": Explanation(
        _("This server has an address inside a private network, and the desk does not go there."),
        _("If it is your own server, add its name to KULANZ_PRIVATE_HOSTS and start the desk again."),
    ),
    "plain": Explanation(
        _("Without encryption, the desk talks only to a server on this very machine."),
        _("Choose TLS or STARTTLS."),
    ),
    "refused": Explanation(
        _("The server is there but takes no connection at this port."),
        _("Check the port: IMAP with TLS is usually 993; SMTP 465 with TLS or 587 with STARTTLS."),
    ),
    "timed_out": Explanation(
        _("The server did not answer in time."),
        _("Check name and port. Some internet providers and hosters block mail ports; ask yours."),
    ),
    "unreachable": Explanation(
        _("The server cannot be reached."),
        _("Check the internet connection of this machine, then the name and the port."),
    ),
    "dropped": Explanation(
        _("The server ended the connection."),
        _("This usually passes; the desk tries again by itself. If it stays, check port and encryption."),
    ),
    "not_tls": Explanation(
        _("The server does not speak TLS at this port."),
        _("Choose STARTTLS, or the port that is meant for TLS (IMAP 993, SMTP 465)."),
    ),
    "no_starttls": Explanation(
        _("The server offers no STARTTLS at this port."),
        _("Choose TLS with port 993 (IMAP) or 465 (SMTP)."),
    ),
    "certificate_expired": Explanation(
        _("The server's certificate has expired or is not yet valid."),
        _("Check the clock of this machine. If it is right, tell whoever runs the mail server."),
    ),
    "certificate_name": Explanation(
        _("The server's certificate is made out to another name."),
        _("Use the server name that your provider gives, not that of your own domain."),
    ),
    "certificate_self_signed": Explanation(
        _("The server's certificate is made by itself; nobody vouches for it."),
        _("If it is your own server, name the file with its certificate in SSL_CERT_FILE."),
    ),
    "certificate_unknown": Explanation(
        _("The server's certificate is not trustworthy."),
        _("Tell whoever runs the mail server. Do not enter your password there."),
    ),
    "password": Explanation(
        _("The server does not accept this user name and password."),
        _("Enter both again. The user name is mostly the whole mail address."),
    ),
    "app_password": Explanation(
        _("This provider wants a password made for this program alone, not the one of the website."),
        _("Make an app password at the provider and enter that one."),
    ),
    "mail_password": Explanation(
        _("This provider wants a separate password for mail programs."),
        _("Set it on the provider's website and enter that one."),
    ),
    "oauth_needed": Explanation(
        _("This provider does not accept passwords, only a sign-in by OAuth 2."),
        _("Choose OAuth 2 as the sign-in of this mailbox."),
    ),
    "no_oauth": Explanation(
        _("This server knows no sign-in by OAuth 2."),
        _("Choose the sign-in by password."),
    ),
    "oauth_missing": Explanation(
        _("What the OAuth 2 sign-in needs has not been entered yet."),
        _("Enter the client ID under Servers and password, and connect the mailbox with the provider."),
    ),
    "oauth_expired": Explanation(
        _("The permission given by OAuth 2 has ended or was withdrawn."),
        _("Connect the mailbox with the provider again, in the settings of this mailbox."),
    ),
    "oauth_refused": Explanation(
        _("The server does not accept the OAuth 2 sign-in, not even with a new token."),
        _("Check that the user name is that of the account and that the permission covers mail."),
    ),
    "oauth_unreachable": Explanation(
        _("The address that gives out OAuth 2 tokens did not answer."),
        _("Check the token address. If it is right, the desk tries again by itself."),
    ),
    "consent_missing": Explanation(
        _("The client ID or an address of the provider is missing."),
        _("Enter it under Servers and password."),
    ),
    "consent_insecure": Explanation(
        _("An address of the provider does not begin with https:, so that secrets could be read on the way."),
        _("Correct the addresses under Servers and password."),
    ),
    "consent_denied": Explanation(
        _("The permission was not given."),
        _("Connect once more and agree, signed in there with the account of this mailbox."),
    ),
    "consent_admin": Explanation(
        _("In this organisation, an administrator must agree first."),
        _("Ask the administrator to give this app the permission, then connect once more."),
    ),
    "consent_over": Explanation(
        _("This attempt is over: it took too long, was made in another browser, or has been used already."),
        _("Connect once more."),
    ),
    "consent_client": Explanation(
        _("The provider does not accept the client ID or the client secret."),
        _(
            "Compare both with the app registration and enter them again. A client secret runs out; then make a"
            " new one there."
        ),
    ),
    "consent_redirect": Explanation(
        _("The provider does not know the redirect address of the desk."),
        _("Enter the redirect address shown here in the app registration, letter by letter."),
    ),
    "consent_scope": Explanation(
        _("This app may not ask for access to mail."),
        _("Add the permissions for IMAP and SMTP to the app registration."),
    ),
    "consent_passing": Explanation(
        _("The provider gave a permission that ends within the hour, and no lasting one."),
        _(
            "Allow offline access in the app registration, or withdraw the permission in the account at the"
            " provider, and connect once more."
        ),
    ),
    "consent_refused": Explanation(
        _("The provider did not give the permission."),
        _("What it said is shown below. Compare the app registration with the manual."),
    ),
    "password_refused": Explanation(
        _("The server refuses passwords on this connection."),
        _("Choose TLS or STARTTLS as encryption."),
    ),
    "imap_disabled": Explanation(
        _("Access by IMAP is switched off for this mailbox."),
        _("Allow it in the settings at the provider; it can take an hour to work."),
    ),
    "smtp_disabled": Explanation(
        _("Sending by programs is switched off for this mailbox."),
        _("Allow authenticated SMTP for it; the administrator of the mail domain can do that."),
    ),
    "wait": Explanation(
        _("The server is refusing sign-ins for the moment."),
        _("Wait a while; the desk tries again by itself."),
    ),
    "folder_missing": Explanation(
        _("A folder that is watched is gone or has another name now."),
        _("Choose the folders of this mailbox again. The other folders are still fetched."),
    ),
    "folder_breaks": Explanation(
        _("The server breaks off the connection whenever it is asked what is in one of the folders."),
        _(
            "The other folders are still fetched, and the desk keeps asking. If it stays like that, move what"
            " you need into another folder or ask your provider."
        ),
    ),
    "no_sent_folder": Explanation(
        _("The mailbox has no folder for sent mail that the desk can recognise."),
        _("Choose it among the folders of this mailbox, or switch the copy into Sent off."),
    ),
    "no_folders": Explanation(
        _("The sign-in works, but no folder is to be seen."),
        _("Sign in on the provider's website once; some create the folders only then."),
    ),
    "internal": Explanation(
        _("Something went wrong inside the desk."),
        _("The desk tries again by itself. The details are in its log."),
    ),
}
_ODD = Explanation(
    _("The server answered something unexpected."),
    _("Check name, port and encryption. What the server said is shown below."),
)


def explain(code: str, host: str = "") -> Explanation:
    """What the code means and what to do, with what customers of that server's provider should know."""
    code = refined(code, host)
    said, advice = _TEXTS.get(code, _ODD)
    known = providers.by_host(host) if host else None
    if known and known.hint and code in _SIGN_IN:
        return Explanation(said, format_lazy("{} {}", advice, known.hint))
    return Explanation(said, advice)


def refined(code: str, host: str) -> str:
    """A refused password at a provider that never takes the normal one is more than a wrong password."""
    known = providers.by_host(host)
    if code != "password" or known is None:
        return code
    named = {"app_password": "app_password", "mail_password": "mail_password", "oauth": "oauth_needed"}
    return next((named[need] for need in known.needs if need in named), code)
