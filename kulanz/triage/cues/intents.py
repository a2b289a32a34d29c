"""What they like and what they would have otherwise: praise, suggestion."""

CUES: dict[str, str] = {
    # --- praise ---------------------------------------------------------------------------------------------
    # thanks for something done, not the formula before the signature
    "praise.thanks_for": r"""
        \b (?: danke | dank | merci | vergelt['’]?s \s gott | dankesch(?:ö|oe)n ) \s? (?: sch(?:ö|oe)n | sehr
          | vielmals | herzlich | euch | ihnen | dir )? ,? \s? (?: f(?:ü|ue)r | dass | dir | euch | euch \s
          allen | an \s (?:das|die|den|ihre?|eure?|alle|herrn|frau|sven) | noch \s mal | nochmals? | ihr \s
          lieben | danke )\b (?! \s (?:nichts|nix|ihre \s (?:antwort|mail|nachricht|geduld|aufmerk|verst(?:ä
          |ae)nd|m(?:ü|ue)he|bem(?:ü|ue)h|r(?:ü|ue)ckmeldung)) )
        | \b (?: thank \s (?:you|u|ye) | thanks | thx | cheers | ta ) \s (?:so\s much\s|very\s much\s|a\s
          million\s|again\s|all\s|ever\s so\s)? (?: for \s (?!nothing|your \s
          (?:reply|email|time|attention|patience|understanding)) | to \s (?:the|your|everyone|whoever|all)
          | both | all )
        | \b (?: (?:tausend|lieben|herzlichen|gro(?:ß|ss)es |riesen|dickes|ganz \s lieben|liebsten) -? \s?
          (?:dank|dankesch(?:ö|oe)n|merci) | (?:ein\s)? (?:gro(?:ß|ss)es|dickes|riesen|herzliches) \s?
          (?:lob|kompliment|danke) | bedank\w* | dankbar | grateful (?!\sif|\sfor\s a\s reply) | much \s
          obliged | credit \s where | hats? \s off | hut \s ab | chapeau | kudos | respekt\b | shout-?out
          | lob\b | lobt | lobe | praise[sd]? )\b
    """,
    # verdicts on us and ours
    "praise.verdict": r"""
        \b (?: begeistert | zufrieden(?:e[rn]?|heit)? | gl(?:ü|ue)cklich | verliebt | hin \s und \s weg
          | positiv \s (?:ü|ue)berrascht | beeindruckt | ger(?:ü|ue)hrt | baff | sprachlos | platt
          | freu[et]?n? \s (?:mich|uns|sich|mi)\b | riesenfreude | gro(?:ß|ss)e \s freude | entz(?:ü|ue)ckt
          | delighted | thrilled | chuffed | impressed | over \s the \s moon | made \s my \s (?:day|week|year)
          | blown \s away | couldn['’]t \s be \s happier | (?:so|very|really|absolutely|dead) \s
          (?:happy|pleased|glad) | pleased \s (?:with|as) | happy \s with | kompliment\w* | ein \s gedicht
          | freude \s (?:damit|daran|gemacht|bereitet) )\b
        | \b (?: gro(?:ß|ss)artig\w* | hervorragend\w* | ausgezeichnet\w* | erstklassig\w* | einwandfrei\w*
          | tadellos\w* | vorbildlich\w* | wunderbar\w* | wundersch(?:ö|oe)n\w* | traumhaft\w*
          | fantastisch\w* | phantastisch\w* | himmlisch\w* | genial\w* | sensationell\w* | perfekt\w*
          | spitzen?\w* | klasse (?!\s\d) | tip-?top | fabelhaft\w* | bombe | hammer | megagut | krass \s gut
          | geil\w* | leiwand | urcool | urleiwand | ur \s? super | l(?:ä|ae)ssig | wucht | k(?:ö|oe)stlich\w*
          | sagenhaft | zauberhaft\w* | liebevoll\w* | gelungen\w* | gold(?:wert|\s wert) | unschlagbar\w*
          | (?:ü|ue)berragend\w* | reizend\w* | entz(?:ü|ue)ckend\w* | das \s beste )\b
        | \b (?: brilliant | excellent | fantastic | amazing | wonderful | superb | gorgeous | marvell?ous
          | fabulous | splendid | spot \s on | top[-\s]notch | first[-\s](?:class|rate) | faultless | flawless
          | magical | heroic | stunning | awesome | terrific | exquisite | fair \s play | bloody \s good
          | slaps | goated | 10/10 | heavenly | sublime | triumph )\b
    """,
    # weaker words, which also stand in wishes, pitches and irony
    "praise.weak_word": r"""
        \b (?: super | top | prima (?! \s di\b) | mega | krass | nice | cool | toll\w*
          | sch(?:ö|oe)n(?:e[rnms]?|sten)? | lecker\w* | lieb\b | gut \s gemacht | gute?[rs]? \s
          (?:ware|qualit(?:ä|ae)t|beratung|service|arbeit |laden|kurs|produkt\w*) | lovely | beautiful\w*
          | perfect\w* | grand | deadly | legends? | great | ace | sweet | soft | works \s well | well \s made
          | good \s (?:quality|value|service) )\b
    """,
    # persons who were kind
    "praise.kind_people": r"""
        \b (?: nett\w* | freundlich(?:e[rnms]?|st\w*|keit)? | hilfsbereit\w* | kompetent\w* | geduldig\w*
          | liebensw(?:ü|ue)rdig\w* | engagiert\w* | zuvorkommend\w* | aufmerksam\w* | herzlich\w*
          | unkompliziert\w* | kulant\w* | schnelle? \s
          (?:hilfe|antwort|reaktion|lieferung|bearbeitung|abwicklung) | geholfen | gek(?:ü|ue)mmert | gerettet
          | m(?:ü|ue)he \s gegeben | engel | schatz | goldst(?:ü|ue)ck | perle | herzst(?:ü|ue)ck )\b (?=
          [^.!?\n]{0,120} )
        | \b (?: kind(?:ness|est|ly \s lady)? | friendly | helpful | patient(?:ly)? | charming | thoughtful
          | generous | courteous | went \s (?:above|out \s of) | above \s and \s beyond | sorted \s
          (?:it|me|everything|my) | fixed \s (?:it|my) \s (?:in|within|straight) | saved \s (?:my|the|us|me)
          | rescued | credit \s to | angel | star \b | lifesaver | no \s (?:fuss|quibble|questions \s asked)
          | without \s (?:any\s)? (?:fuss|quibble) | same \s day | next \s day )\b
    """,
    # they recommend, come back, give five stars
    "praise.recommends": r"""
        \b (?: (?:weiter)?empfehl\w+ | empfohlen | gerne? \s wieder | immer \s wieder \s gern\w* | jederzeit
          \s wieder | weiter \s so | macht \s weiter | bleibt \s so | so \s geht \s
          (?:das|service|kundenservice|man) | stammkund(?:e|in) \s (?:geworden|bleib\w*) | neue[rn]? \s
          (?:fan|stammkund\w*) | lieblings\w+ | beste[rnsm]? \s (?:laden|shop|service|kundenservice|team|kauf
          |h(?:ä|ae)ndler|produkt\w*|\w+laden) | fan \s (?:von|geworden) | nur \s (?:gutes|lob|positives)
          | daumen \s hoch | (?:f(?:ü|ue)nf|5|zehn|10) \s (?:sterne|stars|punkte) | volle \s punktzahl )\b (?!
          [^.!?\n]{0,25} \b nicht )
        | \b (?: recommend\w* | highly \s recommend | will \s (?:be\s)? (?:back|order\w* \s again|buy\w* \s
          again) | keep \s (?:it\s up|up \s the|doing) | favou?rite | best \s
          (?:shop|store|service|purchase|thing|customer|team|ever) | five \s stars? | (?:5|five)[-\s]star
          | customer \s for \s life | tell \s (?:everyone|all \s my) | can['’]t \s (?:fault|recommend \s
          enough|praise) | nothing \s but \s (?:praise|good) | deserves? \s (?:a\s)?
          (?:raise|medal|praise|mention) )\b (?! [^.!?\n]{0,25} \b not )
        | (?: ★ | ⭐️? ){5} | ^ \W{0,3} (?: 5 | five | f(?:ü|ue)nf ) \s (?:sterne|stars|\*) | \b
          gehaltserh(?:ö|oe)hung | \b (?:was|welch) \s (?:f(?:ü|ue)r \s)? (?:ein|eine|a) \s
          (?:toller?|wunder\w+|sch(?:ö|oe)ner?|freude |service|laden|geschenk|wucht)
    """,
    # love, joy, tears, hearts
    "praise.love": r"""
        \b (?: lieb[e]?n? \s (?:es|sie|ihn|euch|eure[nrm]?|den|die|das|dieses|diese[nr]?) | liebe \s ich | ich
          \s liebe | geliebt | (?:i|we|she|he|absolutely|really|just|they) \s (?:\w+\s)?
          (?:love[sd]?|adore[sd]?|ador) | love \s (?:it|them|the|this|your|my|you|from) | adore | obsessed
          | umarm\w* | knutsch\w* | k(?:ü|ue)sschen | tr(?:ä|ae)nen \s (?:in|vor|gelacht|ger(?:ü|ue)hrt)
          | geweint \s vor | vor \s (?:freude|gl(?:ü|ue)ck|r(?:ü|ue)hrung) | g(?:ä|ae)nsehaut | strahlt?e?
          | gl(?:ä|ae)nz\w* \s augen | happy \s (?:tears|dance) | cried \s (?:with|happy) | tears \s of
          | (?:had|having) \s a \s (?:little\s)? cry | beaming | weak \s at )\b
        | [❤💕💖😍🥰😘🙏👏💯🤩🫶🥹💛💚💙🤍🧡🔥👍🌷🎉🥂]
    """,
    # understatement: northern, British, Swabian, "nichts zu meckern"
    "praise.understated": r"""
        \b (?: nichts \s zu \s (?:meckern|beanstanden|bem(?:ä|ae)ngeln|kritisieren) | kann \s man \s (?:nicht
          \s meckern|nix \s sagen|so \s machen|lassen) | passt \s (?:wie|alles|genau|perfekt|prima) | sitzt \s
          wie | nicht \s verkehrt | da \s kann \s man \s nix | net \s schlecht | ned \s schlecht | nicht \s
          schlecht | nicht \s gemeckert | kein \s (?:grund \s zur|anlass) | alles \s
          (?:bestens|top|super|perfekt|wie \s es \s soll|gut \s angekommen|bestens \s angekommen) | gut \s
          (?:verpackt|angekommen|beraten) | schmeckt | h(?:ä|ae)lt | l(?:ä|ae)uft \s wie | tut \s was \s
          (?:es|er|sie) \s soll | p(?:ü|ue)nktlich | flott | ruckzuck | im \s nu | anstandslos | haben \s sie
          \s gut \s gemacht )\b
        | \b (?: no \s (?:complaints|notes|problems?) | not \s (?:half\s)? bad | can['’]t \s
          (?:complain|grumble) | does \s (?:exactly\s)? what | works \s (?:a\s
          treat|perfectly|beautifully|like) | fits \s (?:like|perfectly|beautifully) | better \s than \s
          (?:expected|i|the|my) | couldn['’]t \s (?:ask|have \s asked|fault) | well \s
          (?:done|made|packed|worth) | good \s (?:job|work|stuff|people|folk) | nicely \s done | bless \s you
          | you(?:'re|\sare)? \s (?:a\s)? (?:gem|star|legend|lovely|treasure|angel)s? | proper \s
          (?:job|service) | decent )\b
    """,
    "praise.other_tongues": r"""
        \b (?: merci \s (?:beaucoup|mille|infiniment|pour|encore|vilmal) | (?:mille|grand|immense|un \s grand)
          \s merci | formidable | magnifique\w* | superbe | ravie?s? | j['’]adore | content[e]? \s de
          | parfait\w* | grazie \s (?:mille|di \s cuore|per|infinite) | bellissim\w+ | perfett\w+ | ottim\w+
          | entusiasta | muchas \s gracias | encantad\w+ | maravillos\w+ | precios\w+ | muy \s
          (?:bonito|contento|contenta|bueno) | heel \s (?:blij|mooi|tevreden) | prachtig\w* | hartelijk \s
          dank | dzi(?:ę|e)kuj\w+ \s (?:bardzo|za) | (?:ś|s)wietn\w+ | idealn\w+ | pi(?:ę|e)kn\w+ | (?:ç|c)ok
          \s (?:g(?:ü|u)zel|memnun\w*|te(?:ş|s)ekk(?:ü |u)r\w*|be(?:ğ|g)end\w+) | harika | m(?:ü|u)kemmel
          | elinize \s sa(?:ğ|g)l(?:ı|i)k )\b
    """,
    # trouble that ended well
    "praise.solved": r"""
        \b (?: hat \s (?:sofort|super|prima|toll|wunderbar|bestens |alles|doch|dann)? \s? geklappt | erledigt
          ,? \s danke | jetzt \s (?:geht|l(?:ä|ae)uft|passt|funktioniert) | gel(?:ö|oe)st | ersatz \s
          (?:ist|war|kam) | nehm\w* \s alles \s zur(?:ü|ue)ck | entschuldigung \s angenommen | schwamm \s
          dr(?:ü|ue)ber | wieder \s (?:gut|vers(?:ö|oe)hnt|heil|ganz) | so \s schnell | binnen \s (?:einer\s)?
          (?:stunde|minuten) | innerhalb \s (?:von\s|einer\s)? (?:\w+\s)? (?:stunde|minuten|stunden) | am \s
          n(?:ä|ae)chsten \s tag \s (?:da|war) | ungefragt | dazugelegt | handgeschrieben\w* | apology \s
          accepted | i \s take \s (?:it\s|that\s|everything\s)? (?:all\s)? back | all \s (?:sorted|good|fixed)
          | turned \s (?:it|things) \s around | within \s (?:an\s hour|minutes|the \s hour|a \s day)
          | handwritten | hand-written | (?:ü|ue)bertroffen | exceeded )\b
    """,
    # near misses: irony, formula, the past, the seller's flattery
    "praise.not_meant": r"""
        \b (?: na \s (?:bravo|toll|super|prima|danke|servus|klasse |wunderbar|herrlich) | bravo\b | ganz \s
          gro(?:ß|ss)es? \s (?:kino|tennis|klasse) | danke \s f(?:ü|ue)r \s (?:nichts|nix) | thanks \s for \s
          nothing | herzlichen \s gl(?:ü|ue)ckwunsch [!,.:]? \s (?:sie|ihr|zu[mr]?) | ja \s
          (?:super|toll|klasse|prima) | echt \s (?:super|toll|klasse) [,.!] | toller? \s
          (?:service|laden|verein) [!.]{1,3} \s? (?:nicht|wirklich)? | well \s done [,.!]? \s
          (?:you|lads|everyone|all) | oh \s (?:brilliant|great|lovely|wonderful|joy) | how \s
          (?:lovely|charming|very|nice|kind) \s (?:of|that) | slow \s clap | bewundere | ich \s gratuliere
          | meisterleistung | glanzleistung | spitzenleistung | congratulations \s (?:on|to)? )\b
        | \b (?: im \s voraus | in \s advance | vorab | dank \s (?:und|f(?:ü|ue)r \s (?:ihre|die) \s
          (?:m(?:ü|ue)he|hilfe|antwort|r(?:ü|ue)ckmeldung)) )\b
        | \b (?: fr(?:ü|ue)her | damals | jahrelang | bisher | bislang | immer | used \s to | once | until \s
          (?:now|recently|this) | was \s always | had \s always ) \b [^.!?\n]{0,50}? \b (?: zufrieden | super
          | gut | begeistert | freundlich | toll | empfohlen | happy | good | great | recommend\w* | perfectly
          | loved )\b
        | \b (?: nicht | kein\w* | wenig | nie | nimmer | not | n['’]t | never | hardly | far \s from ) \s
          (?:\w+\s){0,2}? (?: zufrieden | begeistert | freundlich | nett | hilfreich | empfehl\w+
          | weiterempfehl\w+ | super | toll | gl(?:ü|ue)cklich | good | happy | impressed | helpful
          | recommend | pleased | great | thrilled | perfect )\b
    """,
    # --- suggestion -----------------------------------------------------------------------------------------
    "suggestion.by_name": r"""
        \b (?: vorschl(?:ag|(?:ä|ae)ge)\w* | verbesserungs\w+ | anregung\w* | idee[n]? \b | tipp \s
          (?:von|am|f(?:ü|ue)r|an) | kleiner? \s (?:tipp|hinweis|wunsch|bitte|anmerkung) | feedback
          | r(?:ü|ue)ckmeldung \s zu[mr]? | wunschzettel | w(?:ü|ue)nschen? \s w(?:ü|ue)rd\w* | lob \s
          (?:&|und) \s kritik | hinweis \s (?:in|zu|an) | regt \s an | schl(?:ä|ae)gt \s vor | anregen
          | vorschlagen | mein \s (?:rat|wunsch|vorschlag) | suggest(?:ion|ions|s|ed|ing)?
          | (?:an?|one|my|little|small|quick|two|some) \s (?:\w+\s)? (?:idea|thought|tip|wish) s? | feature \s
          (?:request|wish) | constructive | food \s for \s thought | penn'?orth | two \s cents | room \s for
          \s improvement | wish-?list )\b
        | \b (?: idea | idee | wunsch | kritik | anregung | vorschlag | suggestion | thema ) \s? : | \b (?:
          heads-?up | just \s (?:letting|to \s let) \s you \s know | someone \s (?:should|ought|might) | worth
          \s (?:adding|a \s (?:look|thought)|mentioning) | could \s do \s with | observation | ideenkasten
          | nur \s (?:so\s)? als \s (?:hinweis|anregung|idee|tipp) | (?:ein|zwei|drei|kleiner) \s gedanken?
          )\b
        | \b (?: what \s could \s we \s do \s better | was \s k(?:ö|oe)nn(?:en|ten) \s wir \s besser
          | verbessern )\b
    """,
    # "es wäre schön, wenn", "it would be great if"
    "suggestion.would_be_nice": r"""
        \b (?: w(?:ä|ae)re? | w(?:ä|ae)rs? | f(?:ä|ae)nde? | w(?:ü|ue)rde ) \s (?:[^\s.!?]+\s){0,5}? (?:
          sch(?:ö|oe)n | toll | super | hilfreich | praktisch | n(?:ü|ue)tzlich | klasse | cool | fein | gut
          | sinnvoll | nett | prima | (?:ein)? \s? traum | leiwand | freuen | lieb | schlau | kein \s fehler )
          ,? \s (?: wenn | \w+ \s wenn ) \s (?: ihr | sie | du | es | man | auf | die | der | das | im | eine?
          | in )
        | \b (?: sch(?:ö|oe)n | toll | super | hilfreich | praktisch | klasse | cool | gut ) \s w(?:ä|ae)re?
          \s (?:es,?\s)? (?:ein|eine|wenn|noch|auch|mehr) | \b ein(?:e|en|er)? \s (?:[^\s.!?]+\s){1,5}
          (?:w(?:ä|ae)re?|w(?:ü|ue)rde) \s (?:\w+\s){0,2}? (?: toll | sch(?:ö|oe)n | super | helfen
          | hilfreich | nicht \s schlecht | praktisch | fein | klasse | gut | cool | reichen | vielen )
        | \b (?: it['’]?d? | would | 'd ) \s (?:would\s)? (?:be|help|make) \s (?:\w+\s){0,3}? (?: nice | great
          | good | lovely | helpful | handy | useful | grand | brilliant | easier | cool | a \s
          (?:help|kindness) ) \s (?:if|to \s have|to \s be \s able|to \s see|for) | \b would \s (?:really\s)?
          help\b | \b (?: i['’]?d | would ) \s (?:\w+\s)? love \s (?:to \s see|it \s if|a) | \b (?:wish|if \s
          only) \s (?:you|there|it|the) \s (?:had|would|were|could|came|did|was)
        | \b (?: w(?:ü|ue)nsch(?:e|en|t|te|ten)? | w(?:ü|ue)nscht ) \s (?:ich\s|wir\s|ich\s
          mir\s|mir\s|sich\s|er\s sich\s|uns\s){0,3} (?:f(?:ü|ue)r|zu|mehr|eine?n?|auch|dass|nur|noch|nichts
          \s mehr) | \b w(?:ü|ue)rde \s ich \s mir \s (?:\w+\s){0,4} w(?:ü|ue)nschen | \b h(?:ä|ae)tte? \s mir
          \s (?:\w+\s){0,5} gew(?:ü|ue)nscht
    """,
    # "macht doch", "ihr solltet", "you should really", "why not"
    "suggestion.you_should": r"""
        \b (?: macht | schreib(?:t|en) | druckt | gebt | legt | baut | nehmt | bringt | packt | stellt | setzt
          | bietet | f(?:ü|ue)hrt | zeigt | klebt | fragt ) \s
          (?:ihr\s|sie\s|euch\s|es\s|das\s|den\s|die\s){0,2} (?: doch | halt | vielleicht | lieber | ruhig
          | einfach | auch \s mal | mal ) \b
        | \b (?: ihr | sie | man | ihrem | du ) \s (?:k(?:ö|oe)nnte[ts]?n?|sollte[ts]?n?|m(?:ü|ue)sste[tn]?)
          \s (?:\w+\s){0,3}? (?: vielleicht | mal | auch | doch | ruhig | einfach | unbedingt | eventuell
          | echt | wirklich | noch | da | dazu | eine?n? | den | die | das ) \b | \b (?: vielleicht
          | eventuell ) \s (?:k(?:ö|oe)nn(?:te|ten|tet|en|t)|sollte\w*
          |blenden|w(?:ä|ae)re|denken|mag|lie(?:ß|ss)e) \s | \b (?:wie \s w(?:ä|ae)r['’]?s?e? \s (?:es\s)?
          (?:mit|wenn)|wieso \s (?:macht|gibt|nicht)|warum \s (?:macht|bietet|gibt|nicht|steht|schreibt) \s
          (?:ihr|sie|es|man)?) \b [^.!?\n]{0,60} \b (?:nicht|mal|einfach|kein\w*)\b
        | \b (?: you | they | someone | somebody ) \s (?:should|could|might|ought \s to|may \s want|might \s
          (?:want|like|consider)|need \s to) \s (?:\w+\s){0,3}? (?: consider | add | put | think | offer
          | include | really | make | sell | do | stock | print | try | have | mention | label | bring | add
          | use | want \s to ) \b | \b (?: why \s (?:not|don['’]t \s you) | how \s about | what \s about
          | have \s you \s (?:thought|considered|ever \s thought) | perhaps | maybe ) \s
          (?:you\s|of\s|it\s|just\s|the\s|a\s|one\s|that\s){0,3} (?: could | should | add | put | consider\w*
          | adding | putting | a\b | offer\w* | print\w* | make | making | next ) | \b (?:please\s)?
          (?:consider|think \s about) \s \w+ing | \b (?:put|add|bring \s back|print|make|stock) \s
          (?:the|a|some|metal|more)\s [^.!?\n]{0,60} \b (?:on|to|back|somewhere|page s?)\b
        | \b (?: (?:ins|im) \s (?:sortiment|programm) | nehmt \s (?:\w+\s){0,5} auf\b | fehlt \s
          (?:mir\s|noch\s|eigentlich\s|nur\s|leider\s){0,3} (?:ein|eine|der|die|nur) | ein(?:en|e)? \s
          (?:\w+\s)? (?:filter|button|knopf|hinweis|suchfeld|merkliste |aufkleber|newsletter|app|video|abo) \s
          (?:w(?:ä|ae)re?|f(?:ü|ue)r|mit|zum|fehlt|reichte?) | a \s (?:\w+\s)?
          (?:filter|button|label|sticker|option|note |line|toggle|checkbox) \s (?:would|for|to|that|saying)
          )\b
    """,
    # a question that proposes: "Warum nicht ein Probierabo?", "Vielleicht recyceltes Papier?"
    "suggestion.proposing": r"""
        (?: ^ | [.!?:\n] \s{0,3} ) (?: und\s|oder\s )? (?: vielleicht | warum \s nicht | wieso \s nicht | wie
          \s w(?:ä|ae)r\w* | maybe | perhaps | why \s not | how \s about ) \b [^.!?\n]{0,120} [?.!]
        | \b w(?:ä|ae)re? \s es \s (?:denkbar|m(?:ö|oe)glich|machbar) ,? \s dass \s
          (?:die|der|das|ihr|sie|man|es)\b | \b k(?:ö|oe)nn(?:t|ten|tet|te)(?:s)? \s (?:ihr|sie|man) \s
          (?:\w+\s){0,2}? (?:nicht|mal|bitte|vielleicht)? \s? (?:mal|auch|noch|da|dort|wieder|k(?:ü|ue)nftig)?
          \s? [^.!?\n]{0,60}? \b (?: drittes? | anbieten | einf(?:ü|ue)hren | reinmachen | dazuschreiben
          | hinschreiben | beschriften | machen | herausbringen | rausbringen | einbauen | verwenden
          | weglassen | beilegen | umstellen ) \b
        | \b (?: beschrift|schreib|druck|sperr|mach|leg|lass |nehm|biet|bau|pack )(?:en|t|ts|et)? \s
          (?:sie\s|ihr\s|'s\s|es\s|den\s|die\s|das\s){0,2} (?:[^\s.!?,]+\s){0,3}? (?: doch | bitte
          | vielleicht | halt | lieber | anders | dazu | draus | rein ) \b [^.!?\n]{0,60}? \b (?: statt
          | damit | an\b | hin\b | dazu | draus | rein | nicht | nimmer | anders | weg | gr(?:ö|oe)(?:ß|ss)er
          | auf | ein\b )
        | \b (?: das \s w(?:ä|ae)r['’]?s | t(?:ä|ae)te? \s es \s auch | reicht \s auch | h(?:ä|ae)tte \s
          (?:man|ihr|sie) \s (?:\w+\s){0,8} k(?:ö|oe)nnen | das \s (?:k(?:ö|oe)nnte|kann) \s man \s besser
          | (?:w(?:ü|ue)rde|h(?:ä|ae)tte) \s (?:ich\s)? (?:sofort\s)? (?:zwei|drei|eine?n?) \s kaufen
          | i['’]?d \s (?:buy|pay|order) \s (?:it|one|two|that|extra) | you\s(?:should|could|might) \s
          (?:really\s)? (?:put|make|do|add|tell|sell|print|warn|mention) )\b
    """,
    # paper for plastic, page text put right: what such shops are told most
    "suggestion.usual_matters": r"""
        \b (?: plastik\w* | styropor | verpackungsm(?:ü|ue)ll | papiert(?:ü|ue)te\w* | papiersackerl
          | recyc\w+ | umweltfreundlich\w* | nachhaltig\w* | plastic | polystyrene | bubble \s wrap
          | filter(?:n|funktion)? | sortieren | suchfunktion | search \s (?:function|bar|box)
          | gr(?:ö|oe)(?:ß|ss)entabelle | merkliste | tippfehler | rechtschreib\w* | typo | auf \s
          (?:ihrer|eurer|der) \s (?:seite|website|webseite|homepage) \s (?:steht|hei(?:ß|ss)t|fehlt) | your \s
          (?:website|page|site|english \s page) \s (?:says|still|shows) | untertitel | barrierefrei\w*
          | schriftgr(?:ö|oe)(?:ß|ss)e | gebrauchsanweisung | kurzanleitung\w* )\b
    """,
    "suggestion.for_the_future": r"""
        \b (?: in \s zukunft | k(?:ü|ue)nftig | f(?:ü|ue)rs? \s n(?:ä|ae)chste(?:s|n)? \s? (?:mal|jahr)?
          | beim \s n(?:ä|ae)chsten \s mal | n(?:ä|ae)chstes \s mal | damit \s
          (?:es\s|das\s|die\s|man\s|andere|niemand|nicht\s){1,3} | das \s w(?:ü|ue)rde \s
          (?:\w+\s){0,2}(?:vielen|anderen|helfen|reichen) | h(?:ä|ae)tte \s (?:mir|uns|vielen) \s
          (?:\w+\s){0,3}(?:erspart|geholfen) | statt \s (?:immer|nur|hinten|im) | gr(?:ö|oe)(?:ß|ss)er \s
          (?:drucken|schreiben|machen) | besser \s (?:sichtbar|lesbar|auffindbar|beschriften|w(?:ä|ae)re) | in
          \s future | for \s next \s (?:time|year) | going \s forward | next \s time | so \s that \s
          (?:others?|people|nobody|one) | would \s (?:save|have \s saved|spare|stop) | other \s
          (?:people|customers) | easier \s to \s (?:find|read|see|use) | bigger | larger \s print )\b
    """,
    "suggestion.not_a_threat": r"""
        \b (?: (?:sie|ihr|you) \s (?:sollten?|solltet|should|ought \s to) \s (?:euch|sich|be|all\s be) \s
          (?:sch(?:ä|ae)men|was \s sch(?:ä|ae)men|ashamed|sorry)
          | (?:solltet|sollten|k(?:ö|oe)nnt|k(?:ö|oe)nnten) \s (?:\w+\s){0,3} (?:mich \s
          mal|aufpassen|vorsehen) | i \s suggest \s you \s (?:check|take|read|watch|start|lock|reply|refund)
          | (?:w(?:ü|ue)rde|rate) \s (?:ich\s)? (?:ihnen|euch) | besser \s (?:aufpassen|abschlie) )
    """,
}
