"""The sentences of an outline, each as (German Sie, German du, English); written to customers, never on screens."""

Wording = tuple[str, str, str]

# The first sentence: regret where something has gone wrong for them, else thanks. By the matter, the first that fits.
REGRET: dict[str, Wording] = {
    "delivery_problem": (
        "es tut mir leid, dass mit Ihrer Lieferung etwas schiefgegangen ist.",
        "es tut mir leid, dass mit deiner Lieferung etwas schiefgegangen ist.",
        "I am sorry that something has gone wrong with your delivery.",
    ),
    "access_problem": (
        "es tut mir leid, dass Ihr Zugang nicht funktioniert.",
        "es tut mir leid, dass dein Zugang nicht funktioniert.",
        "I am sorry that your access does not work.",
    ),
    "billing": (
        "es tut mir leid, dass Ihnen die Abrechnung Mühe macht.",
        "es tut mir leid, dass dir die Abrechnung Mühe macht.",
        "I am sorry that the billing has given you trouble.",
    ),
    "": (
        "es tut mir leid, dass Sie Ärger hatten. Danke, dass Sie mir so offen schreiben.",
        "es tut mir leid, dass du Ärger hattest. Danke, dass du mir so offen schreibst.",
        "I am sorry that you have had this trouble. Thank you for telling me so openly.",
    ),
}
THANKS: dict[str, Wording] = {
    "praise": (
        "vielen Dank für Ihr Lob. Darüber habe ich mich sehr gefreut.",
        "vielen Dank für dein Lob. Darüber habe ich mich sehr gefreut.",
        "thank you very much for your kind words. I was so glad to read them.",
    ),
    "question": (
        "danke für Ihre Frage.",
        "danke für deine Frage.",
        "thank you for your question.",
    ),
    "cancellation": (
        "danke, dass Sie mir Bescheid geben.",
        "danke, dass du mir Bescheid gibst.",
        "thank you for letting me know.",
    ),
    "": (
        "danke für Ihre Nachricht.",
        "danke für deine Nachricht.",
        "thank you for your message.",
    ),
}
# What the writer has to fill in, by the matter.
MATTERS: dict[str, Wording] = {
    "delivery_problem": (
        "Was mit der Lieferung geschehen ist: […]",
        "Was mit der Lieferung geschehen ist: […]",
        "What has happened to the delivery: […]",
    ),
    "access_problem": (
        "So kommen Sie an alles heran: […]",
        "So kommst du an alles heran: […]",
        "This is how you get to everything: […]",
    ),
    "billing": ("Zur Abrechnung: […]", "Zur Abrechnung: […]", "About the billing: […]"),
    "refund": ("Zur Erstattung: […]", "Zur Erstattung: […]", "About the refund: […]"),
    "cancellation": (
        "So habe ich es für Sie vermerkt: […]",
        "So habe ich es für dich vermerkt: […]",
        "This is what I have noted for you: […]",
    ),
    "complaint": (
        "Was bei uns schiefgegangen ist: […]",
        "Was bei uns schiefgegangen ist: […]",
        "What went wrong on our side: […]",
    ),
    "question": ("Zu Ihrer Frage: […]", "Zu deiner Frage: […]", "About your question: […]"),
    "praise": (
        "Besonders gefreut hat mich: […]",
        "Besonders gefreut hat mich: […]",
        "What I liked most to read: […]",
    ),
}
CONCERN: Wording = ("Zu Ihrem Anliegen: […]", "Zu deinem Anliegen: […]", "About your concern: […]")
CALL: Wording = (
    "Ich rufe Sie an, und zwar am […] um […] Uhr{under}.",
    "Ich rufe dich an, und zwar am […] um […] Uhr{under}.",
    "I will call you on […] at […]{under}.",
)
UNDER: Wording = (" unter {number}", " unter {number}", " on {number}")
ASKED: Wording = (
    "Zu Ihrer Frage „{words}“: […]",
    "Zu deiner Frage „{words}“: […]",
    "Your question “{words}”: […]",
)
WANTED: Wording = (
    "Zu Ihrer Bitte „{words}“: […]",
    "Zu deiner Bitte „{words}“: […]",
    "Your wish “{words}”: […]",
)
ORDER: Wording = (
    "Ihre Bestellung {number} vom {day} {state}.",
    "Deine Bestellung {number} vom {day} {state}.",
    "Your order {number} of {day} {state}.",
)
STATES: dict[str, Wording] = {
    "open": (
        "wartet bei uns noch auf die Zahlung",
        "wartet bei uns noch auf die Zahlung",
        "is still waiting for the payment",
    ),
    "paid": ("ist bezahlt", "ist bezahlt", "is paid"),
    "unsent": (
        "ist bezahlt und noch nicht versandt",
        "ist bezahlt und noch nicht versandt",
        "is paid and has not been sent yet",
    ),
    "sent": ("ist versandt{parcel}", "ist versandt{parcel}", "has been sent{parcel}"),
    "refunded": ("haben wir erstattet", "haben wir erstattet", "has been refunded"),
    "cancelled": ("ist storniert", "ist storniert", "has been cancelled"),
}
# What a partner is to get, by how it stands; {what} names it.
COMMISSION: Wording = ("Ihre Provision {what}", "Deine Provision {what}", "Your commission {what}")
COMMISSIONS: dict[str, Wording] = {
    "paid": (
        "{share} haben wir am {day} ausgezahlt: {amount}.",
        "{share} haben wir am {day} ausgezahlt: {amount}.",
        "{share} was paid on {day}: {amount}.",
    ),
    "due": (
        "{share} über {amount} ist am {day} fällig und noch nicht ausgezahlt.",
        "{share} über {amount} ist am {day} fällig und noch nicht ausgezahlt.",
        "{share} of {amount} is due on {day} and has not been paid yet.",
    ),
    "overdue": (
        "{share} über {amount} ist seit dem {day} fällig und noch nicht ausgezahlt. Das liegt an uns. Das Geld ist"
        " spätestens am […] auf Ihrem Konto.",
        "{share} über {amount} ist seit dem {day} fällig und noch nicht ausgezahlt. Das liegt an uns. Das Geld ist"
        " spätestens am […] auf deinem Konto.",
        "{share} of {amount} has been due since {day} and has not been paid yet. That is our doing. The money will be"
        " in your account by […] at the latest.",
    ),
    "correction": (
        "Von der nächsten Zahlung geht eine Korrektur {what} ab: {amount}.",
        "Von der nächsten Zahlung geht eine Korrektur {what} ab: {amount}.",
        "A correction {what} will be taken off the next payment: {amount}.",
    ),
}
COMMISSION_LATE: Wording = (
    "es tut mir leid, dass Sie auf Ihre Provision warten müssen.",
    "es tut mir leid, dass du auf deine Provision warten musst.",
    "I am sorry that you have had to wait for your commission.",
)
FOR_PERIOD: Wording = ("für {reference}", "für {reference}", "for {reference}")
PROMISED: Wording = (
    "Zugesagt haben wir Ihnen bis zum {day}: {what}. So steht es damit: […]",
    "Zugesagt haben wir dir bis zum {day}: {what}. So steht es damit: […]",
    "We promised you by {day}: {what}. Where it stands now: […]",
)
BROKEN: Wording = (
    "Zugesagt hatten wir Ihnen bis zum {day}: {what}. Der Tag ist vorbei, und das liegt an uns."
    " So steht es jetzt damit: […]",
    "Zugesagt hatten wir dir bis zum {day}: {what}. Der Tag ist vorbei, und das liegt an uns."
    " So steht es jetzt damit: […]",
    "We promised you by {day}: {what}. That day is over, and it is our doing. Where it stands now: […]",
)
GUARANTEE: Wording = (
    "Bei uns gilt: {terms} Für Sie heißt das: […]",
    "Bei uns gilt: {terms} Für dich heißt das: […]",
    "Our guarantee: {terms} For you this means: […]",
)
NEXT: Wording = (
    "So geht es weiter: […], und zwar bis zum […]. {who}",
    "So geht es weiter: […], und zwar bis zum […]. {who}",
    "What happens next: […], by […] at the latest. {who}",
)
MYSELF: Wording = (
    "Darum kümmere ich mich selbst.",
    "Darum kümmere ich mich selbst.",
    "It is in my own hands.",
)
SOMEBODY: Wording = (
    "Darum kümmert sich {name}.",
    "Darum kümmert sich {name}.",
    "It is in the hands of {name}.",
)
PHONE: Wording = (
    "Wenn Sie lieber mit mir sprechen möchten: Sie erreichen mich unter {phone}.",
    "Wenn du lieber mit mir sprechen möchtest: Du erreichst mich unter {phone}.",
    "If you would rather talk to me, you can reach me on {phone}.",
)
PHONE_TOO: Wording = (
    "Sie erreichen mich auch direkt unter {phone}.",
    "Du erreichst mich auch direkt unter {phone}.",
    "You can also reach me directly on {phone}.",
)
END: Wording = ("Viele Grüße", "Liebe Grüße", "Kind regards")
# To whoever is furious, nothing that sounds as if all were well.
END_SOBER: Wording = ("Mit freundlichen Grüßen", "Viele Grüße", "Yours sincerely")
