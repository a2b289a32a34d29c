"""Whoever writes is told that it came, who answers by when, and the phone number: once, and only where that is welcome.

Off by default; the one mail that no person releases. The time it names goes on record as a promise. Nothing a program
sends is answered (RFC 3834), nobody gets two within a day, and whoever is upset hears from a person first.
"""

from datetime import datetime, timedelta

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from kulanz.business import helppages, hours, people, profile
from kulanz.business.models import Business, HelpPage, Staff
from kulanz.channels import notifying, outbox, registry
from kulanz.channels.letter import Address
from kulanz.channels.models import Outbound
from kulanz.conversations import search
from kulanz.conversations.models import Conversation, Message, Strand
from kulanz.customers import silence
from kulanz.customers.models import Handle
from kulanz.followup import promises
from kulanz.followup.models import Promise
from kulanz.jobs.tasks import task
from kulanz.lib import turns
from kulanz.triage import dissatisfied
from kulanz.triage.models import Assessment

from . import limits, words

# So long somebody at the desk may be faster, and a second mail of theirs may follow the first.
PAUSE = timedelta(minutes=1)
# What is older when it is read has waited for a server or for us: to say now that it came helps nobody.
NEWS_FOR = timedelta(hours=3)
# Who heard from us within that time is in a talk with somebody already.
IN_A_TALK = timedelta(days=1)
# Nearer to the goal, the answer itself is as near.
SOONEST = timedelta(minutes=30)
UNWELCOME_IN = frozenset({"pitch", "spam", "opt_out"})
# Who only praises waits for nothing.
WANTS_NOTHING = frozenset({"praise"})


def begin(assessment: Assessment, conversation: Conversation) -> None:
    """In the transaction in which a mail was filed: have it looked at in a minute."""
    if conversation.quarantined_at or not Business.objects.filter(acknowledges=True).exists():
        return
    acknowledge.enqueue(
        run_at=timezone.now() + PAUSE,
        key=f"acknowledge:{conversation.pk}",
        message_id=assessment.message_id,
    )


@task(name="flow.acknowledging.acknowledge", retries=3)
def acknowledge(message_id: int) -> None:
    """Queue the acknowledgement of a mail, where it may have one; two workers queue one."""
    message = _find(message_id)
    if message is None or not _may(message):
        return
    page = helppages.fitting(f"{message.subject}\n{message.new_text}", message.conversation.customer.language)
    with turns.alone("acknowledge"):
        Conversation.objects.hold(message.conversation)
        message = _find(message_id)
        if message and _may(message) and limits.allow(message):
            _answer(message, page)


def named(business: Business, conversation: Conversation | None, goal: datetime) -> Staff | None:
    """Who will answer: whoever has it, else who is named in the settings, else an owner; who is away has a deputy."""
    on = goal.astimezone(hours.zone()).date()
    asked = [conversation.assigned_to if conversation else None, business.answers_by_name]
    owners = (
        Staff.objects.filter(role=Staff.Role.OWNER, is_active=True).select_related("deputy").order_by("pk")
    )
    for person in [*asked, *owners]:
        taker = people.stand_in(person, on) if person else None
        if taker and taker.is_active and not people.is_absent(taker, on):
            return taker
    return None


def is_outdated(message: Message) -> bool:
    """Whether an acknowledgement that has not left yet is no news any more, or was overtaken by the answer."""
    if message.automatic != Message.ACKNOWLEDGEMENT:
        return False
    now, here = timezone.now(), message.conversation.merged_into or message.conversation
    goal = message.promises.aggregate(at=Max("due_at"))["at"]
    if now > message.at + NEWS_FOR or (goal and now > goal):
        return True
    return bool(here.waiting_since is None or here.quarantined_at or here.deleted_at)


def _find(message_id: int) -> Message | None:
    rows = Message.objects.select_related(
        "conversation__customer", "conversation__assigned_to__deputy", "channel__mailbox", "assessment"
    )
    return rows.filter(pk=message_id, direction=Message.Direction.IN).first()


def _may(message: Message) -> bool:
    """All that must hold; whatever is unsure says no, for nobody misses a mail that only says that theirs came."""
    return (
        _is_news(message)
        and _waits(message.conversation)
        and _is_calm(message)
        and _is_from_a_person(message)
        and all(
            registry.may_be_answered_by_itself(one.raw) for one in message.originals.select_related("raw")
        )
    )


def _is_news(message: Message) -> bool:
    oldest = timezone.now() - NEWS_FOR
    return message.at > oldest and message.arrived_at > oldest


def _waits(conversation: Conversation) -> bool:
    """It is open, and nobody of us has said anything."""
    if conversation.state != Conversation.State.OPEN or not conversation.waiting_since:
        return False
    if conversation.quarantined_at or conversation.deleted_at or conversation.merged_into_id:
        return False
    last = conversation.last_out_at
    return last is None or last < conversation.waiting_since - IN_A_TALK


