"""What went wrong on the way of the goods: delivery_problem."""

PARCEL = r"""(?: p(?:a|ä|ae)ke?t\w* | p(?:a|ä|ae)ckchen | packerl | p(?:ä|ae)ckli | sendung\w* | lieferung\w*
      | ware\b | bestellung\w* | kiste | karton | artikel | wolle | buch | b(?:ü|ue)cher | ring\w* | schuhe
      | parcels? | packages? | order | delivery | shipment | item | box | goods )"""
DAMAGED = r"""(?: kaputt\w* | defekt\w* | zerbrochen\w* | zerbr(?:ö|oe)sel\w* | gebrochen\w* | gerissen\w*
      | besch(?:ä|ae)digt\w* | verbogen\w* | verbeult\w* | eingedr(?:ü|ue)ckt\w* | gesprungen\w*
      | zersprungen\w* | zerkratzt\w* | kratzer\w* | sprung | riss | delle\w* | undicht\w* | ausgelaufen\w*
      | nass\w* | durchn(?:ä|ae)sst\w* | verschimmelt\w* | schimm\w+ | verdorben\w* | ranzig\w* | faul\w*
      | welk\w* | matsch\w* | schief\w* | scherben | bruch | broken | cracked | smashed | shattered | damaged
      | dented | bent | scratch\w* | snapped | torn | ripped | leak(?:ed|ing|s)? | soaked | mould\w* | mold\w*
      | rotten | rancid | faulty | defective | chipped | crushed | dead | squashed | wonky )"""

