"""No feeling to speak of: requests, formula thanks, offers from strangers; and what merely looks angry."""

CUES: dict[str, str] = {
    "neutral.thanks_formula": r"""
        \b(?:(?:vielen\s|besten\s|herzlichen\s|lieben\s|sch(?:ö|oe)nen\s
        |mit\s)?dank(?:e)?\s(?:im\s?voraus|vorab|schon\s?(?:ein)?mal|schonmal|(?:ihnen\s
        |euch\s)?f(?:ü|ue)r\s(?:(?:ihre|eure|die|deine)\s)?(?:m(?:ü|ue)he|hilfe|(?:kurze\s|schnelle\s
        |baldige\s)?(?:info|r(?:ü|ue)ckmeldung|antwort|bearbeitung)|auskunft|unterst(?:ü|ue)tzung
        |verst(?:ä|ae)ndnis|bem(?:ü|ue)hung|aufmerksamkeit|zeit))
        |(?:vielen|besten|herzlichen)\sdank\s*[,.!]?\s*$|merci\sd'avance
        |(?:many\s)?thanks\s(?:in\sadvance|for\s(?:your\s)?(?:help|time|attention))
        |(?:many|kind)\sthanks\b|thank\syou\s(?:in\sadvance|for\s(?:your\s)?(?:help|time|attention))
        |danke\s?(?:und|,)\s(?:lg|gru|viele|liebe|beste|sch)|danke[.!]?\s*$|ta\.?\s*$|cheers\W{0,2}\s*$)""",
    "neutral.greeting_formal": r"""
        \b(?:mit\s(?:freundlich|besten|vorz(?:ü|ue)g)\w*\sgr(?:ü|ue)(?:ß|ss)
        |(?:freundliche|beste|viele)\sgr(?:ü|ue)(?:ß|ss)e|mfg\b|vg\b|kind\sregards|best\sregards
        |yours\s(?:sincerely|faithfully)|best\swishes|sehr\sgeehrte|guten\s(?:tag|morgen|abend)
        |gr(?:ü|ue)ezi|dear\s(?:sir|team|all)|besten\sdank)""",
    "neutral.request": r"""
        \b(?:(?:k(?:ö|oe)nn(?:t?en|test|t)|w(?:ü|ue)rde[nt]?|d(?:ü|ue)rfte)\s(?:sie|ihr|du|ich|wir
        |man)\b|(?:ich|wir)\s(?:m(?:ö|oe)chten?|h(?:ä|ae)tten?\sgern|br(?:ä|ae)uchten?|ben(?:ö|oe)tigen?
        |bitten?|suchen?|wollten?\s(?:nur\s)?(?:mal\s)?fragen)|bitte\s(?:senden|schicken|(?:ä|ae)ndern
        |best(?:ä|ae)tigen|teilen|tragen|liefern|buchen|stellen|geben|lassen)
        |w(?:ä|ae)re\ses\sm(?:ö|oe)glich|(?:could|would|can|will|might)\s(?:you|i|we|someone|it)\b
        |please\s(?:send|change|resend|update|confirm|let|add|cancel|remove|find|use|note)
        |i(?:'d|\swould)\slike|i\sneed\b|we\sneed|i'?m\slooking\sfor|bitte\sum\s)""",
    "neutral.question": r"""
        \b(?:gibt\s(?:es|'?s)|habt\sihr|haben\ssie|f(?:ü|ue)hren\ssie|f(?:ü|ue)hrt\sihr|ist\s(?:das|die
        |der|es|ein|eine)\s(?:\w+\s){0,4}(?:auch|noch|m(?:ö|oe)glich|geeignet|lieferbar|waschbar|vegan)
        |wann\s(?:kommt|ist|gibt|wird|k(?:ö|oe)nn)
        |wie\s(?:lange|viel|gro(?:ß|ss)|hoch|breit|funktioniert|komme)
        |welche[rsn]?\s(?:\w+\s){0,5}(?:ist|passt|empfehl|brauch|nehm|geh|gr|sie|ihr)
        |wo\s(?:kann|finde|gibt)|was\s(?:kostet|kosten|ist\sder)
        |do\syou\s(?:have|sell|ship|offer|do|deliver|know|stock|take)|is\s(?:there|it\spossible|the)
        |are\s(?:there|the|these)|when\s(?:will|does|is|do)|how\s(?:long|much|do|big|many)
        |what\s(?:is\sthe|size)|kurze\s(?:frage|nachfrage)|eine\sfrage|quick\squestion|frage\szu
        |ob\s(?:es|sie|das|man|ihr|der|die)\b)""",
    "neutral.routine": r"""
        \b(?:bestell(?:e|en|ung)\b|(?:rechnung|invoice)s?\b|(?:neue|ge(?:ä|ae)nderte|alte|new
        |old)\s(?:adresse|anschrift|bankverbindung|iban|address|card|email)|lieferadresse|umgezogen
        |umzug|moved\b|moving\b|lastschrift|ust-?id|vat\b|steuernummer|po\s?number|kundennummer
        |widerruf\b|widerrufe?\b|hiermit|fristgerecht|zum\sn(?:ä|ae)chst|auskunft|art\.?\s?15
        |gem(?:ä|ae)(?:ß|ss)|gutschein|voucher|gift|geschenk|abonnement|abo\b|subscription|passwort
        |password|login|size|gr(?:ö|oe)(?:ß|ss)e\b|umtausch|r(?:ü|ue)ckgabe|return|lieferzeit|angebot
        |offerte|mengenrabatt|discount|quote\b|muster|sample|abmeld|unsubscribe|newsletter)""",
    "neutral.no_feeling": r"""
        \b(?:kein\w*\s(?:stress|eile|problem|drama|sorge|hektik|reklamation|beschwerde|vorwurf
        |(?:ä|ae)rger|unzufriedenheit|kritik|not\b|weltuntergang|thema)|eilt\s(?:nicht|ned)
        |nicht\s(?:dringend|eilig|schlimm|tragisch|wild|weiter\sschlimm)|macht\snichts|halb\sso\swild
        |geht\sdie\swelt|kein\sfass|kann\s(?:ja\s)?(?:mal\s)?passieren|kommt\s(?:ja\s)?vor\b
        |these\sthings\shappen|no\sbiggie|egal\b|eh\snicht|hat\ssich\serledigt|alles\sgut\b
        |nur\szur\sinfo|nix\sf(?:ü|ue)r\sungut|nichts\sf(?:ü|ue)r\sungut
        |no\s(?:rush|hurry|worries|stress|problem|drama|pressure|big\sdeal|urgency|harm)
        |not\s(?:a\s(?:complaint|problem|big)|urgent|complaining|the\send)
        |nothing\s(?:urgent|wrong|serious|to\sworry)
        |just\s(?:curious|wondering|checking|asking|a\s(?:quick|heads|question))
        |wenn'?s\s(?:nicht\s)?geht|falls\s(?:nicht|m(?:ö|oe)glich)|wenn\snicht,?\s(?:ist|auch|dann))""",
    "neutral.own_fault": r"""
        \b(?:mein\s(?:fehler|versehen|irrtum)|meine\s(?:schuld|dummheit)|aus\sversehen|versehentlich
        |habe?\s(?:ich\s)?(?:mich\s)?(?:vertippt|verklickt|verschrieben|verguckt|vertan|verw(?:ä|ae)hlt
        |verlesen|vergessen|verbummelt|verschusselt|verlegt|verpennt)
        |ich\s(?:depp|idiot|esel|trottel|dussel|schussel|dummerchen|rindvieh|hirni)
        |(?:bin|ich)\s.{0,12}\bidiot|my\s(?:own\s|daft\s|bad|mistake|fault|error|stupid)|by\smistake
        |accidentally|i\s(?:typed|clicked|forgot|mistyped|misread|lost|misplaced)|silly\s(?:me|old)|daft
        |clumsy|selbst\s(?:schuld|verschuldet)
        |zu\s(?:bl(?:ö|oe)d|doof)\s(?:zum|f(?:ü|ue)r|daf(?:ü|ue)r))""",
    "neutral.kindly_meant": r"""
        \b(?:(?:will|m(?:ö|oe)chte)\s(?:\w+\s){0,2}nicht\s(?:k(?:ü|ue)ndigen|stornieren|beschwer
        |meckern)|(?:do|don'?t)\s?(?:not\s)?want\sto\s(?:cancel|complain)
        |(?:not|no)\s(?:fault\sof\s)?(?:the\s)?(?:shop'?s|your)\sfault|no\sfault\sof|not\son\syou
        |trifft\skeine\sschuld|nicht\s(?:eure|ihre)\sschuld|nix\sdaf(?:ü|ue)r|nichts\sdaf(?:ü|ue)r
        |kein(?:en)?\svorwurf|wenn\ssie\seinmal\sdabei|bei\sgelegenheit|gelegentlich
        |when\s(?:you\sget|someone\shas)\sa)""",
    # leaving or changing for reasons of one's own
    "neutral.own_reasons": r"""
        \b(?:umzug|umgezogen|zieh(?:e|en)\s(?:um|nach|ins|aus)|kein(?:en)?\s(?:platz|bedarf|zeit)
        |aus\s(?:gesundheit|beruf|privat|alters|zeit)|doch\snicht\s(?:mehr\s)?(?:brauch|gebrauch)
        |liegt\sam\sgeld|anders\s(?:ü|ue)berlegt|umentschieden|nicht\smehr\sben(?:ö|oe)tig
        |ins\s(?:pflege|alters|alten)?heim|we'?ve\smoved|moving\b|moved\s(?:to|house)|no\slonger\sneed
        |changed\smy\s(?:mind|job|phone)|run\sout\sof|been\sgiven|elternzeit|rente\b|ruhestand|retir
        |fristgerecht|geschenk\sf(?:ü|ue)r|a\s(?:gift|present)\sfor)""",
    "neutral.ends_asking": r"[^?!\s]\?\s{0,5}(?:\n[^\n]{0,60}){0,3}$",
    # -- strangers who sell or cheat: no feeling towards us, however they flatter
    "neutral.pitch": r"""
        \b(?:seo\b|backlinks?|gastbeitrag|guest\spost|linktausch|link\sexchange|sponsored|kooperation
        |collab|influencer|creator|follower|pr-?paket|reichweite|reels?\b|stor(?:y|ies)\b|ugc|leads?\b
        |umsatz|conversion|roi\b|agentur|agency|freelanc|outsourc|white-?label|potenzialanalyse
        |kostenlose?[nrs]?\s(?:erst|analyse|beratung|demo|audit|check)
        |free\s(?:audit|trial|strategy|consult|demo|sample)|demo\b|ki-|ai-(?:powered|driven)
        |k\.?i\.?-agent|chatbot\b|automatisier|automat(?:e|ion)|skalier|scale\b|grow\syour|boost|ranking
        |seite\s(?:1|eins)\b|first\spage|page\sone|gro(?:ß|ss)h(?:ä|ae)ndler|wholesale|distributor
        |mindestabnahme|restposten|moq\b|affiliate|provision\b|(?:auf|bei|(?:ü|ue)ber)\s(?:ihren?|euren?
        |deinen?)\s(?:\w+\s)?(?:shop|website|seite|profil|store)\s(?:gesto|aufmerk|gelandet)
        |came\sacross|stumbled
        |(?:ihr|euer|dein|your)e?n?\s(?:website|webseite|online-?shop|store|brand|marke|team)\b
        |unser(?:e|en|em)?\s(?:kunden|tool|team|l(?:ö|oe)sung|plattform|partner|magazin|verlag|kalender)
        |our\s(?:clients|tool|team|platform|solution|package|service|partners|magazine)|calendly
        |termin\s(?:vereinbaren|buchen)|15[-\s]?(?:min|minut)|kurze[ns]?\s(?:call|gespr|telefonat|zoom)
        |quick\scall|hop\son|following\sup|bump(?:ing)?|touch\sbase|anzeige\s(?:ab|im|in)|zzgl\.
        |partnerschaft|partnership|media\skit|f(?:ö|oe)rder|sponsor|investor|versicherung\w*check
        |g(?:ü|ue)tesiegel)""",
    "neutral.spam": r"""
        (?:hxxps?|\b(?:bitcoin|btc|krypto|crypto|trading|forex|lotter|jackpot|gewonnen|gewinnspiel
        |erbschaft|inheritance|beneficiary|barrister|million|usd|wallet|casino|verify\syour|verifizier
        |konto\s(?:wird|wurde)\s(?:gesperrt|eingeschr)|ihr\s(?:paket|konto|postfach|e-?mail-?speicher)
        |zollgeb|click\s(?:here|below)|klicken\ssie|hier\s(?:klicken|best(?:ä|ae)tigen)
        |dear\s(?:beneficiary|friend|customer|user|winner)|lieber\s(?:kunde|nutzer)
        |sehr\sgeehrter\snutzer|webcam|hacked|gehackt|ransom|l(?:ö|oe)segeld|guaranteed\sprofit|no\srisk
        |earn\s|verdienen\ssie|viagra|pills|loan\b|kredit\b|payload|next\sof\skin|god\sbless))""",
    "neutral.note": r"""
        \b(?:(?:fragt|fragte|erkundigt|m(?:ö|oe)chte|will|bittet|w(?:ü|ue)nscht|braucht|sucht|bestellt
        |meldet|asks?|asked|wants?|wonders|would\slike|enquir)\w*\s(?:\w+\s){0,3}(?:ob|nach|um|wissen
        |r(?:ü|ue)ckruf|ab|if|whether|about|to|for|a)\b|telef?\.|rief\san|ruft\san|angerufen|rang\b
        |phoned|called\s(?:about|to|re)|re\.?\s|freundlich|sachlich|nett\b|calm|polite(?:ly)?|pleasant
        |friendly|kein\sr(?:ü|ue)ckruf|no\scall\s?back)""",
    "neutral.trade": r"""
        \b(?:gmbh|mbb|ltd\.?|llp|inc\.|e\.?\s?v\.|ag\b|kg\b|buchhaltung|einkauf\b|accounts\b|operations
        |gesch(?:ä|ae)ftsf(?:ü|ue)hrer|durchwahl|tel\.|telefon:|fax|www\.|ust|redaktion|studentin
        |student\b|bachelor|masterarbeit|press|journalist|interview|praktikum|bewerb(?:e|ung)\b(?!s)
        |rechtsanw(?:(?:ä|ae)|a)lt(?:in|e)?\s*(?:,|$|fach))""",
}
