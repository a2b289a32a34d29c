"""What the timeline says of each kind of event."""

from typing import Any

from django.utils.translation import gettext_lazy

# With a person who did it, and without one (the desk itself, or somebody who has left).
SENTENCES: dict[str, tuple[Any, Any]] = {
    "closed": (gettext_lazy("{who} marked it as done"), gettext_lazy("Marked as done")),
    "reopened": (gettext_lazy("{who} reopened it"), gettext_lazy("Reopened")),
    "awaits_customer": (
        gettext_lazy("{who} waits for the customer"),
        gettext_lazy("Waiting for the customer"),
    ),
    "snoozed": (gettext_lazy("{who} let it rest until {until}"), gettext_lazy("Rests until {until}")),
    "woke_up": (gettext_lazy("{who} woke it up"), gettext_lazy("The rest was over")),
    "promised": (
        gettext_lazy("{who} promised: {what} (by {on})"),
        gettext_lazy("Promised: {what} (by {on})"),
    ),
    "promised_some_day": (gettext_lazy("{who} promised: {what}"), gettext_lazy("Promised: {what}")),
    "promise_moved": (
        gettext_lazy("{who} moved the promise to {on}: {what}"),
        gettext_lazy("Promise moved to {on}: {what}"),
    ),
    "promise_moved_back": (
        gettext_lazy("{who} took back the later day of the promise: {what}"),
        gettext_lazy("The later day was taken back: {what}"),
    ),
    "promise_dropped": (
        gettext_lazy("{who} says it is no longer owed: {what} ({why})"),
        gettext_lazy("No longer owed: {what} ({why})"),
    ),
    "promise_reopened": (
        gettext_lazy("{who} says it is still owed: {what}"),
        gettext_lazy("Still owed: {what}"),
    ),
    "promise_handed_over": (
        gettext_lazy("{who} left the promise to {to}: {what}"),
        gettext_lazy("{to} owes it now: {what}"),
    ),
    "promise_kept": (gettext_lazy("{who} kept the promise: {what}"), gettext_lazy("Promise kept: {what}")),
    "call_changed": (
        gettext_lazy("{who} changed the planned call"),
        gettext_lazy("The planned call was changed"),
    ),
    "call_accepted": (
        gettext_lazy("The time of the call suits them: {when}"),
        gettext_lazy("The time of the call suits them: {when}"),
    ),
    "call_moved": (
        gettext_lazy("They moved the call to {when}"),
        gettext_lazy("They moved the call to {when}"),
    ),
    "call_wished": (
        gettext_lazy("They would rather be called: “{what}”"),
        gettext_lazy("They would rather be called: “{what}”"),
    ),
    "call_off": (gettext_lazy("They called off the call"), gettext_lazy("They called off the call")),
    "refund_opened": (
        gettext_lazy("{who} opened a refund"),
        gettext_lazy("A refund was opened"),
    ),
    "refund_decided": (
        gettext_lazy("{who} decided: {money} go back"),
        gettext_lazy("Decided: {money} go back"),
    ),
    "refund_refused": (
        gettext_lazy("{who} decided: nothing goes back"),
        gettext_lazy("Decided: nothing goes back"),
    ),
    "refund_booked": (
        gettext_lazy("{who} paid back {money}"),
        gettext_lazy("{money} were paid back"),
    ),
    "refund_described": (
        gettext_lazy("{who} corrected what the refund is about"),
        gettext_lazy("What the refund is about was corrected"),
    ),
    "refund_withdrawn": (
        gettext_lazy("{who} noted that the refund is no longer wanted"),
        gettext_lazy("The refund is no longer wanted"),
    ),
    "called_solved": (
        gettext_lazy("{who} called: spoken, and solved"),
        gettext_lazy("Called: spoken, and solved"),
    ),
    "called_spoken": (
        gettext_lazy("{who} called: spoken, still open"),
        gettext_lazy("Called: spoken, still open"),
    ),
    "called_mailbox": (gettext_lazy("{who} called: voice mail"), gettext_lazy("Called: voice mail")),
    "called_no_answer": (
        gettext_lazy("{who} called: nobody answered"),
        gettext_lazy("Called: nobody answered"),
    ),
    "called_busy": (gettext_lazy("{who} called: engaged"), gettext_lazy("Called: engaged")),
    "called_wrong_number": (
        gettext_lazy("{who} called: wrong number"),
        gettext_lazy("Called: wrong number"),
    ),
    "judged_anew": (
        gettext_lazy("{who} corrected what the desk had found"),
        gettext_lazy("Findings corrected"),
    ),
    "secrets_shown": (
        gettext_lazy("{who} looked at what is covered in a message"),
        gettext_lazy("Covered data were looked at"),
    ),
    "note_secrets_shown": (
        gettext_lazy("{who} looked at what is covered in a note"),
        gettext_lazy("Covered data in a note were looked at"),
    ),
    "secrets_forwarded": (
        gettext_lazy("{who} forwarded data uncovered that are covered here, to {to}"),
        gettext_lazy("Data that are covered here were forwarded uncovered, to {to}"),
    ),
    "draft_asked_for": (
        gettext_lazy("{who} asked {host} for a draft ({characters} characters, masked)"),
        gettext_lazy("{host} was asked for a draft ({characters} characters, masked)"),
    ),
    "tagged": (gettext_lazy("{who} added the tag “{tag}”"), gettext_lazy("Tag “{tag}” added")),
    "untagged": (gettext_lazy("{who} removed the tag “{tag}”"), gettext_lazy("Tag “{tag}” removed")),
    "binned": (gettext_lazy("{who} moved it to the bin"), gettext_lazy("Moved to the bin")),
    "restored": (gettext_lazy("{who} took it out of the bin"), gettext_lazy("Taken out of the bin")),
    "quarantined": (gettext_lazy("{who} put it into quarantine"), gettext_lazy("Came into quarantine")),
    "released": (gettext_lazy("{who} released it from quarantine"), gettext_lazy("Released from quarantine")),
    "merged": (
        gettext_lazy("{who} merged “{subject}” into it"),
        gettext_lazy("“{subject}” was merged into it"),
    ),
    "split": (
        gettext_lazy("{who} moved later messages into a conversation of their own"),
        gettext_lazy("Split"),
    ),
    "split_off": (gettext_lazy("{who} made this a conversation of its own"), gettext_lazy("Split off")),
    "taken_back": (
        gettext_lazy("{who} took a message back before it left"),
        gettext_lazy("A message was taken back"),
    ),
    "sent_anyway": (
        gettext_lazy("{who} sent a message although the coach said stop"),
        gettext_lazy("A message was sent although the coach said stop"),
    ),
    "unclear_settled": (
        gettext_lazy("{who} decided about an unclear sending"),
        gettext_lazy("Sending settled"),
    ),
    "tried_again": (gettext_lazy("{who} sent again to {address}"), gettext_lazy("Sent again to {address}")),
    "routed": (gettext_lazy("A rule of the owner's fits it"), gettext_lazy("A rule of the owner's fits it")),
    "pick_undone": (
        gettext_lazy("{who} took back what the owner's round had made of it"),
        gettext_lazy("The pick of the owner's round was taken back"),
    ),
    "answer_bounced": (gettext_lazy("A mail of ours came back"), gettext_lazy("A mail of ours came back")),
    "delivery_delayed": (gettext_lazy("A mail of ours is late"), gettext_lazy("A mail of ours is late")),
    "abuse_warned": (
        gettext_lazy("{who} asked for a tone without insults (step {step} of 3)"),
        gettext_lazy("Asked for a tone without insults (step {step} of 3)"),
    ),
    "abuse_blocked": (
        gettext_lazy("{who} blocked them for insults and threats (step 3 of 3)"),
        gettext_lazy("Blocked for insults and threats (step 3 of 3)"),
    ),
    # Of a customer
    "customer_merged": (
        gettext_lazy("{who} merged “{name}” into this customer"),
        gettext_lazy("“{name}” was merged into this customer"),
    ),
    "customer_merge_undone": (gettext_lazy("{who} undid a merge"), gettext_lazy("A merge was undone")),
    "crowned": (
        gettext_lazy("{who} made them a super-customer"),
        gettext_lazy("Was made a super-customer"),
    ),
    "uncrowned": (
        gettext_lazy("{who} said this is no super-customer"),
        gettext_lazy("Is said to be no super-customer"),
    ),
    "crown_withdrawn": (
        gettext_lazy("{who} let the figures decide what kind of customer this is"),
        gettext_lazy("The figures decide what kind of customer this is"),
    ),
    "dissatisfied_opened": (
        gettext_lazy("{who} said that they are extremely dissatisfied"),
        gettext_lazy("Became extremely dissatisfied"),
    ),
    "dissatisfied_closed": (
        gettext_lazy("{who} settled their dissatisfaction"),
        gettext_lazy("The dissatisfaction is settled"),
    ),
    "dissatisfied_withdrawn": (
        gettext_lazy("{who} said that they are not extremely dissatisfied after all"),
        gettext_lazy("Is not extremely dissatisfied after all"),
    ),
    "gesture_proposed": (
        gettext_lazy("{who} proposed a gesture: {gift}"),
        gettext_lazy("A gesture was proposed: {gift}"),
    ),
    "gesture_approved": (
        gettext_lazy("{who} allowed a gesture: {gift}"),
        gettext_lazy("A gesture was allowed: {gift}"),
    ),
    "gesture_declined": (
        gettext_lazy("{who} decided against a gesture: {gift} ({why})"),
        gettext_lazy("A gesture is not given: {gift} ({why})"),
    ),
    "gesture_given": (gettext_lazy("{who} gave: {gift}"), gettext_lazy("Given: {gift}")),
    "gesture_given_undone": (
        gettext_lazy("The mail did not reach them; still to be given: {gift}"),
        gettext_lazy("The mail did not reach them; still to be given: {gift}"),
    ),
    "letter_printed": (gettext_lazy("{who} printed the letter"), gettext_lazy("The letter was printed")),
    "letter_not_posted": (
        gettext_lazy("{who} says the letter was not posted; it is still to be given"),
        gettext_lazy("The letter was not posted after all; it is still to be given"),
    ),
    "voucher_redeemed": (
        gettext_lazy("{who} redeemed the voucher {code}"),
        gettext_lazy("The voucher {code} was redeemed"),
    ),
    "voucher_redemption_undone": (
        gettext_lazy("{who} says the voucher {code} was not redeemed"),
        gettext_lazy("The voucher {code} was not redeemed after all"),
    ),
    "voucher_voided": (
        gettext_lazy("{who} made the voucher {code} void"),
        gettext_lazy("The voucher {code} is void"),
    ),
    "silence_withdrawn": (
        gettext_lazy("{who} said that they did not ask for silence"),
        gettext_lazy("Did not ask for silence"),
    ),
    "silenced": (
        gettext_lazy("Asked never to be written to again"),
        gettext_lazy("Asked never to be written to again"),
    ),
    "silenced_by_hand": (
        gettext_lazy("{who} noted that they are never to be written to again: {note}"),
        gettext_lazy("Is never to be written to again: {note}"),
    ),
    "silenced_by_link": (
        gettext_lazy("Asked by the link in a mail never to be written to again"),
        gettext_lazy("Asked by the link in a mail never to be written to again"),
    ),
    "silenced_before": (
        gettext_lazy("Had asked before never to be written to again"),
        gettext_lazy("Had asked before never to be written to again"),
    ),
    "silence_confirmed": (
        gettext_lazy("{who} confirmed that nothing more is written"),
        gettext_lazy("Confirmed that nothing more is written"),
    ),
    "silence_unsaid": (
        gettext_lazy("{who} left them in peace without a word"),
        gettext_lazy("Left in peace without a word"),
    ),
    "unsubscribed_by_link": (
        gettext_lazy("Unsubscribed by the link in a mail"),
        gettext_lazy("Unsubscribed by the link in a mail"),
    ),
    "unsubscribed_by_mail": (
        gettext_lazy("Unsubscribed by a mail"),
        gettext_lazy("Unsubscribed by a mail"),
    ),
    "silence_lifted": (
        gettext_lazy("{who} allowed to write to them again: {reason}"),
        gettext_lazy("May be written to again: {reason}"),
    ),
    "consent_given": (
        gettext_lazy("{who} noted that they agreed to: {what}"),
        gettext_lazy("Agreed to: {what}"),
    ),
    "consent_brought_back": (
        gettext_lazy("{who} said that they had not taken it back: {what}"),
        gettext_lazy("Had not taken it back: {what}"),
    ),
    "consent_withdrawn": (
        gettext_lazy("{who} noted that they no longer agree to: {what}"),
        gettext_lazy("No longer agrees to: {what}"),
    ),
    "customer_exported": (
        gettext_lazy("{who} took a copy of everything about them"),
        gettext_lazy("A copy of everything about them was taken"),
    ),
}
