"""Turns of phrase of the label legal: lawyer, court, authority, police, chargeback; threatened or done."""

# A stretch within one sentence ("Dr." does not end it), a long one, and up to three words.
_NEAR = r"(?:[^.!?\n]|\b(?:dr|hr|fr|mr|mrs|ra)\.){0,45}"
_FAR = r"[^!?\n]{0,80}"
_WORDS = r"(?:\w+\s){0,3}"

_LAWYER = r"""(?:
    (?:rechts|fach|verbraucher)?(?:anwalt|anwält|anwaelt)(?:in|innen|e|en|es|s)? | rechtsbeistand
    | advokat(?:in)? | rechtsvertret\w+ | rechtsabteilung | kanzlei | jurist(?:in|en)? | lawyers?
    | solicitors? | attorneys? | barristers? | law\s?firm
    | legal\s(?:team|counsel|department|representatives?) )\b"""

_COURT = r"""(?:
    (?:amts|land|bezirks|handels|verwaltungs|friedens|ober)?gerichte?s? | friedensrichter(?:in|amt)? | richter
    | small\s?claims? | county\scourt | sheriff\scourt | money\sclaim | mcol | magistrates? | [vnq]cat
    | (?:consumer|civil|disputes?)\s(?:court|tribunal|forum|commission) | court | tribunal )\b"""

# Bodies that matter to a shop only when somebody calls them in.
_CONSUMER_BODY = r"""(?:
    verbraucher[\s-]?(?:zentrale|schutz\w*|beratung|schützer|schuetzer) | vz(?=[\s,.]) | vki
    | konsumenten[\s-]?(?:schutz\w*|zentrale|beratung) | arbeiterkammer | wettbewerbszentrale
    | (?:zur|die|der)\sak\b | ak(?=[\s-](?:wien|tirol|steier|salz|kärnten|ober|nieder|vorarl|burgen|meld))
    | (?:universal|streit)?schlichtung\w* | schlichter | schiedsmann | schiedsfrau | schiedsstelle
    | ombuds(?:mann|frau|stelle|person)\w* | ombudsman | trading\sstandards? | citizens\W{0,2}s?\s?advice
    | consumer\s(?:affairs|protection|rights\s(?:group|body)|association|council|ombudsman|help\s?line|centre
        |center|champion|commission|people|court|forum) | fair\strading | better\sbusiness\sbureau | bbb
    | ccpc | accc | advice\sdirect | resolver | watchdog )\b"""

_AUTHORITY = r"""(?:
    (?:landes|bundes)?[\s-]?daten[\s-]?schutz[\s-]?(?:behörde|behoerde|beauftragt|aufsicht|kommission|amt\b
        |stelle)\w* | landesdatenschutz\w* | landesbeauftragte\w* | (?:beim|dem)\sdatenschutz
    | aufsichtsbeh(?:ö|oe)rde | edöb | bundesnetzagentur | bnetza | gewerbeaufsicht\w*
    | markt(?:ü|ue)berwachung | preisüberwach\w+ | steuerfahndung
    | (?:ordnungs|gewerbe|gesundheits|veterin(?:ä|ae)r|verbraucherschutz|eich|markt|kartell|umwelt
        |sozial)amt(?:s|es)? | lebensmittel(?:kontroll|überwach|ueberwach|aufsicht|inspekt|behörd)\w* | bafin
    | finma | rtr | seco | suva | auva | \w{3,25}inspektorat | berufsgenossenschaft | unfallkasse
    | (?:beratungsstelle|stelle)\sfür\s\w+verhütung | antidiskriminierungs\w+ | behindertenanwalt\w+
    | gleich(?:stellungs|behandlungs)\w+ | (?:industrie-?\sund\s)?handelskammer | wirtschaftskammer | ihk
    | wko | handwerkskammer | innung | (?:govern\w+|industry|the)\sregulators? | regulator | ico
    | information\scommissioner | dpc | (?:data\s)?protection\s(?:commission\w*|authority|agency)
    | autoriteit\s\w+ | attorney\sgeneral | ag(?:['’]s)?\soffice | state\sag | ftc | fcc | cfpb | cpsc | fda
    | ofcom | hmrc | cma | fca | advertising\sstandards | asa | food\s(?:standards|safety)
    | health\sand\ssafety | environmental\shealth | equality\s\w+ | product\ssafety
    | human\srights\scommission | commerce\scommission
    | competition\s(?:bureau|commission|authority|and\sconsumer\w*) )\b"""

