"""Those who would rob us: spam."""

CUES: dict[str, str] = {
    # your account, your mailbox, your page
    "spam.account_trap": r"""
        \b (?: konto | account | postfach | mailbox | speicher | seite | page | profil | domain | auszahlungen
          | paypa[li] | shop \s plan | zahlung | e-?mail-?(?:konto|speicher) | website ) \b [^.!?\n]{0,60}? \b
          (?: (?:ein)?geschr(?:ä|ae)nkt | gesperrt | deaktiviert | gel(?:ö|oe)scht | limited | suspended
          | disabled? | disable | deleted | terminat\w+ | expire[sd]? | l(?:ä|ae)uft \s (?:\w+\s){0,4} ab
          | voll\b | verifizier\w* | verified | restricted | gestoppt | permanently )\b
        | \b (?: best(?:ä|ae)tigen | verify | confirm | verifizieren | aktualisieren | re-?enter | update
          | validate ) \s (?:sie\s|ihre?\w*\s|your\s|bitte\s|umgehend\s |jetzt\s|page\s){0,4} (?: konto
          | identit\w+ | account | identity | page | daten | kartendaten | card \s details | iban
          | information | bankdaten | zugangsdaten | password | login )
        | \b (?: unusual | suspicious | ungew(?:ö|oe)hnlich\w* | verd(?:ä|ae)chtig\w* ) \s
          (?:login|activity|aktivit\w+|anmeld\w+|sign-?in) | \b (?: pushtan | \btan\b | copyright \s violation
          | community \s (?:standards|rules) | blue \s tick | verification \s badge | seed \s phrase )\b
        | \b geben \s sie \s (?:\w+\s){0,4} (?: kennwort | passwort | kartendaten | kreditkarte ) | \b (?:
          submit | enter ) \s (?:your\s)? (?:\w+\s){0,2} (?:login|password|card|details)
    """,
    "spam.parcel_fee": r"""
        \b (?: zollgeb(?:ü|ue)hr | zoll \s geb(?:ü|ue)hr | customs \s fee | versandgeb(?:ü|ue)hr \s von
          | shipping \s fee | nachgeb(?:ü|ue)hr | erneute \s zustellung | redelivery | zwischenlager
          | (?:1[,.]99|2[,.]95|2[,.]99) \s? (?:€|eur\w*) | nur \s noch \s versand\w* )
        | \b (?: sendung | paket | package | parcel ) \b [^.!?\n]{0,50} \b (?: zur(?:ü|ue)ckgehalten | on \s
          hold | nicht \s zugestellt \s werden | could \s not \s be \s delivered ) \b [^!?\n]{0,120} (?: €
          | eur | link | klick | click | http | hxxp | best(?:ä|ae)tig )
    """,
    "spam.windfall": r"""
        \b (?: beneficiary | lottery | lotterie | lotto | jackpot | next \s of \s kin | barrister | fiduciary
          | inheritance | erbe | erbschaft | verstorbener? \s klient | late \s (?:husband|relative|client|oil)
          | witwe | widow | royal \s family | principal , | fund \s transfer | compensation | nachlass \s von
          | orphans | less \s privileged | atm \s card | trunk \s box )\b (?= [^\n]{0,250} (?: \b million | \b
          mio | \b usd | \$ | \b eur\b | euro | € | passport | bank | reply | antwort | claim | confidential )
          )
        | \b (?: gewinnbenachrichtigung | gewinn(?:er|spiel-?gewinn|ziehung)? \s
          (?:benachrichtigung|abholen|zu\s erhalten) | \b (?:sie|du) \s (?:haben|hast|wurden|wurdest) \s
          (?:\w+\s){0,4}? (?:\d[\d.,]{0,9}\s?\w*\s)?(?:gewonnen (?! \.)|gezogen|ausgew(?:ä|ae)hlt|ausgelost)
          | you \s (?:have\s been|are|were|have) \s (?:randomly\s)? (?:selected|choo?sen?|choosed|the\s
          winner|won)
            | selected \s winner | (?:your|ihre) \s e-?mail(?:-?\w+)? \s (?:\w+\s){0,2}? (?:won|was\s
              drawn|gezogen|wurde) | congratulations? \s? ! | \b (?:gratulation|gl(?:ü|ue)ckwunsch) \s? ! (?=
              [^\n]{0,100} (?:versand|gutschein|iphone|karte|€|eur) ) | gl(?:ü|ue)ckwunsch !{2,} | to \s claim
              | auszahlung \s (?:senden|laden) | teilnehmern \s gezogen | holen \s sie \s ihr\w* \s gewinn )
        | \b \d{1,3} (?:[.,]\d{1,3}){0,4} \s? (?: million\w* | mio\.? ) \s (?: usd | eur\w* | dollar | pfund
          | für | for )? | \b (?: usd | eur | € | \$ | £ ) \s? \d{1,3} (?:[.,]\d{1,3})? \s? (?: million | mio
          | m\b )
    """,
    "spam.coins": r"""
        \b (?: bitcoins? | btc | usdt | krypto\w* | crypto\w* | ethereum | wallet \s
          (?:below|bc1|address|[:\w]*\d) | (?<!fair\s) trading (?!\sstandards|\sin\b) | trader | forex
          | fx_\w+ | in \s coins | bc1\w+ | broker | investment \s (?:plan|proposal|opportunity) | rendite
          | roi | passives? \s einkommen | passive \s income | guaranteed \s profit | (?:\d+ \s? %) \s
          (?:am|pro|jeden|a|per|every) \s (?:tag|day) )\b
    """,
    "spam.extortion": r"""
        \b (?: webcam | kamera | camera | ger(?:ä|ae)t | device | computer | database | datenbank | trojan\w*
          | virus | malware ) \b [^\n]{0,80}? \b (?: aufgenommen | gefilmt | gehackt | recorded | hacked
          | video | access | zugriff | aufgezeichnet | installed | copied )\b
        | \b (?: gehackt | hacked | recorded \s you | gefilmt | habe \s (?:sie|dich|deine|ihre?n?) \s
          (?:\w+\s){0,3}?(?:aufgenommen|gefilmt|gehackt) ) \b [^\n]{0,200}? \b (?: bitcoin | btc | usd | eur
          | zahl\w* | pay | send | wallet )
        | \b (?: ddos | ransom | l(?:ö|oe)segeld | fake \s orders | ein-?stern-?bewertungen | all \s your \s
          contacts | alle \s (?:ihre|deine) \s kontakte | we \s publish | wir \s ver(?:ö|oe)ffentlichen )\b
    """,
    # hurry, click
    "spam.hurry_and_click": r"""
        \b (?: innerhalb | binnen | within | in ) \s (?:von\s|der\s n(?:ä|ae)chsten\s|n(?:ä|ae)chste\s|the\s
          next\s)? (?: 6 | 12 | 24 | 48 | 72 | 3 ) \s? (?: stunden? | std | h\b | hours? | hrs ) \b (?=
          [^\n]{0,200} (?: klick | click | http | hxxp | \.example | link | zahl | pay | send
          | best(?:ä|ae)tig | verify | bitcoin | sonst | or \s | will | gel(?:ö|oe)scht | wird | daten ) )
        | \b (?: klicken \s sie | klick(?:e|t)? \s (?:hier|auf|jetzt) | click \s
          (?:here|the|on|below|hxxp|link) | hier \s klicken | folgenden? \s link | link \s
          (?:below|in\smeiner) | clicking \s here )\b
        | \b (?: hxxps? :// | https?:// [^\s]{0,60} (?: verify | secure | login | pay | claim | konto | kunde
          | appeal | winner | bonus | zoll | casino ) ) | \w \. (?: click | win | xyz | icu | loan | vip )\b
          | >{2,} \s? \S
    """,
    "spam.pills_and_love": r"""
        \b (?: viagr\w* | v1agra | cialis | c1alis | no \s prescription | without \s prescription | rezeptfrei
          | discreet | pharma\w* -?rx | rx-\w+ | (?<!online\s) casino[-.]\w+ | freispiele | free \s spins
          | sportwetten | 18\+ | singles \s | chatten | dating | sexy | escort | adult \s sites | seo \s
          toolbar | replica | rolex )\b
        | \b (?: hi | hallo | hey ) \s (?:schatz|sch(?:ö|oe)ne|lieber|dear|beautiful |s(?:ü|ue)(?:ß|ss)e) \b
          [^\n]{0,120} \b (?:telegram|whatsapp|bio|onkel|uncle|profil)
    """,
    # the boss in a meeting, mama with a new phone, the colleague who needs cards
    "spam.false_friend": r"""
        \b (?: gift \s? cards? | geschenkkarten? | gutscheinkarten | apple \s cards? | google \s play ) \b
          [^\n]{0,80} \b (?: codes? | scratch | freirubbeln | schick | send )
        | \b (?: hallo \s (?:mama|papa) | hi \s (?:mum|mom|dad) ) \b [^\n]{0,80} \b (?: handy | phone | nummer
          | number )
        | \b (?: are \s you \s (?:available|at \s your \s desk|in \s the \s office) | bist \s du \s (?:am \s
          platz|im \s b(?:ü|ue)ro|verf(?:ü|ue)gbar) | in \s a \s meeting | in \s einer \s besprechung ) \b
        | \b (?: bank \s account \s (?:is|has \s been|was) \s changed | neue \s bankverbindung | new \s bank
          \s details | ge(?:ä|ae)nderte \s bankverbindung ) \b
        | \b (?: microsoft \s support | anydesk | teamviewer | it-?abteilung | webmail-?admin\w* | technischer
          \s support | help-?desk \s team ) \b
    """,
    "spam.easy_money": r"""
        \b (?: verdien(?:e|en|t|st|te)? | earn(?:ed)? | made | make ) \b [^.!?\n]{0,50}? (?: \d[\d.,]{0,9} \s?
          (?: € | eur\w* | \$ | usd | £ | k\b ) | [$£€] \s? \d[\d.,]{0,9} ) [^.!?\n]{0,50}? \b (?: tag | woche
          | monat | days? | weeks? | hause | handy | home | month | nur )
        | \b (?: von \s zu \s hause | from \s home | homeoffice ) \b [^.!?\n]{0,60} (?: € | eur | \$ | verdien
          | earn | \d )
        | \b (?: nur \s handy \s n(?:ö|oe)tig | kein \s betrug | 100 \s? % \s
          (?:legit|guaranteed|seri(?:ö|oe)s) | no \s risk | platz \s begrenzt | mentor | urgent \s loan | no
          \s credit \s check | (?:ohne \s)? schufa -? (?:frei\w*)? (?= [^\n]{0,60} (?:kredit|sofort))
          | kredite? \s (?:ohne|sofort) | kein \s papierkram | quick \s (?:loan|capital) | telegr[a@]m
          | startguthaben | jetzt \s kostenlos \s registrieren )\b
    """,
    "spam.poisoned_paper": r"""
        \b (?: makros? | macros? ) \s (?:zu\s)? (?:aktivieren|enable) | \b enable \s (?:macros|content) | \.
          (?: exe | scr | js | iso | html? \s im \s anhang | zip | rar )\b | \b (?: passwort | password ) :?
          \s (?: (?:f(?:ü|ue)r \s das \s archiv|for \s the \s archive) | :? \s? 1234 )
        | \b (?: offene | ausstehende | overdue | unpaid | f(?:ä|ae)llige | attached? ) \s (?: rechnung
          | forderung | invoice | betrag | zahlungsaufforderung | mahnung ) \b [^\n]{0,160} \b (?: domain\w*
          | firmenregister | pf(?:ä|ae)ndung | inkasso-?verfahren | branchen\w* | gerichtsvollz\w* | schufa
          | website | new \s bank | (?:ö|oe)ffnen | open \s the | zip | login | eintrag )
        | \b zahlungsaufforderung \b [^\n]{0,200} \b (?: eintrag | gerichtsvollz\w* | register | domain ) | \b
          open \s the \s (?:zip|document|file|attach\w*)
        | \b (?: domain \s (?:registration|search|eintrag) | domaineintrag | europ(?:ä|ae)ische[sn]? \s
          firmenregister | steuererstattung | tax \s refund )\b
    """,
    # nobody's name
    "spam.to_anybody": r"""
        \b (?: sehr \s geehrte[rs]? \s (?:kunde|nutzer|gewinner|kontoinhaber|anwender
          |benutzer|empf(?:ä|ae)nger|verbraucher) | lieber? \s (?:kunde|h(?:ä|ae)ndler|freund|nutzer)\b | dear
          \s (?:customer (?!\s(?:care|service))|user|friend|beneficiary
          |beloved|winner|valued\suser|account|page |client|owner|email|accounts)\b | my \s dear\b | good \s
          day \s beloved | greetings \s of | hello \s dear \s friend | mein \s lieber \s freund | hallo ,? \s
          opfer | hallo \s lieber )
    """,
    # a customer or a colleague who asks whether such a mail is ours
    "spam.not_asked_about": r"""
        \b (?: ist | war | stammt | kommt ) \s (?:diese?\s|die\s|das\s)
          (?:e-?)?(?:mail|nachricht|sms|rechnung)? \s? (?:\w+\s){0,3}? (?: echt | von \s (?:ihnen|euch)
          | betrug | phishing | fake | spam ) | \b (?: is \s this | was \s that ) \s (?:\w+\s){0,3}? (?:
          genuine | real | from \s you | a \s scam | legit | phishing )
        | \b (?: angeblich | vermeintlich | supposedly | claiming \s to \s be | pretending ) \s (?:\w+\s){0,2}
          (?: von \s (?:ihnen|euch) | (?:from\s)? you ) | \b (?: phishing | betrugs-?mail | scam ) \b
          [^.!?\n]{0,40} (?: bekommen | erhalten | received | got | weiterleit\w* | melden | warn\w* )
        | \b in \s (?:ihrem|eurem|your) \s namen? \b
    """,
}
