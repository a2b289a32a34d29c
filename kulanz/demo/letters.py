"""One letter on paper that the demo shop wants to post: to him who was put off three times and got no answer."""

from django.utils import timezone

from kulanz.business import hours
from kulanz.business.models import Staff
from kulanz.conversations.models import Conversation
from kulanz.flow import on_paper
from kulanz.goodwill import letters
from kulanz.goodwill.gestures import Wish
from kulanz.goodwill.letters import Told
from kulanz.goodwill.models import Gesture

PUT_OFF = "k.vonbuelow@kanzlei-steffens.example"
ADDRESS = "Herrn\nDr. Konrad v. Bülow-Steffens\nKanzlei Steffens\nAm Stadtpark 7\n39104 Lindenburg"
TEXT = """Sehr geehrter Herr Dr. von Bülow-Steffens,

dreimal haben wir Ihnen den Präsenztag zugesagt, dreimal haben wir ihn verlegt, und auf Ihren Brief vom Donnerstag \
haben Sie von uns nichts gehört. Sie hatten recht, daraus zu schließen, dass niemand zuständig war. Das tut mir leid.

Ich schreibe Ihnen auf Papier, weil eine vierte Mail mit Rosenranke nicht die Antwort ist, die Sie verdient haben. Um \
Ihren Rücktritt kümmere ich mich selbst, und ich verlege bei uns keinen Tag mehr, ohne vorher mit jedem gesprochen zu \
haben, der ihn sich freigehalten hat.

Dass Sie unsere Bücher trotzdem schätzen, habe ich gelesen. Es hat mich gefreut und beschämt. Wenn Sie mir sagen \
möchten, was noch offen ist: Sie erreichen mich unter +49 30 55550140.

Mit freundlichen Grüßen"""


def load(*, by: Staff) -> None:
    """Written and allowed; nobody has printed it yet."""
    rows = Conversation.objects.filter(customer__handles__value=PUT_OFF, merged_into=None)
    if talk := rows.order_by("-last_at").first():
        today = timezone.localdate(timezone=hours.zone())
        told = Told(ADDRESS, today, "Bitte um Entschuldigung", TEXT, by.name)
        wish = Wish(Gesture.Kind.LETTER, Gesture.Reason.PROMISE_BROKEN, cents=letters.POSTAGE_CENTS)
        on_paper.write(talk, wish, told, by=by)
