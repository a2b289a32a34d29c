"""What is ordered, and what will not open: order, access_problem."""

CUES: dict[str, str] = {
    # --- order ----------------------------------------------------------------------------------------------
    # it is placed
    "order.placed": r"""
        \b (?: bestell(?:e|en|t)? | ordere | nehme[n]? ) \s (?:ich|wir|hiermit|gern\w*|noch|auch|bitte)\b (?!
          \s (?:nie|nicht|nix|nichts|an|sie|wohl|woanders|jetzt) ) | \b (?: hiermit | ich | wir
          | m(?:ö|oe)chte[n]? | w(?:ü|ue)rde[n]? | will ) \s (?:[^\s.!?]+\s){0,10}? bestellen \b (?! \s?
          (?:nicht|nie))
        | \b (?: h(?:ä|ae)tt[e]?(?:n|st)? | br(?:ä|ae)ucht\w* | brauche?n? | ben(?:ö|oe)tige?n?
          | n(?:ä|ae)hme[n]? | nehm[en]* | m(?:ö|oe)chte[n]? ) \s
          (?:(?:ich|wir|i|ma|gern\w*|noch|bitte|nochmal\w* |wieder|auch|f(?:ü|ue)r|dann|davon|dringend
          |d'?\w+)\s){0,6} (?: \d+ \s? (?:x|kg|g|st(?:ü|ue)ck|stk|l|m|liter|packerl
          |gl(?:ä|ae)ser|flaschen|dosen|pakete|tüten)? | zwei | drei | vier | f(?:ü|ue)nf | sechs | acht
          | zehn | zw(?:ö|oe)lf | zwanzig | dreißig | das \s gleiche | dasselbe | nochmal ) \b
        | \b (?: \d+ | zwei | drei | vier | f(?:ü|ue)nf | sechs | zehn | zw(?:ö|oe)lf ) \s?
          (?:x\b|kg|st(?:ü|ue)ck|stk\.?|flaschen|gl(?:ä |ae)ser|dosen|packungen|packerl|t(?:ü|ue)ten
          |kartons?|tickets|karten|pl(?:ä|ae)tze|lizenzen |exemplare|skeins|balls|packs?|boxes|bottles
          |places|tickets|copies) \b [^.!?\n]{0,60}? \b (?: bestell\w* | bitte | please | order | nehm\w*
          | reservier\w* | h(?:ä|ae)tt\w* )
        | \b (?: i['’]?d? | we['’]?d? ) \s (?:would\s|should\s)? (?: like | love | need | want ) \s
          (?:to\s(?:order|buy|book|purchase)\s|another\s |more\s|the\ssame|(?:\d+|two|three|four|five
          |six|seven|eight|ten|a\sdozen)\s)
        | \b (?: same \s again | put \s me \s down | sign \s (?:me|us) \s up \s for | (?:i|we) ['’]ll \s
          (?:take|have) | (?:one|two|three|six|four) \s more (?:\s of)? | more \s of \s the | please \s
          (?:send|book|reserve|put) \s (?:me|us) \s (?:\w+\s){0,2}?(?:\d+|two|three|four|six|another|a\sdozen)
          | place \s an \s order | standing \s order | another \s order | nachbestell\w* | nachbestellung
          | wieder \s bestell\w* | noch \s mal \s das \s gleiche | gleiche \s nochmal\w* )\b
        | \b schick(?:en|t|ts|st)? \s (?:(?:sie|ihr|mir|uns|bitte|bittschön|doch |gern|halt)\s){0,4}
          (?:no|noch|nochmal|wieder|\d+|zwei|drei|sechs|zehn)\b | \b bestellt \s
          (?:wieder|gleich|noch|nach|\d+|zwei|drei|auf \s rechnung|dazu)\b
    """,
    "order.subject": r"""
        ^ \W{0,3} (?: (?:re|aw|fwd?|wg) :\s? )? (?: (?:nach|sammel|vor|weihnachts|neue\s)?bestellung (?!
          [^\n]{0,40} (?:nicht|fehlt|falsch|kaputt|noch|immer|defekt |\?\?|storn|wo\b|weg)) | order
          (?!\s?(?:never|not|missing|wrong|cancel|late|still)) | reservierung | offerte | anfrage \s
          (?:angebot|bestell|preis) | enquiry | ordering | order \s change | angebot | auftrag )\b
        | \b (?: anliegen | betreff | thema | subject | reason ) \s? : \s?
          (?:bestellung|order|reservierung|offerte|angebot)
    """,
    # change this, add that, another address, another size, before it goes out
    "order.change": r"""
        \b (?: (?:ä|ae)nder(?:n|t|e)? | umstellen | umgestellt | umleiten | umbuch\w* | umändern
          | tausch(?:en|t)? | hinzuf(?:ü|ue)g\w* | erg(?:ä|ae)nz\w* | dazu(?:legen|packen|nehmen|geben)?
          | mitbestell\w* | aufnehmen | pausier\w* | aussetzen | verschieb\w* | hochstell\w* | aufstock\w*
          | umwandeln | korrigier\w* | reduzier\w* | umdrehen | drehen ) \b (?= [^\n]{0,150} (?: bestell\w*
          | abo\b | kiste | lieferung | auftrag | adresse | gr(?:ö|oe)(?:ß|ss)e | farbe | nr\b | noch | bevor
          | statt | monat | woche ) )
        | \b (?: bestellung | auftrag | lieferadresse | adresse | hausnummer | gr(?:ö|oe)(?:ß|ss)e | farbe
          | abo | lieferung | kiste | liefertag | termin | order | address | size | delivery \s
          (?:day|date|address) ) \s (?:[^\s.!?]+\s){0,7}? (?: (?:ä|ae)ndern | ge(?:ä|ae)ndert | umstellen
          | umleiten | pausieren | aussetzen | verschieben | tauschen | vertippt | falsch \s
          (?:angegeben|eingegeben|geklickt|ausgew\w+) | verklickt | changed? | swapp?e?d? | updated? | moved
          | paused )\b
        | \b (?: change | swap | switch | amend | update | alter | add | pause | skip | hold | postpone | move
          | redirect | upgrade | include ) \s (?:\w+\s){0,5}? (?: order | address | size | colou?r
          | subscription | delivery | box | month | for \s (?:a|the|one) | from \s \w+ \s to | item | quantity
          )\b
        | \b stell(?:en|t|e|ts)? \s (?:[^\s.!?]+\s){1,8} um\b | \b nehm(?:en|t|ts)? \s (?:[^\s.!?]+\s){1,6}
          (?:raus|dazu)\b | \b (?: setz(?:en|t)? ) \s (?:[^\s.!?]+\s){1,6} wieder \s ein\b | \b (?: pause
          | pausieren | aussetzen | urlaubspause | skip | on \s hold ) \b | \b (?:bis|f(?:ü|ue)r) \s
          (?:donnerstag|freitag|samstag|montag|dienstag |mittwoch|sonntag|zum|weihnachten) [^.!?\n]{0,30}
          nicht \b [^.!?\n]{0,60} storni\w+
        | \b (?: k(?:ö|oe)nn\w+ | could | can | would | might | may | l(?:ä|ae)sst | geht \s (?:da|das|es)?
          | darf | ist \s es | is \s it ) \b [^.!?\n]{0,80}? \b (?: noch \s
          (?:(?:ä|ae)nder\w*|um\w+|was|schnell|mit\w+ |dazu\w*|als|ein\w*|drehen|eine[nr]?|rein\w* |hinzu\w*)
          | statt | instead | possible \s to \s (?:change|add|swap) | add | pop \s (?:a|in|it) | put \s
          (?:a|in) | swap | change | switch | gift-?\s?wrap\w* | als \s geschenk | reinlegen | beilegen )\b
        | \b (?: verklickt | verguckt | vertan | vertippt | versehentlich \s
          (?:\w+\s){0,4}(?:bestell|geklickt) | aus \s versehen \s (?:\w+\s){0,4}
          (?:bestell\w*|geklickt|doppelt|gekauft) | (?:doppelt|zweimal|2x|zwei \s mal) \s (?:bestellt|gekauft)
          | falsche \s (?:hausnummer|adresse|gr(?:ö|oe)(?:ß|ss)e|farbe) \s
          (?:angegeben|eingegeben|gew\w+|angeklickt|ausgew\w+) | ordered \s (?:twice|the \s wrong|two \s by)
          | pressed \s the \s (?:wrong|button) | by \s (?:mistake|accident) | before \s (?:it|you) \s
          (?:ship|goes|send|print|engrave)\w* | bevor \s (?:es|sie|er|die|das|'s) \s (?:\w+\s)?
          (?:raus|verschickt|gedruckt|graviert|versand)\w* )\b
    """,
    # offers, trade terms, a quotation, a reservation; ready to buy
    "order.enquiry": r"""
        \b (?: offerte | kostenvoranschlag | angebot \s (?:f(?:ü|ue)r|(?:ü|ue)ber|machen|schicken
          |erstellen|erbitten) | (?:um|bitte) \s (?:ein\s)? angebot | mengenrabatt | staffelpreis\w*
          | sammelbestellung | gro(?:ß|ss)bestellung | gruppenbuchung | group \s booking | quot(?:e|ation) \s
          (?:for|me|please|us) | trade \s terms | wholesale \s (?:price|terms|order|account|conditions) | bulk
          \s (?:order|price|beans|discount|rate)? | minimum \s order | reservier(?:en|t|ung)
          | (?:m(?:ö|oe)chte|w(?:ü|ue)rde|gern) \s (?:\w+\s){0,4}vorbestell\w+ | pre-?order | reserve \s
          (?:me|us|one|two|a) | stock \s (?:your|you) | klassens(?:ä|ae)tze? | f(?:ü|ue)r \s (?:unsere?n?|die)
          \s (?:schule|kita|firma|kanzlei|verein|praxis |klasse|b(?:ü|ue)ro|caf(?:é|e)|hotel|gemeinde
          |buchhandlung|bibliothek|kollegen) | firmenjubil\w+ | mitarbeitergeschenke | werbegeschenke )\b
        | \b (?: l(?:ä|ae)sst \s sich | ist \s es \s m(?:ö|oe)glich | w(?:ä|ae)re \s es \s m(?:ö|oe)glich
          | k(?:ö|oe)nn\w+ ) \b [^.!?\n]{0,70}? \b (?: bestellen | kaufen | mitbestellen | nachbestellen
          | dazubestellen | zur(?:ü|ue)cklegen | reservieren )\b | \b (?: leg(?:en|t|ts)? \s (?:\w+\s){0,4}
          (?:zur(?:ü|ue)ck|bei|dazu) )\b
        | \b (?: proof \s looks | go \s ahead | passt \s (?:alles|so) | gravier\w* \s los | freigabe
          | druckfreigabe | release \s (?:my|the) \s order | gebt \s die \s bestellung | bestellung \s
          (?:bitte\s)? (?:frei(?:geben|gabe)?|l(?:ö|oe)s\w+|verschicken|abschicken) | altersnachweis
          | altersprüfung | alterspr(?:ü|ue)fung | age \s (?:check|verification|proof) | verify \s my \s age
          | confirm \s my \s age )\b
    """,
    # card numbers for a purchase the till refused
    "order.pay_for_me": r"""
        \b (?: geben | probier\w* | buchen | ziehen | nehmen | charge | take | put | run ) \s (?:\w+\s){0,5}?
          (?: zahlung | karte | betrag | \$\s?\d+ | £\s?\d+ | it \s through | card | the \s payment )\b | \b
          g(?:ü|ue)ltig \s bis \b | \b exp(?:ires)? \.? \s? \d\d | \b (?:cvc|cvv|pr(?:ü|ue)fziffer|three \s
          digits) \b
    """,
    "order.staff_note": r"""
        \b (?: bestellt | ordert | nimmt | m(?:ö|oe)chte | h(?:ä|ae)tte \s gern | braucht | bucht | tauscht )
          \s (?:\w+\s){0,2}? (?: \d+ \s? (?:x|kg|st|p|k|fl|t|g|b) | ein(?:e|en)? \s
          (?:kilo|paar|pfund|zweite\w*) | zwei | drei | vier | f(?:ü|ue)nf | sechs | zehn | das \s gleiche
          | wieder | nochmals? | statt | umstellen | (?:ä|ae)ndern | pausieren | zus(?:ä|ae)tzlich ) \b | \b
          (?: wants? | would \s like ) \s (?:to\s (?:order|swap|add|change|book|move|pause)
          |another|the\ssame|two|three|six|\d+)\b | \b (?: gr\.? | gr(?:ö|oe)(?:ß|ss)e ) \s \w{1,3} \s statt
          \b
    """,
    # near misses: the order is only the thing complained of
    "order.not_only_named": r"""
        \b (?: meine | der | die | unsere | ihre ) \s (?:\w+\s)? bestellung \s (?:\w+\s){0,4}? (?: nicht
          | noch \s nicht | fehlt | kaputt | falsch | vom | ist \s (?:immer|seit|weg) | kam | wurde \s
          (?:nie|storniert) ) | \b (?: my | the | this ) \s order \s (?:\w+\s){0,4}? (?: never
          | has\s(?:not|n't) | hasn['’]t | not | late | arrived | came | missing | is \s still | was \s
          cancel\w+ )
        | \b (?: bestell(?:e|t|en)? ) \s (?:\w+\s){0,3}? (?: nie \s (?:mehr|wieder) | nicht \s mehr | woanders
          | nix \s mehr | anderswo ) \b | \b (?: never | not ) \s (?:\w+\s){0,2}? (?: order(?:ing)?
          | buy(?:ing)? ) \s (?:\w+\s){0,2}? (?: again | from \s you ) | \b (?: nicht | nie | nichts | nix )
          \s (?:\w+\s)? bestellt \b
    """,
    # --- access_problem -------------------------------------------------------------------------------------
    # the door: account, password, code
    "access_problem.login": r"""
        \b (?: komm(?:e|t|en|st|ma)? | gelang(?:e|t|en) | find(?:e|et|en)? ) \s (?:[^\s.!?]+\s){0,6}? (?:
          nicht | nimmer | ned | net | nirgends | keinen ) \s (?:[^\s.!?]+\s){0,3}? (?: rein\b | hinein | in
          \s (?:mein|das|den|die|der|unser)\w* | ins\b | zum | zur | auf \s (?:mein|das|den|die)\w* | drauf
          | weiter | durch | mehr \s (?:rein|ins|in) | einlass )
        | \b (?: nicht | nimmer ) \s (?:mehr\s)? (?: einloggen | anmelden \s (?:kann|k(?:ö|oe)nn|l(?:ä|ae)sst)
          | reinkomm\w* ) | \b (?: kann | k(?:ö|oe)nn\w+ ) \s (?:[^\s.!?]+\s){0,4}? (?: nicht | nimmer ) \s
          (?:mehr\s)? (?: einloggen | anmelden | (?:ö|oe)ffnen | abspielen | herunterladen | runterladen
          | zugreifen | aufrufen | abrufen | aufmachen | ansehen | anschauen | anh(?:ö|oe)ren | starten
          | lesen | hochladen | bezahlen | zahlen | drucken )
        | \b (?: passwort | kennwort | pw | zugangsdaten | benutzername | login | pin | code | link | mail )
          \b [^.!?\n]{0,60}? \b (?: falsch\w* | ung(?:ü|ue)ltig | zur(?:ü|ue)ck(?:zu)?setz\w* | setz\w*
          .{0,20} zur(?:ü|ue)ck | vergessen | abgelaufen | kommt \s (?:nicht|keine|nie) | geht \s nicht
          | nicht \s (?:an|mehr|erkannt|akzeptiert|g(?:ü|ue)ltig) | nimmt | abgewiesen | funktioniert \s nicht
          | gesperrt | expired | invalid | wrong | incorrect | reset | not \s
          (?:work|accept|recogni[sz]|arriv)\w* | doesn['’]t | won['’]t | never \s (?:arriv|come|came) )
        | \b (?: locked \s out | lock(?:ed|s)? \s (?:me|my|us) | can['’]?t \s (?:get|log|sign|come) \s
          (?:in|into|on|at|past|through) | can(?:not| \s not) \s (?:get|log|sign|come|access|open) \s?
          (?:in|into|on)? | unable \s to \s (?:log|access|open|download|sign|upload|view|play|watch|get)
          | (?:let|get) \s me \s (?:back\s)? in\b | logg?(?:s|ing|ed)? \s me \s out | log(?:ging)? \s in\b
          | user \s not \s found | 2fa | two-?step | two-?factor | password \s (?:reset|is|and|protected|saga)
          | my \s (?:login|password) | wrong \s combination )\b
        | \b (?: konto | account | zugang | profil | user ) \s (?:\w+\s){0,4}? (?: gesperrt | geblockt
          | blockiert | locked | blocked | suspended | abgewiesen | tot | deaktiviert | verschwunden
          | gel(?:ö|oe)scht )\b | \b (?: freischalt\w* | freigeschaltet | entsperr\w* | unlock )\b | \b
          schalt(?:en|et|e)? \s (?:\w+\s){0,4} frei\b
    """,
    # it will not play, load, open, download
    "access_problem.wont_open": r"""
        \b (?: app | seite | website | webseite | homepage | shop | server | plugin | plug-?in | video s?
          | h(?:ö|oe)rbuch | h(?:ö|oe)rb(?:ü|ue)cher | e-?book | datei(?:en)? | pdf | link s? | download\w*
          | kurs | lektion | modul | stream | webinar | warenkorb | wagerl | kasse | checkout | formular
          | knopf | button | portal | software | programm | update
          | lizenz(?:server|pr(?:ü|ue)fung|schl(?:ü|ue)ssel)? | key | ticket | qr-?code | gutschein(?:code)?
          | code | site | page | files? | course | module | basket | cart | form | licen[cs]e | voucher
          | website | system | captcha | bild | ton | anleitung ) \b [^.!?\n]{0,50}? \b (?:
          (?:geht|gehen|l(?:ä|ae)uft|laufen|funktionier\w+ |klappt|l(?:ä|ae)dt|laden|spielt|startet|reagiert
          |erscheint|(?:ö|oe)ffnet\w*|kommt|tut|zeigt |akzeptier\w+|nimmt|l(?:ä|ae)sst \s sich) \s
          (?:\w+\s){0,4}? (?:nicht|nichts|nix|nimmer|ned|net|keine?n? |nur|h(?:ä|ae)ngt) | abgest(?:ü|ue)rzt
          | st(?:ü|ue)rzt \s ab | schmiert | down\b | offline | tot\b | h(?:ä|ae)ngt | bricht \s
          (?:\w+\s){0,4} ab | leer\b | wei(?:ß|ss)e?s? \b | schwarz\w* | fehler\w* | 404 | 403 | 500
          | abgelaufen | ung(?:ü|ue)ltig | ins \s leere | nicht \s
          (?:einl(?:ö|oe)sbar|abspielbar|erreichbar|lesbar|mehr \s
          (?:da|drin|aufrufbar)|angenommen|g(?:ü|ue)ltig)
            | crash\w* | (?:won['’]t|wont|doesn['’]?t|does \s not|didn['’]t|isn['’]t|not|never) \s (?:\w+\s)?
              (?:work\w*|load\w*|open\w*|play\w*|download\w* |let\w*|accept\w*|take|show\w*|start\w*|exist
              |there) | is \s (?:down|dead|broken|blank|empty|stuck) | fail(?:s|ed|ing)? | freez\w+ | frozen
              | spins? | stuck | error | expired | invalid | blank | token | rejects? | cuts \s out | stops \s
              (?:after|at) | keeps \s \w+ing )\b
        | \b (?: fehlermeldung | unbekannter \s fehler | sitzung \s abgelaufen | session \s expired | error \s
          (?:message|code|\d+) | spinning | kreis \s dreht | dreht \s sich \s (?:nur|immer)
          | wei(?:ß|ss)e[rs]? \s (?:seite|bildschirm) | schwarze[rs]? \s (?:bild|bildschirm) | white \s
          (?:page|screen|box) | black \s screen | outage | ausfall | server \s (?:is|down|wieder) | site \s
          down | wieder \s down | st(?:ü|ue)rzt \s (?:\w+\s){0,4} ab )\b
    """,
    # since the rebuilding; links into the void; cards the till refuses
    "access_problem.broken_page": r"""
        \b seit \s (?:\w+\s){0,3}? (?: update | umbau | relaunch | umstellung | aktualisierung | neuen \s
          (?:version|app|seite) ) | \b since \s (?:\w+\s){0,3}? (?: update | upgrade | redesign | relaunch
          | migration )
        | \b (?: f(?:ü|ue)hrt | leitet | geht | landet? | lande ) \s (?:\w+\s){0,5}? (?: leere \s seite
          | wei(?:ß|ss)e \s seite | ins \s leere | startseite | 404 | wieder \s auf | nirgend\w* ) | \b (?:
          nimmt | lehnt | akzeptiert | frisst | ate | rejects? | refus\w+ | declin\w+ ) \s (?:\w+\s){0,4}? (?:
          karte | kreditkarte | zahlung | card | payment | gift \s code | passwort | code | gutschein )
        | \b (?: karte | kreditkarte | zahlung | code | gutschein\w* | card | payment ) \s (?:\w+\s){0,5}? (?:
          abgelehnt | nicht \s (?:angenommen|akzeptiert|eingel(?:ö|oe)st|erkannt) | declined | refused
          | rejected ) | \b (?: l(?:ä|ae)sst | lassen | lie(?:ß|ss)en? ) \s sich \s (?:[^\s.!?]+\s){0,6}?
          nicht \s (?: \w*(?:ö|oe)ffnen | entpacken | abspielen | herunterladen | runterladen | installier\w+
          | aktivier\w+ | drucken | einl(?:ö|oe)sen | starten | hochladen | anklicken | ausw(?:ä|ae)hlen
          | aufrufen )
        | \b nicht \s (?: aktivierbar | abrufbar | abspielbar | einl(?:ö|oe)sbar | aufrufbar | anklickbar
          | hochladbar ) | \b (?: does \s nothing | keeps \s
          (?:getting|emptying|logging|asking|spinning|crash\w+) | kept \s (?:emptying|crash\w+|logging)
          | buffer(?:s|ing)? | sagt \s (?:er|sie|mir|es|immer|nur)? \s? (?:immer\s)?
          (?:falsch\w*|fehler|ung(?:ü|ue)ltig) | kommt \s (?:immer|nur|st(?:ä|ae)ndig|jedes \s mal) \s
          (?:ein(?:e)?\s|nur\s)? (?:fehler\w*|ein \s kreis|wei|leer|die \s meldung|")\w*
          | (?:immer|st(?:ä|ae)ndig|dauernd) \s fehler | spinnt | abgest(?:ü|ue)rzt | h(?:ä|ae)ngt \s sich \s
          auf )\b
        | \b (?: still \s (?:no|waiting \s (?:for|on)) \s (?:\w+\s)?
          (?:licen[cs]e|code|key|link|login|access|tickets?|download) | (?:licen[cs]e|code|key|login|account)
          \s sorted | im \s spam | spam(?:ordner|filter) | spam \s folder | junk \s folder | zugang \s
          abgelaufen | zugang \s (?:wiederherstell\w+|wieder) | restore \s (?:my|the|access)
          | wiederherstell\w+ )\b
    """,
    # the digital thing at all: a rest of trouble near it is enough to ask
    "access_problem.digital_thing": r"""
        \b (?: app | h(?:ö|oe)rb(?:uch|(?:ü|ue)cher)\w* | e-?books? | datei(?:en)? | pdfs? | download\w*
          | video\w* | stream\w* | webinar\w* | login | log-?in | passwort\w* | kennwort | password | portal
          | kundenkonto | account | plug-?ins? | software | lizenz(?:en)? | licen[cs]e | mp3 | zip | files?
          | checkout | captcha | onlinekurs | kapitel | chapters? | playlist | bibliothek | library | tablet
          | browser | server | reader | qr-?code | benutzer\w* | username | 2fa )\b
    """,
    "access_problem.other_tongues": r"""
        \b (?: mot \s de \s passe | connexion | t(?:é|e)l(?:é|e)charg\w+ | lien | (?:ş|s)ifre\w* | giri(?:ş|s)
          | indirm\w+ | scaricar\w* | contrase(?:ñ|n)a | descarg\w+ | has(?:ł|l)o | zalogowa\w+ | pobra\w+
          | wachtwoord | inloggen | downloadlink )\b
    """,
    # captions, screen readers, formats
    "access_problem.barrier": r"""
        \b (?: untertitel\w* | captions? | captioned | subtitles? | screen-?reader | vorleseprogramm
          | barrierefrei\w* | accessib\w+ | transkript\w* | transcript | alt-?text | braille
          | geb(?:ä|ae)rdensprach\w* | bsl | kontrast | tastaturbedien\w* | gr(?:ö|oe)(?:ß|ss)ere \s schrift
          | large \s print )\b
    """,
    # "ich finde den Knopf nicht", "wie komme ich an meine Datei"
    "access_problem.cannot_find": r"""
        \b (?: finde?n? | seh(?:e|n|en)? ) \s (?:[^\s.!?]+\s){0,6}? (?: knopf | button | link | datei | kurs
          | bestellung | rechnung | formular | passwort | men(?:ü|ue)\w* ) \b [^.!?\n]{0,20} \b (?: nicht
          | nirgends | nimmer | ned ) | \b (?: can['’]?t | cannot | could \s not | couldn['’]t | unable \s to
          ) \s (?:\w+\s)? (?: find | open | download | play | access | print | upload | view | watch | read
          | load | use | redeem | see | check \s out | hear ) \b
        | \b (?: blick\w* | komme?n? | steige ) \s (?:[^\s.!?]+\s){0,7}? (?: nicht | ned | nimmer ) \s
          (?:mehr\s)? (?: durch | klar | zurecht | weiter | mit ) | \b (?: knopf | button ) \s (?:\w+\s){0,3}?
          (?: grau | tot | fehlt | weg ) | \b (?: tried | probiert | versucht | getestet ) \b [^.!?\n]{0,50}
          \b (?: chrome | firefox | safari | edge | handy | browser | tablet | phone | rechner
          | ger(?:ä|ae)te? | devices? )\b
        | \b (?: neuen? | new | fresh | another ) \s (?:download\w* | link | key | code | lizenzschl\w+
          | activation)\b | \b (?: kein(?:en)? \s (?:link|key|code|zugang|download|best(?:ä
          |ae)tigungsmail|zugriff|aktivierungs\w+) | no \s (?:link|key|code|access|download|email \s with) )\b
    """,
    # near misses: a door of wood, a code that works again
    "access_problem.not_digital": r"""
        \b (?: geht \s (?:jetzt\s|nun\s|wieder\s){1,2} | l(?:ä|ae)uft \s (?:jetzt\s|wieder\s){1,2}
          | funktioniert \s (?:jetzt\s|wieder\s){1,2} | works \s (?:now|again|perfectly|fine) | fixed \s
          (?:my|it|the) | all \s (?:good|sorted) \s now | bin \s wieder \s drin | hat \s
          (?:sofort\s|prima\s|super\s|dann\s)? geklappt )\b
        | \b (?: t(?:ü|ue)r | laden | gesch(?:ä|ae)ft | schrank | schublade | deckel | rei(?:ß|ss)verschluss
          | door | lid | drawer | zip | shop \s was ) \b [^.!?\n]{0,40}? \b (?: nicht | geschlossen | zu\b
          | klemmt | closed | stuck | locked )\b
    """,
}