_POLICE = r"""(?:
    polizei\w* | kripo | staatsanwalt\w* | police | cops | garda[ií]? | the\sguards | action\sfraud
    | fraud\s(?:squad|office|department) | sheriff(?:['’]s)?\soffice | auf\s(?:der|die)\swache | revier )\b"""

# What one does with such a body: tells it, goes there, hears from it.
_REPORT = r"""(?:
    (?:ge)?meld\w* | anzeig\w+ | angezeigt | beschwer\w+ | wend(?:e|en|et)\b | gewendet | gewandt
    | (?:ein)?schalt\w+ | ein(?:ge|zu)?(?:schalt|bind|bund|reich|leg)\w* | informier\w+ | informed
    | verst(?:ä|ae)ndig\w+ | verst(?:ä|ae)nd\w+ | (?:ü|ue)ber(?:geb|gib|geh)\w*
    | weiter(?:ge)?(?:leit|geb|reich)\w* | weitergegeben | vor(?:ge)?leg\w* | beauftrag\w+ | erstatt\w+
    | geschickt | schick\w* | geschrieben | schreib\w* | kontaktier\w* | kontakt | gehe?n?t?\b | gegangen
    | kommt?\b | kommen\b | gebe?n?\b | gegeben | h(?:ö|oe)r(?:en|t)\b | lieg(?:t|en)\b | läuft
    | pr(?:ü|ue)f\w+ | kümmer\w+ | raus\b | unterwegs | eingegangen | regel\w* | klär\w* | freu\w+
    | interess\w+ | dr(?:o|ä)h\w* | geschildert | zusammengestellt | termin | setzt?\b | hat\b | report\w*
    | complain\w* | contact\w* | notif\w+ | refer\w* | forward\w* | lodge\w* | fil(?:e|ed|ing)\b | inform\w*
    | involv\w* | escalat\w* | speak\w* | spoke\w* | talk\w* | told | tell | go(?:ing|es|ne)?\b | went
    | tak\w* | took | sent | send\w* | hear\w* | writ\w+ | wrote | been\s(?:in|on) | call\w* | r[ai]ng\w*
    | cop(?:y|ied) | get(?:ting)? | have\b | has\b | open\w* | look\w* | draft\w* )"""

_BANK = r"""(?:
    (?:haus)?bank\w* | kredit[\s-]?karten?\w* | karten?(?:anbieter|firma|institut|unternehmen) | pay[\s-]?pal
    | klarna | visa | mastercard | amex | american\sexpress | sparkasse | volksbank | raiffeisen\w*
    | barclay\w* | chase | monzo | (?:credit\s|debit\s)?card(?:\s(?:issuer|provider|company|people))? )\b"""

_KIN = r"""(?:
    (?:schwieger|enkel)?(?:sohn|tochter|vater|mutter) | schwager | schwägerin | bruder | schwester | mann
    | frau | cousine? | onkel | tante | neffe | nichte | freundin | freund | nachbar(?:in)? | enkel(?:in)?
    | lebensgefährt\w+ | son | daughter | brother | sister | cousin | wife | husband | uncle | aunt | dad
    | mum | mom | father | friend | mate | nephew | niece | neighbou?r | partner | (?:\w+)-in-law )"""

