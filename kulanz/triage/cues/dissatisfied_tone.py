"""Turns of phrase of extremely_dissatisfied by their tone: outrage, ice, volume; and the mild, merry, settled."""

CUES: dict[str, str] = {
    # Outrage by name.
    "ed.outrage": r"""\b(?:
        frechheit\w* | unversch(?:ä|ae)mt\w* | sauerei\w* | schweinerei\w* | skandal\w* | unfassbar\w*
        | unglaublich\w* | unerh(?:ö|oe)rt\w* | bodenlos\w* | zumutung | schande\w* | farce | katastrophe
        | katastrophal\w* | unterirdisch\w* | unter\saller | das\s(?:aller)?letzte | unterste\sschublade
        | w(?:ü|ue)tend\w* | stinksauer | stocksauer | sauer\b | außer\ssich | ausser\ssich | auf\s180
        | kotz\w* | zum\skotzen | scheiß\w* | scheiss\w* | schei+ße | verdammt\w* | verflucht\w*
        | spinnt\s(?:ihr|sie)\b | geht['’]?s\snoch | hackt['’]?s | na\sbravo | ganz\sgroßes\skino
        | armutszeugnis | ein\switz\b | lächerlich\w* | peinlich\w* | schäm(?:t|en\ssie)\s | eiskalt | schäumt
        | brüllt | schreit | sehr\slaut | empört | aufgebracht | fassungslos
        | das\sist\sdoch\s(?:kein|nicht\sihr) | saftladen | sauladen | disgrace\w* | disgust\w* | outrage\w*
        | appall\w* | unacceptable | inexcusable | furious | livid | fuming | raging | seething
        | shame(?:ful|less)? | absolute(?:ly)?\s(?:joke|shambles|disgrace|furious|ridiculous|disgusting)
        | shambles | ridiculous | pathetic | joke\b | diabolical | atrocious | shocking | horrendous
        | terrible | worst | hell\b | damn\b | bloody\b | wtf | fuck\w* | crap | bullshit | how\sdare
        | cheek\b | roared | shouting | irate | enraged | icily | angry | unbelievable | insult\w* )""",
    # Icy courtesy, weariness, valediction.
    "ed.cold": r"""\b(?:
        nicht\smehr\s(?:zu\s)?ärgern | (?:nicht|nie)\s(?:\w+\s)?(?:wütend|laut
            |zornig),?\s(?:\w+\s){0,3}?(?:nur|sondern|bloß|aber|ich)\b | nicht\s(?:mehr\s)?böse,\snur\smüde
        | nur\s(?:noch\s)?(?:müde|traurig|enttäuscht) | keine\swut\smehr | (?:ganz|sehr)\s(?:ruhig|kühl),
        | trage\s(?:ich\s)?ihnen\snichts\snach | mit\s(?:\w+\s)?interesse\s(?:zur\skenntnis|das)
        | zur\skenntnis\b | bewunder\w* | beeindruckend | haben\ssie\s(?:vielen|herzlichen)\sdank\sfür
        | (?:gestatten|erlauben)\ssie | seien\ssie\sversichert | mit\sverlaub | der\sordnung\shalber
        | (?:sie\s)?(?:müssen|brauchen)\s(?:mir\s)?(?:\w+\s)?(?:nichts|nicht)\smehr
        | (?:brauche|erwarte|wünsche)\s(?:ich\s)?(?:auch\s)?keine\s(?:\w+\s)?(?:antwort|lösung|erklärung
            |entschuldigung|reaktion|korrespondenz|kontakt) | ersparen\ssie
        | sehen\ssie\s(?:\w+\s)?(?:künftig\s)?davon\sab | kein\w*\s(?:erklärung|gutschein|entschuldigung)\b
        | schade,?\sdass\ses\sso\sendet | es\swar\s(?:eine\s)?(?:schön|gut)\w*\szeit | wehmütig
        | ein\sletztes\s | (?:fall|sache|angelegenheit|thema)\s(?:ist\s)?(?:für\smich\s)?(?:abgeschlossen
            |beendet|erledigt) | danke?\sfür\s(?:die|alle)\s(?:\w+\s)?jahre | wirklich\straurig
        | lange\süberlegt | not\s(?:angry|raging|even\sangry)\b | more\s(?:sad|tired|disappointed)\s
        | (?:just|only|simply)\s(?:tired|sad|disappointed|baffled|weary) | take\sno\spleasure
        | no\s(?:ill\swill|reply|answer|response)\s(?:is\s)?(?:needed|necessary|required|wanted)?
        | bear\syou\sno | i\s(?:quite|fully)\s(?:understand|appreciate) | one\sdoes\sso | i\sshould\slike\smy
        | i\sshall\s(?:not|take|be\sasking|be\staking)\b | i\sshan['’]?t | i\s(?:had\s)?rather\shoped
        | with\s(?:all\s)?(?:due\s)?respect | you\sneedn['’]?t | don['’]?t\s(?:bother|trouble)\b
        | i\swon['’]?t\s(?:trouble|bother) | to\swhom\sit\smay | to\swhoever\s(?:wrote|signs|signed|reads)
        | i\sdon['’]?t\s(?:want|need)\s(?:an?\s|your\s|any)(?:\w+\s)?(?:apolog|voucher|discount|explanation
            |another|anything)\w* | thought\s(?:someone|you)\sshould\sknow | sorry\sit\s(?:ended|has\scome)\s
        | i\slast\s | used\sto\s(?:be|love) | voice\sshaking | shaking\b | heartbroken )""",
    # Never again; leave me alone.
    "ed.never_again": r"""\b(?:
        nie\s?(?:wieder|mehr)\b | nie\simm?er\b | nimmer\s | kein\szweites\smal | einmal\sund
        | lasst?\smich\s(?:\w+\s)?in\sruhe | lassen\ssie\smich
        | nichts\smehr\s(?:\w+\s){0,4}?(?:hören|wissen|lesen|zu\stun)
        | (?:will|möchte)\s(?:\w+\s){0,4}?(?:nichts|keinen)\s(?:\w+\s)?(?:mehr|kontakt) | keinen\skontakt
        | untersag\w* | streich\w*\smich | (?:raus|austragen|löscht?|löschen)\b[^.!?\n]{0,30}\b(?:überall
            |alle[nm]?|sofort|endlich|restlos|alles) | never\s(?:again|ever|in\smy) | leave\sme\salone
        | don['’]?t\s(?:ever\s)?(?:contact|email|call|write|ring)\s
        | do\snot\s(?:contact|email|call|write|reply) | (?:never|not)\s(?:want|wish)\sto\shear
        | lose\smy\s(?:number|address|email) | take\sme\soff\s(?:every|all|what|your|the)
        | stop\s(?:email|send|messag|contact|writ|call)\w* | off\severy )""",
    # Volume: runs of capitals, marks in packs, faces.
    "ed.shouts": r"(?-i:\b[A-ZÄÖÜ]{3,}(?:[\s,.!?]+[A-ZÄÖÜ]{2,}){1,}\b)|[!?]{2,}|[😡🤬😤🖕💢👿]",
    # A joke: laughing faces, winks, exaggeration in good humour.
    "ed.not_joke": r"(?:[😂🤣😄😁😅😉😜😘🥰😊🙈🙏🎉🔥❤💛💚👏👍😍🙌😇🤗✨☺]|(?<!\w)[:;]-?[)DP]|\b(?:haha\w*|hihi|lol|lmao|hehe|grins|zwinker|scherz|spaß\sbeiseite|nur\sspaß|ne\sspaß|kidding|just\sjoking|not\sa\scomplaint|keine\sbeschwerde|ernsthaft:|im\sernst:)\b)",
    # Settled, apologised for, taken back.
    "ed.not_resolved": r"""\b(?:
        (?:hat|haben)\ssich\s(?:\w+\s){0,3}?(?:erledigt|geklärt|gefunden|gemeldet|entschuldigt)
        | (?:ist|sind)\s(?:\w+\s){0,3}?(?:doch\s|heute\s|inzwischen\s|jetzt\s)(?:\w+\s)?(?:da|angekommen
            |geklärt|erledigt|gelöst|aufgetaucht) | (?:angekommen|da),?\s(?:vielen\s)?dank
        | nehme?\s(?:ich\s)?(?:\w+\s){0,3}?(?:alles\s)?zurück
        | entschuldig\w*\s(?:bitte\s)?(?:\w+\s)?(?:meine|die|den|für) | tut\smir\s(?:\w+\s)?leid
        | (?:schäme|schäm)\s(?:ich\s)?mich | mein(?:e|er)?\s(?:fehler|schuld|irrtum)
        | entschuldigung\sangenommen | danke?\s(?:\w+\s){0,5}?(?:hilfe|schnelle\w*|geduld|mühe|rückruf|lösung
            |kulanz|gelöst|geklappt) | problem\sgelöst | bin\s(?:\w+\s)?wieder\sdrin
        | hat\s(?:alles\s)?geklappt | alles\sgut\b | sache\sist\s(?:erledigt|vom\stisch)
        | (?:sorted|resolved|fixed|solved)\s(?:it|now|out|in|within|that|everything)?
        | all\s(?:sorted|good|fine) | (?:has|have|it['’]?s|is)\s(?:now\s)?(?:arrived|here|landed|turned\sup)
        | (?:my\s)?apolog(?:y|ies|ise|ize)\b | sorry\s(?:for|about|i|to|again) | please\s(?:ignore|disregard)
        | my\s(?:mistake|bad|fault) | thank\s?(?:s|you)\s(?:\w+\s){0,4}?(?:sorting|help|quick|replac|refund
            |patience|kind)\w* | withdrawn | no\slonger\s(?:needed|necessary) | false\salarm )""",
    # Somebody else's fault.
    "ed.not_third_party": r"""\b(?:
        (?:dhl|hermes|dpd|gls|ups|fedex|usps|evri|yodel|royal\smail|an\spost|postbote|paketbote|zusteller
            |kurier|spedition|fahrer|paketdienst|courier|driver|postman|nachbar\w*|microsoft|telekom|bahn
            |finanzamt|konkurrenz)\b | (?:sie|ihr)\sk(?:ö|oe)nn(?:en|t)\s(?:\w+\s)?(?:nichts|nix)\sdafür
        | dafür\sk(?:ö|oe)nn(?:en|t)\s(?:sie|ihr) | not\syour\sfault | nicht\s(?:ihre|eure)\sschuld
        | no\sfault\sof | auf\smich\sselbst | ich\s(?:depp|idiot|trottel|esel|dussel|hornochse)
        | i['’]?m\s(?:an?|such\san?|the)\s(?:\w+\s)?(?:idiot|fool|muppet|eejit) )""",
    # A mild word: no hurry, no harm done.
    "ed.not_mild": r"""\b(?:
        (?:kein|keine)\s(?:drama|eile|problem|beinbruch|hektik|weltuntergang|stress|vorwurf|fass)
        | (?:nicht|halb)\s(?:so\s)?(?:schlimm|tragisch|wild|eilig|böse\sgemeint|weiter\sschlimm)
        | (?:bin|wir\ssind)\s(?:ihnen\s|euch\s)?(?:\w+\s)?nicht\s(?:böse|sauer|verärgert)(?!,)
        | kein\sfass\sauf | kann\s(?:ja\s|schon\s|jedem\s|mal\s)?(?:mal\s)?passieren | kommt\svor\b
        | kleinigkeit\w* | nur\sein(?:e)?\skleine\w* | ein\sbisschen\s(?:ärgerlich|schade|enttäuscht|genervt)
        | etwas\s(?:ärgerlich|schade|enttäuscht|verwundert) | wäre\s(?:nett|schön|toll|lieb|prima|super)
        | würde\s(?:ich\s)?mich\s(?:sehr\s)?freuen | könn(?:t)?en\s(?:sie|ihr|wir)\s(?:mir\s
            |uns\s)?(?:\w+\s){0,2}?bitte | könntet\sihr | würden\ssie\s(?:mir\s)?(?:bitte)?
        | bitte\sum\s(?:kurze\s)?(?:info|rückmeldung|prüfung|bestätigung|ersatz|umtausch|auskunft)
        | (?:wann|wie)\s(?:kann|darf|geht|komm|bekomm)\w* | ansonsten\s(?:alles|super|top|bin|sehr)
        | sonst\s(?:alles|super|top|bin|sehr|immer) | (?:ich\s)?(?:wollte|möchte)\s(?:nur|mal|kurz)\b
        | zwar\b[^.!?\n]{0,40}\baber\b | vielen\sdank\s(?:im\svoraus|vorab|und|schon) | liebe\sgrüße | lg\b
        | viele\sgrüße | herzliche\sgrüße | schöne\sgrüße | no\s(?:rush|hurry|worries|drama|harm|big\sdeal
            |biggie|stress|problem) | not\s(?:a\s(?:big|huge)\sdeal|urgent|the\send\sof|fussed|cross
            |complaining|a\sdisaster) | these\sthings\shappen
        | (?:bit|slightly|little|mildly)\s(?:\w+\s)?(?:disappoint|annoy|miffed|confus|surpris|cheeky|sad)\w*
        | would\s(?:you|it\sbe)\s(?:\w+\s)?(?:mind|possible|kind|be\sable|please)
        | could\s(?:you|i|someone|somebody)\s(?:please|just|possibly|kindly|let|send|tell|check)
        | can\syou\s(?:please|help|tell|check|send|confirm|let)
        | (?:just|only)\s(?:wondering|checking|wanted|a\squick) | when\syou\s(?:get|have)\sa
        | whenever\s(?:suits|you|convenient) | otherwise\s(?:happy|great|lovely|all|very|fine|perfect)
        | apart\sfrom\sthat | thanks\s(?:in\sadvance|so\smuch|a\smillion|again|for\s(?:the|your))
        | (?:kind|best|warm)\sregards | cheers\b | many\sthanks )""",
    # Pleasure taken in us.
    "ed.not_pleased": r"""\b(?:
        (?:sehr|super|mega|total|rundum|voll|wirklich|ganz)\s(?:zufrieden|lieb|nett|schön|gut|happy|begeistert
            |lecker|freundlich) | begeistert | wunderbar\w* | wunderschön\w* | großartig\w* | fantastisch
        | klasse\b | toll(?:e[rsn]?)?\b | traumhaft | herrlich\w* | hammer\b | genial | perfekt | spitze\b
        | lob\b | freue?\s(?:ich\s)?mich | gefreut | fünf\ssterne | 5\ssterne | gern(?:e)?\swieder
        | empfehle\b | danke!+ | vielen\slieben | herzlichen\sdank | liebes\steam | zum\sglück | liebling\w*
        | glücklich | bravo\san | (?:love|loved|loving|adore)\b | lovely | brilliant(?!\.\si) | fantastic
        | wonderful | amazing | gorgeous | delight\w* | chuffed | thrilled | perfect(?:ly)? | beautiful(?:ly)?
        | great\b | excellent | five\sstars | 5\sstars | thank\syou\sso\smuch | recommend\b | best\b | happy\b
        | pleased | well\sdone | superb | charming | magic )""",
    # Sellers' insistence is not a customer's despair; swindlers neither.
    "ed.not_seller": r"""\b(?:
        seo | backlinks? | google-?ranking | reichweite | kooperation | influencer\w* | follower\w*
        | unser(?:e)?\s(?:lösung|angebot|agentur|tool|software|service\sfür) | leads?\b | umsatz\w*
        | mehrumsatz | conversion\w* | kostenlose[sn]?\s(?:erstgespräch|analyse|demo|beratung) | erstgespräch
        | rabattstaffel | gütesiegel | firmenregister | branchenbuch | kurzer\scall | 15\sminuten
        | termin\sfür\sein | interesse\?\s | antworten\ssie\smit | ranking\w* | website-?check
        | barrierefreiheit\w* | pflichtverletzung | our\s(?:client|agency|platform|solution|tool|team\scan
            |services) | quick\scall | book\sa\s(?:call|demo|slot) | demo\b | following\sup\son
        | circling\sback | guest\spost | your\s(?:website|store|shop)['’]?s?\s(?:ranking|conversion|traffic
            |seo|speed|funnel) | boost\s(?:your|sales) | revenue | abandoned-?cart | b2b | wholesale\sprice
        | bitcoin | btc | verify\syour | verifizier\w*
        | account\s(?:will\sbe|has\sbeen)\s(?:suspend|limit|lock)\w* | gewonnen | lottery | inheritance
        | click\s(?:here|the\slink|below) | klicken\ssie | https?://\S+ )""",
    # Leaves without a grudge, or only tidies up.
    "ed.not_leaving_in_peace": r"""\b(?:
        fristgerecht | zum\s(?:nächstmöglichen|ende|jahresende|monatsende|quartal\w*)
        | (?:ziehe|zieht|ziehen|umzug)\s(?:\w+\s)?(?:um|weg|ins)?\b
        | (?:brauche|benötige|nutze|trinke|lese|esse)\s(?:\w+\s){0,4}?nicht\smehr
        | (?:aus\s)?(?:finanziellen|gesundheitlichen|zeitlichen|privaten|persönlichen)\sgründen
        | keine\szeit\smehr | (?:zu\sviel|zu\sviele)\s(?:mails|post|werbung)
        | postfach\s(?:ist\s)?(?:voll|aufräum\w*) | war\s(?:alles\s|immer\s|sehr\s)?(?:zufrieden|schön|gut
            |lecker) | vielleicht\s(?:später|irgendwann|komme|mal)\s | nichts\sgegen\s(?:sie|euch)
        | abbestell\w* | (?:not\smad|nothing\s(?:personal|wrong)|no\shard\sfeelings) | declutter\w*
        | moving\s(?:house|away|abroad|to) | can['’]?t\safford | don['’]?t\s(?:need|use)\s(?:it|them|the)\s
        | tidying | too\smany\semails )""",
}
