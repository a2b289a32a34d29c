"""Kind words to begin a campaign with, by voice, and by whether a gift has a code, has none, or there is no gift."""

_SUBJECTS = {
    "de-sie": "Einfach einmal danke",
    "de-du": "Einfach einmal danke",
    "en": "Simply to say thank you",
}
_TEXTS = {
    "de-sie": "Guten Tag {{name}},\n\n{{occasion}} Das ist für uns nicht selbstverständlich, und dafür möchte ich"
    " Ihnen danken.\n\n{gift}Wenn Sie etwas auf dem Herzen haben, antworten Sie einfach auf diese Mail; ich lese"
    " sie selbst.\n\nHerzliche Grüße\n{me}",
    "de-du": "Hallo {{first_name}},\n\n{{occasion}} Das ist für uns nicht selbstverständlich, und dafür möchte ich"
    " dir danken.\n\n{gift}Wenn du etwas auf dem Herzen hast, antworte einfach auf diese Mail; ich lese sie"
    " selbst.\n\nHerzliche Grüße\n{me}",
    "en": "Dear {{name}},\n\n{{occasion}} We do not take that for granted, and I would like to thank you for"
    " it.\n\n{gift}If there is anything on your mind, simply answer this mail; I read it myself.\n\nKind regards\n{me}",
}
_GIFTS = {
    "none": {"de-sie": "", "de-du": "", "en": ""},
    "code": {
        "de-sie": "Als kleines Dankeschön schenke ich Ihnen {gesture}. Der Code lautet {code}. Er gilt"
        " einmal, bis einschließlich {until}.\n\n",
        "de-du": "Als kleines Dankeschön schenke ich dir {gesture}. Der Code lautet {code}. Er gilt"
        " einmal, bis einschließlich {until}.\n\n",
        "en": "As a small thank you, here is {gesture}. The code is {code}. It is good once, up to and"
        " including {until}.\n\n",
    },
    "present": {
        "de-sie": "Als kleines Dankeschön schenke ich Ihnen {gesture}.\n\n",
        "de-du": "Als kleines Dankeschön schenke ich dir {gesture}.\n\n",
        "en": "As a small thank you, this is for you: {gesture}.\n\n",
    },
}


def words(way: str, me: str) -> dict[str, dict[str, str]]:
    """{voice: {"subject", "text"}} for one of none, code, present, with the name of whoever writes."""
    named = me.translate({ord("{"): None, ord("}"): None})
    return {
        voice: {
            "subject": _SUBJECTS[voice],
            "text": text.format(gift=_GIFTS[way][voice], me=named).rstrip(),
        }
        for voice, text in _TEXTS.items()
    }
