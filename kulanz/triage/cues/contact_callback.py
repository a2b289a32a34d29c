"""A wish for a voice on the telephone: callback_request."""

CUES: dict[str, str] = {
    # the imperative: "rufen Sie mich (bitte) an", "ring me back", "please call"
    "callback_request.call_me": r"""
        (?<!ich\s) (?<!wir\s) \b ruf(?:en|t|ts|e|st)? \s (?:(?:sie|ihr|mi|mir|mich|uns|meine[nr]?\s\w+
          |bitte|doch|gern|gerne|einfach|mal|jetzt|nun |heute|morgen|also|endlich|halt|noch)\s?,?){1,7}
            (?! (?:eine?|der|die|niemand\w*|jemand|keiner|kein) \s | [^.!?\n]{0,25} \b (?:nicht|nie|kein)\b )
              [^.!?\n]{0,70}? \b (?: an | zur(?:ü|ue)ck | z['’]?r(?:ü|ue|u)ck | durch | retour | nochmal )\b
        | \b ruf(?:en|t|ts)? \s (?:sie\s)? (?:mich|mi|uns|endlich|bitte|jetzt) \s (?: an | zur(?:ü|ue)ck )
        | \b bitte \s (?:(?!nicht|kein)[^\s.!?,]+\s){0,4}? (?: r(?:ü|ue)ckruf | anruf\b
          | zur(?:ü|ue)ck-?(?:zu)?rufen | (?:zu)?r(?:ü|ue)ckrufen | anrufen | anzurufen )
        | (?<! not\s) (?<! n['’]t\s) (?<! dont\s) (?<! to\s) (?<! that\s) (?<! you\s) (?<! they\s) (?<!
          never\s) \b (?: call | ring | phone | telephone | bell | buzz | dial ) \s (?: me | us | my \s \w+
          | her \s mobile | him | her ) \b (?! \s (?:a|an|names?|the|sunshine|crazy|stupid|old
          |it|useless|liar) \b)
        | \b (?: please | pls | plz | kindly | someone | somebody | one \s of \s you ) \s
          (?:just\s|at\sleast\s)? (?:call|phone|ring|telephone)\b (?! \s (?:it|this|off) )
        | \b (?: give | giving | drop ) \s (?:me|us|my\s\w+|her|him) \s (?:a|an) \s (?:\w+\s)?
          (?:call|ring|bell|buzz|shout|tinkle|callback|phone\scall)
        | (?<!no\s) (?<!to\s) (?<!a\s) (?<!not\s) (?<!would\s) (?<!and\s) \b (?: ring | call | phone ) \s (?:
          me \s )? back \b (?! \s (?: (?:by|as) \s promised | (?:is\s)? (?:not\s)?
          (?:needed|necessary|required)))
        | \b (?: klingel|bimmel|klingl|telefonier )(?:n|t|e|st)? \s (?:mich|mir|bei\smir|doch|bitte) \b
          [^.!?\n]{0,30} \b (?:an|durch|kurz|mal)\b
    """,
    # the wish as a question: "könnte mich jemand anrufen?", "could someone give me a ring?"
    "callback_request.could_you_call": r"""
        \b (?: k(?:ö|oe)nn(?:en|t|te|ten|tet|test) | kann(?:st)? | w(?:ü|ue)rd(?:e|en|est|et) | d(?:ü|ue)rfte
          | m(?:ö|oe)g(?:en|t) | m(?:ö|oe)chte | soll(?:te|ten)? | mag | w(?:ä|ae)r\w* | wer \s kann | ob ) \b
          (?! [^.!?\n]{0,15} \b (?:nicht|kein\w*)\b ) [^.!?\n]{0,80}?
            \b (?: zur(?:ü|ue)ckruf\w* | anrufen | anruft | anriefe\w* | zur(?:ü|ue)ckruft | anzurufen
              | zur(?:ü|ue)ckzurufen | (?:durch|an)klingel\w* | an(?:zu)?bimmel\w* | antelefonier\w*
              | telefonieren )\b
        | \b (?: can | could | would (?!\slook) | will (?!\sring) | might | may | any \s chance | have | get
          | like ) \b (?! [^.!?\n]{0,50} (?:n['’]t|\bnot) \b ) [^.!?\n]{0,50}? \b (?: call | phone | ring
          | telephone | bell | buzz | calling | phoning | ringing ) \s (?: me | us | my \s \w+ | back | her
          | him )\b
        | \b (?: can | could | would | will | have | get ) \s (?:please\s)? (?: you | someone | somebody
          | anyone | one \s of | a \s human | the \s \w+ | your \s \w+ ) \b [^.!?\n]{0,40}? \b (?: call
          | phone | ring | telephone )\b (?! \s (?:case|cover|number|size|in|holder|box|with|back \s
          (?:to|when)) )
        | (?<!n['’]t\s) (?<!not\s) \b (?: would | i['’]d | could | can | may | wants? | get | request (?:ing)?
          | have | need | appreciate | accept | like | prefer | expect | asks? \s for ) \s (?:\w+\s){0,4}?
          (?:a|the) \s (?:\w+\s)? (?: call(?:back)? | phone \s? call | ring \s? back | telephone \s call
          | call-?back )\b
        | \b wenn \s (?:du|ihr|sie|mich|jemand|wer) \b [^.!?\n]{0,50} \b (?: anruf(?:en|t|st|s)
          | an(?:zu)?bimmel\w* | anklingel\w* | zur(?:ü|ue)ckruf\w* | durchklingel\w* | durchruf\w* )\b | \b
          probieren \s sie \s es \b [^.!?\n]{0,40} \d
    """,
    # "Rückruf erbeten", "um Rückruf wird gebeten", the subject that is nothing else
    "callback_request.noun": r"""
        (?<!kein\s) (?<!keinen\s) (?<!den\s) \b r(?:ü|ue)ckruf\w* (?! [^.!?\n]{0,30}
          \b(?:nicht|unn(?:ö|oe)tig)\b ) \s? (?: (?:\w+\s){0,3}? (?:erbeten|gew(?:ü|ue)nscht|erw(?:ü|ue)nscht
          |bitte|n(?:ö|oe)tig|erforderlich|dringend |bis|heute|morgen|unter|auf|vom|durch|wegen
          |wg|an|ab|am|nach|um|sobald|von|vormittags |nachmittags|n(?:ä|ae)chste|in\ssachen|thema
          |gern|nur|der|des|als) \b | [,:!?]? \s? [+(]?0[\d(] )
        | \b (?: um | bitte | erbitte[nt]? | w(?:ü|ue)nsch\w* | erwarte[nt]? | verlang\w* | will
          | m(?:ö|oe)chte | h(?:ä|ae)tte \s gern\w* | fordert | auf ) \s (?:
          (?:um|nun|auch|noch|heute|morgen|einen?|den |kurzen|baldigen|dringenden|umgehenden|sofortigen
          |telefonischen|gerne?|dringend|bitte|ihren |euren|nen|n)\s ){0,4} (?: r(?:ü|ue)ckruf
          | (?:tel\w{0,10}\.?\s)? r(?:ü|ue)ckmeldung \s (?:per|am) \s tel\w* | (?:kurzen\s)? anruf )\b
        | ^ \W{0,3} (?: (?:re|aw|wg|betreff|bitte|anliegen|thema) [:\s]\s? ){0,2} (?: r(?:ü|ue)ckruf\w*
          | callback | call-?back | call \s me | phone \s me | ring \s me | anruf | telefonat ) (?: [!:.\s]*
          \n | \s (?:bitte|erbeten|gew(?:ü|ue)nscht|please|wegen |thema|in\ssachen|back|zu[rm]?|in)\b
          (?!\snicht) )
        | \b r(?:ü|ue)ckrufbitte | \b bitte \s um \s (?:\w+\s){0,2} (?:r(?:ü|ue)ckruf|anruf) | \b
          (?:call-?back|ring-?back) \s (?:please|request\w*|needed|wanted|asap)
        | \b rr \s (?:erbeten|bitte|gew(?:ü|ue)nscht) | \b (?:requests?|requested|wants) \s (?:a\s)?
          call-?back
    """,
    # staff's note: "will, dass der Chef ihn anruft", "Wants somebody to ring him"
    "callback_request.noted_by_staff": r"""
        \b (?: will | m(?:ö|oe)chte | w(?:ü|ue)nscht | verlangt | bittet | bat | besteht | erbittet | fordert
          | braucht ) \b (?! [^.!?\n]{0,25} \b (?:kein|nicht|nie|verkaufen|zu\sstreichen
          |(?:wieder|selbst|noch\smal|nochmals?)\sanrufen) ) [^.!?\n]{0,70}? \b (?:
          (?:an|zur(?:ü|ue)ck)ge?rufen \s werden | zur(?:ü|ue)ckruf\w* | anruft | anrufen | r(?:ü|ue)ckruf\w*
          | anruf | ans \s telefon | durchruf\w* )\b
        | (?<!n['’]t\s) (?<!not\s) (?<!no\s) \b (?: wants? | wanted | would \s like | asks? | asked
          | requests? | expects? | demands? | says? | insists? | needs? ) \b (?! [^.!?\n]{0,30}
          (?:\b(?:no|not|nobody|never|no\sone)|n['’]t)\b ) [^.!?\n]{0,60}? \b (?: call(?:\s?back)?
          | ring(?:ing)?(?:\s?back)? | phone | telephone | rung | called | phoned ) \s (?: back | him | her
          | them | from | on | by | before | after | tomorrow | today | this | thursday | friday | monday
          | tuesday | wednesday | when | at | about | once )\b
        | \b (?: please | pls ) \s (?: ring | phone | call ) \s (?: him | her | back | \d | \+ | \( )
        | (?: ^ | [.!?:]\s ) (?: ring | phone | call ) \s (?:him|her|them|his|back) \b
        | \b (?: er | sie | ihn ) \s (?:\w+\s){0,3} (?:bitte|gern) \s (?:\w+\s){0,2} (?:mal\s)?
          (?:anrufen|zur(?:ü|ue)ckrufen)
    """,
    # a form with a line for it
    "callback_request.form_field": r"""
        \b (?: preferred \s contact | kontaktwunsch | bevorzugter \s kontakt\w* | kontakt \s
          (?:per|(?:ü|ue)ber) ) \s? : \s? (?: phone | tel\w* | anruf ) |
        \b r(?:ü|ue)ckruf \s (?:gew(?:ü|ue)nscht|erw(?:ü|ue)nscht|erbeten|bitte)? \s? \?? \s? : \s?
          (?:ja|yes|x|gern|bitte)
        | \b (?: beste \s (?:zeit|erreichbarkeit) | erreichbar(?:keit)? | best \s time (?:\s to \s call)?
          | wann \s d(?:ü|ue)rfen \s wir | r(?:ü|ue)ckrufzeit | preferred \s contact ) [^:\n]{0,25} [:?]
    """,
    # a number and a time to use it
    "callback_request.number_and_time": r"""
        (?: \+ | \b 0 | \( 0? ) \d (?: [\s\-–/().]{0,3} \d ){6,13} \b [\s,;:.(]{1,4}
          (?:(?:bitte|nur|am|besten|immer|erst|bin|liebsten |meist|egal|jederzeit|any|only|mornings?|anytime
          |heute|morgen|den|ganzen|tag)\s){0,5}
            (?: \bab\b | \bbis\b | \bvor(?:mittags?)?\b | \bnach(?:mittags?)?\b | \bzwischen\b | \babends\b
              | wann | werktags | tags(?:ü|ue)ber | mo\b | di\b | mi\b | do\b | before | after | between
              | until | till | any | weekday | evenings | mornings | afternoons | jederzeit | immer | um \s \d
              )
        | \b (?: ab | bis | nach | vor | zwischen | after | before | between | until ) \s (?:\d{1,2}|\w+)
          (?:[:.]\d\d)? \s? (?:uhr|h|pm|am)? (?:\s(?:und|and)\s\d{1,2}\s?(?:uhr|h|pm|am)?)? [\s,]{1,2}
          (?:unter|auf|on|tel\w*\.?|at)? \s? [:(]? (?: \+ | 0 | \( ) \d (?: [\s\-–/().]{0,3} \d ){6,13}
        | \b (?: unter | auf | at | on | number | cell | festnetz | zur(?:ü|ue)ck | an | r(?:ü|ue)ckruf
          | anruf | call | ring | me ) [\s:,]{1,2} (?:is\s|ist\s|lautet\s|der\s|meiner\s|nummer\s|telefon\s)?
          (?: \+ | 0 | \(\d ) \d? (?: [\s\-–/().]{0,3} \d ){6,13}
    """,
    # a number alone, as in a form or under a signature
    "callback_request.number_line": r"""
        \b (?: handy | mobil | mobile | tel | telefon | telefonnr | telefonnummer | nummer | number | phone
          | telephone | rufnummer ) \s? [.:]{0,2} \s? (?: \+ | 0 | \( ) \d (?: [\s\-–/().]{0,3} \d ){6,13}
    """,
    # "Sie erreichen mich ab vier unter …", "you can reach me on …"
    "callback_request.reachable": r"""
        \b (?: erreich(?:en|t|st)? \s (?:sie\s|ihr\s|du\s)? (?:mich|uns) | bin \s (?:\w+\s){0,5}?
          (?:erreichbar | zu \s erreichen | (?:zu\s?hause|daheim)\b ) | (?<! nicht \s) (?<! niemand \s)
          erreichbar \s (?:unter|ab|bis|von|heute|jederzeit|immer |werktags|mo|di|mi|do|fr|zwischen|nur|\d)
            | (?: am | meine ) \s (?: besten \s (?:vormittags|nachmittags|abends|zwischen
              |ab|nach|vor|morgens) | (?:telefon|handy)?nummer \s (?:ist|lautet|hast|haben) ) )
        | \b (?: reach (?:ed)? \s (?:me|us) | (?:i['’]m|i\sam|im) \s (?:\w+\s){0,2}
          (?:free|available|home|reachable|around|easy) \s
          (?:after|before|between|until|till|from|on|any|all|at) | my \s (?:\w+\s)?
          (?:number|mobile|cell|phone) \s (?:is|'s) | you \s have \s (?:my|the) \s number
            | any \s (?:time|weekday|evening|morning|afternoon) \s
              (?:before|after|between|from|works|up|that|except|is) | best \s time | at \s (?:home|my\sdesk)
              \s (?:after|before|until|till|from) )
    """,
    # a voice instead of letters: "lieber telefonieren", "I'd rather talk than type", "mit dem Chef sprechen"
    "callback_request.rather_talk": r"""
        \b (?: m(?:ü|ue)ndlich | am \s telefon | telefonisch | per \s telefon | in \s einem \s telefonat ) \s
          (?:[^\s.!?]+\s){0,4}? (?: besprech\w* | kl(?:ä|ae)r\w* | erkl(?:ä|ae)r\w* | bereden | l(?:ä|ae)sst
          | geht | kann | w(?:ä|ae)re | sagen | abklär\w* | beraten | durchgeh\w* | helfen | melden | beratung
          )
        | \b (?: telefonische (?:n|r)? \s beratung | am \s besten \s telefonieren | besser \s telefonieren
          | lieber \s (?:kurz\s)? (?:telefonieren|m(?:ü|ue)ndlich|telefonisch|sprechen|reden) | kurz \s
          telefonieren | schriftlich \s (?:\w+\s){0,4} (?:schwer|schlecht|nicht\sweiter|mühsam) )
        | \b (?: bespreche | erkl(?:ä|ae)re?n? | beschreiben | kl(?:ä|ae)ren ) \s (?:[^\s.!?]+\s){0,3}? (?:
          nicht \s schriftlich | nicht \s per | am \s telefon | telefonisch | m(?:ü|ue)ndlich )
        | \b (?: mit | an ) \s (?: (?:dem|der|ihrem?r?|einem|einer|jemande?m |irgendwem|eurem|euren?)
          \s?){1,2} (?:[^\s.!?]+\s){0,5}? \b (?: sprechen | reden | spreche | telefonieren )\b
        | \b (?: den | die ) \s (?:chef|chefin|inhaber|inhaberin|gesch(?:ä|ae)ftsf(?:ü|ue)hrer\w*) \s sprechen
        | \b (?: rather | easier | prefer | sooner | like | want | need | better | discuss ) \b
          [^.!?\n]{0,40}? \b (?: talk | talking | speak | speaking | out \s loud | (?:over|on|by) \s the \s
          (?:phone|telephone) | by \s (?:phone|telephone) | a \s human (?:\s being)? | phone \s call )
        | \b (?: sprecht | sprech | red ) \w{0,2} \s (?:sie\s)? mit \s mir \b
    """,
    "callback_request.other_tongues": r"""
        \b (?: rappel(?:ez|er)(?:-moi)? | (?:m['’]|me \s) (?:appeler|rappeler|t(?:é|e)l(?:é|e)phoner)
          | appelez-moi | mi \s (?:pu(?:ò|o) \s|pu(?:ò|o)i\s|potete\s)?
          (?:chiamare|chiami|richiami|richiamare|telefonare) | chiam(?:atemi|armi)
          | ll(?:á|a)m(?:eme|enme|arme) | me \s (?:llame|pueden \s llamar) | bel(?:t)? \s (?:me|mij|u \s mij)
          | terugbellen | prosz(?:ę|e) \s o \s (?:telefon|kontakt) | oddzwoni\w+ | (?:beni|bizi) \s
          (?:arar|arayın|ara)\w* | arar \s m(?:ı|i)s(?:ı|i)n(?:ı|i)z )\b
    """,
    # near misses
    "callback_request.not_wanted": r"""
        \b (?: kein(?:e|en|erlei)? | ohne | statt ) \s (?:weiteren?\s|\w+en\s)? (?: r(?:ü|ue)ckrufe? | anrufe?
          | telefonate? | telefon )\b
        | \b r(?:ü|ue)ckruf\w* \s (?:\w+\s){0,3}? (?: nicht | (?:braucht|ben(?:ö|oe)tigt|will|m(?:ö|oe)chte)
          \s (?:er|sie|ich|man) \s (?:nicht|keinen) | zu \s streichen | unn(?:ö|oe)tig | erledigt
          | (?:ü|ue)berfl(?:ü|ue)ssig | nein | unerw(?:ü|ue)nscht ) | \b r(?:ü|ue)ckruf \s? \?? \s
          (?:nein|gew(?:ü|ue)nscht:?\s?nein)
        | \b ruf(?:en|t|ts|e)? \s (?:sie\s|ihr\s|bitte\s){0,2} (?:mich|uns) \s (?:[^\s.!?]+\s){0,3}?
          (?:nicht|nie)\b
        | \b nicht \s (?:mehr\s|wieder\s|extra\s|gleich\s|dauernd\s)? (?: (?:zur(?:ü|ue)ck|an)(?:zu)?rufen
          | angerufen | telefonieren )
        | \b (?: no \s need | needn['’]?t | do \s not | don['’]?t | dont | never | not | rather \s you \s
          didn['’]t | please \s stop | stop | without | instead \s of | rather \s than ) \s
          (?:want\s|need\s|have\s)? (?:to\s|for\s)? (?:\w+\s)? (?: call(?:ing)? | phone | phoning
          | ring(?:ing)? | telephone | callback | a \s (?:call|ring|phone\scall|callback) )\b
        | \b no \s (?:more\s|further\s|phone\s){0,2} (?: calls? | callback | phone )\b | \b (?: mail | e-?mail
          | schriftlich | sms ) \s (?:reicht|gen(?:ü|ue)gt|is\sfine|w(?:ä|ae)re\smir\slieber)
    """,
    # it speaks of calls that were, or of ones the writer makes
    "callback_request.not_past_or_own": r"""
        \b (?: r(?:ü|ue)ckruf | anruf )e?s? \s (?:[^\s.!?]+\s){0,4}? (?: kam | kommt | erfolgt\w* | blieb
          | ausgeblieben | versprochen | zugesagt | vereinbart\w* | erhalten | bekommen | gewartet
          | gek(?:ü|ue)mmert | angek(?:ü|ue)ndigt )
        | \b (?: versprochene[nr]? | zugesagte[nr]? | vereinbarte[nr]? | auf \s (?:den|einen|ihren|euren) ) \s
          (?:r(?:ü|ue)ckruf|anruf) | \b danke \s f(?:ü|ue)r \s (?:\w+\s){0,3}
          (?:r(?:ü|ue)ckruf|anruf|telefonat)
        | \b (?: hab | habe | haben | hat | hatte | niemand | keiner ) \s (?:[^\s.!?]+\s){0,6}? (?: angerufen
          | zur(?:ü|ue)ckgerufen | telefoniert )\b
        | \b (?: ich | wir ) \s (?: rufe?n? | melde ) \s (?:[^\s.!?]+\s){0,5}? (?: an | nochmal | wieder
          | zur(?:ü|ue)ck | mich )\b
        | \b (?: i | we | i've | i\shave | nobody | no \s one | you | he | she ) \s
          (?:have\s|had\s|has\s|even\s|already\s|just\s |then\s|also\s){0,2} (?: called | rang | phoned | rung
          | telephoned )\b
        | \b (?: i['’]ll | i\swill | i['’]m\sgoing\sto | we['’]ll | let\sme ) \s (?:\w+\s)? (?: call | ring
          | phone )\b | \b (?:thanks|thank\syou) \s for \s (?:\w+\s){0,2} (?:call|calling|ringing|phoning)
    """,
    # the seller's quick call, the fraudster's hotline
    "callback_request.not_the_sellers": r"""
        \b (?: kurze[nsr]? | unverbindliche[nsr]? | kostenlose[nsr]? | 15[-\s]?min\w*[-\s]?
          | 10[-\s]?min\w*[-\s]? | 20[-\s]?min\w*[-\s]? | 30[-\s]?min\w*[-\s]? ) \s? (?: \w+ \s )? (?:
          telefonat | gespr(?:ä|ae)ch | call | termin | erstgespr(?:ä|ae)ch | austausch | kennenlern\w* | demo
          | zoom | video\w* )
        | \b (?: 10 | 15 | 20 | 30 | ten | fifteen | twenty | quick | short | brief | intro | discovery
          | strategy ) [-\s]? (?:min\w*)? [-\s]? (?:\w+\s)? (?: call | chat | demo | zoom | slot )\b
        | \b (?: calendly | kalender-?link | booking \s link | hop \s on | jump \s on | (?:book|schedule) \s
          (?:a|your|in) \s (?:\w+\s)? (?:call|slot|demo|time) | gespr(?:ä|ae)chstermin | erstgespr(?:ä|ae)ch
          | zeitfenster | worth \s a \s (?:call|chat) | open \s to \s a )
    """,
}
