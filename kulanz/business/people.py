"""Who works here: the first owner, invitations, roles, absence and who stands in."""

import base64
import hashlib
import hmac
from datetime import date, timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kulanz.lib import links, turns
from kulanz.lib.refusal import Refusal
from kulanz.lib.secrets import token as new_token

from .models import Business, Invitation, Staff

INVITATION_DAYS = 7
FOUNDING = "making an owner"


def nobody_yet() -> bool:
    return not Staff.objects.exists()


def has_account(email: str) -> bool:
    return Staff.objects.filter(email=email.lower()).exists()


def everyone() -> QuerySet[Staff]:
    return Staff.objects.order_by("-is_active", "name")


def with_absence() -> list[tuple[Staff, bool]]:
    """Everyone, and whether they are away today."""
    return [(staff, is_absent(staff)) for staff in everyone().select_related("deputy")]


def at_work() -> QuerySet[Staff]:
    """Those whom one can give something to."""
    return Staff.objects.filter(is_active=True).order_by("name")


def colleagues(staff: Staff) -> QuerySet[Staff]:
    """Those who could take over from `staff`."""
    return Staff.objects.filter(is_active=True).exclude(pk=staff.pk)


@transaction.atomic
def found(email: str, name: str, password: str, *, language: str) -> Staff:
    """The first owner; of two at the same time one is refused."""
    turns.wait_for(FOUNDING)
    Business.objects.get_or_create(pk=1)
    if not nobody_yet():
        raise Refusal(gettext_lazy("This desk has an owner already. Please sign in."))
    return Staff.objects.create_user(email, password, name=name, role=Staff.Role.OWNER, language=language)


@transaction.atomic
def add_owner(email: str, name: str, password: str, *, is_first: bool) -> Staff | None:
    """One more, or the first; None where the address, or that there is nobody else, is no longer so."""
    turns.wait_for(FOUNDING)
    if has_account(email) or (is_first and not nobody_yet()):
        return None
    return Staff.objects.create_user(email, password, name=name, role=Staff.Role.OWNER)


def start_code() -> str:
    """What a stranger does not know: told on the console of a desk without an owner, asked for on its first page."""
    seal = hmac.digest(settings.SECRET_KEY.encode(), b"the first owner", "sha256")
    letters = base64.b32encode(seal).decode().lower()[:8]
    return f"{letters[:4]}-{letters[4:]}"


def is_start_code(typed: str) -> bool:
    plain = typed.strip().lower().replace("-", "").replace(" ", "")
    return hmac.compare_digest(plain.encode(), start_code().replace("-", "").encode())


# Invitations


def open_invitations() -> QuerySet[Invitation]:
    return Invitation.objects.filter(accepted_at=None).order_by("-created_at")


def invite(email: str, name: str, role: str, *, by: Staff) -> tuple[Invitation, str]:
    """The invitation and its token, which is told once and kept only as a hash."""
    email = email.strip().lower()
    if Staff.objects.filter(email=email).exists():
        raise Refusal(gettext_lazy("Somebody with this address works here already."))
    open_invitations().filter(email=email).delete()
    token = new_token()
    invitation = Invitation.objects.create(
        email=email,
        name=name,
        role=role,
        token_hash=_hash(token),
        invited_by=by,
        expires_at=timezone.now() + timedelta(days=INVITATION_DAYS),
    )
    return invitation, token


def invite_and_tell(email: str, name: str, role: str, *, by_mail: bool, by: Staff) -> tuple[str, bool]:
    """The link of a new invitation, and whether it is on its way by mail."""
    invitation, token = invite(email, name, role, by=by)
    return invitation_link(token), by_mail and send_invitation(invitation, token)


def send_invitation(invitation: Invitation, token: str) -> bool:
    """By mail, in the language of the one who invites; False where no mailbox can send."""
    with translation.override(invitation.invited_by.language):
        business = Business.objects.first()
        sent = send_mail(
            _("Your access to the customer desk of %(business)s") % {"business": business or "Kulanz"},
            _(
                "Hello,\n\n%(inviter)s has invited you to help answer customers. "
                "Please choose a password here; the link works for %(days)d days:\n\n%(link)s\n"
            )
            % {"inviter": invitation.invited_by, "days": INVITATION_DAYS, "link": invitation_link(token)},
            None,
            [invitation.email],
        )
    return bool(sent)