def _is_calm(message: Message) -> bool:
    """It was judged, wants something from us, and a person is not what its writer needs first."""
    assessment: Assessment | None = getattr(message, "assessment", None)
    if assessment is None or assessment.state != Assessment.State.JUDGED:
        return False
    said, intents = assessment.said, set(assessment.said.get("intents", ()))
    if intents & UNWELCOME_IN or (intents and intents <= WANTS_NOTHING):
        return False
    if dissatisfied.reasons_of(said, assessment.history) or said.get("abuse", "none") != "none":
        return False
    if said.get("goes_public") or said.get("legal"):
        return False
    return dissatisfied.find(message.conversation.customer) is None


def _is_from_a_person(message: Message) -> bool:
    """At an address of this customer, to an address of ours, by whom no robot writes; and they want to hear from us."""
    address, ours = message.sender_address.lower(), registry.own_addresses()
    if message.automatic or message.flag or not message.originals.exists() or address in ours:
        return False
    if message.reply_to and message.reply_to.lower() != address:
        return False  # the answer goes elsewhere: a form's, a market's, or somebody else's address
    if notifying.writes_for_many(address, message.sender_name):
        return False
    if not any(to.lower() in ours for _name, to in [*message.to, *message.cc]):
        return False
    theirs = Handle.objects.filter(
        customer=message.conversation.customer_id, kind=Handle.Kind.EMAIL, value=address, bounced_at=None
    )
    return theirs.exists() and not silence.find([address])


def _answer(message: Message, page: HelpPage | None) -> None:
    business, conversation = profile.business(), message.conversation
    goal = hours.same_day_goal(conversation.waiting_since or message.at)
    person = named(business, conversation, goal)
    is_honest = business.acknowledges and business.phone and goal > timezone.now() + SOONEST
    if person is None or not is_honest or not message.channel.can_send:
        return
    customer = conversation.customer
    language = customer.language or business.language
    said = words.write(
        business,
        person,
        goal,
        page,
        name=customer.name,
        language=language,
        register=customer.register,
        signature=message.channel.signature(language),
    )
    mail = _keep(message, said, language)
    with override(business.language):
        what = _("Answer, as the acknowledgement says")
    promises.make(
        customer,
        what,
        goal.astimezone(hours.zone()).date(),
        by=None,
        kind=Promise.Kind.REPLY,
        conversation=conversation,
        owed_by=person,
        due_at=goal,
        source=promises.Source(
            said.text[said.start : said.end], message=mail, start=said.start, end=said.end
        ),
    )


def _keep(answered: Message, said: words.Said, language: str) -> Message:
    """Queued and filed in the conversation, without a word of it counting as an answer."""
    channel, now = answered.channel, timezone.now()
    sender = Address(channel.sender_name, channel.address)
    to = Address(answered.sender_name, answered.sender_address)
    outbound = _queue(answered, said, language, sender, to)
    message = Message.objects.create(
        conversation=answered.conversation,
        channel=channel,
        direction=Message.Direction.OUT,
        automatic=Message.ACKNOWLEDGEMENT,
        outbound=outbound,
        message_id=outbound.message_id,
        sender_name=sender.name,
        sender_address=sender.address,
        to=[[to.name, to.address]],
        subject=said.subject,
        text=said.text,
        at=now,
        arrived_at=now,
    )
    Strand.objects.create(ident=outbound.message_id, conversation=answered.conversation, is_held=True)
    search.index_message(message, [said.subject, said.text, f"{to.name} {to.address}"])
    return message


def _queue(answered: Message, said: words.Said, language: str, sender: Address, to: Address) -> Outbound:
    channel, now = answered.channel, timezone.now()
    ident = registry.new_message_id(sender.address.rpartition("@")[2])
    is_plus = channel.servers is not None and channel.servers.plus_addresses
    reply_to = registry.plus_address(sender.address, answered.conversation.token) if is_plus else ""
    content = registry.write(
        sender=sender,
        to=[to],
        cc=[],
        bcc=[],
        subject=said.subject,
        text=said.text,
        message_id=ident,
        in_reply_to=answered.message_id or None,
        references=[],
        date=now,
        attachments=[],
        reply_to=Address(sender.name, reply_to) if reply_to else None,
        language=language,
        automatic="auto-replied",
    )
    # Our own address and not the empty one: providers refuse that from whoever signs in, SPF could not vouch for it,
    # and a bounce, which nothing here answers, tells that the address is wrong before the true answer goes there.
    return outbox.queue(
        channel,
        content,
        message_id=ident,
        envelope_from=sender.address,
        recipients=[to.address],
        send_after=now,
    )
