"""The shapes of clauses that ask, report, thank or threaten, German and English."""

import re

SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("sie-imperative", r"^(?:und |oder |so |dann |also |nun |bitte |jetzt |oder |aber |sondern |sonst |\W "
            r")*(?!können|konnten|könnten|würden|haben|sind|werden|wollen|sollen|dürfen|müssen|hatten|waren|"
            r"wissen|meinen|glauben|denken|finden|wären|hätten|bieten|verstehen|schreiben mir)\w{3,}(?:en|ern|"
            r"eln|ien) (?:bitte )?sie\b"),
        ("sie-modal", r"\b(?:können|könnten|würden|möchten|wollen|mögen|dürften) (?:bitte )?(?:sie|s')\b|"
            r"\b(?:wären|seien) sie\b"),
        ("du-modal", r"\b(?:kannst|könntest|würdest|magst|kannste) (?:du|bitte)?|\b(?:könnt|könntet|würdet|"
            r"mögt|könnts|kennt) (?:ihr|bitte|mir|ma|mich|des)?\b|\btät(?:'s|et|s)? (?:ihr|s)\b"),
        ("du-imperative", r"^(?:und |oder |so |dann |also |nun |bitte |jetzt |aber |\W )*(?:schick|schickt|"
            r"send|sendet|lösch|löscht|nehm|nimm|nehmt|gib|gebt|mach|macht|ruf|ruft|meld|meldet|schreib|"
            r"schreibt|storniert|stornier|überweis|überweist|zahl|zahlt|erstattet|hol|holt|sag|sagt|lass|lasst|"
            r"stell|stellt|änder|ändert|tausch|tauscht|schau|schaut|guck|guckt|leg|legt|bring|bringt|fix|bucht|"
            r"buch|setz|setzt|trag|tragt|pack|packt|liefert|liefer|prüf|prüft|zieht|zieh|streicht|streich|hör|"
            r"hört|red|redet|verlänger|verlängert|kündigt|tut|tu|richt|richtet|sperrt|sperr|klär|klärt|"
            r"entschuldigt|geht|komm|kommt|reserviert|reservier|behaltet|storno|antwortet|antworte|zeigt|"
            r"erklärt|bestellt|vergesst|vergiss|repariert|ersetzt|druckt|nennt|teilt|findet|denkt|haltet|halt|"
            r"werft|testet|probiert|klick|klickt|abonniert|folgt|sichert|sicher|hau|haut|dreht|spar|schalte|"
            r"schaltet)(?:'?s|e)?\b"),
        ("bitte", r"\bbitte[tn]?\b(?! um (?:verständnis|entschuldigung|verzeihung|nachsicht))|\bbittschön\b|"
            r"\bersuch\w*|\berbit\w+|\berbeten\b|\bgebeten\b"),
        ("please", r"\b(?:please|pls|plz|kindly|plse)\b"),
        ("en-modal", r"\b(?:could|can|would|will|might|may|cd) (?:you|someone|somebody|anyone|u|one of you|"
            r"your|we|i|it|there)\b|\bcan (?:somebody|someone) please"),
        ("en-want", r"\b(?:i|we|he|she|they) (?:just |only |simply |still |do |really )*(?:want|need|expect|"
            r"require|demand|insist|request|wish|shall expect|must)\b|\b(?:i|we)(?:'d| would| should|'ll)(?: "
            r"very much| really| just)? (?:like|love|prefer|appreciate|have|be grateful)\b|^(?:wants|would "
            r"like|asks? (?:for|that|us|if|whether)|requests?|demands|expects|insists|needs)\b"),
        ("en-imperative", r"^(?:and |or |then |so |just |now |but |also |instead |either |simply |please |"
            r"kindly |\W )*(?:do not|don't|never|stop|take|send|refund|cancel|remove|delete|call|ring|phone|"
            r"return|give|get|put|fix|tell|let|make|reply|confirm|add|change|update|issue|pay|transfer|forward|"
            r"collect|replace|ship|deliver|post|resend|unsubscribe|reset|unlock|close|correct|withdraw|pull|"
            r"keep|leave|book|grab|click|check|explain|apologi[sz]e|credit|reverse|reinstate|restore|switch|"
            r"move|swap|swop|bring|look|find|sort|arrange|provide|share|advise|revert|ask|treat|show|hold|set|"
            r"pass|print|email|mail|text|write|contact|buy|join|try|drop|offer|write|lose|consider|pop|pick|"
            r"point|restock|unblock|block|raise|respond|answer|pause|end|terminate|register|order|charge|scrap|"
            r"turn|point)\b"),
        ("de-want", r"\b(?:ich|wir|i|er|sie) (?:\w+ ){0,2}?(?:will|wollen|möchte|möchten|verlange|verlangen|"
            r"fordere|fordern|erwarte|erwarten|bestehe|bestehen|bitte|bitten|wünsche|brauche|brauchen|benötige|"
            r"benötigen|bräuchte|bräuchten|ersuche|hätte|hätten|hätt|würde|würd|bestelle|bestellen|nehme|"
            r"beantrage|untersage|beanspruche|mag)\b|\b(?:will|möchte|möcht|verlange|fordere|erwarte|hätte?|"
            r"bräuchte?|brauche?|wünsche?|würde?) (?:ich|i|ma|wir|gern)\b"),
        ("de-third", r"^(?:will|möchte|verlangt|fordert|bittet|wünscht|besteht|braucht|erbittet|erwartet|hätte "
            r"gern|benötigt|kündigt|storniert|widerruft|beantragt|bestellt|ersucht|fragt (?:nach|um)|sucht|"
            r"nimmt)\b"),
        ("declares", r"\b(?:kündige|widerrufe|storniere|stornier|trete|untersage|widerspreche|beende|bestelle|"
            r"kündig)\b|\bkündigung\b|\bwiderruf\b|\b(?:i am|i'm) (?:cancell?ing|closing|withdrawing|"
            r"returning)|\bhereby\b|\bi (?:cancel|withdraw)\b|hiermit"),
        ("money-back", r"\b(?:geld|euro|€|eur|betrag|money|refund|kohle|franken|quid)\b.{0,40}\b(?:zurück|back|"
            r"retour|wieder)\b|\brefund\b"),
        ("callback", r"\b(?:rückruf|zurückruf\w*|anruf|call ?back|ring me|call me|ruf\w* .{0,20}an)\b"),
        ("infinitive-end", r"\b(?:zu \w+en|\w+zu\w+en|\w{5,}(?:en|ern|eln))[ .!?]*$"),
        ("no-more", r"\b(?:keine?|nicht|nie) .{0,40}\b(?:mehr|wieder)\b|\bno more\b|\bnie wieder\b|"
            r"\bunsubscribe\b|\babmeld\w*|\babbestell\w*|\baustragen\b|\bverteiler\b|\bmailing list\b|\bstop\b"),
        ("dass", r"^(?:dass|daß|that|ob|if|whether)\b"),
        ("wenn", r"^(?:wenn|falls|sollte|if|unless|sobald|once|as soon as)\b"),
        ("weil", r"^(?:weil|denn|da|because|since|as|so that|damit|sonst|otherwise|ansonsten|andernfalls)\b"),
        ("relative", r"^(?:der|die|das|den|dem|was|wie|wo|who|which|that|when|where|bevor|nachdem|before|after|"
            r"obwohl|although)\b"),
        ("um-zu", r"^um\b.*\bzu\b"),
        ("past", r"\b(?:habe|hab|hat|haben|wurde|wurden|war|waren|hatte|hatten|hieß)\b|\b(?:was|were|had|did|"
            r"has|have|been|told|said)\b"),
        ("wh", r"^(?:und |and |also |so |oder )?(?:wann|wo|wie|warum|wieso|was|welche\w*|wer|womit|ob|gibt|ist|"
            r"sind|haben|hat|geht|kommt|gilt|when|where|why|what|how|who|which|is|are|do|does|did|have|has)\b"),
        ("shall-i", r"\b(?:soll|sollen|darf|dürfen|dürfte|dürften|kann|können|könnte|könnten|shall|may|should|"
            r"can|could|might|muss) (?:ich|wir|i|we|er|sie|man)\b"),
        ("possible", r"\b(?:möglich|possible|ginge|geht|ging|machbar|any chance|chance|kulanz|ausnahm\w*|would "
            r"it be|wäre es)\b"),
        ("thanks", r"^(?:vielen |herzlichen |besten |lieben )?(?:dank|danke|thanks|thank|merci|cheers|gruß|"
            r"grüße|viele grüße|liebe grüße|mit freundlichen|best|kind regards|regards|yours)\b"),
        ("excuse", r"\bverständnis\b|\bentschuldig\w* (?:sie|die|mich)|\bverzeih\w*|\bsorry\b|\bexcuse me\b|"
            r"\bforgive\b"),
        ("threat", r"\b(?:anwalt|polizei|gericht|verbraucherz\w*|lawyer|solicitor|court|police|klage|anzeige|"
            r"bewertung|review)\b"),
        ("pitch", r"\b(?:termin|demo|zoom|call|gespräch|minuten|minutes|chat|kooperation|collab\w*|angebot|"
            r"interess\w*|link|backlink|kalender|slot)\b"),
    )
)  # fmt: skip
