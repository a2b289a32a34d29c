"""Displeasure short of rage: disappointment, waiting, things gone wrong, weariness, third parties."""

CUES: dict[str, str] = {
    "unhappy.disappointed": r"""
        \b(?:(?:ent|bitter\sent)t(?:ä|ae)usch|disappoint|let\s(?:me\s|us\s)?down
        |(?:sehr|echt|wirklich|einfach|mehr\sals)\sschade|schade\b|bedauerlich|traurig|ern(?:ü|ue)chter
        |sad\b|sadden|heartbr|gutted|bummed|shame\b|a\spity|letdown|tut\sweh|vertrau(?:t|en)\b|trusted)""",
    "unhappy.annoyed": r"""
        \b(?:(?:ver)?(?:ä|ae)rger(?:lich|t|n|e)?\b|genervt|nerv(?:t|ig|end|en)\b|unzufrieden
        |(?:bin|war|ist|echt)\s(?:\w+\s)?sauer|grantig|angefressen|ungehalten|frust|annoy|irritat|irked
        |unhappy|dissatisf|upset|grumpy|mad(?:dening)?\b|cross\b|tiresome|tedious|unsch(?:ö|oe)n
        |bl(?:ö|oe)d\b|doof|gepflanzt|fassungslos|kirre|verzweif|ungem(?:ü|ue)tlich|peinlich|unangenehm
        |umst(?:ä|ae)ndlich|pikiert|m(?:ü|ue)hsam|l(?:ä|ae)stig|stinkig|hacke\b|koche?\svor|raging|vexed
        |aggravat|exasperat|fuss(?:ed)?\b|ridicul|daneben)""",
    "unhappy.not_glad": r"""
        \b(?:not\smy\sfavourite|a\s(?:real\s|right\s)?pain\b|(?:heavy|broken)\sheart|real\ssorrow
        |i\ssuppose\.|as\suseful\sas|nul\spoints|too\s(?:faint|thin|dark|quiet)|in\sbits|unglued|sags?\b
        |hurts\b|was\snix|war\snix|war\swohl\snichts|nicht\sberauschend
        |zu\sw(?:ü|ue)nschen\s(?:ü|ue)brig|h(?:ä|ae)lt\snicht,?\swas|weit\shinter
        |unter\sden\serwartungen|below\s(?:par|standard)|not\sup\sto|fell\sshort|falls\sshort|geht\sso\b
        |sch(?:ö|oe)n\sist\sanders|w(?:ä|ae)re\s(?:\w+\s)?sch(?:ö|oe)n\sgewesen
        |nicht\s(?:recht|ganz|wirklich|so\srichtig)\s(?:(?:ü|ue)berzeugt|zufrieden|gl(?:ü|ue)cklich|das)
        |(?:ü|ue)berzeugt\s.{0,15}nicht|etwas\sanderes\s(?:vorgestellt|erwartet)|anders\svorgestellt
        |ruhig\s(?:etwas|ein\sbisschen|mal)
        |nicht\s(?:gerade|unbedingt)\s(?:das|die|der|premium|billig|toll|freundlich)
        |nicht\sso\s(?:dolle|toll|der\shit|gelungen|prickelnd)
        |gef(?:ä|ae)llt\smir\s(?:gar\s|(?:ü|ue)berhaupt\s)?nicht|lie(?:ß|ss)\szu\sw(?:ü|ue)nschen
        |l(?:ä|ae)sst\szu\sw(?:ü|ue)nschen|could\s(?:have\sbeen|be)\sbetter|not\s(?:quite\s)?what
        |leaves?\s(?:a\slot|much|something)\sto|bit\sof\sa\s(?:let|shame|disappoint)
        |more\sthan\sa\slittle|thought\sbetter\sof|nicht\s(?:\w+\s)?(?:begeistert|am(?:ü|ue)siert
        |erfreut|gl(?:ü|ue)cklich|zufrieden|in\sordnung|okay|ok\b|lustig|witzig|sch(?:ö|oe)n|fair|nett
        |gut\b|toll|prickelnd|der\sbringer|akzeptabel|das\swahre|verstehen|nachvollzieh|ganz\sdas
        |einverstanden|so\sschwer|mein\sernst)
        |kein(?:en?)?\s(?:spa(?:ß|ss)|witz|scherz|zustand|art\b|service|wunder|verst(?:ä|ae)ndnis|ton\b)
        |not\s(?:\w+\s)?(?:happy|impressed|amused|pleased|good\senough|ideal|thrilled|great|funny
        |acceptable|fair|okay|ok\b|right|on\b|difficult|rocket)
        |isn'?t\s(?:\w+\s)?(?:good\senough|fair|right|funny|acceptable|ideal)
        |less\sthan\s(?:ideal|impressed|thrilled)|hardly\b|unfair)""",
    "unhappy.weary": r"""
        \b(?:m(?:ü|ue)de\b|kann\snicht\smehr|mag\snicht\smehr|will\snicht\smehr
        |keine\s(?:lust|kraft|nerven|geduld|hoffnung)|geb\w*\s(?:ich\s)?(?:es\s|langsam\s|jetzt\s)?auf\b
        |aufgegeben|resigni|ratlos|hilflos|nicht\smehr\sweiter|am\sende\b
        |langsam\s(?:\w+\s){0,3}(?:genervt|sauer|l(?:ä|ae)cherlich|m(?:ü|ue)de|verliere|dauert
        |wei(?:ß|ss))|so\slangsam|nicht\s(?:mehr\s)?(?:aufregen|(?:ä|ae)rgern|streiten)
        |(?:exhaust|weary|tired)\w*|g(?:i|a)v(?:e|en|ing)\sup|wits'?\send|despair
        |(?:don'?t|no)\s(?:know\s)?what\s(?:else|more)|out\sof\sideas|begging|more\ssad|at\sa\sloss
        |lost\sthe\swill|seufz|sigh)""",
    # -- waiting and being ignored
    "unhappy.waiting": r"""
        \b(?:(?:warte|warten|wartet|gewartet|harre)\b|(?:immer|bis\sheute|bislang|bisher|nach\swie\svor
        |noch)\s(?:noch\s|immer\s)?(?:nichts?|kein\w*|ned|net|nix)\b
        |ist\s(?:nichts|nix)\s(?:passiert|gekommen|geschehen|da)|seit(?:her|dem)?\s(?:\w+\s){0,3}(?:tag
        |woche|monat|montag|dienstag|mittwoch|donnerstag|freitag|juli|august|september|oktober)\w*
        |still\s(?:no|not|nothing|waiting|haven'?t|hasn'?t|isn'?t|don'?t|doesn'?t|can'?t|says|being
        |getting)|wait(?:ed|ing)\b|(?:hasn'?t|haven'?t|never|didn'?t)\s(?:\w+\s)?(?:arrive|come|turn
        |receiv|heard|shown|had\b|got|been\s(?:refund|deliver|ship))|l(?:ä|ae)ngst\b
        |(?:ü|ue)berf(?:ä|ae)llig|overdue|(?:weeks?|days?|months?)\s(?:later|now|and|ago)\b|delay)""",
    "unhappy.unanswered": r"""
        \b(?:(?:keine|ohne|ned?\s)\s?(?:einzige\s)?(?:antwort|reaktion|r(?:ü|ue)ckmeldung|auskunft
        |r(?:ü|ue)ckruf)|nichts\s(?:geh(?:ö|oe)rt|von\s(?:euch|ihnen))|funkstille|schweigen|stille\b
        |unbeantwortet|ignor|(?:niemand|keiner|kein\s(?:mensch|schwein|aas))\b|besetzt\b|warteschleife
        |anrufbeantworter|textbaustein|vordruck|automatische\w?\s(?:antwort|mail)|chatbot|\bbot\b
        |vertr(?:ö|oe)st|hingehalten|abgeschoben|weitergereicht|im\sstich|allein\s?gelassen
        |(?:no|not\sa|without\sa|zero)\s(?:single\s)?(?:reply|answer|response|word|peep|explanation)
        |silence|unanswered|crickets|nobody|no\s?one\b|auto-?reply|form\sletter|template|canned
        |copy.?paste|fobbed|passed\s(?:around|from)|closed\s(?:my|the)\sticket
        |ticket\s(?:closed|geschlossen)|ghost(?:ed|ing)?|on\shold|heard\s(?:nothing|back))""",
    "unhappy.where": r"""
        (?:\b(?:wo\s(?:bleib|ist|sind|steckt)\w*|where(?:'s|\sis|\sare|'re)|wann\s(?:kommt|krieg|bekomm
        |passiert)\w*\s(?:denn|endlich|mal|nun|das|mein)|any\s(?:news|update)|when\s(?:am|are|is|will)\b
        |was\sist\s(?:denn\s|jetzt\s|nun\s)?(?:mit|los)|wie\slange\s(?:noch|soll|dauert)
        |how\s(?:much\s)?long(?:er)?|geht'?s\s(?:da|noch)\svoran)
        |^\W*(?:und|hallo|na|so|also|hello|well|anyone|ja|huhu|hey)\W*\?)""",
    "unhappy.finally": r"""
        \b(?:endlich|finally|at\slast|einfach\snur|nur\snoch|bitte\sbitte|wenigstens|at\sleast
        |nicht\seinmal|nicht\smal|not\seven|ernsthaft|ehrlich\sgesagt|honestly)""",
    "unhappy.again": r"""
        \b(?:zum\s\w+ten\smal
        |(?:dies|das)\sist\s(?:nun\s|jetzt\s)?(?:mein|meine|der|die)\s(?:\w+te[rs]?)\b
        |\w+te[rs]?\s(?:bitte|schreiben|erinnerung|anlauf|zahlendreher|preiserh)\w*|tag\s\d+\sohne
        |schon\swieder|schonwieder|wieder\s(?:einmal|mal|nicht|kein|das|falsch|der|die)\b|(?:zum
        |das)\s(?:nun\s)?(?:zweite|dritte|vierte|f(?:ü|ue)nfte|x-?te|wiederholte|\d+\.)\w*\s?(?:mal)?\b
        |(?:zwei|drei|vier|f(?:ü|ue)nf|sechs|mehr|etliche|x)\s?-?mal\b|\d+\s?(?:x|mal)\b|mehrfach
        |wiederholt|erneut|abermals|(?:noch|nach)mals|mehrmals|st(?:ä|ae)ndig|dauernd|jedes\smal
        |immer\swieder|(?:2nd|3rd|4th|5th|second|third|fourth|fifth|sixth|umpteenth
        |nth)\s(?:and\s\w+\s)?(?:time|e?mail|message|call|letter|attempt|request|week|replacement
        |reminder|wrong)|(?:three|four|five|six|several|many)\stimes|twice|again\b|yet\sanother
        |(?:dritte|vierte|zweite|f(?:ü|ue)nfte|zweiter|dritter|vierter)[rsn]?\s(?:mail|anruf|brief
        |versuch|reklam|beschwerde|nachricht|anfrage|termin|mahnung|woche)|keeps?\s\w+ing
        |every\s(?:single\s)?(?:time|week|month|day)|repeatedly|constantly)""",
    # -- what went wrong
    "unhappy.broken": r"""
        \b(?:kaputt|defekt|besch(?:ä|ae)dig|zerbroch|gebrochen|gesprung
        |(?:zer|ge|einge|abge|ausge)rissen|zerkratzt?|kratzer|delle|verbeult|undicht|ausgelaufen|schimm
        |verdorben|abgelaufen|ranzig|welk|stinkt|stank\b|riecht|wackel|eiert|klemmt|quietsch|flacker
        |abgebrochen|bricht|ausgefallen|matsch|verbogen|verf(?:ä|ae)rbt|eingelaufen|scherben|gerissen
        |l(?:ö|oe)st\ssich|l(?:ö|oe)chrig|durchn(?:ä|ae)sst|verkratzt|schief\b|stumpf|broke|crack|damag
        |smash|leak|faulty|defect|torn\b|ripped|scratch|chipped|bent\b|mould|mold|rotten|stale|expired
        |wobbl|snapped|fell\s(?:off|apart)|falls?\s(?:off|apart)|shattered|dent(?:ed|s)?\b|crushed
        |soaked|frayed|unravel|stopped\s(?:working|charging)|peel|shrunk|melted|smells?\b|stinks?
        |mangled|dead\son)""",
    "unhappy.wrong_or_missing": r"""
        \b(?:flecken|fleckig|tippfehler|voller\sfehler|ins\sleere|futsch|hin(?:ü|ue)ber\b
        |stimmt\s(?:hinten|nicht|so\snicht)|zwei\slinke|nie\sbestellt|ein\sanderer\sals
        |ohne\s(?:pedale|schrauben|ton|untertitel|deckel|akku|anleitung|stecker|r(?:ü|ue)ckwand|henkel)
        |nur\shalb|fusselt|dr(?:ü|ue)ck(?:en|t)\b|pilling|zu\ssp(?:ä|ae)t|am\stag\s(?:nach|danach)
        |nach\s(?:der|dem)\s(?:feier|auff(?:ü|ue)hrung|hochzeit|trauung|geburtstag)|too\slate
        |day\safter\sthe|falsch|fehl(?:t|te|en|ten)\b|verwechsel|vertausch|unvollst|anstatt
        |passt\s(?:\w+\s)?nicht
        |zu\s(?:klein|gro(?:ß|ss)|kurz|eng|lang|weit|wenig|viel|sp(?:ä|ae)t|hoch|teuer)\b
        |nie\s(?:angekommen|bekommen|erhalten|bestellt|da)|verloren\b|verschwunden|verschollen
        |nicht\s(?:angekommen|geliefert|gekommen|erhalten|da\b|bekommen|dabei|drin)|leer\b
        |statt\s(?:der|des|\d|meine|einer|blau|rot|gr|schwarz|wei)\w*|wrong\b|missing|instead\sof
        |not\swhat|incorrect|incomplete|misspel|too\s(?:small|big|short|tight|long|late|much)
        |(?:doesn'?t|don'?t|didn'?t)\s(?:even\s)?fit|lost\b|vanish|mix(?:ed)?[-\s]up|empty\b
        |not\sas\s(?:desc|pict|adv))""",
    "unhappy.fails": r"""
        \b(?:(?:funktionier|geht|ging|klappt|l(?:ä|ae)uft|l(?:ä|ae)dt|(?:ö|oe)ffnet|l(?:ä|ae)sst\ssich
        |spielt|reagiert|kommt?)\s?\w*\s(?:\w+\s){0,3}(?:nicht|nie|nix|ned|net)\b
        |st(?:ü|ue)rz\w+\s.{0,20}ab\b|abgest(?:ü|ue)rzt|fehlermeldung|error|404|gesperrt|ausgesperrt
        |locked\sout|(?:is|are|was)\sdown\b|crash|(?:doesn'?t|won'?t|can'?t|cannot
        |isn'?t)\s(?:even\s)?(?:work|load|open|play|log|get|let|start|find|go|see|access|reach)
        |komm\w*\s(?:\w+\s){0,2}nicht\s(?:mehr\s)?(?:rein|durch|weiter|ran)|h(?:ä|ae)ngt\b|buffer|freez
        |ausfall|bug\b|buggy|glitch|ung(?:ü|ue)ltig|abgelehnt|invalid|rejected|declined|unlesbar
        |unbrauchbar|unusable|bricht\sab)""",
    "unhappy.charged": r"""
        \b(?:(?:doppelt|zweimal|zu\sviel|erneut|trotzdem|weiter(?:hin)?|wieder
        |munter)\s(?:\w+\s){0,2}(?:abge|be|ver|ein)?(?:bucht|gebucht|rechnet|kassiert|zahlt|zogen)
        |abgebucht|buch(?:t|en)\s.{0,25}\bab\b|mahn|inkasso|dunning|(?:double|twice|over)[-\s]?charg
        |charged\s(?:me|twice|again|for|my|us)|still\s(?:being\s)?charg|debited
        |taken?\s(?:\w+\s){0,3}(?:twice|again|from\smy)|(?:strafg|g)eb(?:ü|ue)hr|aufschlag|collection
        |reminder|late\sfee|preis\w*\s(?:\w+\s){0,3}(?:erh(?:ö|oe)h|gestiegen|verdopp)|teurer|verteuer
        |overpriced|(?:ü|ue)berteuert|price\s(?:hike|rise|increase|went)
        |zur(?:ü|ue)ck(?:zu)?(?:zahl|(?:ü|ue)berw)|erstatt|refund|r(?:ü|ue)ckerstatt|gutschrift)""",
    "unhappy.money_back": r"""
        \b(?:(?:geld|kohle|euro|eur|€|betrag|anzahlung|cent|taler)\W+(?:\w+\s){0,3}(?:zur(?:ü|ue)ck
        |retour|wieder)\b|money\s(?:\w+\s)?back|refund\s(?:me|my|now|today|it|the|both|please)
        |full\srefund|my\smoney|mein(?:e)?\s(?:geld|kohle)|€\s?\S+\s(?:back|zur(?:ü|ue)ck)
        |[£$€]\s?[\d.,]+\s(?:back|refunded|returned)|zur(?:ü|ue)ckgeben|nehmt?\s.{0,30}zur(?:ü|ue)ck\b
        |nachlass|preisminderung|entsch(?:ä|ae)dig|compensat)""",
    "unhappy.promise_broken": r"""
        \b(?:(?:auf|in)\s(?:ihrer|eurer|der)\s(?:seite|webseite|website|homepage)\s(?:stand|steht)
        |stand\s(?:nirgends|nichts)|nirgends\sein\swort|ver(?:ä|ae)ppel|mogel|irref(?:ü|ue)hr
        |kleingedruckt|ehrenwort|davon\swar\skeine|versproch|verspr(?:a|i)ch|zugesag|zusage|zugesichert
        |angek(?:ü|ue)ndigt|angeblich|sogenannt|von\swegen
        |soll(?:te)?\s(?:doch|eigentlich|angeblich|l(?:ä|ae)ngst)|vereinbart|ausgemacht|es\shie(?:ß|ss)
        |hie(?:ß|ss)\ses|laut\s(?:ihrer|eurer|ihrem|eurem|website|seite|beschreibung|verfolgung|tracking
        |mail|katalog|system|etikett)|beworben|promis|supposed(?:ly)?|allegedly|so-called|advertis
        |(?:you|they|site|page|label|he|she)\ssaid|(?:was|were|been)\s(?:told|assured|given)
        |guaranteed?\b|apparently|anscheinend|offenbar|offensichtlich|eigentlich\b|obwohl|although
        |even\sthough|despite|trotz\b|dabei\s(?:steht|hatte|habe|war|stand))""",
    "unhappy.how_come": r"""
        \b(?:wie\s(?:kann|konnte)\s(?:es|das|so|man|ich|denn)|warum\b|wieso\b|weshalb|weswegen|how\scome
        |why\b|what\s(?:is\sgoing|happened|gives|am\si\s(?:supposed|paying))
        |can\s(?:any|some)(?:one|body)\s(?:please\s)?(?:explain|tell)|explain
        |erkl(?:ä|ae)r\w*\s(?:sie|mir|das|ihr)|unverst(?:ä|ae)ndlich|unerkl(?:ä|ae)rlich
        |was\sist\s(?:da|denn)|wozu\b|seriously|im\sernst)""",
    "unhappy.poor": r"""
        \b(?:(?<!nicht\s)(?<!net\s)(?<!ned\s)schlecht|mies(?:e|er|es)?\b|mangelhaft|ungen(?:ü|ue)gend
        |d(?:ü|ue)rftig|lieblos|schlamp|unprofessionell|unzuverl|unfreundlich|unm(?:ö|oe)glich
        |nachgelassen|minderwertig|billig(?:e|er|es|ste)?\b|murks|schrott|m(?:ü|ue)ll\b|mist\b|schund
        |gew(?:ö|oe)hnungsbed|poor(?:ly)?\b|terrible|awful|dreadful|lousy|shoddy|unprofessional
        |unreliable|(?<!not\s)(?<!not\sso\s)(?<!not\stoo\s)bad\b|worst|worse|sloppy|careless|horrible
        |hopeless|clunky|cheap\b|flimsy|junk|rubbish|useless|pointless|waste|misleading|irref(?:ü|ue)hr
        |overprice|unhelpful|mess\b|nightmare|zumut|chaos|durcheinander|trauerspiel|theater\b|zirkus
        |hin\sund\sher|hickhack|odyssee|saga\b|fiasco|ordeal)""",
    "unhappy.cooling": r"""
        \b(?:treue\sendet|leben\ssie\swohl|schweren\sherzens|so\sleid\ses\smir\stut|mit\sbedauern
        |nach\s.{0,25}\b(?:jahren|years)\b.{0,40}(?:beend|end|gehe|k(?:ü|ue)ndig|leav|clos|cancel)
        |(?:lieferanten|anbieter)\sentschieden|suche?\s(?:ich\s)?mir\s(?:einen\s)?andere
        |keine(?:n)?\s(?:andere\s)?(?:wahl|weg)\b|sehe\smich\s(?:gezwungen|gen(?:ö|oe)tigt)
        |no\s(?:other\s)?(?:choice|option|alternative)|beenden\b|beende\sich|endet\s(?:meine|hier)
        |unerw(?:ü|ue)nscht|schulden\smir|you\sowe\sme
        |(?:(?:ü|ue)berleg|denk)\w*\s.{0,30}(?:wechsel|k(?:ü|ue)ndig|abbestell)
        |nicht\s(?:mehr|wieder|noch\s?mal|noch\seinmal)\s(?:\w+\s)?(?:bestell|kauf|buch|empfehl)
        |(?:w(?:ü|ue)rd|werd|kann|mag)e?\s.{0,30}(?:nicht|nie)\s(?:mehr|wieder|empfehlen|weiter)
        |think\stwice|look(?:ing)?\selsewhere|(?:won'?t|wouldn'?t|not|shan'?t)\s(?:be\s)?(?:order|buy
        |return|back|renew|shop|recommend|bother|using|coming)\w*|konkurrenz|mitbewerb|anders?wo\b
        |woanders|elsewhere|competitor|das\swar'?s|war'?s\sdann|zum\sletzten\smal
        |(?:lost|losing)\s(?:a|me|my)\s(?:\w+\s){0,2}(?:customer|business|faith|trust)|goodbye
        |lebt?\swohl|adieu|adieus|abschied|macht'?s\sgut|trennen\ssich|verlier\w+\s.{0,25}kund
        |vertrauen\s(?:ist|verloren|weg)|hat\ssich\serledigt|verzichte)""",
    "unhappy.loyal": r"""
        \b(?:(?:seit|nach|(?:ü|ue)ber|for|after|in)\s(?:\w+\s)?(?:\d{1,2}|zwei|drei|vier|f(?:ü|ue)nf
        |sechs|sieben|acht|neun|zehn|elf|zw(?:ö|oe)lf|f(?:ü|ue)nfzehn|zwanzig|drei(?:ß|ss)ig|five|six
        |seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|many|vielen|all\sden)\s(?:jahren
        |years)\b|kund(?:e|in)\s(?:seit|bei|der\sersten)|stammkund|treue\w?\s(?:kund|leser|h(?:ö|oe)rer)
        |(?:loyal|long[-\s](?:time|standing)|old|regular)\scustomer|customer\s(?:since|for)
        |von\sanfang\san|fr(?:ü|ue)her\b|used\sto\b|neue[nr]?\s(?:inhaber|besitzer|eigent)|new\sowners?
        |(?:19|20)\d\d\s(?:kunde|kundin|bei\sihnen|dabei))""",
    "unhappy.mixed": r"""
        (?:\b(?:sch(?:ö|oe)n|gut|nett|lecker|toll|super|top|lovely|nice|great|good|beautiful|gorgeous
        |pretty)\w*\b[^.!?\n]{0,50}[,;:.]\s?(?:aber|nur|leider|jedoch|allerdings|daf(?:ü|ue)r|but
        |however|only|shame|except|then|though)\b|\b(?:(?:nur\s)?(?:1|2|3|eins?|ein|zwei|drei|one|two
        |three)\s?-?(?:von\s(?:5|f(?:ü|ue)nf)\s)?(?:sterne?n?|stars?)|[1-3]\s?/\s?5|abzug|minuspunkt
        |note\s(?:3|4|5|6|vier|f(?:ü|ue)nf)|meh\b|mixed\b|durchwachsen|mittelm(?:ä|ae)(?:ß|ss)|so\slala
        |naja|na\sja|underwhelm)|★{1,3}☆)""",
    "unhappy.third_party": r"""
        \b(?:(?:dhl|hermes|gls|dpd|ups|post|paketbote|postbote|bote|fahrer|kurier|zusteller|courier
        |driver|evri|royal\smail|auspost|australia\spost|fedex|usps|bank|bahn|paypal|klarna|nachbar
        |postman|der\styp|the\sguy)\b[^.\n]{0,80}?\b(?:idiot|depp|trottel|clown|vollpfosten|affe|arsch
        |muppet|menace|verbrecher|sauerei|fuzzi|sack\b|unversch|lackel|useless|threw|geschmissen
        |geworfen|g'haut|moron|joke|penner|halunk|flasche|pfeife|schwach|b(?:ö|oe)swillig)
        |(?:k(?:ö|oe)nnt|k(?:ö|oe)nnen)\s(?:ihr|sie)\s(?:ja\s)?(?:nichts|nix)\sdaf(?:ü|ue)r
        |kein(?:en)?\svorwurf|nicht\s(?:eure|ihre)\sschuld|not\syour\sfault|n(?:ot|o)\s(?:blame|on\syou)
        |(?:shopping|shout)ing\sat\syou)""",
    "unhappy.too_many_mails": r"""
        \b(?:(?:zu\sviele|st(?:ä|ae)ndig|t(?:ä|ae)glich|jeden\stag|\d+)\s(?:\w+\s){0,2}(?:e?-?mails?
        |newsletter|werbung|nachrichten|sms|briefe|kataloge)|zugespam|spam(?:m|t|\b)|bombardier|(?:\d+
        |nine|five|six|ten|daily|so\smany|too\smany)\s(?:\w+\s)?(?:e?mails|texts|messages|letters)|inbox
        |trotz\s(?:meiner\s|der\s|werbe)?(?:abmeldung|k(?:ü|ue)ndigung|widerspr|widerruf|storn|zahlung
        |mehrfach)|(?:already|have)\s(?:un(?:subscribed|ticked)|cancelled|opted)
        |immer\snoch\s(?:\w+\s){0,2}(?:mails?|newsletter|werbung|post))""",
    "unhappy.note": r"""
        \b(?:(?:sehr\s|ziemlich\s|etwas\s|h(?:ö|oe)rbar\s|leicht\s)?(?:entt(?:ä|ae)uscht
        |ver(?:ä|ae)rgert|ungehalten|genervt|verstimmt|gereizt|verschnupft|geknickt|den\str(?:ä|ae)nen
        |ungeduldig|aufgel(?:ö|oe)st|verunsichert)|reklamiert|beschwert\ssich|beklagt
        |geduld\s(?:am|verloren|zu)|weint\b|geweint\b|(?:in\stears|upset|disappointed|annoyed|irritated
        |fed\sup|frustrated|cross|tearful|voice\sshaking|at\sthe\send|impatient|complains?|not\shappy
        |close\sto\stears))""",
    "unhappy.quiet": r"""
        \b(?:nicht\s(?:b(?:ö|oe)se|laut|w(?:ü|ue)tend)|ohne\sgroll|bin\s(?:ich\s)?nicht
        |not\s(?:even\s)?(?:angry|cross|mad|shouting)|stimmt\smich|nachdenklich|lange\s(?:ü|ue)berlegt
        |der\sordnung\shalber|nur\sdamit\ssie
        |(?:eine|keine)\santwort\s(?:brauche|erwarte|n(?:ö|oe)tig|mehr)
        |brauche\skeine\s(?:antwort|entsch)
        |don'?t\s(?:want|need)\s(?:a|an|any|your)\s(?:reply|answer|apolog|voucher|free)
        |nothing\sto\sreply|wanted\syou\sto\s(?:know|hear)|hate\sto\s(?:be|complain|moan)
        |sorry\sto\s(?:moan|complain)|nicht\smeckern,|ungern)""",
    # "Beschwerde" in earnest, not "keine Beschwerde", "not a complaint"
    "unhappy.complains": r"""
        (?<!keine\s)(?<!not\sa\s)(?<!n't\sa\s)(?<!no\s)\b(?:beschwerde|beschwer(?:e|en)\b
        |reklam(?:ation|ier)\w*|beanstand\w*|complaint|complain(?:ing)?\b|bem(?:ä|ae)ngel|grievance
        |beklag\w*|problem\b|probleme?\b|issue\b|kritik\b|unterirdisch|missst)""",
    # a complaint keeps a diary: days, and how long it has been
    "unhappy.diary": r"""
        \b(?:am|vom|seit\sdem|zum|on|since|of)\s(?:the\s)?(?:\d{1,2}(?:\.|st|nd|rd|th)?\s?(?:\d{1,2}\.
        |jan|feb|m(?:ä|ae)r|apr|ma[iy]\b|jun|jul|aug|sep|okt|oct|nov|de[zc])
        |(?:montag|dienstag|mittwoch|donnerstag|freitag|monday|tuesday|wednesday|thursday|friday)\b)""",
    "unhappy.duration": r"""
        \b(?:\d+|ein(?:e[rm]?)?|zwei|drei|vier|f(?:ü|ue)nf|sechs|sieben|acht|zehn|vierzehn|mehrere[nr]?
        |two|three|four|five|six|seven|eight|ten|several|a|whole)\s(?:ganze[nr]?\s|full\s)?(?:tage?n?
        |wochen?|monate?n?|days?|weeks?|months?)\b""",
    # praise turned round: "Toll, jetzt …", "na großartig", "danke auch"
    "unhappy.irony": r"""
        (?:(?:^|[.!?\n]\s{0,3})(?:na\s)?(?:toll|super|klasse|prima|wunderbar|gro(?:ß|ss)artig|herrlich|fein
        |sehr\switzig|bravo|great|brilliant|lovely|wonderful|fantastic|marvellous|nice|perfect|splendid
        |good\sjob)\s?[,.:!]\s*(?:jetzt|nun|da|die|der|das|und|wieder|schon|another|now|so|then|the|only
        |except|thanks?)\b|\bna\s(?:gro(?:ß|ss)artig|wunderbar|sauber|servus|servas|dann)\b
        |danke\sauch\b|vielen\sdank\sauch|dankesch(?:ö|oe)n\sauch|thanks\sa\sbunch|sehr\switzig
        |sehr\slustig|selten\sso\sgelacht|besondere\sleuchten|merkt\sihr\sselber|ein\sechtes\shobby
        |als\spuzzle|abenteuer\b|ein\swunder,?\sdass|ausgerechnet
        |wohl\s(?:durch|in|mit|aus|auf)\s(?:der|die|dem|eine)|w(?:ü|ue)rfel(?:t|n)\b|glaskugel
        |brieftaube|postkutsche|zu\sfu(?:ß|ss)|by\scamel|carrier\spigeon|on\sfoot|via\sthe\smoon)""",
    "unhappy.expects": r"""
        \b(?:had\shoped\sfor|rather\sbetter|really\s(?:so|that)\s(?:hard|difficult)|so\sschwer\b
        |do\sthe\smaths|do\sbetter\b|would\shave\sbeen\snice|with\srespect,|forgive\sme\sfor\ssaying
        |bei\sallem\s(?:respekt|verst(?:ä|ae)ndnis)|offen\sgesagt|ehrlich\sgesagt|frankly|since\swhen
        |seit\swann|a\sbit\srich|wish\syou'?d|sooner\syou'?d|stings|deflated|no\swonder|kein\swunder
        |surely\b|one\swould\sthink|man\ssollte\smeinen|(?:was|were)\s(?:meant|supposed)\sto
        |you\swere\sto\b|says\sotherwise|(?:hat|haben)\sman(?:'?s)?\s(?:bei\sihnen\s)?vergessen
        |das\sn(?:ä|ae)chste\smal\s(?:vielleicht|bitte)|h(?:ö|oe)rt\sbitte\sauf|would\shave\sspared
        |h(?:ä|ae)tte\s(?:uns\s|mir\s)?(?:viel\s)?erspart
        |h(?:ä|ae)tte\s(?:ich\s)?(?:mir\s)?(?:\w+\s){0,3}(?:mehr|besser|anders|erwartet
        |gew(?:ü|ue)nscht)|erwarte\s(?:ich|von|eine|dass|mehr|jetzt|nun|sp)|should\s(?:have|not)
        |shouldn'?t|expect(?:ed)?\s(?:better|more|from|a\s)
        |das\s(?:kann|darf)\s(?:\w+\s){0,3}(?:nicht|doch)|so\s(?:geht\s(?:das|es)|nicht)\b
        |geht\s(?:so|gar)\snicht|(?:korrigier|berichtig|streich)\w*\s(?:sie|bitte|das|die|den|mir)
        |r(?:ü|ue)ckg(?:ä|ae)ngig|zieh\w*\s(?:sie\s)?.{0,30}zur(?:ü|ue)ck|man\sfragt\ssich
        |kann\s(?:ja\s)?wohl|is\sthis\show|not\show\s(?:you|one)|stand\sby|wie\skommt\sman
        |das\s(?:ist|is)\s(?:doch|ja|halt)\b|that'?s\snot|that\sis\snot)""",
    # blackmail and sulking sellers: hostile, so not neutral
    "unhappy.extortion": r"""
        (?:\b(?:hacked|gehackt|hacker|recorded\syou|aufgenommen|webcam|camera|malware|trojan|ddos
        |l(?:ö|oe)segeld|ransom)\b[\s\S]{0,300}\b(?:btc|bitcoin|wallet|usd|eur|crypto|monero)|\b(?:btc
        |bitcoin|wallet)\b[\s\S]{0,200}\b(?:stunden|hours|contacts|kontakte|police|polizei|video|bots?
        |tagen|72h|48h)|\b(?:negative|fake|1[-\s]star|schlechte)\s(?:ratings|reviews|orders
        |bewertungen)\b[\s\S]{0,120}\b(?:pay|zahl|btc|bitcoin|eur|\$))""",
    "unhappy.sulking_seller": r"""
        \b(?:(?:sent|written|emailed|geschrieben|geschickt|angerufen)\s(?:\w+\s){0,3}(?:two|three|four
        |zwei|drei|vier|mehrere|several|twice|zweimal|dreimal)\b[^\n]{0,200}\b(?:funnel|seo|ranking
        |seite\s\d|competitors|audit|strategy|angebot|umsatz|website|reichweite|interesse)
        |unprofession\w*[^\n]{0,120}\b(?:angebot|money\son\sthe\stable|kunden|eingehen|website|strategy)
        |your\scompetitors|ihre?\s(?:mitbewerber|konkurrenten|konkurrenz)\s|wohl\swas\szu\sverbergen
        |can'?t\sbe\sbothered\sto|nicht\sf(?:ü|ue)r\sn(?:ö|oe)tig)""",
    "unhappy.foreign": r"""
        \b(?:cass(?:é|e)e?|endommag|manqu(?:e|ant)|toujours\s(?:pas|rien)|rembours|jamais\sre(?:ç|c)u
        |en\sretard|d(?:é|e)(?:ç|c)u|rot[oa]\b|falta(?:n)?\b|no\sha\sllegado|devol|mancano|manca\b
        |rott[oa]|rimbors|non\s(?:è|e)\sarrivat|kırık|kırıl|kopuk|gelmedi|eksik|hâlâ|bozuk|iade|uszkodz
        |pękni|brakuje|zepsut|zwrot|nie\sdotar|kapot|beschadigd|ontbre|niet\s(?:aangekomen|ontvangen)
        |terugbetal|ødelagt|mangler|trasig|saknas|сломан|не\sпришл|возврат)""",
    "unhappy.groan": r"""
        (?:[🤡🙄😒😑😕☹🙁😩😫😤😢😞😔😟🥺💔🤦😐😖]|(?<![\w/]):-?[(](?![/\d])|\s:-?/(?!/)|\b(?:bruh|smh|lost\b|cringe
        |junge,?\s(?:was|echt)|(?:digga|alter|bro|leute|kinder|mann)\s(?:was|wo|wann|echt|ehrlich|ey)
        |c'?mon\b|come\son\b|oh\s?mann|maan+|ugh+|argh+|grr+|hmpf|tja\b|pff+|menno|orr+|puh\b|uff\b
        |nee+\b|echt\sjetzt|ohne\switz|im\sernst|for\sreal|not\scool|lame\b|doch\sbitte|herrschaften
        |zum\skuckuck|halt\sauch\bnicht))""",
}
