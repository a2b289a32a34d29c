"""Turns of phrase of abuse that threatens: blows, fire, broken windows, sabotage, and the veiled kind."""

# A stretch within one sentence.
_NEAR = r"[^.!?\n]{0,40}"

CUES: dict[str, str] = {
    # "Ich komme vorbei", "steh ich vor der Tür", "I'm coming down", with friends.
    "threat.come_by": r"""\b(?:
        (?:komm|steh|fahr|tauch)\w*\s(?:\w+\s){0,6}?(?:vorbei|vor\s(?:der|eurer|ihrer|deiner)\s(?:tür|haustür)
            |auf\sder\smatte|ins?\s(?:lager|büro|laden)|zu\seuch|zu\seurem|rauf)
        | (?:stehe?|bin)\s(?:ich|wir)\s(?:\w+\s){0,6}?vor\s(?:der|eurer|ihrer)\stür
        | (?:kriegt|bekommt|bekommen\ssie)\s(?:\w+\s){0,4}?besuch
        | (?:mein\w*|ein\spaar|zwei|drei|2|3|paar)\s(?:\w+\s)?(?:kumpels?|jungs|freunden?|brüder\w*|cousins?
            |leute[n]?)\s(?:vorbei|und\s(?:ich|dann)|vor\sder|kommen|die\s(?:so|schauen|gern))
        | (?:ich\s)?(?:hab|habe|kenn|kenne)\s(?:da\s)?(?:leute|jemanden|wen|nen\skumpel)\b
        | (?:i['’]?m|im|i\swill|i['’]?ll|we['’]?re|he['’]?ll|and)\s(?:be\s)?(?:coming|driving|come|drive|stood
            |standing|waiting|turn\w*\sup|pay\syou\sa\svisit|paying\syou\sa\svisit)\s(?:\w+\s){0,4}?(?:down
            |over|round|through|to\s(?:your|ur|you)|at\s(?:your|the)|for\s(?:you|him|them)|in\syour|there
            |outside) | (?:come|coming)\sthrough\sthat | with\s(?:my|a\sfew|some|the)\s(?:brothers|lads|boys
            |mates|cousins|friends) | turns?\sup\sat\s(?:my|your)
        | see\s(?:you|u)\s(?:thursday|friday|saturday|sunday|monday|tuesday|wednesday|there)\b
        | (?:wir\s)?sehen\suns[.,]?\s(?:verlass|dann|ver)\w*
        | find\s(?:you\b(?!\sunder)|out\swho|whoever)\b(?!\.) | visit\sfrom\sme
        | (?:auf\sder|bei\sder)\smesse\s(?:\w+\s)?(?:treff|seh|erwisch)\w*
        | wenn\sich\s(?:den|die|dich|euch)\s(?:\w+\s){0,5}?(?:erwisch|seh|treff|krieg|derwisch)\w*
        | come\sget\s(?:it|you) )""",
    # "Ich weiß, wo euer Lager ist": places, cars, people.
    "threat.knows_where": r"""\b(?:
        (?:weiß|weiss|wissen\swir|rausgefunden|herausgefunden|find\s(?:ich\s)?raus
            |kenne?)\s?,?\s(?:\w+\s){0,2}?(?:wo|wann|welche[rsn]?|in\swelche[rmn]?
            |wer)\s(?:\w+\s){0,4}?(?:euer|eure|ihr|ihre|dein|deine|du|halle|wohn|sitz|park|chef|büro|lager|rad
            |bus|tour|feierabend|von\seuch) | (?:eure|deine|ihre)\s(?:\w+\s)?(?:adresse|anschrift)\s(?:hab
            |kenn|steht|ist\smir|weiß) | hab\s(?:\w+\s)?(?:eure|deine)\sadresse
        | wo\s(?:ihr|du|sie|er|der\schef|dein\w*\s\w+)\s(?:wohn|sitz|park|arbeit)\w*
        | adresse\ssteht\s(?:ja\s)?im\simpressum
        | (?:i|we|he|she|they|and|already)\sknows?\s(?:exactly\s)?(?:where|which|what\stime
            |when)\s(?:\w+\s){0,4}?(?:you|u|ur|your|she|live|lives|door|warehouse|bus|park\w*)
        | (?:got|have)\s(?:your|ur)\s(?:home\s)?address
        | (?:i|we)\s(?:know|pass|drove|drive)\s(?:\w+\s){0,3}?(?:your|ur|the)\s(?:\w+\s)?(?:unit|warehouse
            |depot|office|shop|door|house|street|number|yard) | drove\s(?:past|by)
        | (?:i\spass|drive\spast)\s\w+ | (?:silver|blue|red|black|blaue[rn]?|rote[rmns]?|weiße[rn]?
            |schwarze[rn]?)\s(?:\w+\s)?(?:fiesta|golf|polo|van|car|bmw|audi|radl|rad|auto|wagen|corsa
            |transporter) | (?:parkt\simmer|leaves\sat|(?:dame|frau|he|she|er|sie)\spark(?:t|s)
            |feierabend\smach\w*|gets\shome|schule\saus|from\sschool)\b | train\s(?:he|she|you)\stakes?
        | (?:driver|license|licence|number)['’]?s?\splate
        | name\s(?:und|and)\s(?:adresse|address)\s(?:hab|have|von) )""",
    # Blows, broken bones, tools to do it with.
    "threat.violence": rf"""\b(?:
        (?:hau|schlag|klatsch|knall|box)\w*{_NEAR}\b(?:eine?s?|fresse|gesicht|kurz\sund\sklein
            |bringe?\s(?:ich\s)?(?:dich|euch|sie|den|die)\sum\b|zähne\seinsammel\w*|zahnarzt\s(?:brauch
            |danach)\w*|brauch\w*\s(?:\w+\s){{0,3}}?(?:zahnarzt|krankenwagen|rollstuhl)|(?:klatscht
            |knallt)\s?(?:es|['’]?s)?(?=[\s.!]*(?:$|[.!,]|aber|richtig|gewaltig))|um\sdie\sohren|rein|tot
            |zähne)\b | (?:brech|bricht|breche|abschneid|verdreh)\w*{_NEAR}\b(?:finger|arm|bein|knochen|hals
            |genick|nase|rippen) | \b(?:finger|knochen)\w*\sbrech\w* | kurz\sund\sklein
        | aufs?\s(?:maul|fresse) | (?:krieg(?:t|st|en)|gibt['’]?s|bekommt)\s(?:\w+\s)?(?:eine|a\swatschn
            |schläge|prügel|watschn|aufs)\s?(?:watschn|rein|maul)?(?=[\s.,!?]|$) | watschn
        | bringe?\s(?:ich\s)?(?:dich|euch|sie|den|die)\sum\b | zähne\seinsammel\w*
        | zahnarzt\s(?:brauch|danach)\w* | brauch\w*\s(?:\w+\s){{0,3}}?(?:zahnarzt|krankenwagen|rollstuhl)
        | (?:klatscht|knallt)\s?(?:es|['’]?s)?(?=[\s.!]*(?:$|[.!,]|aber|richtig|gewaltig))
        | (?:umbring|abstech|erwürg|erschlag|totschlag|kalt\s?mach|verprügel|zusammenschlag)\w*
        | mach\w*\s(?:euch|dich|sie)\s(?:platt|kalt|fertig(?!\s(?:in|im|auf|bei)))
        | (?:vorschlag)?hammer\s(?:zu|vorbei|in|rein) | kantholz | zaunlatte | baseballschläger | knüppel
        | brechstange | eisenstange | in\sden\shals\sstopf\w* | persönlich\srein | zwischen\sdie\sfinger
        | liegt\s(?:der|die|er|einer)\s(?:auf\sder|im) | nimmer?\saufsteh\w* | zustoßen
        | (?:break|snap|smash|crush|cut)\w*{_NEAR}\b(?:fingers?|arms?|legs?|neck|face|jaw|bones?|teeth|nose
            |skull|windows?|doors?) | lose\steeth | cricket\sbat | baseball\sbat | crowbar | sledge\s?hammer
        | (?:through|out)\sthe\swindow | on\sa\sstretcher
        | (?:put|end\sup|land)\w*\s(?:\w+\s){{0,3}}?in\s(?:the\s)?hospital
        | kick\w*\s(?:your|his|her|the\s\w+|ur)\s(?:door|head|teeth|ass|arse)
        | punch\s(?:you|him|her|someone|the|one) | beat\s(?:you\sup|the\sshit|the\scrap|u\sup|him\sup)\b
        | punch\s(?:whoever|every) | going\sto\sget\shurt | with\sa\slimp | kicked\sdown
        | pay\s(?:with|in)\sblood | (?:put|stick)\s(?:sticks|a\s\w+)\sthrough | stab\b | shoot\syou
        | kill\s(?:you|him|her|u|one\sof)\b | hurt\syou | strangle\s(?:you|whoever) | sort\s(?:you|him)\sout
        | over\ssomeone )""",
    # Fire, windows, tyres, brakes.
    "threat.property": r"""\b(?:
        (?:zünd|zuend|anzünd|abfackel|fackel|niederbrenn|abbrenn|in\sbrand|brandstift)\w*
        | brennt?e?['’]?s?\s(?:da\s)?(?:was|die\sbude|(?:es|s)\sbei|schnell|bei\seuch|\w+\slager|euer
            |der\sladen) | (?:wird['’]?s|wird\ses)\s(?:bei\seuch\s)?warm | feuer\s(?:legen|unterm)
        | (?:scheiben?|fenster|schaufenster|auslage|glasfront)\s?(?:\w+\s){0,5}?(?:geschichte|ein(?:schlag
            |schmeiß|werf|ge)\w*|klirr\w*|kaputt|aufpass|groß|klauben|ein\b)
        | auf\s(?:eure|ihre)\s(?:schaufenster|scheiben|reifen)
        | (?:reifen|bremsen|bremsleitung)\s?(?:\w+\s){0,6}?(?:stech|stich|schad|aufpass|durchs)\w*
        | stech\w*\s(?:\w+\s){0,3}?reifen | platte\sreifen | um\sdie\sbremsen
        | räum\w*\s(?:\w+\s){0,3}?(?:bude|laden|bei\seuch\sauf) | (?:zerleg|zertrümmer|demolier|verwüst)\w*
        | bleibt\s(?:da\s)?kein\s(?:\w+\s)(?:stehen|ganz)
        | burn\s(?:\w+\s){0,3}?(?:down|the\splace|your|it\sto) | (?:up\sin|go\sup\sin)\sflames
        | (?:match|petrol|spark|lighter)\s(?:to|through|in)\b | set\sfire | torch\s(?:the|your)
        | (?:slash|let|tyres?|tires?)\s(?:\w+\s){0,4}?(?:tyres?|tires?|flat|down\son) | brick\sthrough
        | windows?\s(?:won['’]?t\sbe|will\sbe\s(?:gone|smashed)|go\w*\sin) | have\san\saccident
        | trash\s(?:your|the)\s(?:shop|office|place) )""",
    # Website, server, tills.
    "threat.sabotage": r"""\b(?:
        (?:leg|mach|schieß|hau|nehm)\w*\s(?:\w+\s){0,4}?(?:lahm|platt|offline|down|vom\snetz|kaputt)
        | (?:ddos|botnet[zs]?|(?:ich|wir)\shacke?n?|hacke\s(?:ich\s)?(?:euch|eure|ihre)|hack\s(?:you|your|ur)
            |penetration\stesting|pen\stest\w*|denial\sof\sservice)
        | (?:server|shop|seite|website|system|kasse|datenbank)\s(?:\w+\s){0,5}?(?:zerleg|weg\b|lahm|platt
            |nicht\smehr\sl(?:a|ä)uf|nie\swieder|runter|lösch)\w*
        | (?:keine|kein)\s(?:\w+\s)?(?:seite|shop|key)\s(?:\w+\s)?(?:mehr\s)?(?:lädt|laden|validier)\w*
        | (?:knock|take|bring|shut|crash)\s(?:\w+\s){0,3}?(?:website|site|server|shop|system
            |page)\s(?:\w+\s)?(?:over|down|offline|out)\b | nobody['’]?s?\sloads | nicht\smehr\serreichbar
        | (?:no|not\sbe\sa)\sshop\sleft | (?:arbeite|works?|job)\sin\s(?:der\s)?it\b | wipe\syour | sabot\w+
    )""",
    # Said with a smile: "wär schade um", "be a shame if", "pass schön auf", "you'll see".
    "threat.veiled": r"""\b(?:
        (?:wär\w*|wäre\sdoch)\s(?:\w+\s)?(?:schad\w*|ein\sjammer|blöd)\s(?:um|wenn|drum)
        | shame\sif\s(?:something|any) | (?:be\s(?:a\s)?(?:terrible\s|real\s|such\s)?(?:shame|pity)|pity)\sif
        | one\seye\sopen | seen\snothing\syet | wouldn['’]?t\swant\s(?:\w+\s){1,6}?(?:accident|happen|to\sget)
        | pass(?:t|en\ssie)?\s(?:\w+\s){0,3}?(?:gut\s|schön\s|bloß\s)auf\b
        | passt?\s(?:mal\s)?auf\b(?=[\s.,!]*(?:$|[.,!]|wer|eu|ihr|dich|mal\sauf|ich)) | (?:aufpassen)\sund
        | auf\s(?:eure|ihre|deine)\s\w+\s(?:aufpassen|auf\spassen)
        | (?:überleg\w*|denk\w*)\s(?:\w+\s){0,4}?(?:gut|genau)\b(?:\s(?:ob|darüber|bis)|[,.])
        | denken\ssie\snoch\seinmal\sdarüber | überlegen\ssie\ses\ssich\sbis
        | think\s(?:very\s)?(?:carefully|hard) | schlaf(?:t|en\ssie)\s(?:\w+\s)?(?:gut|ruhig)\b | sleep\swell
        | you['’]?ll\s(?:see|regret|be\ssorry) | (?:werdet|werden)\s(?:\w+\s)?(?:schon\s|noch\s)?(?:sehen
            |bereuen|mich\s(?:noch\s)?kennen\w*) | (?:könnt|kannst|können)\s(?:ihr|du|sie)\swas\serleben
        | was\serleben\b | gnade\s(?:euch|dir|ihnen) | reden\swir\s(?:mal\s)?anders | anders\smiteinander
        | kein(?:en)?\s(?:spaß|spass|witz)\b | (?:not|ain['’]?t)\s(?:joking|kidding)(?=[.!]|$)
        | (?:das|des|i)\smein(?:e)?\s(?:ich|i|des|das)\s(?:\w+\s)?ernst | i\smean\sit\b
        | watch\s(?:your|ur)\sback | nice\s(?:hedge|house|kids|car) | last\stime\s(?:i['’]m\s)?asking\snicely
        | wer\shinter\s(?:euch|dir|ihnen) | tür\s(?:zumachen|abschließen|abschliessen)
        | besser\s(?:die|keinen?|nicht)\s(?:tür|fahrer|allein) | testet\smich | probiert['’]?s\saus
        | try\sme\b | better\s(?:have|find|watch)\s(?:my|that|your)\s(?:money|back) | have\smy\smoney\sready
        | tell\s(?:whoever|the\slad|the\sgirl)\b )""",
    # Call notes about it, and the word itself.
    "threat.reported": r"""\b(?:
        (?:ge)?droht\b,?\s(?:\w+\s){0,5}?(?:gewalt|schläg|prügel|klatsch|anzu\w*zünd|anzuzünd|körper|er\skomm
            |mit\sdem|„|») | (?:hat|habe)\s(?:\w+\s){0,3}?gedroht | polizei\s(?:verständigt|informiert|number)
        | chef(?:in)?\s(?:\w+\s)?informiert | inhaber\sinformiert
        | (?:owner|manager|police)\s(?:told|informed|noted) | uhrzeit\snotiert | i\snoted\sthe\stime
        | call\slogged | threaten\w*\s(?:to|her|him|us|staff) | bedroh\w+ | nr\.?\s(?:unterdrückt)
        | nummer\sunterdrückt | withheld )""",
    # Jokes, carriers, the law, a visit to fetch something, extortion mail.
    "threat.not_meant": r"""\b(?:
        (?:knallt|knallts|brennt|hau|komm|kill|murder|strangle|fertig|verhau|vorbei|kommen
            |zünd)\w*['’]?s?\b[^\n]{0,60}(?:[😂🤣😄😉😜😘😅🥰]|haha|lol\b|scherz|spaß,|ne\sspaß|nee\squatsch|\(die\s
            |\(da\s|;-?\)|:-?\)|hug\sonly|korken|umarm\w*|knuddel|gespielt|heule)
        | (?:nee\squatsch|ne\sspaß|scherz\b|just\skidding|only\sjoking|no,\slisten|hug\sonly)
        | brennt\sder\sbaum | vorbei\s(?:und|um)\s(?:\w+\s){0,3}?(?:hol|bring|abzuhol|schau)\w*
        | (?:zum\sstöbern|probearbeiten) | bitcoin | bc1q
        | (?:kommt|komme)\s(?:\w+\s){0,3}(?:vorbei)\s(?:und\s)?(?:hol|bring) | not\scoming\sto
        | komm\w*\s(?:\w+\s){0,2}gern\w*\s | (?:drohe|droht)\s(?:ich\s)?nicht | keine\sdrohung
        | not\sa\sthreat | öffnungszeiten )""",
}
