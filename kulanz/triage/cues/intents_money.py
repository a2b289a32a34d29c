"""What is to come back and what is owed: refund, billing."""

SUM = r"""(?: (?:€|eur|chf|fr\.|£|\$|aud|usd|rs\.?) \s? \d[\d.,]{0,9} | \d[\d.,]{0,9} (?:\s?[–-]{1,2})? \s?
      (?:€|eur(?:os?)?\b|chf\b|franken|fr\.|£|\$ |pounds?\b|quid|dollars?|bucks|usd|cent|aud) )"""

CUES: dict[str, str] = {
    # --- refund ---------------------------------------------------------------------------------------------
    # "Geld zurück", "money back", in every grammar
    "refund.money_back": r"""
        \b (?: geld | kohle | knete | asche | gerschtl | marie | kaufpreis | betrag | betr(?:ä|ae)ge
          | anzahlung | differenz | kosten | versandkosten | porto | kursgeb(?:ü|ue)hr | gutschrift | summe
          | rest | guthaben | bezahlte | zahlung ) \b [^.!?\n]{0,50}? \b (?: zur(?:ü|ue)ck\w* | wieder (?:\s?
          (?:haben|sehen|bekommen|geben))? | retour | her\b | erstatt\w* | r(?:ü|ue)ckerstatt\w*
          | gutschreib\w* )
        | \b (?: zur(?:ü|ue)ck | retour | wieder ) \b [^.!?\n]{0,15} \b (?: mein | das | unser ) \s geld
        | \b (?: money | cash | deposit | payment | difference | postage | fee | charge | amount | funds ) \s
          (?:\w+\s){0,3}? (?: back | returned | refunded ) \b | \b (?: return | send \s back | give \s
          (?:me\s)? back | get \s back | want \s back ) \s (?:\w+\s){0,2}? (?: money | payment | deposit
          | cash | sum )
        | \b (?: want | need | like | get | give | getting | have | expect ) \s (?:\w+\s){0,3}? (?: my | our
          | the ) \s (?:\w+\s)? money\b (?! 's)
    """,
    # erstatten, refund, zurücküberweisen: as something asked for
    "refund.asked": r"""
        \b (?: bitte | fordere | erwarte | m(?:ö|oe)chte | will | verlang\w* | k(?:ö|oe)nn\w* | erbitte
          | ersuche | um | wann | sofort | unverz(?:ü|ue)glich | sie | und | ihr | mir | zur | auf ) \b
          [^.!?\n]{0,70}? \b (?: (?:r(?:ü|ue)ck)?erstatt(?:en|ung|et|e) | zu \s erstatten
          | zur(?:ü|ue)ck(?:zu)?(?:(?:ü|ue)berweis\w+ |zahl\w+|buch\w+|erstatt\w+)
          | r(?:ü|ue)ck(?:zahlung|(?:ü|ue)berweisung|buchung |verg(?:ü|ue)tung) | gutzuschreiben
          | gutschreiben | zur(?:ü|ue)ckbuchen )\b
        | \b (?: erstatt | (?:ü|ue)berweis | zahl | buch | schreib )(?:en|et|t|e|ts)? \s (?:
          (?:sie|mir|ihr|bitte|uns|den|das|die|s['’])\s? ){1,4} [^.!?\n]{0,60}? (?: zur(?:ü|ue)ck | gut \b
          | \d | betrag | geld | auf \s (?:mein|das|dem|konto) | auf \s dem \s zahlungsweg | kaufpreis )
        | \b (?: please | kindly | want | wants | wanted | like | expect | need | demand \w* | request \w*
          | issue | get | full | partial | my | the | for | a | or | could | can | would | will | you | just
          | still | her | his ) \s (?:\w+\s){0,2}? refund (?:ed|ing|s)? \b (?! \s
          (?:policy|has\slanded|landed|came|arrived |was|is\sready|received|within\s? seconds) )
        | (?: ^ | [.!?\n:,]\s? | or\s | and\s ) refund \s (?: it | me | the | my | this | both | one | to | us
          | please | today | tonight ) \b | \b (?: reverse | reversed | reversing ) \s
          (?:the|it|both|them|today|one)\b | \b reversed \b
        | ^ \W{0,3} (?: (?:re|aw|fwd?) : \s? )? (?:still \s no \s)? (?: refund (?! \s
          (?:arrived|came|received|ready)) | r(?:ü|ue)ckerstattung | erstattung | geld \s zur(?:ü|ue)ck
          | remboursement | reembolso | rimborso ) \b
        | \b (?: credit | reimburse | compensate ) \s (?: me | us | my | the ) \b | \b reimburse\w*
    """,
    # "wenn morgen kein Geld da ist": the money itself is the demand, also in a threat
    "refund.money_or_else": r"""
        \b (?: kein | das | mein | meine | ums | zum ) \s geld \b [^.!?\n]{0,25}? \b (?: da\b | sehe | kommt
          | zahlt | bis\b | habe | sehen )
        | \b (?: bis | wann | wenn | sonst | oder | entweder | lieber | eben | falls ) \s
          (?:[^\s.!?]+\s){0,4}? (?: mein | das | kein | ums ) \s geld\b | \b oder \s geld\b | \b ersatz \s
          oder \b
        | \b (?: or | either | failing \s that,? ) \s (?:\w+\s){0,3}? (?: my | the | our ) \s (?:\w+\s)?
          (?:money|cash|pounds) | \b (?: find | have | see | want | got ) \s (?:that|the|my) \s
          (?:money|cash)\b | \b (?: unless | until | if ) \s (?:\w+[\s'’]){0,4}? (?: paid | not \s paid
          | money )
        | \b (?: where['’]?s? | when | wheres ) \s (?:is\s|will\s|do\s)? (?:\w+\s)? my \s (?:\w+\s)?
          (?:money|refund|payout|deposit)
        | \b wann \s (?:[^\s.!?]+\s){0,6}? (?: geld | betrag | gutschrift | (?:ü|ue)berwiesen )
    """,
    "refund.damages": r"""
        \b (?: schaden(?:s)?ersatz | entsch(?:ä|ae)digung | aufwandsentsch\w+ | ersatz \s
          (?:meiner|der|f(?:ü|ue)r \s (?:die|meine)) | (?:ü|ue)bernahme \s der \s \w*kosten | kosten \s
          (?:\w+\s){0,3}(?:(?:ü|ue)bernehm\w+|ersetz\w+ |erstatt\w+|tragen) | minderung | preisnachlass
          | nachlass | halben \s preis | teilerstattung | compensat\w+ | damages | reimburse\w* | pay \s for
          \s (?:the|my) | partial \s refund | price \s reduction )\b
    """,
    # a sum and its way back: "die 64 Euro zurück", "£27 back", "240 euro her"
    "refund.sum_back": rf"""
        \b \d+ (?:[.,]\d\d)? \s (?:bitte\s|mir\s|h(?:ä|ae)tte\sich\s(?:bitte\s
          |gern\s)?|gerne?\s|quid\s|bucks\s|wieder\s){{0,2}} (?: zur(?:ü|ue)ck | wieder\b | retour | back
          | off\b )
        | \b (?: my | our | the \s extra | meine[n]? | unsere ) \s {SUM} (?! \s
          (?:order|bestellung|gutschein|voucher))
        | {SUM} \s? [^.!?\n]{{0,45}}? \b (?: zur(?:ü|ue)ck\w* | wieder \b | retour | her\b | erstatt\w*
          | r(?:ü|ue)ckerstatt\w* | back | refund\w* | returned | r(?:ü|ue)ckzahl\w* | off \? )
        | \b (?: zur(?:ü|ue)ck | erstatt\w* | retour | refund | return | back | r(?:ü|ue)ckzahlung
          | r(?:ü|ue)ck(?:ü|ue)berweisung | (?:ü|ue)berweis\w* | reverse | gebt | her | fordert | forderte
          | will | verlangt | wants | owe\w* | schuld\w* | claim ) \s (?:[^\s.!?]+\s){{0,7}}? {SUM}
    """,
    # it has not come: "wo bleibt mein Geld", "still no refund"
    "refund.still_waiting": r"""
        \b (?: still | no | never | without | waiting | where | awaiting ) \b [^.!?\n]{0,40}? \b (?: refund\w*
          | my \s money | the \s money ) \b | \b refund \b [^.!?\n]{0,40}? \b (?: never | not | n['’]t | still
          | promised | pending | weeks? | days )
        | \b (?: wo | wann | warte\w* | gewartet | immer \s noch | noch \s (?:immer\s)? | bis \s heute
          | keine? | fehlt | ausst\w+ | steht \s aus ) \b [^.!?\n]{0,50}? \b (?: mein(?:e[mn]?)? \s (?:\w+\s)?
          geld | erstattung | r(?:ü|ue)ckzahlung | r(?:ü|ue)ckerstattung | gutschrift | r(?:ü|ue)ckbuchung
          | das \s geld | kein \s geld | guthaben )
        | \b (?: geld | erstattung | gutschrift | r(?:ü|ue)ckzahlung | betrag | euro | € ) \b [^.!?\n]{0,40}?
          \b (?: nicht \s (?:da|zur(?:ü|ue)ck|auf|gekommen|angekommen |eingegangen|erhalten|gesehen|erfolgt)
          | aus \b | noch \s (?:nicht|offen|immer) | fehlt | keine \s spur | auf \s sich \s warten )
        | \b (?: isn['’]t | not | n['’]t ) \s (?:\w+\s)? (?:back|refunded|returned|arrived) \b
    """,
    # they hold what is mine
    "refund.you_have_my_money": r"""
        \b (?: sie | ihr ) \s (?:\w+\s)? (?: habt | haben | behaltet | behalten | sitzt \s auf | sitzen \s auf
          ) \s (?:[^\s.!?]+\s){0,3}? (?: geld | betrag | kassiert )
        | \b (?: you['’]?ve? | they | you \s lot ) \s (?:have\s|'ve\s|had\s|got\s|took\s|taken\s
          |kept\s|keep\s|stole\s){1,2} (?:had\s)? (?: my | our | the | [£$€] ) \s? (?:money | cash | deposit
          | \d )
        | \b (?: took | steal | stole | taken | keep | kept ) \s (?:my|our|people's) \s money\b | \b (?: geld
          \s (?:einstecken|behalten|weg|einkassier\w*|genommen |kassier\w*) | abgekn(?:ö|oe)pft | abgezockt
          | um \s mein \s geld )
    """,
    # the bank fetches it
    "refund.fetched_by_bank": r"""
        \b (?: chargeback | charge-?back | (?:bank|visa|paypal|card\w*|mastercard|amex) \b [^.!?\n]{0,40}? \b
          (?: reverse\w* | disput\w* | claw\w* | recall\w* | zur(?:ü|ue)ck(?:holen|buchen|geholt|gebucht)
          | holt | back ) | disput(?:e|ed|ing) \s (?:the|it|both|this|with|all|every|a) | k(?:ä|ae)uferschutz
          | lass\w* \s (?:\w+\s){0,3}? zur(?:ü|ue)ck(?:buchen|holen) | zur(?:ü|ue)ck(?:buchen|holen) \s
          lass\w* | r(?:ü|ue)cklastschrift | paypal-?fall | claim \s (?:was|is|has|issued|through|with)
          | small \s claims | mahnbescheid | klage )\b
    """,
    # staff's note
    "refund.noted_by_staff": r"""
        \b (?: will | m(?:ö|oe)chte | verlangt | fordert\w* | bittet | wartet \s auf | besteht | wants?
          | asks? | demands? | says? | asking \s for ) \b [^.!?\n]{0,70}? \b (?: geld | erstattung
          | zur(?:ü|ue)ck\b | r(?:ü|ue)ckzahlung | refund\w* | money | back | r(?:ü|ue)ckerstattung
          | gutschrift | erstatt\w* )\b (?! [^.!?\n]{0,3} (?:ruf|call))
    """,
    "refund.other_tongues": r"""
        \b (?: rembours\w+ | mon \s argent | rimbors\w+ | (?:i \s )?miei \s soldi | reembols\w+ | mi \s dinero
          | devoluci(?:ó|o)n | terugbetal\w+ | geld \s terug | zwrot\w* \s (?:pieni(?:ę|e)dzy|koszt\w+)?
          | paramı | para \s iade\w* | iade \s (?:edin|istiyorum) | ödemeyi \s geri )\b
    """,
    # near misses: it came, it is not wanted, it is a rule that is asked about
    "refund.not_open": r"""
        \b (?: geld | erstattung | gutschrift | r(?:ü|ue)ckzahlung | r(?:ü|ue)ckerstattung | betrag | euro )
          \s (?:[^\s.!?]+\s){0,5}? (?: ist \s (?:\w+\s){0,3}(?:da|angekommen|eingegangen
          |gekommen|drauf|zur(?:ü|ue)ck) | war \s (?:\w+\s){0,4}(?:da|drauf|zur(?:ü|ue)ck) | erhalten
          | angekommen | eingegangen | is \s da )\b (?! \s nicht)
        | \b (?: refund | money ) \s (?:\w+\s){0,3}? (?: came | arrived | received | landed | within \s
          (?:a|two|hours|minutes|days) | was \s back | in \s my \s account ) \b | \b (?: got | received
          | refunded \s me | refund ) \s (?:\w+\s){0,4}? (?: straight \s away | promptly | no \s questions
          | without \s (?:fuss|question) | same \s day | within )
        | \b (?: kein(?:e|en)? | nicht | ohne ) \s (?:[^\s.!?]+\s){0,2}? (?: geld \s zur(?:ü|ue)ck
          | erstattung | refund | r(?:ü|ue)ckzahlung | um \s (?:das\s)? geld ) \b | \b (?:geht|liegt) \s
          (?:\w+\s){0,3} nicht \s (?:um|am|an) \s (?:\w+\s)? (?:geld|die|den|vier|\d)
        | \b (?: don['’]t | do \s not | not | n['’]t ) \s (?:want|need|asking\s for|after|about) \s
          (?:\w+\s){0,3}? (?: refund | money ) \b | \b (?: keep \s the \s money | das \s geld \s
          (?:d(?:ü|ue)rfen|k(?:ö|oe)nn\w+) \s (?:\w+\s){0,2}behalten | geld-?zur(?:ü|ue)ck-?garantie | sonst
          \s geld \s zur(?:ü|ue)ck | save \s your \s money | dickes? \s geld )\b
    """,
    # --- billing --------------------------------------------------------------------------------------------
    "billing.invoice": r"""
        \b (?: (?:sammel|schluss|strom|teil|korrigierte[n]?\s|zweite\s)? rechnung (?:en|s\w*|$)? (?! \s
          (?:tragen|getragen|stellen \s wir)) | rechnungs(?:adresse|nummer|nr|betrag|kopie
          |stellung|datum|kauf|korrektur)\w* | rg\.-?nr | invoices? | invoiced | receipt | kassenbon
          | beleg(?:e)? | quittung | vat | mwst | ust-?id\w* | uid(?:-nummer)? | steuerberater | finanzamt
          | buchhaltung | accounts \s (?:dept|department|payable) | umsatzsteuer | kostenstelle | billing
          | statement )\b
    """,
    "billing.charged": r"""
        \b (?: abgebucht | abbuch\w+ | abgezogen | eingezogen | belastet | lastschrift\w* | einzug\w*
          | debited | direct \s debit | charged (?! \s up) | charges? \s (?:of|for|me|on|my|twice|again)
          | (?:double|two|second|extra|over) \s? -?charge\w* | doppelt \s
          (?:abgebucht|bezahlt|berechnet|belastet|gezahlt|überwiesen) | doppelabbuchung | buch(?:t|en) \s
          (?:\w+\s){0,6}? (?:ab|weiter) \b | bucht \s (?:ihr|sie) | taken \s (?:from|out \s of) \s my | (?:zu
          \s viel|zuviel) \s (?:berechnet|bezahlt|verrechnet|abgebucht|überwiesen) | verrechnet
          | kreditkartenabrechnung | kontoauszug | auszug \s stehen | came \s out \s of \s my | billed )\b
    """,
    "billing.dunning": r"""
        \b (?: mahn(?:ung|ungen|geb(?:ü|ue)hr\w*|schreiben |bescheid|spesen|stufe|brief)? | zahlungserinnerung
          | inkasso\w* | overdue | dunning | debt \s collect\w* | collection \s agency | payment \s reminder
          | reminder \s (?:fee|for|letter) | zahlungsfrist | (?:ist|war|seit|bis|wird|wurde) \s
          (?:\w+\s){0,4}f(?:ä|ae)llig | f(?:ä|ae)lligkeit | zahlungsziel | au(?:ß|ss)enst(?:ä|ae)nd\w*
          | offene[rn]? \s (?:betrag|posten|rechnung|forderung) | betreibung | final \s demand | late \s fee
          | saldo | verzugszins\w* )\b
    """,
    # paid, and how
    "billing.payment": r"""
        \b (?: (?:ü|ue)berwiesen | (?:ü|ue)berweisung | (?:bereits|schon|l(?:ä|ae)ngst|am \s
          \d+\.?\w*|doppelt|zweimal|2x) \s (?:bezahlt|gezahlt|beglichen|(?:ü|ue)berwiesen)
          | zahlungs(?:art|weise|eingang|methode|problem\w* |link|beleg|daten|plan)
            | ratenzahlung | in \s raten | rate \s | raten \s (?:zahl|bezahl)\w* | klarna | sepa\w* | vorkasse
              | nachnahme | payments? | (?:i|we|already|been|have) \s paid | pay \s (?:by|in|the|with|for|it)
              | instal?ments? | zahle[n]? \s (?:per|in|mit|auf) | apple \s pay
              | (?:paypal|karte|kreditkarte|mastercard|visa) \b [^.!?\n]{0,30}
              (?:abgelehnt|zahl\w+|gezahlt|pay|declin\w+ |refus\w+|reject\w+|akzeptier\w+) | declined
              | transaktion | transaction | auszahlung | payout | provision | commission | abrechnung
              | vergütung | tantieme\w* | royalt(?:y|ies) )\b
    """,
    "billing.bank_details": r"""
        \b (?: bankverbindung | kontoverbindung | kontodaten | bankdaten | iban | bic
          | (?:neue[ns]?|andere[ns]?|falsche[ns]?) \s (?:konto|karte|iban|bank\w*) | bank \s
          (?:details|transfer|account) | new \s (?:card|bank|account) | card \s
          (?:expired|declined|ending|number|details) | (?:mein|meinem|unser) \s konto \s (?:lautet|:|bei|ist)
          )\b | \b [a-z]{2} \s? \d\d (?:\s?\d{4}){3,5}
    """,
    # the price itself: fees, surcharges, a rise, another sum than agreed
    "billing.price": r"""
        \b (?: geb(?:ü|ue)hr(?:en)? | zuschlag | aufpreis | preiserh(?:ö|oe)hung | mindermengen\w*
          | versandkosten | porto | zoll(?:geb(?:ü|ue)hr\w*)? | handling \s fee | restocking \s fee
          | surcharge | postage \s (?:on|of|for|was|is) | price \s (?:increase|rise|went|gone|hike) | teurer
          | rabatt | skonto | gruppenrabatt | netto | brutto | differenz
          | (?:warenkorb|seite|bestellung|angebot) \b [^.!?\n]{0,40} \d [^.!?\n]{0,40}
          (?:rechnung|best(?:ä|ae)tigung|kassa?e?) )\b
        | \b (?:runter|weg|genommen|gingen|kassiert|taken|taking|leaves \s my|left \s my|kassieren) \b
          [^.!?\n]{0,25} (?: \d | €|£|\$ ) | \d \s? (?:€|euro|eur)? \s (?:\w+\s)? (?:weg|runter|abgegangen)\b
    """,
    "billing.wrong_sum": rf"""
        \b (?: (?:falsche[rn]?|h(?:ö|oe)here[rn]?|anderer?|zu \s hohe[rn]?|verschiedene|doppelte[rn]?) \s
          (?:betrag|betr(?:ä|ae)ge|preis|summe|rechnung\w* |porto|versandkosten|rabatt)
          | (?:rabatt|gutschein\w*|skonto|nachlass|code) \s (?:[^\s.!?]+\s){{0,4}}? (?:nicht \s
          (?:abgezogen|ber(?:ü|ue)cksichtigt|angerechnet |eingel(?:ö|oe)st|verrechnet|dabei|gegolten)) | statt
          \s {SUM} | (?:instead \s of|not) \s {SUM} | wrong \s (?:amount|price|total|rate) | overcharg\w*
          | discount \s (?:\w+\s){{0,4}}(?:not|n['’]t|missing|never) | full \s price | zu \s viel (?:\s
          (?:berechnet|bezahlt|abgebucht))? ,? \s (?:\d|bitte) | {SUM} \s (?:\w+\s){{0,2}} zu \s (?:viel|hoch)
          | {SUM} \s too \s much | rechenfehler | nicht \s bestellt \s (?:und|habe|aber) | rechnung \s
          (?:\w+\s){{0,5}} (?:falsch|nicht \s (?:stimmt|korrekt|richtig)|stimmt \s nicht) | doppelt\b
          [^.!?\n]{{0,40}} {SUM} | zweimal \s {SUM} | {SUM} \s twice | charged \s (?:me\s)? twice )
    """,
    "billing.change_details": r"""
        \b (?: umschreiben | umstellen | rechnungsadresse | rechnungsanschrift | (?:ä|ae)ndern \s sie \s
          (?:\w+\s){0,4}(?:konto|iban|bank|zahlung|abbuch)\w* | (?:konto|bank|iban|zahlung|abbuch|karten)\w*
          \s (?:[^\s.!?]+\s){0,5}? (?:(?:ä|ae)ndern|ge(?:ä|ae)ndert|aktualisier\w+
          |umstell\w+|hinterleg\w+|verschieb\w+) | (?:update|change) \s (?:my|our|the) \s (?:\w+\s)?
          (?:card|payment|bank|billing|invoice) | billing \s (?:day|date|address|email)
          | abbuchungs(?:tag|termin) | rechnung \s (?:\w+\s){0,5}? (?:ausstellen|(?:auf|an) \s
          (?:die|den|meine|unsere)|als \s pdf|nochmal\w*|noch \s (?:ein)?mal|schicken|zusenden|korrigier\w+)
          | (?:copy|copies) \s of \s (?:\w+\s){0,4} (?:invoice|receipt) | invoice \s (?:\w+\s){0,4}
          (?:resend|addressed|made \s out|again|pdf) )
    """,
    "billing.not_of_ours": r"""
        \b (?: auf \s (?:ihre|eure|ihr) \s kosten | geht \s auf \s (?:mich|eure|ihre) | bezahlen \s
          (?:sie|wird) \s mir | zum \s normalen \s preis | auf \s meine \s rechnung | teuer \s bezahlt
          | bezahlt \s gemacht | paid \s off | pays \s off | pay \s attention | heimzahl\w* | geb(?:e|t) \s
          ich \s die \s rechnung | rechnet? \s (?:mit|nach) | wie \s gewohnt \s auf \s rechnung | bill \s
          (?:was\s)? worth )\b
    """,
}