def invitation_link(token: str) -> str:
    return links.absolute("invitation", token)


def get_invitation(token: str) -> Invitation:
    """The open invitation that this token belongs to, else a refusal that says what to do."""
    invitation = Invitation.objects.filter(token_hash=_hash(token)).first()
    if not invitation:
        raise Refusal(gettext_lazy("This invitation is not valid. Please ask for a new one."))
    if invitation.accepted_at:
        raise Refusal(gettext_lazy("This invitation has been used already. Please sign in."))
    if invitation.expires_at <= timezone.now():
        raise Refusal(gettext_lazy("This invitation has run out. Please ask for a new one."))
    return invitation


@transaction.atomic
def accept(token: str, name: str, password: str, *, language: str = "de") -> Staff:
    invitation = get_invitation(token)
    taken = Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now())
    if not taken:
        raise Refusal(gettext_lazy("This invitation has been used already. Please sign in."))
    try:
        with transaction.atomic():
            return Staff.objects.create_user(
                invitation.email, password, name=name, role=invitation.role, language=language
            )
    except IntegrityError as error:
        raise Refusal(gettext_lazy("Somebody with this address works here already.")) from error


def withdraw(invitation: Invitation) -> None:
    invitation.delete()


def named(number: str) -> Staff | None:
    """The colleague with that number, as a form gives it; None for none."""
    return at_work().filter(pk=number).first() if number.isdecimal() else None


# Roles


@transaction.atomic
def change(staff: Staff, role: str, skills: str) -> None:
    change_role(staff, role)
    staff.skills = skills
    staff.save(update_fields=["skills"])


@transaction.atomic
def change_role(staff: Staff, role: str) -> None:
    if staff.is_owner and role != Staff.Role.OWNER:
        _keep_an_owner(staff)
    staff.role = role
    staff.save(update_fields=["role"])


@transaction.atomic
def deactivate(staff: Staff) -> None:
    """They can no longer sign in; what they wrote keeps their name."""
    if staff.is_owner:
        _keep_an_owner(staff)
    staff.is_active = False
    staff.save(update_fields=["is_active"])
    Staff.objects.filter(deputy=staff).update(deputy=None)
    open_invitations().filter(invited_by=staff).delete()  # no back door for who has left


def welcome_back(staff: Staff) -> None:
    staff.is_active = True
    staff.save(update_fields=["is_active"])


def _keep_an_owner(leaving: Staff) -> None:
    # Locking all owners makes two owners who demote each other wait for one another.
    owners = Staff.objects.select_for_update().filter(role=Staff.Role.OWNER, is_active=True)
    if not [owner for owner in owners if owner.pk != leaving.pk]:
        raise Refusal(
            gettext_lazy(
                "There is no other owner. Make somebody else an owner first, so that the desk keeps one."
            )
        )


# Absence


def be_absent(staff: Staff, start: date | None, until: date | None, deputy: Staff | None) -> None:
    if start and until and until < start:
        raise Refusal(gettext_lazy("The last day of the absence lies before the first."))
    if deputy and deputy.pk == staff.pk:
        raise Refusal(gettext_lazy("Nobody can stand in for themselves."))
    staff.absent_from, staff.absent_until, staff.deputy = start, until, deputy
    staff.save(update_fields=["absent_from", "absent_until", "deputy"])


def is_absent(staff: Staff, on: date | None = None) -> bool:
    day = on or timezone.localdate()
    if not staff.absent_from or day < staff.absent_from:
        return False
    return staff.absent_until is None or day <= staff.absent_until


def stand_in(staff: Staff, on: date | None = None) -> Staff:
    """Who does the work of `staff` that day: the first in the row of deputies who is here, else `staff`."""
    asked, person = {staff.pk}, staff
    while is_absent(person, on) and person.deputy and person.deputy_id not in asked:
        asked.add(person.deputy.pk)
        person = person.deputy
    return staff if is_absent(person, on) or not person.is_active else person


def absent_now() -> QuerySet[Staff]:
    today = timezone.localdate()
    still = Q(absent_until=None) | Q(absent_until__gte=today)
    return Staff.objects.filter(still, is_active=True, absent_from__lte=today)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