CUES: dict[str, str] = {
    # it is not here
    "delivery_problem.absent": rf"""
        \b (?: noch | immer \s noch | bis \s heute | seit | nie | gar ) \s (?:[^\s.!?]+\s){{0,4}}? (?: nicht
          \s (?:da\b|angekommen|erhalten|bekommen|gekommen |eingetroffen|geliefert|hier|versandt|verschickt
          |gekriegt|verschickt) | nichts \s (?:da\b|angekommen|erhalten|bekommen|gekommen|geliefert) | nix \s
          (?:da\b|gekommen|angekommen|bekommen) | kein(?:e|en)? \s {PARCEL} )
        | \b {PARCEL} \s (?:[^\s.!?]+\s){{0,6}}? (?: nicht \s
          (?:da\b|angekommen|gekommen|eingetroffen|geliefert |zugestellt|auffindbar|bekommen|erhalten|hier)
          | nie \s (?:angekommen|gekommen|eingetroffen|erhalten|bekommen) | verloren | verschollen
          | verschwunden | weg\b | steckt | h(?:ä|ae)ngt | verschwunden | abhanden | fehlt | (?:ist|sind) \s
          (?:\w+\s)? (?:ü|ue)berf(?:ä|ae)llig )
        | \b (?: wo \s (?:bleib\w*|ist|steckt|sind) | wann \s (?:kommt|kommen|wird|krieg\w*|bekomm\w*) ) \s
          (?:[^\s.!?]+\s){{0,4}}? (?: {PARCEL} | geliefert | mein\w* | unser\w* | meine )
        | \b (?: where ) \s (?:is|are|'s|has) \s (?:my|the|our|it) | \b (?: never | not | n['’]t | hasn['’]?t
          | still \s not? | nothing | no ) \s (?:\w+\s){{0,3}}? (?: arriv\w+ | delivered | turned \s up
          | shown \s up | received | come\b | came\b | shipped | dispatched | materiali[sz]ed | posted
          | here\b )
        | \b (?: still | been ) \s (?:\w+\s){{0,3}}? (?: waiting | awaiting ) \b | \b waiting \s
          (?:\w+\s){{0,4}} (?: {PARCEL} | weeks | since | on \s the ) | \b wart(?:e|en|et)\w* \s
          (?:[^\s.!?]+\s){{0,5}}? (?: {PARCEL} | seit | wochen | auf \s
          (?:die|den|das|mein\w*|zwei|unser\w*|meine) )
        | \b (?: lost \s (?:in|by|parcel|package) | missing \s {PARCEL} | (?:says?|marked|shows?|claims?) \s
          (?:\w+\s){{0,3}}? delivered | no \s (?:parcel|package|delivery|wool|sign \s of|goods|kit|tracking)
          | waited \s (?:\w+\s){{0,6}} (?:for|on) | undelivered | unshipped )
        | \b (?: paket | ware | lieferung | ersatz | artikel ) \s (?:\w+\s){{0,4}}? (?: nicht \s bis | bis \s
          \w+ \s nicht | oder \s geld ) | \b (?: ist | kam | kommt | gekommen ) \s? :? \s (?: nichts | nix
          | keins | keiner ) \b | \b (?: ist | sind | is ) \s (?:\w+\s){{0,3}} nicht \s da\b | \b keine \s (?:
          versandmail | versandbest(?:ä|ae)tigung | lieferung | ware | sendungs\w+ ) | \b (?: zugestellt
          | geliefert ) ["“”»«,]+ | \b angeblich \s (?:\w+\s){{0,3}}
          (?:zugestellt|geliefert|abgegeben|unterwegs |verschickt|versandt)
    """,
    # it is late
    "delivery_problem.late": r"""
        \b (?: lieferverzug | versp(?:ä|ae)tet\w* | versp(?:ä|ae)tung | zu \s sp(?:ä|ae)t | verz(?:ö|oe)ger\w+
          | (?:ü|ue)berf(?:ä|ae)llig | liefertermin\w* | (?:tage?|wochen?) \s (?:sp(?:ä|ae)ter|zu \s
          sp(?:ä|ae)t|unterwegs|nach \s dem) | statt \s (?:\w+\s)? (?:zwei|drei|\d) \s (?:tagen|wochen)
          | (?:erst|schon) \s (?:wieder\s)? (?:verschoben|vertr(?:ö|oe)stet) | (?:zum\s\S+\smal\s)?verschoben
          | vertr(?:ö|oe)st\w* | (?:am|bis) \s \w+ \s (?:hie(?:ß|ss)\s es|zugesagt|versprochen) )\b
        | \b (?: (?:arrived|came|delivered|weeks?|days?|hours |months?|a\sweek|too|so) \s late | delayed?
          | delays | overdue \s (?:parcel|order|delivery) | (?:weeks?|days?|months?) \s
          (?:later|ago|after|overdue|on) | (?:two|three|four|five|six|seven|eight|\d+) \s weeks \s
          (?:waiting|and|for|now|of) | stuck \s (?:in|at) | label \s created | in \s transit | out \s for \s
          delivery | backorder\w* | pushed \s back )\b
        | \b (?: seit | nach ) \s (?: (?:\d+|zwei|drei|vier|f(?:ü|ue)nf|sechs|acht |zehn|zw(?:ö|oe)lf|elf) \s
          (?:wochen|tagen|monaten) | wochen | monaten ) \b | \b (?:hochzeit|geburtstag|weihnachten|taufe|fest
          |birthday|wedding|christmas) \b [^.!?\n]{0,40} \b (?: vorbei | gewesen | war\b | without | ohne
          | passed | came\b | over )
    """,
    # the wrong thing, the wrong colour, the wrong size, two left shoes
    "delivery_problem.wrong_thing": rf"""
        \b (?: falsch\w* | verkehrt\w* | ein(?:e[nsr]?)? \s andere[sn]? ) \s (?:\w+\s){{0,2}}? (?: geliefert
          | artikel | ware | gr(?:ö|oe)(?:ß|ss)e | farbe | teil | modell | {PARCEL} | geschickt | bekommen
          | adresse | produkt | buch | schuhe? | ausgabe | sorte | bezug | version )
        | \b (?: falsch\w* | verwechselt | vertauscht ) \s (?:\w+\s)? (?: geliefert | bekommen | geschickt
          | verschickt | eingepackt | kam | zugeschickt )
        | \b (?: statt | anstatt | anstelle ) \s (?:de[srnm]\s|einer?s?n?\s|von\s)? [^.!?\n]{{1,50}}? \b (?:
          geliefert | bekommen | kam(?:en)? | geschickt | drin | erhalten | lag | gekommen | dabei | steht
          | ist )\b
        | \b (?: bestellt | ordered ) \b [^.!?\n]{{0,60}} \b (?: bekommen | kam(?:en)? | gekommen | geliefert
          | erhalten | got | received | arrived | came | sent )\b
        | \b (?: wrong ) \s (?:\w+\s){{0,1}}? (?: size | colou?r | item | address | product | one s? | thing
          | book | part | model | order | parcel | box | name | date | cartridge | fitting s? | shoe s?
          | edition | flavou?r | grind | kit | shade | version | stuff | sort | lens )
        | \b (?: sent | got | received | delivered | shipped | given ) \s (?:me\s|us\s|the\s|a\s|an\s){{0,2}}
          (?:\w+\s)? (?:wrong|different|someone\s else's|somebody\s else's|another|only\s
          (?:one|two|three|half|\d)|two\s left|left) \b | \b instead \s of \b
        | \b (?: kam(?:en)? | lag | liegt | war | ist | drin ) \b [^.!?\n]{{0,25}}? \b (?: statt | anstatt )
          \b | \b (?:zwei|drei|lauter) \s (?:linke|rechte)\b
    """,
    # something lacks
    "delivery_problem.missing_part": r"""
        \b (?: fehlt | fehlen | fehlten | fehlend\w* | gefehlt | unvollst(?:ä|ae)ndig\w* ) \b (?=
          [^.!?\n]{0,80} ) | \b (?: nur | blo(?:ß|ss) | lediglich ) \s (?:\w+\s){0,2}? (?: ein(?:e[rsn]?)?
          | zwei | drei | vier | f(?:ü|ue)nf | sechs | sieben | acht | neun | elf | die \s h(?:ä|ae)lfte | \d+
          ) \b [^.!?\n]{0,30}? \b (?: statt | da\b | drin | geliefert | bekommen | gekommen | dabei | waren
          | von )
        | \b (?: missing | incomplete | lacks | short \s (?:of|by|one|two) | only \s
          (?:one|two|three|four|five|half|\d+) \s (?:\w+\s){0,3}? (?:arrived|came|in|of|were) | was(?:n['’]t|
          \s not) \s in \s the (?:\s\w+)? \s?(?:box|parcel|package) | no \s
          (?:screws|lid|manual|instructions|charger|hinge) | empty \s (?:box|envelope|parcel|tin) ) \b
        | \b (?: leere[srn]? \s (?:karton|umschlag|paket|schachtel|dose|packung|kiste) | ohne \s (?:\w+\s)?
          (?:schrauben|deckel|anleitung|zubeh(?:ö|oe)r |inhalt|verschluss|netzteil|schirm|k(?:ü|ue)hlakku)
          | nicht \s (?:dabei|drin|im \s paket|mitgeliefert|beigelegt) | vergessen \s
          (?:mitzuschicken|einzupacken|worden|reinzulegen) )\b
    """,
    # it came damaged or fell apart
    "delivery_problem.damaged": rf"""
        \b (?: kam(?:en)? | gekommen | angekommen | geliefert | ankunft | beim \s auspacken | ausgepackt
          | transportschaden | eingetroffen | erhalten | paket | karton | lieferung | ist | sind | war(?:en)?
          | hat | arrived | came | delivered | turned \s up | opened | was | were | has | with ) \b
          [^.!?\n]{{0,70}}? \b {DAMAGED} \b
        | \b {DAMAGED} \s (?:\w+\s){{0,3}}? (?: an\b | angekommen | geliefert | bei \s mir | eingetroffen
          | gekommen | in \s (?:transit|the \s post|the \s box) | on \s arrival )\b
    """,
    # it does not work, or no longer
    "delivery_problem.out_of_order": r"""
        \b (?: funktioniert | l(?:ä|ae)uft | klemmt | wackelt | flackert | tropft | riecht | stinkt | leuchtet
          | l(?:ä|ae)dt ) \s (?:\w+\s){0,2}? (?: nicht | nur \s | seit | nimmer | gar ) \b | \b (?: geht \s
          nicht \s (?:an|zu|auf|mehr) | stopped \s working | does(?:n['’]t| \s not) \s
          (?:work|fit|charge|turn|close|open|light|hold) | fell \s (?:apart|off) | came \s
          (?:apart|off|undone) | falls \s apart | auseinander\w* | abgefallen | abgebrochen | ging \s kaputt
          | broke\b )
    """,
    # the remedy for goods: another one, a spare part, the guarantee
    "delivery_problem.remedy": r"""
        \b (?: reklamation | reklamier\w+ | mangel | m(?:ä|ae)ngel | garantie\w* | gew(?:ä|ae)hrleistung
          | umtausch\w* | ersatz(?:lieferung|teil|ger(?:ä|ae)t)? | austausch\w* | nachlieferung | nachliefern
          | neu \s liefern | replacement | (?:send|post|need|want|get) \s (?:me\s|us\s)? (?:a\s|the\s)?
          (?:new|another|right|correct|missing) | exchange \s (?:it|them|for) | warranty
          | (?:schick|send)(?:en|t|ts)? \s (?:\w+\s){0,5}
          (?:neu(?:e[nrs]?)?|richtige[nrs]?|ersatz|nochmal|nach)\b | spare \s \w+ )\b
    """,
    # "Gekommen ist Häkelgarn", "turned up. it's a left", "ordered six, received five"
    "delivery_problem.what_came": r"""
        \b (?: gekommen \s (?:ist|sind|is) | kam(?:en)? \s
          (?:ein|eine|zwei|drei|vier|fünf|nur|wieder|schon|h|d)\w* | geliefert \s (?:wurde|wurden) | bekommen
          \s (?:habe|hab|haben) | drin \s (?:war|waren|lag) | im \s (?:paket|karton) \s
          (?:war|waren|lag|liegt|ist|fehlt) | geschickt \s (?:habt|haben) \s (?:ihr|sie)
          | (?:schickt|druckt|liefert) \s (?:ihr|mir|uns) )\b
        | \b (?: turned \s up | showed \s up | what \s (?:came|arrived|i \s got|turned) | opened \s
          (?:it|the|a) | sent \s (?:me|us) | have \s sent | you['’]ve \s sent | in \s the \s
          (?:box|parcel|package|bag|tin) \s (?:was|were|is) | came \s with | arrived \s with
          | (?:three|four|two|five|twice|third|fourth) \s times? )\b
        | \b (?:bestellt|ordered) \b [^.!?\n]{0,50} [.,:;]\s? [^.!?\n]{0,40} \b (?: kam(?:en)? | kriag
          | krieg\w* | geliefert | arriv\w+ | came | received | got | waren | da\b )
    """,
    # engraved, printed, sewn wrongly
    "delivery_problem.misprint": r"""
        \b (?: gravur\w* | graviert | eingraviert | druck | gedruckt | bedruckt | aufdruck | bestickt | name
          | schriftzug | datum | foto | cover | engrav\w+ | print(?:ed)? | embroider\w+ | spelling | spelt
          | spelled | monogram | misprint\w* ) \b [^.!?\n]{0,60}? \b (?: falsch\w* | fehler\w* | statt
          | verkehrt | verrutscht | verschmiert | steht \s (?:jetzt\s)? | wrong(?:ly)? | instead | mistake
          | misspel\w+ | error | typo | upside \s down | crooked | smudged | unscharf | blass | streifen
          | spiegelverkehrt )\b
        | \b (?: druckfehler | fehldruck | schreibfehler | vertippt | tippfehler | misprint\w* | misspel\w+
          | falschen? \s (?:namen?|datum|gravur|foto|motiv) | wrong \s
          (?:name|date|engraving|initials|photo|wording) | farbstich
          | (?:lila|gr(?:ü|ue)n|rot|blau|grau|senfgelb |pink|braun|beige|schwarz|weiß) \s (?:statt|und \s
          nicht|instead) )\b
    """,
    # promised dates that slipped by: "Am 6. hieß es Donnerstag", "you said 3 days, it has been 12"
    "delivery_problem.promised_dates": r"""
        \b (?: gesagt | hie(?:ß|ss) \s es | zugesagt | versprochen | said | told | promised ) \b
          [^.!?\n]{0,40}? \b (?: montag | dienstag | mittwoch | donnerstag | freitag | samstag
          | n(?:ä|ae)chste \s woche | \d+ \s (?:tage|wochen|werktage|days|weeks) | (?:ist|sei|is|it['’]?s) \s
          (?:raus|unterwegs|verschickt|in \s produktion|shipped|on \s its \s way|dispatched|on \s the \s
          water) | monday | tuesday | wednesday | thursday | friday | next \s week
          | (?:two|three|four|five|six|eight|ten) \s (?:days|weeks) )
        | \b (?: bestellt | bezahlt | (?:ü|ue)berwiesen | ordered | paid | bought ) \s (?:\w+\s){0,4}? (?: am
          | im | in | on | vor | back \s in | for ) \s [^.!?\n]{0,30} [.,;] [^!?\n]{0,40}? \b (?: heute
          | jetzt | seitdem | nichts | nix | today | now | it['’]?s | nothing | still | kein | took | weder
          | geliefert )
        | \b (?: took | hat | dauerte | gedauert ) \s (?:\w+\s){0,2}? (?:
          (?:two|three|four|five|six|seven|eight|nine |ten|eleven|twelve|fourteen|\d+) \s
          (?:days|weeks|months) | (?:zwei|drei|vier|f(?:ü|ue)nf|sechs|acht|neun|\d+) \s (?:wochen|monate|tage)
          ) | \b (?: warte | wart | waiting | wait ) \b [^.!?\n]{0,25} \b (?: seit | since | for ) \b | \b
          seit \s (?:dem\s)? [^.!?\n]{1,15} \s warte
    """,
    # badly packed
    "delivery_problem.packing": r"""
        \b (?: verpack\w+ | eingepackt | gepackt | packag\w+ | packed | wrapped | cardboard | karton
          | zuzukleben | zugeklebt ) \b [^.!?\n]{0,50}? \b (?: schlecht | ohne | kein\w* | lieblos | offen
          | aufgerissen | nicht | mies | zerdr(?:ü|ue)ckt | badly | no\b | without | open | barely
          | terribl\w+ )
        | \b (?: ohne \s (?:k(?:ü|ue)hlung|polster\w*|karton|schutz\w*
          |f(?:ü|ue)llmaterial|verpackung|umkarton) | halb \s leer | war \s offen | half \s empty | without \s
          (?:so \s much \s as|any) | geplatzt | abgegangen | gequetscht | zerfleddert | durchgeweicht
          | verschmort | mit \s (?:einem\s)? (?:loch|riss|fleck) | (?:a|with) \s hole )\b
    """,
    # does not fit, is not as shown
    "delivery_problem.not_as_described": r"""
        \b (?: pass(?:t|en|te) \s (?:\w+\s){0,2}? (?:nicht|nimmer|net|ned) | nicht \s (?:passt|passend) | zu
          \s (?:klein|gro(?:ß|ss)|eng|weit|kurz|lang) | l(?:ä|ae)uft \s ein | eingelaufen | anders \s als \s
          (?:auf|im|beschrieben|abgebildet) | nicht \s wie \s (?:beschrieben|abgebildet|auf \s dem \s
          bild|bestellt) | entspricht \s nicht | entgegen \s (?:ihrer|der) \s beschreibung | not \s as \s
          (?:described|pictured|advertised) | nothing \s like \s the \s (?:picture|photo) | (?:too|way\stoo)
          \s (?:small|big|short|tight) | doesn['’]t \s fit | does \s not \s fit | fremde[srn]? | somebody \s
          else['’]s | someone \s else['’]s | another \s (?:woman|man|person|customer) | fake
          | f(?:ä|ae)lschung | statt \s \d )\b
    """,
    "delivery_problem.other_tongues": r"""
        \b (?: pas \s (?:encore\s)? re(?:ç|c)u | toujours \s pas | n['’]est \s pas \s arriv\w+ | livraison
          | colis | il \s manque | d(?:é|e)chir\w+ | ab(?:î|i)m\w+ | cass(?:é|e)e?s? | h(?:â|a)l(?:â|a) \s
          gelmedi | gelmedi | kargo | eksik | k(?:ı|i)r(?:ı|i)k | (?:ç|c)(?:ı|i)kmad(?:ı|i) | non \s (?:è|e)
          \s (?:ancora\s)? arrivat\w | consegna | pacco | rott[oa] | manca | no \s ha \s llegado | paquete
          | roto | nie \s dotar\w+ | paczk\w+ | przesy(?:ł|l)k\w+ | uszkodzon\w+ | niet \s
          (?:aangekomen|ontvangen|geleverd) | pakket | kapot )\b
    """,
    # the carrier
    "delivery_problem.carrier": r"""
        \b (?: dhl | hermes | dpd | gls | ups | fedex | royal \s mail | evri | an \s post | usps | spediteur
          | spedition | paketbote\w* | paketdienst | zusteller\w* | postbote\w* | brieftr(?:ä|ae)ger\w*
          | fahrer | lieferant \s hat | kurier | driver | courier | postman | postie | mail \s carrier
          | nachbar\w* | packstation | paketshop | ablageort | abstellgenehmigung | depot | filiale
          | sendungsverfolgung | tracking | sendungsnummer | trackingnummer | sendungsnr | verteilzentrum
          | (?:ü|ue)ber \s den \s zaun | over \s the \s fence | m(?:ü|ue)lltonne | papiertonne | doorstep
          | porch | zollamt | customs | retour \s gegangen | zur(?:ü|ue)ckgegangen | nachforschung\w*
          | lieferung \s (?:verweigert|abgelehnt) )\b
    """,
    # near misses: it came and all is well; it is only asked when
    "delivery_problem.not_all_well": r"""
        \b (?: ist | sind | alles | wohlbehalten | gut | heil | heute | gestern | super | schnell
          | p(?:ü|ue)nktlich | prima | unversehrt ) \s (?:\w+\s){0,2}? (?: angekommen | da\b ,? \s
          (?:danke|super|toll) | eingetroffen | geliefert | verpackt ) (?! [^.!?\n]{0,30}
          (?:aber|jedoch|leider|nur))
        | \b (?: arrived | came | here | delivered ) \s (?:\w+\s){0,2}? (?: safely | on \s time | early | in
          \s one \s piece | promptly | perfect\w* | next \s day | quickly | and \s (?:it|they)
          (?:['’]s|\s(?:is|are|look)) )
        | \b (?: schnelle | fixe | p(?:ü|ue)nktliche | blitz\w* | rasche | prompte | super ) \s
          (?:lieferung|versand) | \b (?: speedy | quick | fast | prompt ) \s (?:delivery|shipping|dispatch)
        | \b (?: wann \s (?:k(?:ö|oe)nn\w+|w(?:ü|ue)rde\w*) | lieferzeit | when \s (?:will|would|do|can) \s
          (?:you|it|they) | lieferbar | wieder \s verf(?:ü|ue)gbar | in \s stock | restock ) \b
    """,
}
