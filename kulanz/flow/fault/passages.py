"""What can be said to the customer about what was found: a beginning for whoever answers, in their form of address."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import override

from .finding import Finding

# A passage for each (German Sie, German du, English); they are for customers, and so not words of the screens.
_TEXTS: dict[str, tuple[str, str, str]] = {
    "wrong_address": (
        "Unsere Mail vom {day} hat Sie nicht erreicht: Wir haben sie an {address} geschickt, und diese Adresse stimmt"
        " vermutlich nicht. Ist {right} richtig? Dann schicke ich Ihnen alles noch einmal dorthin. Es tut mir leid,"
        " dass uns das nicht früher aufgefallen ist.",
        "Unsere Mail vom {day} hat dich nicht erreicht: Wir haben sie an {address} geschickt, und diese Adresse stimmt"
        " vermutlich nicht. Ist {right} richtig? Dann schicke ich dir alles noch einmal dorthin. Es tut mir leid,"
        " dass uns das nicht früher aufgefallen ist.",
        "Our mail of {day} did not reach you: we sent it to {address}, and that address is probably not right. Is"
        " {right} the right one? Then I will send you everything once more. I am sorry that we did not notice earlier.",
    ),
    "mistyped": (
        "Bei uns steht Ihre Adresse als {address}. Vermutlich ist {right} richtig, und unsere Mails gingen deshalb ins"
        " Leere. Stimmt das? Dann ändere ich es und schicke Ihnen alles noch einmal.",
        "Bei uns steht deine Adresse als {address}. Vermutlich ist {right} richtig, und unsere Mails gingen deshalb"
        " ins Leere. Stimmt das? Dann ändere ich es und schicke dir alles noch einmal.",
        "We have your address as {address}. Probably {right} is right, and our mails went nowhere. Is that so? Then I"
        " will correct it and send you everything once more.",
    ),
    "ordered_elsewhere": (
        "Ihre Bestellung {number} läuft bei uns auf {address}; alles dazu ging deshalb dorthin. Soll ich es Ihnen an"
        " {right} noch einmal schicken?",
        "Deine Bestellung {number} läuft bei uns auf {address}; alles dazu ging deshalb dorthin. Soll ich es dir an"
        " {right} noch einmal schicken?",
        "Your order {number} is under {address} with us, so everything about it went there. May I send it to {right}"
        " once more?",
    ),
    "full": (
        "Unsere Mail vom {day} kam zurück, weil Ihr Postfach {address} keinen Platz mehr hatte. Gibt es eine andere"
        " Adresse, an die ich sie schicken kann? Sonst versuche ich es gern dort noch einmal, sobald wieder Platz ist.",
        "Unsere Mail vom {day} kam zurück, weil dein Postfach {address} keinen Platz mehr hatte. Gibt es eine andere"
        " Adresse, an die ich sie schicken kann? Sonst versuche ich es gern dort noch einmal, sobald wieder Platz ist.",
        "Our mail of {day} came back because your mailbox {address} had no room left. Is there another address to"
        " which I can send it? Otherwise I will gladly try again there as soon as there is room.",
    ),
    "came_back": (
        "Unsere Mail vom {day} an {address} ist nicht bei Ihnen angekommen, sie kam zu uns zurück. Das hätten wir"
        " bemerken müssen, bevor Sie nachfragen. An welche Adresse darf ich sie noch einmal schicken?",
        "Unsere Mail vom {day} an {address} ist nicht bei dir angekommen, sie kam zu uns zurück. Das hätten wir"
        " bemerken müssen, bevor du nachfragst. An welche Adresse darf ich sie noch einmal schicken?",
        "Our mail of {day} to {address} did not reach you, it came back to us. We should have noticed before you had"
        " to ask. To which address may I send it once more?",
    ),
    "not_out": (
        "Unsere Mail vom {day} an {address} ist bei Ihnen noch nicht angekommen, weil sie bei uns hängen geblieben"
        " ist. Ich kümmere mich darum. Danke, dass Sie nachgefragt haben.",
        "Unsere Mail vom {day} an {address} ist bei dir noch nicht angekommen, weil sie bei uns hängen geblieben ist."
        " Ich kümmere mich darum. Danke, dass du nachgefragt hast.",
        "Our mail of {day} to {address} has not reached you yet because it got stuck on our side. I am seeing to it."
        " Thank you for asking.",
    ),
    "queued": (
        "Unsere Mail an {address} ist unterwegs und sollte gleich bei Ihnen sein. Entschuldigen Sie, dass Sie"
        " nachfragen mussten.",
        "Unsere Mail an {address} ist unterwegs und sollte gleich bei dir sein. Entschuldige, dass du nachfragen"
        " musstest.",
        "Our mail to {address} is on its way and should be with you soon. I am sorry that you had to ask.",
    ),
    "order_unsent": (
        "Ihre Bestellung {number} ist bezahlt, aber noch nicht versandt. Das liegt an uns. Ich sehe heute nach, woran"
        " es hängt, und melde mich bei Ihnen.",
        "Deine Bestellung {number} ist bezahlt, aber noch nicht versandt. Das liegt an uns. Ich sehe heute nach, woran"
        " es hängt, und melde mich bei dir.",
        "Your order {number} is paid but has not been sent yet. That is our doing. I will find out today what is"
        " holding it up and get back to you.",
    ),
    "order_open": (
        "Zu Ihrer Bestellung {number} haben wir noch keine Zahlung gefunden; deshalb wartet sie noch bei uns."
        " Haben Sie schon bezahlt? Dann suche ich bei uns weiter.",
        "Zu deiner Bestellung {number} haben wir noch keine Zahlung gefunden; deshalb wartet sie noch bei uns."
        " Hast du schon bezahlt? Dann suche ich bei uns weiter.",
        "We have not found a payment for your order {number} yet, which is why it is not on its way. Have you paid"
        " already? Then I will go on looking on our side.",
    ),
    "order_sent": (
        "Ihre Bestellung {number} haben wir versandt{parcel}. Ich frage gern für Sie nach, wo die Sendung ist, wenn sie"
        " in den nächsten Tagen nicht kommt.",
        "Deine Bestellung {number} haben wir versandt{parcel}. Ich frage gern für dich nach, wo die Sendung ist, wenn"
        " sie in den nächsten Tagen nicht kommt.",
        "We have sent your order {number}{parcel}. I will gladly ask where it is if it does not come in the next few"
        " days.",
    ),
    "others": (
        "Sie sind damit nicht allein: Andere haben uns diese Woche Ähnliches geschrieben. Wir suchen die Ursache, und"
        " ich melde mich, sobald wir sie kennen.",
        "Du bist damit nicht allein: Andere haben uns diese Woche Ähnliches geschrieben. Wir suchen die Ursache, und"
        " ich melde mich, sobald wir sie kennen.",
        "You are not alone with this: others have written something similar to us this week. We are looking for the"
        " cause, and I will get back to you as soon as we know it.",
    ),
    "domain": (
        "Es kann sein, dass unsere Mail in Ihrem Spam-Ordner liegt; daran arbeiten wir. Sehen Sie bitte dort einmal"
        " nach? Wenn sie nicht da ist, schicke ich sie Ihnen auf einem anderen Weg.",
        "Es kann sein, dass unsere Mail in deinem Spam-Ordner liegt; daran arbeiten wir. Siehst du bitte dort einmal"
        " nach? Wenn sie nicht da ist, schicke ich sie dir auf einem anderen Weg.",
        "Our mail may lie in your spam folder; we are working on that. Could you please have a look there? If it is"
        " not there, I will send it to you in another way.",
    ),
    "sent": (
        "Unsere Mail ging am {day} um {time} Uhr an {address} und wurde von Ihrem Anbieter angenommen. Vielleicht"
        " liegt sie im Spam-Ordner; sehen Sie dort bitte einmal nach? Wenn sie nicht da ist, schicke ich sie Ihnen"
        " gern noch einmal, auch an eine andere Adresse.",
        "Unsere Mail ging am {day} um {time} Uhr an {address} und wurde von deinem Anbieter angenommen. Vielleicht"
        " liegt sie im Spam-Ordner; siehst du dort bitte einmal nach? Wenn sie nicht da ist, schicke ich sie dir gern"
        " noch einmal, auch an eine andere Adresse.",
        "Our mail went to {address} on {day} at {time} and was taken by your provider. Perhaps it lies in the spam"
        " folder; could you please have a look there? If it is not there, I will gladly send it once more, also to"
        " another address.",
    ),
    "order_digital": (
        "Ihre Bestellung {number} ist bezahlt, und der Download steht bereit. Ich schicke Ihnen den Link gleich noch"
        " einmal; sagen Sie mir gern, falls eine andere Adresse besser ist.",
        "Deine Bestellung {number} ist bezahlt, und der Download steht bereit. Ich schicke dir den Link gleich noch"
        " einmal; sag mir gern, falls eine andere Adresse besser ist.",
        "Your order {number} is paid, and the download is ready. I will send you the link once more right away; do"
        " tell me if another address is better.",
    ),
}
_UNDELIVERED = {"came_back", "handle_bounced", "foreign_bounce"}
_STUCK = {"failed", "retry", "unclear"}


def of(found: list[Finding], language: str, register: str, is_certain: Callable[[str], bool]) -> str:
    """The passage for the most telling of them that has one; empty where none has.

    What is known of an address that is only perhaps theirs (`is_certain` is told it) is for us and not for them.
    """
    column = 2 if language == "en" else int(register == "du")
    for finding in found:
        if (address := finding.facts.get("address")) and not is_certain(address):
            return ""
        if (code := _code(finding)) in _TEXTS:
            return _TEXTS[code][column].format(**_told(finding.facts, language))
    return ""


def _code(finding: Finding) -> str:
    facts = finding.facts
    if finding.code in _UNDELIVERED | {"sent", "sent_elsewhere"} and facts.get("right"):
        return "wrong_address"
    if finding.code in _UNDELIVERED:
        return "full" if facts.get("reason") == "mailbox_full" else "came_back"
    return "not_out" if finding.code in _STUCK else finding.code


def _told(facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    at = localtime(facts["at"]) if facts.get("at") else None
    with override(language):
        day = date_format(at, "MONTH_DAY_FORMAT") if at else ""
    parcel = " ".join(filter(None, [facts.get("carrier", ""), facts.get("code", "")]))
    return {
        **facts,
        "day": day,
        "time": f"{at:%H:%M}" if at else "",
        "parcel": f" ({parcel})" if parcel else "",
    }