CUES: dict[str, str] = {
    # "mein Anwalt", "geht das zum Anwalt": somebody's lawyer against us, not the writer's trade.
    "legal.lawyer": rf"""\b(?:
        (?:mein|sein|ihr(?=e)|unser)(?:e|em|en|er|es)?\s(?:\w+\s)?{_LAWYER}
        | (?:zum|zur|vom|beim|einen?|einem|einer|per|an\sden|an\sdie|der|die|den|über|mit
            |durch)\s(?!kanzlei){_LAWYER} | (?:geh|gang)\w*\s{_LAWYER}
        | (?:my|our|his|her|their|a|the)\s(?:\w+\s){{0,2}}?{_LAWYER} | lawyer(?:ing|ed)?\sup
        | {_KIN}(?:['’]s|,?\s(?:\w+\s){{0,2}}?(?:ist|is|arbeitet|works|who['’]?s))\s(?:\w+\s){{0,2}}?{_LAWYER}
        | {_LAWYER}\s{_KIN}\b | {_LAWYER}\sin\sder\s(?:familie|verwandtschaft) )""",
    # Something goes to a lawyer, or comes from one.
    "legal.lawyer_acts": rf"""\b(?:
        {_LAWYER}{_NEAR}\b{_REPORT} | {_REPORT}{_NEAR}\b{_LAWYER} | anwaltlich\w*
        | (?:instruct|consult|hir|engag|retain|appoint)(?:e|ed|ing|s)?\s(?:\w+\s){{0,2}}{_LAWYER}
        | (?:droht|sonst|danach|ansonsten|and(?:er)?enfalls|notfalls|otherwise|or\selse|nehme
            |nimmt){_NEAR}\b{_LAWYER} | (?:brief|post|schreiben|letter)\s(?:von|from)\s{_WORDS}{_LAWYER} )""",
    # Letters written by lawyers for somebody.
    "legal.mandate": r"""\b(?:
        (?:unsere[rn]?|meine[rn]?|d(?:ie|er|en))\s?mandant\w* | mandatier\w+ | mandat\b | anderkonto
        | bevollmächtig\w+ | namens\sund\s(?:in|im) | in\svollmacht | rechtlichen?\sinteressen | klageauftrag
        | (?:anwaltlich|rechtlich)\s(?:vertreten|versichert) | zeig(?:e|en)\s(?:\w+\s){0,4}an,?\sdass
        | (?:on\sbehalf\sof|act(?:ing)?\sfor)\s(?:our|my)\sclient | without\sprejudice
        | particulars\sof\sclaim )""",
    "legal.insurer": r"""\b(?:
        rechts[\s-]?schutz(?!beh)(?:versicher\w*|vers\.?)? | deckungs(?:zusage|anfrage)
        | deckung\s(?:erteilt|zugesagt) | legal\s(?:expenses?|protection|cost\w*)\s(?:insur\w+|cover|polic\w+)
        | legal\scover )\b""",
    # "rechtliche Schritte", "legal action": nobody named.
    "legal.steps": r"""\b(?:
        (?:rechtliche|juristische|gerichtliche|anwaltliche)\w*\s(?:\w+\s)?(?:schritte?n?|massnahmen?
            |maßnahmen?|konsequenz\w*|nachspiel|hilfe|beistand|wege?|prüfung|beratung|unterstützung|mittel)
        | rechts(?:weg|mittel|streit|schritte|beratung)\w* | gerichtlich\b
        | (?:juristisch|rechtlich)\s(?:\w+\s){0,2}(?:vorgeh|geltend|klär|prüf|dagegen|belang|durchsetz
            |überprüf)\w* | vorgehe?n?\s(?:\w+\s){0,3}(?:juristisch|rechtlich) | weitere\sschritte
        | legal\s(?:action|advice|steps?|proceedings?|route|remed\w+|means|claim|consequences?|recourse)
        | (?:take|taking|pursue|pursuing)\s(?:this|it|you)\s(?:\w+\s)?(?:legally|through\sthe\scourts?)
        | letter\s(?:before|of)\s(?:action|claim) | pre-?action | formal\s(?:notice|demand) | injunction
        | notice\sof\s(?:claim|dispute) | cease\s(?:and|&)\sdesist | class\saction )\b""",
    "legal.court": rf"""\b(?:
        (?:vor|vorm|beim?|zum|ans|an\sdas|über\sdas|dem|ein|bis)\s{_COURT}
        | das\sgericht\s(?:klär|entscheid|hol)\w*
        | (?:amts|land|bezirks|handels|friedens)(?:gericht|richter)\w* | friedensrichter\w*
        | see\s(?:you|u|ya|them)\s(?:all\s)?in\s{_COURT}
        | (?:take|taking|drag|bring)\s(?:you|this|it|them|yous|ye
            |y['’]all)\s(?:\w+\s){{0,2}}to\s(?:the\s)?{_COURT}
        | (?:go|going|off|straight|through|in|via|at|with|to)\s(?:to\s)?(?:the\s)?{_COURT}
        | {_COURT}\s(?:claim|proceedings?|action|papers|registrar|form|complaint) | small\s?claims
        | (?:issue|file|lodge|issuing|filing|bring)\s(?:an?\s)?(?:\w+\s)?(?:claim|proceedings|lawsuit|suit)
        | claim\s(?:is\s|was\s|has\sbeen\s)?issued | lawsuit | litigat\w+ | statutory\sdemand | bailiffs?
    )""",
    # Suing and the papers of it.
    "legal.sue": r"""\b(?:
        (?:ver)?klag(?:e|en|t)?\s(?:ich\s)?(?:sie|euch|dich|ihnen|ein|eben|halt|dann|auf|gegen|erheb\w*
            |erhoben)(?!\s?(?:[😂🤣😄]|über)) | dann\s(?:klag|wird\sgeklagt)\w*
        | klage(?:schrift|androhung|weg|einreichung|verfahren)
        | \w*klage\s(?:\w+\s){0,6}(?:ein(?:ge)?reich\w*|erheb\w+|zum|droh\w*|ist\sraus)
        | droht\s\w*\s?mit\sklage | (?:gerichtlich\w*\s)?mahn(?:bescheid|verfahren|klage)\w* | zahlungsbefehl
        | vollstreckungsbescheid | betreibungs?(?:amt|begehren|verfahren)?
        | betreib(?:e|t|en)\s(?:ich\s)?(?:sie|euch|uns) | rechtsvorschlag | einstweilige\w*\sverfügung\w*
        | eilverfahren | eilantrag | strafbewehrt\w*
        | unterlassungs(?:erklärung|klage|anspruch|aufforderung|verfügung)\w* | abmahnen | abgemahnt
        | eine\sabmahnung | aktenzeichen\s(?:folgt|reich|liegt|habe) | nur\snoch\sein\saktenzeichen
        | (?:schadensersatz|muster|feststellungs)klage | negativ\sfeststellen
        | (?:will|gonna|going\sto|i['’]?ll|to|could|should|can|ima|imma)\ssue
        | suing\s(?:you|u|them|ye|y['’]all|this) | sue\s(?:you|u|ur|your|ye|them|y['’]all) )\b""",
    # A body, named, and something goes there.
    "legal.body_reported": rf"""\b(?:
        (?:{_CONSUMER_BODY}|{_AUTHORITY}){_NEAR}\b{_REPORT}
        | {_REPORT}{_FAR}\b(?:{_CONSUMER_BODY}|{_AUTHORITY}) )""",
    "legal.consumer_body": rf"\b{_CONSUMER_BODY}",
    "legal.authority": rf"\b{_AUTHORITY}",
    # Whoever it is, they have been told: "reported you to", "melde das dem", "die Beschwerde ist raus".
    "legal.reported_somewhere": r"""\b(?:
        report(?:ed|ing|s)?\s(?:you|u|ya|this|it|them|ye|y['’]all|everything|the\s\w+(?:\s\w+)?
            |your\s\w+)\sto\b(?!\s(?:you|your|me|us|ups|dhl|the\s(?:courier|carrier|post)))
        | refer(?:red|ring)?\s(?:you|this|it|the\smatter)\sto
        | (?:lodg|fil|mak|made|submit)(?:e|ed|ing|ted|ting)?\s(?:an?\s)?(?:\w+\s)?(?:complaint|report
            |dispute)\s(?:with|at|to|against|thr)
        | (?:complaint|dispute|case|report)\s(?:\w+\s){0,4}(?:is|has\sbeen|was|will\sbe)\s(?:in|filed|lodged
            |open(?:ed)?|made|submitted|raised)\b
        | (?:complaint|dispute|case|report)\s(?:filed|lodged|opened|raised)
        | ha(?:s|ve)\smy\s(?:file|paperwork|case)
        | (?:melde?|zeige?)\s(?:ich\s)?(?:das|es|euch|sie|dich|die\s\w+|den\s\w+)\s(?:\w+\s){0,3}(?:bei(?:m)?
            |dem|der|den)\b(?!\s(?:dhl|post|paket))
        | (?:das|es|euch|sie|alles|fall|vorfall|sache)\s(?:\w+\s){0,2}(?:der|dem|beim?
            |bei\sder)\s[\w-]+(?:\s[\w-]+)?\s(?:gemeldet|übergeben|vorgelegt|geschildert)
        | (?:beschwerde|meldung|eingabe|anzeige)\s(?:\w+\s){0,6}(?:ist|sei|geht|ging
            |läuft)\s(?:\w+\s){0,4}(?:raus|hinaus|eingereicht|unterwegs|abgeschickt|erfolgt|eingegangen|durch)
        | (?:beschwerde|eingabe)\s(?:\w+\s){0,2}(?:beim?|an)\s(?:d(?:ie|er|en|em)\s)?(?!(?:ihne?n?|euch
            |ihre[mnr]?|dir|uns|dhl)\b)[\w-]+(?:\s[\w-]+){0,3}\s(?:eingereicht|eingelegt|erstattet|gestellt
            |abgeschickt) )""",
    "legal.police": rf"""\b(?:
        (?:zur?|bei\sder|der|an\sdie|von\sder|die|mit\sder|gehe?|to|with|the|my\slocal)\s(?:\w+\s)?{_POLICE}
        | {_POLICE}{_NEAR}\b{_REPORT} | {_POLICE}\sanzeige
        | (?:police|crime)\s(?:report|reference|number|complaint) | auf\sder\swache | press(?:ing)?\scharges
        | straf(?:anzeige|antrag|rechtlich\w*|verfolg\w+) | betrugsanzeige
        | anzeige\s(?:\w+\s){{0,3}}(?:gemacht|machen|erstatte\w*|wegen|gegen|raus|gestellt|bei\sder|gebracht
            |ist|geht)
        | (?:mit|zur|die|mach\w*|gibt?s|stell\w*)\s(?:einer?\s)?anzeige(?!\s(?:im|in|ab|schalt|für|auf
            |vergessen|zurück)) | zeige?\s(?:ich\s)?(?:euch|sie|dich|das)\s(?:\w+\s){{0,3}}an\b
        | zeigt?\s(?:uns|alles)\san\b | (?:euch|sie|dich|uns)\s(?:\w+\s)?(?:an(?:zu)?zeigen|angezeigt) )""",
    "legal.chargeback": rf"""\b(?:
        charge[\s-]?back\w* | charging\sback | r(?:ü|ue)ckbuch\w+ | zur(?:ü|ue)ck(?:ge|zu)?buch\w+
        | k(?:ä|ae)ufer[\s-]?schutz | section\s75 | {_BANK}[\s-]+(?:case|dispute|claim|fall|konflikt|antrag)\b
        | (?:dispute|case|claim|konflikt|fall)\s{_WORDS}(?:with|through|thru|via|bei|über
            |mit)\s(?:\w+\s)?{_BANK} | (?:bei|über|via)\s{_BANK}\s{_WORDS}(?:konflikt|fall|antrag|beschwerde)
        | (?:disput(?:e|ed|ing)|revers(?:e|ed|ing)|claw\w*|pull\w*)\s(?:it|this|that|these|those|them|(?:the
            |all|every)\s\w+)\s{_WORDS}?(?:back|charges?|payments?|with|through)\b
        | disput(?:ed|ing)\s(?:the|this|it|that|every)\b
        | (?:ask|tell|told|instruct|have|having|get|had|let)\w*\s(?:my|the|our|his
            |her)\s(?:own\s)?{_BANK}{_NEAR}\b(?:revers|disput|claw|back\b|refund|recall|involved|stop
            |charge)\w* )""",
    "legal.bank_fetches": rf"""\b(?:
        (?:{_BANK}|lastschrift(?:en)?|abbuchung(?:en)?|betrag){_NEAR}\b(?:zurück\s?(?:ge)?(?:hol|zieh|geb|geh
            |ford|ruf)\w*|revers(?:e|ing|al)\w*|claw\w*|disput\w*|widerspr\w+)
        | (?:hole?|zieht?|buche?|fordert?)\s(?:ich\s)?(?:mir\s)?(?:mein\s|das\s)?(?:geld|es|alles|(?:den
            |die)\s\w+){_NEAR}(?:{_BANK}{_NEAR}|wieder\s|jetzt\s)zurück
        | {_BANK}\s(?:holt|zieht|bucht|has\sopened|will\s(?:take|reverse|get)|is\sdealing)
        | lass(?:e|en)?\s(?:ich\s)?(?:\w+\s){{0,4}}zurück(?:buch|geh|hol)\w+ )""",
    # Laws quoted at us.
    "legal.statute": r"""\b(?:
        bgb | uwg | prodhaftg | produkthaftungs\w* | konsumentenschutzgesetz | kschg
        | (?:straf|zivil)gesetz\w*
        | consumer\s(?:rights|contracts|law|credit|guarantees)\s?(?:act|law|regulations)?
        | australian\sconsumer\slaw | sale\sof\sgoods\sact | data\sprotection\sact | pecr | can-?spam
        | statutory\srights? | unter\sstrafe )\b""",
    # A term in writing, and what follows when it has run out.
    "legal.term_expires": r"""\b(?:
        fruchtlos\w* | nach\s(?:\w+\s)?(?:ablauf|fristablauf)\s(?:dieser|der|werde|wird|übergeb|erheb)\w*
        | ohne\s(?:weitere|nochmalige|jede|vorherige)\s(?:an|vor|nach)?(?:kündigung|warnung|fristsetzung
            |mahnung) | fordere\s(?:ich\s)?sie\s(?:\w+\s)?(?:letztmal\w+|auf)\b | letztmal(?:s|ig)
        | in\sverzug | in\sdefault | (?:setze|setzen)\s(?:ich\s)?(?:ihnen|euch)\s(?:\w+\s){0,3}(?:nach)?frist
        | behalte\s(?:ich\s)?mir\s\w+ | failing\s(?:that|which|this)
        | without\s(?:further|any\s\w+)\s(?:notice|warning|reference) | unless\s(?:\w+\s){1,12}by\s\w+ )\b""",
    # Trade, not threat: lawyers buy things too, and offices are called Kanzlei.
    "legal.not_by_profession": r"""\b(?:
        ich\sbin\s(?:\w+\s){0,2}(?:anwalt|anwältin|jurist|juristin|rechtsanw\w+)
        | als\s(?:jurist|anw|rechtsanw)\w+ | rechtsanw(?:alt|ältin)\sund\s(?:fachanw|notar)\w+
        | (?:auf|für)\s(?:die|unsere|meine)\s(?:\w*kanzlei) | (?:herr|frau|hr\.|fr\.)\s\w+,\s(?:rechts)?anw\w+
        | (?:retired|former)\s(?:lawyer|solicitor|attorney|judge)
        | i['’]?\s?a?m\s(?:an?|actually\san?|a\sconsumer)\s(?:\w+\s)?(?:lawyer|solicitor|attorney|barrister)
        | consumer\sattorney | for\s(?:my|our)\s(?:law\sfirm|paralegals|chambers)
        | (?:rein|ganz|nur|aber)\sprivat
        | arbeite\s(?:selbst\s)?(?:beim?|bei\sder|in\seiner)\s(?:\w+amt|\w*gericht|polizei|verbraucher\w+
            |\w*kanzlei)
        | (?:i|who)\swork(?:s|ed)?\s(?:for|at)\s(?:the\s|a\s)?(?:police|court|law\s|trading|consumer) )""",
    # Said not to, taken back, past and conditional, or in fun.
    "legal.not_meant": r"""\b(?:
        (?:keinen?|ohne|nicht\s(?:gleich\s)?zum|nicht\svor)\s(?:rechts)?(?:anwalt|anwält\w*|gericht|juristen
            |polizei)
        | soll(?:e|te|test)?\s(?:ich\s)?(?:\w+\s){0,3}(?:zum|einen|zur)\s(?:anwalt|polizei|verbraucher\w*)
        | zum\sanwalt\smuss | no\s(?:lawyers?|solicitors?|legal)
        | (?:not|never|n['’]t)\s(?:\w+\s){0,3}(?:sue|suing|legal|court) | spend\smy\sdays\ssuing
        | (?:anzeige|beschwerde)\s(?:vergessen|zurück) | ihr\sanwalt | your\s(?:lawyers?|solicitors?)
        | (?:ver)?klag\w*\seuch\s?(?:[😂🤣😄😅😉]|haha|lol|nein) | kann\s(?:mich\s)?(?:man\s)?nicht\s(?:be)?klagen
        | (?:withdr[ae]wn?|dropp?ed|closed|zurückgezogen|zurückgenommen)\s(?:the|my|die
            |den)\s(?:\w+\s)?(?:dispute|case|claim|chargeback|complaint|papers|beschwerde|fall|anzeige)
        | (?:i['’]?d|would|might)\shave\s(?:r[au]ng|called|gone|sued|reported)
        | h(?:ä|ae)tte\sich\s(?:\w+\s){0,4}(?:anwalt|verbr) | i\scould\s(?:report|sue) | nichts\svon\seuch
        | (?:ich\s)?könnte\s(?:jetzt\s)?(?:klagen|zum\sanwalt) )""",
    # Extortion, inheritance, dunning and copyright swindles.
    "legal.not_swindle": r"""\b(?:
        (?:keine|nicht\szur)\spolizei
        | (?:do\snot|don['’]?t|not)\s(?:go\sto|contact|call|inform)\s(?:the\s)?police
        | (?:bin|am|is|ist)\sbarrister | bitcoin\w* | bc1q\w+ | next\sof\skin | late\sclient | nachlass\w*
        | erbschaft | inheritance | gerichtsvollzug | schufa | pfändung | zip-?datei | gewinn\w+
        | kontoinhaber | download\.php | avoid\slegal | abmahnungen\snach )""",
    # Anzeige = advertisement.
    "legal.not_advert": r"""\b(?:
        (?:stellen|todes|klein|werbe|kunden|zeitungs|bestands)anzeigen?
        | anzeigen(?:schluss|preis|größe|verkauf)\w*
        | anzeigen?\s(?:im|in\s(?:der|unser\w+)|ab\s\d|schalten|für\s(?:kranke|kinder)|verkauf\w+)
        | (?:mit|ihre)\s(?:einer?\s)?anzeige\s(?:ab|im|für|in) )""",
    # Withdrawal, data and contract clauses cite laws without a quarrel; police and bank met on the way.
    "legal.not_our_quarrel": r"""\b(?:
        auskunft\s(?:\w+\s){0,6}art | art\.?\s15\s
        | (?:vertraulich|geheim|vertrag|vereinbarung)\w*\s?(?:\(?§\s\d+) | gestohlen | geklaut | einbruch
        | stolen | taken\sfrom\s(?:our|my)\s(?:porch|doorstep) | burglar\w*
        | ihr\s(?:\w+\s){0,3}(?:die\s)?(?:cops|polizei) | hausratversicherung | finanzamt
        | (?:my\s)?bank\s(?:says|shows|statement) | bankdaten | bank\s(?:details|card)
        | (?:dhl|hermes|dpd|ups|gls|post)\s(?:\w+\s){0,4}(?:anzeig|bundesnetz|beschwer|gemeldet)\w* )""",
}
