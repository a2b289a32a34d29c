"""What they hold against us: complaint."""

CUES: dict[str, str] = {
    # "Beschwerde", "reklamiere", "I wish to complain"
    "complaint.by_name": r"""
        \b (?: (?<!keine\s) (?<!kein\s) beschwer(?:de|den|e|t)\w* | (?<!nichts\s) reklam(?:ier\w+|ation\w*)
          | bem(?:ä|ae)ngel\w+ | beanstand\w+ | m(?:ä|ae)ngelr(?:ü|ue)ge | m(?:ä|ae)ngel | fristsetzung
          | dienstaufsicht | (?<!no\s) (?<!not\sa\s) complain(?:t|ts|ing|ed)? | grievance | unhappy
          | dissatisf\w+ | unzufrieden\w* | unsatisfactory | not \s
          (?:good\senough|acceptable|happy|impressed|on\b) | verdict | disappoint\w+ | entt(?:ä|ae)usch\w+ )\b
    """,
    # anger in words
    "complaint.anger": r"""
        \b (?: ver(?:ä|ae)rger\w+ | (?:ä|ae)rger(?:lich|e|t)?\b | w(?:ü|ue)tend | sauer | stinksauer | genervt
          | nervt | angefressen | fassungslos | entsetzt | emp(?:ö|oe)r\w+ | frechheit | unversch(?:ä|ae)mt\w*
          | dreist\w* | zumutung | unm(?:ö|oe)glich | unfassbar | unglaublich | unerh(?:ö|oe)rt | skandal\w*
          | schande | schweinerei | sauerei | sauladen | saftladen | schlamperei | schlampig
          | l(?:ä|ae)cherlich | peinlich | armselig | inakzeptabel | indiskutabel | katastroph\w* | grottig
          | grauenhaft | furchtbar | schrecklich | mies\w* | lausig | unterirdisch | unter \s aller | das \s
          letzte | verarsch\w* | verschaukel\w* | vergackeier\w* | abzock\w* | betrug | betr(?:ü|ue)g\w*
          | gauner | verbrecher | l(?:ü|ue)gner | gelogen | unf(?:ä|ae)hig\w* | inkompetent\w* | arrogant\w*
          | herablassend\w* | patzig | pampig | unh(?:ö|oe)flich | unfreundlich\w* | reicht['’]?s? | schnauze
          \s voll | nase \s voll | faxen \s dicke | hals | zum \s kotzen | ich \s fasse? \s es \s nicht
          | geht['’]?s \s noch | euer \s ernst | ihr \s ernst )\b
        | \b (?: angry | furious | fuming | livid | disgust\w+ | appall\w+ | outrag\w+ | ridiculous | absurd
          | unacceptable | shocking | disgrace\w* | shameful | shame | joke | shambles | farce | useless
          | incompetent | pathetic | terrible | awful | dreadful | horrible | horrendous | abysmal | atrocious
          | rubbish | garbage | crap | rude\w* | contempt | insult\w* | lying | liars? | lied | scam\w*
          | fraud | crooks? | thiev\w+ | rip-?off | ripped | robbed | fed \s up | sick \s of | had \s enough
          | at \s the \s end \s of | not \s amused | sort \s it \s out | unbelievable | wtf | seriously \?
          | avoid | steer \s clear | waste \s of )\b
    """,
    # nobody answers, again and again
    "complaint.no_answer": r"""
        \b (?: keine?r? | nie(?:mand)? | nicht | ohne | null | bis \s heute \s (?:nichts|keine) ) \s
          (?:[^\s.!?]+\s){0,4}? (?: antwort\w* | reaktion | r(?:ü|ue)ckmeldung | geantwortet | gemeldet
          | meldet \s sich | reagiert | r(?:ü|ue)ckruf \s (?:kam|erfolgt) | erreich\w* | abgenommen
          | zur(?:ü|ue)ckgerufen | eingangsbest(?:ä|ae)tigung | ans \s telefon | geh(?:ö|oe)rt | beantwortet
          | weiter \s geholfen )\b
        | \b (?: unbeantwortet\w* | ignorier\w+ | funkstille | schweigen | totgestellt | stellt? \s euch \s
          tot | hingehalten | abgewimmelt | abgespeist | textbaustein\w* | standardantwort | floskel\w*
          | automat(?:ische)? \s (?:antwort|mail) | vorgangsnummer | ticketnummer | warteschleife | besetzt
          | bandansage | anrufbeantworter | der \s n(?:ä|ae)chste \s freie | vertr(?:ö|oe)st\w+ | leere \s
          versprech\w+ )\b
        | \b (?: no \s (?:reply|response|answer|one \s (?:answers?|replied|called|bothered|has)|acknowledg\w+
          |explanation) | nobody \s (?:\w+\s)? (?:answers?|answered|replied|replies|called
          |calls|rang|picks|responded|has|cares|knows) | ignor(?:ed|ing|es) | unanswered | never \s
          (?:replied|answered|heard|rang|called|got) | not \s (?:one|a\s single|had\s (?:a|the)) \s (?:\w+\s)?
          (?:reply|response|answer|courtesy) | radio \s silence | fobbed \s off | canned | copy[-\s]paste
          | template[d]? | automated | auto-?repl\w+ | on \s hold | voicemail | ghosted | silence | closed \s
          my \s ticket | ticket \s closed | run(?:ning)? \s me \s around | passed \s (?:around|from) )\b
    """,
    # the third time, since weeks, still, again
    "complaint.again_and_still": r"""
        \b (?: zum \s (?:zweiten|dritten|vierten|f(?:ü|ue)nften |sechsten|wiederholten|x-?ten|\d+\.) \s?
          mal\w* | (?:dritte|vierte|f(?:ü|ue)nfte|sechste|zweite|\d+\.) \s
          (?:mail|e-mail|schreiben|reklamation|nachricht |mahnung|anruf|versuch|beschwerde|brief|anlauf
          |aufforderung) | (?:drei|vier|f(?:ü|ue)nf|sechs|sieben|mehr|\d+) -? \s? (?:x|mal|fach) \s
          (?:\w+\s){0,2}? (?:geschrieben|angerufen|reklamiert|nachgefragt |gemailt|gebeten|gek(?:ü|ue)ndigt)
          | schon \s wieder | schon \s (?:zwei|drei|vier|f(?:ü|ue)nf|\d+) \s? (?:x|mal) | mehrfach | mehrmals
          | wiederholt\w* | immer \s noch | immernoch | noch \s immer | nach \s wie \s vor | seit \s
          (?:wochen|monaten|tagen|\d+ \s (?:wochen|tagen|monaten)|(?:zwei|drei|vier |f(?:ü|ue)nf|sechs) \s
          (?:wochen|monaten|tagen)) | jedes \s mal | jedesmal | erneut | abermals | wieder \s
          (?:falsch|nicht|kein\w*|kaputt|defekt|das \s gleiche) | langsam \s
          (?:reicht|werd|verlier|habe|nervt) | endlich \s (?:mal\s)? (?:\w+\s){0,3}? )\b
        | \b (?: (?:second|third|fourth|fifth|sixth|\d(?:nd|rd|th)) \s
          (?:email|e-mail|mail|time|attempt|message |letter|complaint|call|parcel|reminder|request |bag|month)
          | (?:twice|three \s times|four \s times|five \s times|several \s times|repeatedly|countless) | yet
          \s again | once \s (?:again|more) | still \s (?:no|not|nothing|waiting|haven['’]t|hasn['’]t
          |isn['’]t|charging|doesn['’]t|broken) | for \s (?:weeks|months|days|\w+\s (?:weeks|months)) | every
          \s (?:single\s)? (?:time|month|week) | again \s (?:and \s again|today|this) | how \s
          (?:many|much|often|long) \s (?:more\s|times|longer)? | keeps? \s (?:on\s)? \w+ing | running \s out
          \s of \s patience | lost \s patience )\b
    """,
    # how we spoke and what we promised
    "complaint.our_people": r"""
        \b (?: ihr[e]? | eure? | der | die | dein\w* ) \s (?:\w+\s){0,2}? (?: mitarbeiter\w* | kolleg\w+
          | dame | herr | chef\w* | verk(?:ä|ae)ufer\w* | fahrer | kundendienst | kundenservice | support
          | hotline | chat | techniker\w* | lehrling | azubi ) \b [^.!?\n]{0,100}? \b (?: aufgelegt
          | ausgelacht | gelacht | angeschrien | angeblafft | genannt | gesagt | behauptet\w* | unfreundlich
          | unversch\w+ | frech | patzig | wei(?:ß|ss) \s (?:von\s)? nichts | keine \s ahnung | geschrien
          | abgew(?:ü|ue)rgt | belehrt | geduzt | gemeint )
        | \b (?: your | the ) \s (?:\w+\s){0,2}? (?: rep | agent | colleague | lad | girl | man | staff
          | woman | support | assistant | driver | team | people | manager ) \b [^.!?\n]{0,90}? \b (?: hung \s
          up | laughed | told \s me | rude | called \s me | said | insisted | sneer\w* | patroni[sz]\w+
          | promised | shouted | snapped | lied | ignored | had \s no \s idea )
        | \b (?: nannte?n? \s (?:mich|uns|ihn|sie)
          | (?:aufgelegt|ausgelacht|abgekanzelt|angeblafft|beschimpft) | wie \s bereits \s mehrfach | laut \s
          unseren \s agb | (?:trotz|entgegen) \s (?:\w+\s){0,3}
          (?:zusage|versprechen|vereinbarung|best(?:ä|ae)tigung) | (?:wurde|war|haben\s sie|habt\s ihr) \s
          (?:\w+\s){0,5}? (?:zugesagt|versprochen) | broken \s promise s? | as \s promised | promised \s
          (?:me|us|by|to|that|a) | you \s (?:said|promised|told|assured|wrote|swore) )\b
    """,
    # a claim that something is wrong
    "complaint.got_it_wrong": r"""
        \b (?: falsch\w* | fehler\w* | irrtum | verwechsl?\w+ | kaputt\w* | defekt\w* | besch(?:ä|ae)digt\w*
          | zerbroch\w+ | unvollst(?:ä|ae)ndig\w* | fehlt | fehlen | fehlend\w* | nicht \s
          (?:da|angekommen|erhalten|geliefert|bekommen |gekommen|korrekt|richtig|nachvollziehbar |in \s
          ordnung|akzeptabel|hinnehmbar|zumutbar|sein \s kann|wahr) | stimmt \s (?:\w+\s)? nicht | stimmen \s
          nicht | zu \s sp(?:ä|ae)t | statt(?:dessen)? | anstatt | trotzdem | obwohl | leider | schade
          | bedauerlich\w* | traurig | verstehe? \s nicht | doppelt \s (?:abgebucht|berechnet) | zu \s viel \s
          (?:berechnet|abgebucht|bezahlt) | schlecht\w* | schlechter | verschimmelt | riecht | stinkt
          | l(?:ö|oe)st \s sich | nach \s (?:zwei|drei|vier|einem|einer|\d+) \s
          (?:tagen|wochen|monaten|mal|w(?:ä|ae)sche\w*) )\b
        | \b (?: wrong | mistake | error | broken | damaged | faulty | defective | missing | incorrect\w*
          | late | delayed | overcharged | charged \s (?:me\s)? (?:twice|again) | instead | not \s
          (?:arrived|received|working|delivered|what|right|fair|as) | never \s
          (?:arrived|came|ordered|received|got|asked) | does(?:n['’]t|\s not) \s (?:work|fit|match)
          | did(?:n['’]t|\s not) \s (?:arrive|work|get|come|receive) | unfortunately | sadly | sorry \s to \s
          say | i['’]m \s afraid | however | fell \s apart | poor | cheap(?:ly)? | worse | worst | let \s
          (?:me\s|us\s)? down | unsafe | leaking | stopped \s working | went \s wrong | problem | issue )\b
    """,
    # polite fury, irony
    "complaint.irony": r"""
        \b (?: na \s (?:bravo|toll|super|prima|servus|danke|klasse) | ganz \s gro(?:ß|ss)es? \s
          (?:kino|tennis) | danke \s f(?:ü|ue)r \s (?:nichts|nix) | herzlichen \s gl(?:ü|ue)ckwunsch
          | bewundere | gratuliere | meisterleistung | mit \s (?:wachsendem|gro(?:ß|ss)em|einigem) \s
          (?:interesse|erstaunen|befremden|staunen) | befremd\w+ | erstaun\w+ | verwundert | zur \s kenntnis
          | man \s (?:h(?:ö|oe)re \s und \s)? staun\w* | ich \s (?:stelle \s fest|halte \s fest|erlaube \s
          mir|darf \s (?:daran\s)? erinnern|nehme \s an) | sie \s werden \s verstehen | mit \s verlaub
          | hochachtungsvoll | ihr \s system | so \s nicht | kein \s (?:wunder|zustand|einzelfall) | das \s
          kann \s (?:es|doch) | wo \s kommen \s wir | liegt \s es \s an \s mir | witz\b | witzbolde
          | schlechter \s scherz | realsatire )\b
        | \b (?: thanks \s for \s nothing | oh \s (?:brilliant|great|lovely|joy|good) | well \s done | bravo
          | congratulations | slow \s clap | admire | with \s (?:growing\s|some\s|great\s)?
          (?:interest|amazement|astonishment) | one \s (?:does|might|would|can|had) | i \s
          (?:note|merely|wonder \s whether|had \s (?:rather\s)? hoped|would \s have \s thought|take \s
          no|remain|regret) | may \s i \s (?:remind|suggest|point) | (?:rather|somewhat|a \s
          (?:little|touch|bit)) \s (?:cross|disappointed|surprised|put \s out|puzzled|concerned) | not \s
          (?:entirely|wholly|altogether|exactly|best) | in \s what \s universe | you \s couldn['’]t \s make
          | what \s part \s of | my \s (?:arse|foot) | yours \s (?:in \s disbelief|disappointedly|wearily)
          | so \s much \s for | i \s see \s (?:that)? | am \s i \s to )\b
    """,
    # what follows: deadline, lawyer, review, leaving
    "complaint.consequence": r"""
        \b (?: sonst | andernfalls | ansonsten | letzte \s (?:frist|chance|warnung|mahnung|aufforderung)
          | frist | bis \s sp(?:ä|ae)testens | ich \s (?:fordere|erwarte|verlange) | fordere \s (?:ich|sie)
          | erwarte \s ich | unverz(?:ü|ue)glich | umgehend | anwalt\w* | verbraucherzentrale
          | rechtsschutz\w* | anzeige | polizei | gericht\w* | konsumentenschutz | schlichtung\w*
          | datenschutz\w* | nie \s (?:wieder|mehr) | nie \s und \s nimmer | woanders | konkurrenz | finger \s
          weg | vorsicht | nicht \s (?:zu\s)? empfehl\w+ | (?:ein|1|null|0|zwei|2) \s stern\w* | bewertung\w*
          | (?:ö|oe)ffentlich | google | trustpilot | das \s war['’]?s | abschied | letztes? \s mal
          | vertrauen \s (?:verloren|aufgebraucht|weg|versch\w+) | jahre(?:lang)? \s (?:\w+\s){0,3} kund\w+
          )\b
        | \b (?: or \s else | otherwise | deadline | final \s (?:notice|warning|request|word) | last \s
          (?:chance|warning|time) | i \s (?:demand|expect|insist|require) | immediately | at \s once
          | solicitor | attorney | lawyer | barrister | ombudsman | trading \s standards | citizens \s advice
          | small \s claims | chargeback | dispute | police | court | bbb | ftc | never \s again | elsewhere
          | competitor | one \s star | 1 \s star | two \s stars | zero \s stars | review | twitter | reddit
          | facebook | take \s my \s (?:business|custom) | won['’]t \s be \s (?:back|ordering|buying) | lost
          \s (?:a|my|an) \s (?:\w+\s)? (?:customer|custom|trust) | been \s a \s customer | goodbye | after \s
          \w+ \s years )\b
        | ^ \W{0,3} (?: 1 | ein | one | 2 | zwei | two ) \s (?:stern|star)\w* | ★☆ | (?: ^ | [^⭐★] )
          (?:⭐️?|★){1,2} (?! [⭐★] )
    """,
    # near misses: no complaint meant, our own fault, a third party's
    "complaint.not_against_us": r"""
        \b (?: kein(?:e|en|er)? \s (?:beschwerde|vorwurf|kritik|stress|drama|eile|grund \s zur \s
          klage|anliegen|problem|ding) | nichts \s (?:zu \s reklamieren|zu \s meckern|schlimmes|passiert)
          | nicht \s (?:schlimm|b(?:ö|oe)se|ihre \s schuld|eure \s schuld|weiter \s tragisch|sauer) | halb \s
          so \s (?:wild|schlimm) | alles \s (?:gut|bestens|super|okay|ok|paletti) | sonst \s (?:alles\s)?
          (?:gut|top|super|bestens) | (?:ihr|sie) \s (?:k(?:ö|oe)nnt|k(?:ö|oe)nnen) \s
          (?:ja\s|eh\s|auch\s|da\s)? (?:nichts|nix) \s (?:daf(?:ü|ue)r|f(?:ü|ue)r) | (?:mein|unser)e? \s
          (?:fehler|schuld|eigener?|verschulden|versehen |schusseligkeit|bl(?:ö|oe)dheit) | ich \s
          (?:depp|hornochse|idiot|esel|trottel|dussel |schussel|rindvieh|bl(?:ö|oe)de) | selber \s schuld
          | aus \s versehen | entschuldig\w+ \s (?:bitte\s)? (?:die|mein|f(?:ü|ue)r \s (?:meine|den)|mich)
          | sorry \s (?:f(?:ü|ue)r|an|nochmal) | zu \s unrecht )\b
        | \b (?: no \s (?:complaint s?|rush|hurry|worries|harm|bother|hard \s feelings|problem) | not \s
          (?:a\s complaint|complaining|angry|cross|your \s fault|urgent|a \s (?:big\s)? (?:deal|problem))
          | nothing \s (?:wrong|urgent|to \s do \s with \s you) | my \s (?:own\s)? (?:fault|mistake|bad|error)
          | i['’]?m \s (?:an?\s|such\s an?\s) (?:idiot|eejit|fool|muppet|dope) | entirely \s my | all \s my
          | you \s (?:couldn['’]t|can['’]t) \s (?:have\s known|help) | i \s (?:apologise|apologize|owe \s you)
          | apolog(?:y|ies) \s (?:for \s (?:my|the \s tone)|to) | never \s mind | all \s
          (?:good|fine|well|sorted) | just \s (?:wondering|curious|checking|asking|to\slet) )\b
    """,
}
