"""What they ask: information (question), something beyond the rule (special_request)."""

# Words that stand before the verb of a question; a question needs its mark, or a turn that says it is one.
WHO = r"""(?: wie | wann | wo | was | welche[rnms]? | wie \s?viel\w* | wieviel | warum | wieso | weshalb
      | wozu | wer | wen | wem | wohin | woher | woran | wof(?:ü|ue)r | womit | worauf | how | when | where
      | what | which | why | who | whose | whether )"""

CUES: dict[str, str] = {
    # --- question -------------------------------------------------------------------------------------------
    # "Wie lange ist …?", "What size …?"
    "question.w_word": rf"""
        (?: ^ | [.!?:;,\n–-] \s{{0,3}} | \s (?:und|aber|oder|denn|and|but|or|also|so) \s ) (?:ab \s|bis
          \s|seit \s|von \s|an \s|auf \s|in \s|f(?:ü|ue)r \s|for \s|by \s|at \s|on \s)? {WHO} \b
          [^.!?\n]{{1,160}} \?
    """,
    # "Gibt es …?", "Do you …?"
    "question.verb_first": r"""
        (?: ^ | [.!?:;,\n–-] \s{0,3} | \s (?:und|aber|oder|and|but|or|also) \s
          | (?:hallo|hi|hey|moin|servus|hello|bitte|please|guten \s tag|team) ,? \s )
            (?: gibt['’]?s? (?:\s es)? | ist | sind | war | hat | hab[t]?s? \s (?:ihr|i) | haben \s
              (?:sie|wir) | kann \s (?:man|ich|mir|es|das|die|der|ein\w*) | k(?:ö|oe)nnen \s (?:wir|ich)
              | darf | d(?:ü|ue)rfen | muss | m(?:ü|ue)ssen | soll \s ich | gilt | gelten | passt | passen
              | geht | gehen | reicht | reichen | l(?:ä|ae)sst \s sich | macht \s (?:ihr|man|das) | machen \s
              sie | nehmt \s ihr | nehmen \s sie | verkauf\w* \s (?:ihr|sie) | lieferts? \s (?:ihr|es)
              | liefern \s sie | versend\w* \s (?:ihr|sie) | verschick\w* \s (?:ihr|sie) | f(?:ü|ue)hr\w* \s
              (?:ihr|sie) | braucht | brauche | kommt | kommen | wird | werden | bekomm\w* \s (?:ich|man|wir)
              | krieg\w* \s (?:ich|man|wir) | bietet | bieten | kostet | kosten | h(?:ä|ae)lt
              | vertr(?:ä|ae)gt | enth(?:ä|ae)lt | bleibt | z(?:ä|ae)hlt | stimmt | lohnt | w(?:ä|ae)re
              | w(?:ü|ue)rde | h(?:ä|ae)tt\w+ | wei(?:ß|ss) | wisst | schaff\w* \s (?:ihr|sie) | seid
              | besteht | funktioniert | habt \s es | hab \s ich \s (?:da|noch|eigentlich|denn)
              | k(?:ö|oe)nnts | gibts | gehts | gehören | brauchen | zahlt | muss \s ich )
            \b [^.!?\n]{1,150} \?
        | (?: ^ | [.!?:;,\n–-] \s{0,3} | \s (?:and|but|or|also|so) \s | (?:hi|hey|hello|please) ,? \s )
            (?: is | are | was | does | do | did | can \s (?:i|we|it|the|you \s
              (?:tell|confirm|use|wash|get|put|ship|deliver|do|still)) | will | has | have \s you | should
              | shall \s i | am \s i | may \s i | would \s (?:it|the|that|this|i) | could \s (?:i|we|it|you \s
              tell) | any \s (?:idea|chance|news|update|word) | got \s any | which )
            \b [^.!?\n]{1,150} \?
    """,
    # without the mark: "ich wollte fragen, ob", "I was wondering whether"
    "question.indirect": rf"""
        \b (?: (?:wollte|w(?:ü|ue)rde|m(?:ö|oe)chte|w(?:ü |ue)sste|h(?:ä|ae)tte|will) \s (?:\w+\s){{0,4}}? (?:
          fragen | wissen | erfahren | nachfragen | gewusst | gerne? \s gewusst | eine \s frage | (?:ein\s
          paar|zwei|drei|kurz)\s (?:\w+\s)?fragen? ) | w(?:ü|ue)sste \s gern\w* | frage \s
          (?:mich|zu[rm]?|:|ob|wegen|an) | (?:kurze|kleine|dumme|doofe|bl(?:ö|oe)de|eine
          |ne|meine|letzte|technische|noch \s eine) \s (?:\w+\s)? frage | fragen? \s (?:zu[rm]?|:) | anfrage
          \s? : | bin \s mir \s nicht \s sicher ,? \s ob | wei(?:ß|ss) \s nicht ,? \s
          (?:ob|wie|was|welche\w*|wo) )\b
        | \b (?: k(?:ö|oe)nn\w+ | kann(?:st)? | m(?:ö|oe)gen | w(?:ü|ue)rden | bitte | sag\w* | teil\w*
          | schreib\w* | erkl(?:ä|ae)r\w* ) \s (?:[^\s.!?]+\s){{0,5}}? (?: sagen | mitteilen | verraten
          | erkl(?:ä|ae)ren | best(?:ä|ae)tigen | mal | mir | bitte | mit | bescheid ) ,? \s (?:
          (?:bitte|kurz|mal|ehrlich|nur)\s ){{0,2}} (?: ob | wann | wie | wo | was | welche\w* | warum | wieso
          | wieviel | bis \s wann | ab \s wann | wohin | woran | ungef(?:ä|ae)hr )\b
        | \b (?: wonder(?:ing|ed)? \s (?:if|whether|what|how|about|when|which)
          | (?:wanted|like|want|need|love|keen) \s to \s (?:know|ask|check|find \s out)
          | (?:can|could|would|please|kindly|pls) \s (?:\w+\s){{0,2}}?
          (?:tell|let|advise|confirm|explain|clarify) \s (?:\w+\s){{0,3}}?
          (?:me|us|know|if|whether|what|how|when|which|where|why) | let \s me \s know \s
          (?:if|whether|when|how|what|which) | (?:quick|one|just \s a|small|silly|stupid|simple|another|couple
          \s of|only) \s (?:\w+\s)? (?:question|query|doubt) s? | question \s? (?:about|re|on|for|:|-) | any
          \s idea | not \s sure \s (?:if|whether|what|which|how) | don['’]t \s know \s
          (?:if|whether|which|how) | do \s you \s know | any \s (?:idea|ideas|advice|tips|thoughts|way \s to)
          | is \s there \s (?:any|a) \s (?:way|chance) | verraten | auskunft ,? \s
          (?:welche|ob|wie|wann|(?:ü|ue)ber) | fragezeichen | (?:wie|wo|wann|was) \s
          (?:l(?:ö|oe)sch|mach|bekomm|krieg|find|komm|kann|geht|ist) (?:e|t)? \s (?:ich|man|das|es|denn)\b )\b
        | \b {WHO} \s [^.!?\n]{{2,60}} \b (?: ist \s (?:es|das) \s m(?:ö|oe)glich ) \b | \b (?: ist \s es \s
          m(?:ö|oe)glich | ginge \s (?:es|das|sich) | geht \s (?:das|sich) \s (?:noch|aus|auch|irgendwie|bis)
          ) \b [^.!?\n]{{0,80}} \?
    """,
    "question.subject": r"""
        ^ \W{0,3} (?: (?:re|aw|wg|fwd?) : \s? )? (?: (?:kurze\s|eine\s|kleine\s)? frage[n]?
          | r(?:ü|ue)ckfrage[n]? | nachfrage | auskunft | query | (?:quick\s)? question s? (?! \s about \s
          your \s (?:site|website|support)) | enquiry | vraag | domanda | pregunta | soru ) \b
        | \b (?: anliegen | betreff | thema | topic | subject | ihre \s frage | reason ) \s? : \s? (?:eine\s)?
          (?: frage | question | auskunft | anfrage | query ) | ^ [^\n]{3,60} \? \s{0,3} \n
    """,
    "question.staff_note": r"""
        \b (?: fragt (?:e|en)? | will \s wissen | m(?:ö|oe)chte \s (?:\w+\s)? wissen | erkundigt\w* | wollte
          \s wissen | bittet \s um \s auskunft | ob \b ) \b ,? \s (?:\w+\s)? (?: ob | nach | wie | wann | was
          | welche\w* | warum | wo | an\b | sich | wieviel | zu | (?:das|die|der|es|wir|sie|man|noch)\s )
        | \b (?: ask(?:s|ed|ing) \s (?:\w+\s)? (?:whether|if|how|when|what|which|about|why|where|could)
          | wants? \s to \s know | wonder(?:s|ed) \s (?:if|whether) | enquir\w+ | inquir\w+ | also \s asks )\b
    """,
    # in the mother tongue of some customers
    "question.other_tongues": r"""
        \b (?: est-ce \s que | pouvez-vous \s me \s dire | combien | quand | o(?:ù|u) \s en \s est
          | quel(?:le)?s? | puis-je | avez-vous | peut-on | quanto | quando | potete \s dirmi | avete
          | (?:è|e) \s possibile | (?:¿|cu(?:á|a)nto|cu(?:á|a)ndo|puedo|tienen) | ne \s zaman | ka(?:ç|c)
          | var \s m(?:ı|i) | m(?:ı|i)s(?:ı|i)n(?:ı|i)z | m(?:ü|u)mk(?:ü|u)n | kiedy | czy \s | ile \s | hoe
          \s (?:lang|veel|kan) | wanneer | is \s het \s mogelijk | kunt \s u \s mij \s (?:zeggen|vertellen) )
          [^.!?\n]{0,120} \?
    """,
    # it ends with the mark at all
    "question.mark": r""" (?<! [?!] ) \? (?! [?!] ) """,
    # near misses: rhetoric and reproach
    "question.not_rhetorical": r"""
        \?{2,} | \?! | !\?
        | \b (?: was \s (?:soll|glaub\w*|bild\w*|erlaub\w*|denk\w*|f(?:ä|ae)llt \s (?:euch|ihnen)|ist \s
          (?:eigentlich\s)?(?:los|das|daran|mit \s euch|falsch)|stimmt \s (?:mit|nicht)|kann \s (?:daran|man)
          ) | wie \s (?:kann \s (?:man|es|so)|dreist|lange \s (?:soll|noch|muss|wollen)|oft \s
          (?:denn|noch|soll|muss)|bl(?:ö|oe)d|verpeilt |dumm|tief|unf(?:ä|ae)hig|deutlich) | (?:ist|sind) \s
          (?:das|sie|ihr) \s (?:ihr|euer|eigentlich|denn|wirklich|ernst|zu|noch|der) | seid \s ihr | habt \s
          ihr \s (?:sie|lack|den|noch|eigentlich|n\b|keine|einen) | haben \s sie \s
          (?:eigentlich|noch|keine|mal) | wollt? \s ihr \s (?:mich|einen|eigentlich|uns) | wollen \s sie \s
          (?:mich|eigentlich) | geht['’]?s \s (?:noch|euch) | wer \s (?:bezahlt|ersetzt|gibt|soll|sitzt|hat \s
          das|denkt|stellt|arbeitet) | hallo \? | sch(?:ä|ae)m\w+ \s (?:sie|ihr) | wei(?:ß|ss) \s bei \s
          (?:ihnen|euch) | wissen \s sie ,? \s was | wer \s macht \s (?:denn\s)? so | wo \s gibt \s es \s das
          \s noch | woher \s wuss?te\w* | farbenblind | ernsthaft \? | muss \s (?:das|ich|man) \s
          (?:so|wirklich|erst|denn) | glaub\w* \s (?:sie|ihr) | hal(?:ten|tet) \s (?:sie|ihr) | liest \s
          (?:das|hier) | kann \s (?:doch|das) \s (?:nicht|wahr) | verstanden \? | oder \? | oder \s
          (?:was|wie) \? | ja \? | ne \? | gell \? | und \?+ | na \? | euer \s ernst | ist \s das \s zu \s
          viel | merkt \s ihr )
        | \b (?: what \s (?:is \s wrong|part \s of|kind \s of|the \s (?:hell|heck|fuck|actual)|planet|do \s
          you \s (?:people|lot|take)|exactly|on \s earth|more \s do|am \s i) | how \s
          (?:hard|dare|difficult|many \s (?:times|more)|can \s (?:you|one|anyone)|shameless|stupid|is \s
          that|on \s earth|much \s longer|do \s you \s (?:sleep|still|people)) | who \s (?:hires?|does|do \s
          you|thought|raised|trained|even) | are \s you \s (?:people|all|kidding|serious|actually|deaf
          |even|having|thick|lot|honestly) | do \s you \s (?:people|even|honestly|think|actually|lot|read|have
          \s any \s idea) | did \s (?:anyone|you \s (?:even|really|think|find)) | is \s (?:this|that|it) \s
          (?:a \s joke|how|really|too|acceptable|what) | can \s you \s (?:imagine|believe|even|people) | does
          \s (?:anyone|anybody|nobody) | is \s (?:anyone|anybody|there \s (?:anyone|a \s human)) | why \s
          (?:should|would|must|do) \s (?:i|anyone|we) | seriously \? | really \? | right \? | isn['’]t \s it
          \? | eh \? | ok(?:ay)? \? | yeah \? | am \s i \s (?:a\b|supposed|meant|to \s) | honestly )
    """,
    # a request in the form of a question
    "question.not_a_request": r"""
        (?: ^ | [.!?:;,\n–-] \s{0,3} | \s ) (?: k(?:ö|oe)nn(?:t|te|ten|tet|en)s? | kann(?:st)?
          | w(?:ü|ue)rd(?:en|et|est) | schick(?:t|st|en)s? | send(?:et|en) | nehm(?:t|en) | gebt? | macht?
          | mach(?:st|en) | tauscht? | tauschen | (?:tr(?:ä|ae)gt?|tragt|tragen) | m(?:ö|oe)gen | lassen
          | lasst ) \s (?: ihr | sie | du | mir | mich | uns | das | bitte | jemand | man | den | die | es
          | wer )\b [^.!?\n]{3,160}? \b (?: schicken | senden | zuschicken | zusenden | nachsenden
          | (?:ä|ae)ndern | umtauschen | tauschen | stornieren | erstatten | anrufen | zur(?:ü|ue)ckrufen
          | freischalten | zur(?:ü|ue)cksetzen | l(?:ö|oe)schen | eintragen | austragen | umstellen
          | ausstellen | reparieren | nachsehen | nachschauen | schauen | pr(?:ü|ue)fen | k(?:ü|ue)mmern
          | helfen | beilegen | einpacken | reservieren | (?:ü|ue)berweisen | zur(?:ü|ue)ckzahlen
          | zur(?:ü|ue)cknehmen | abholen | verl(?:ä|ae)ngern | korrigieren | weitergeben | ausrichten
          | machen | bringen | nachliefern | mailen | zur(?:ü|ue)ck | gutschreiben | nochmal | aus | ab | ein
          | raus | weg | rein ) \b [^.!?\n]{0,60} \?
        | \b (?: could | can | would | will | might | may ) \s (?: you | someone | somebody | one \s of \s you
          | i | we | anyone | u | ya ) \s (?:please\s|kindly\s|possibly\s|perhaps\s
          |just\s|also\s|maybe\s){0,2} (?: send | resend | post | ship | change | swap | switch | add | cancel
          | refund | call | ring | phone | take | put | replace | check | look | fix | help | reset | unlock
          | update | remove | delete | issue | email | pop | forward | arrange | make | give | get | have
          | let | pass | do | sort | exchange | extend | consider | mail | include | move | stop | set | bring
          | deliver | turn ) \b [^.!?\n]{0,160} \?
        | \b (?: would | do ) \s you \s (?: mind | be \s (?:so|able|kind|willing) | consider ) \b
          [^.!?\n]{0,120} \?
    """,
    # --- special_request ------------------------------------------------------------------------------------
    # goodwill: beyond the term, beyond the rule
    "special_request.goodwill": r"""
        \b (?: kulanz\w* | kulanter\w* | ausnahm\w* | entgegenkommen | entgegenzukommen | auge \s zu\w*
          | f(?:ü|ue)nf\w* \s gerade | trotzdem \s (?:noch\s|bitte\s)?
          (?:tausch|zur(?:ü|ue)ck|umtausch|nehmen|annehm |m(?:ö|oe)glich|einl(?:ö|oe)s|gegen)\w*
          | (?:doch\s|vielleicht\s|eventuell\s)? noch \s (?:zur(?:ü|ue)cknehmen|annehmen|umtauschen
          |einl(?:ö|oe)sen|gelten) | obwohl \s (?:die|der|es|ich|das) [^.!?\n]{0,40}
          (?:frist|abgelaufen|vorbei|zu \s sp(?:ä|ae)t|tage) | (?:frist|r(?:ü|ue)ckgabefrist|14 \s
          tage|vierzehn \s tage|30 \s tage|garantie|gutschein\w*) \s (?:[^\s.!?]+\s){0,5}?
          (?:abgelaufen|vorbei|um\b|verstrichen|verpasst |verl(?:ä|ae)nger\w*|(?:ü|ue)ber|verfallen
          |h(?:ä|ae)tte) | (?:ü|ue)ber \s (?:der|die) \s frist | einen \s tag \s zu \s sp(?:ä|ae)t
          | wei(?:ß|ss) ,? \s (?:dass|ich|eh|schon) [^.!?\n]{0,60} (?:frist|tage|nicht \s
          m(?:ü|ue)ss|ausgeschlossen|eigentlich|zu \s sp(?:ä|ae)t) | wenn \s nicht ,? \s
          (?:auch|dann|ist|eh|kein|verstehe) | geht \s da \s (?:was|noch|vielleicht|irgend) | l(?:ä|ae)sst \s
          sich \s da \s (?:was|etwas|noch) | dr(?:ü|ue)cken \s sie | treuebonus | bonus \s (?:trotzdem|doch)
          )\b
        | \b (?: goodwill | good \s will | exception | bend \s the \s rules? | outside \s (?:the|your) \s
          (?:\d+|thirty|fourteen|return|window|policy) | past \s the \s (?:window|deadline|return)
          | (?:return|refund) \s window | i \s know \s (?:it['’]?s|the|i['’]?m|that|you) \b [^.!?\n]{0,60}
          (?:days|late|past|outside|policy|out \s of|over) | would \s you \s (?:still|consider|mind \s
          taking|take) | any \s (?:chance|way|possibility) \s (?:of|you|to|at \s all|i|we|it) | no \s
          (?:worries|hard \s feelings|problem) \s if \s not | if \s (?:not|it['’]s \s (?:a\s)? no) ,? \s
          (?:no|never|that['’]s|i|fine) | (?:totally|completely|perfectly|quite)\s understand \s if | honou?r
          \s (?:it|the|my) | store \s credit | one-?off | just \s this \s once | as \s a \s
          (?:favou?r|gesture|one) )\b
    """,
    # more time
    "special_request.more_time": r"""
        \b (?: (?:frist\w*|zahlungsziel|r(?:ü|ue)ckgabe\w* |abo|gutschein\w*|zugang|reservierung|ausleih\w*
          |termin|lizenz|mitgliedschaft) \b [^.!?\n]{0,50}? (?: verl(?:ä|ae)nger\w* | l(?:ä|ae)nger
          | verschieb\w* | aufschub | stund\w* ) | (?:bitte\s um|um) \s (?:\w+\s)?
          (?:verl(?:ä|ae)ngerung|aufschub|stundung) | verl(?:ä|ae)ngern | fristverl\w+ | zahlungsaufschub
          | ratenzahlung | in \s (?:zwei|drei|2|3|mehreren|kleinen) \s (?:raten|teilen|monatsraten) | raten \s
          (?:zahlen|m(?:ö|oe)glich) | teilzahlung | (?:eine|zwei|ein\s paar|\d+) \s (?:woche[n]?|tage|monate?)
          \s (?:l(?:ä|ae)nger|mehr|sp(?:ä|ae)ter|aufschub|zeit) | erst \s
          (?:zum|am|mitte|ende|n(?:ä|ae)chsten|nach) \s (?:\w+\s)?
          (?:bezahl|zahl|(?:ü|ue)berweis|liefer|abbuch)\w* | (?:zur(?:ü|ue)ck(?:halten|legen|gelegt|stellen
          |gestellt)|aufheben|aufbewahr\w+|haltet \s (?:mir|uns)|legt \s (?:mir|uns) [^.!?\n]{0,30}
          zur(?:ü|ue)ck) | pausier\w* | aussetzen | auf \s 20\d\d \s (?:(?:ü|ue)bertragen|verschieben)
          | (?:ü|ue)bertrag\w* \s (?:auf|werden|lassen)? )\b
        | \b (?: extend | extension | more \s time | (?:extra|another|few \s more|couple \s of) \s
          (?:week|weeks|days|month) | pay \s (?:in|by) \s (?:two|three|instal\w+|parts) | instal?ments?
          | payment \s plan | hold \s (?:it|them|on \s to|the|my) | put \s (?:it|one|them) \s (?:aside|by)
          | set \s aside | defer | grace | until \s (?:pay \s?day|the \s \d+(?:st|nd|rd|th)) )\b
    """,
    # allowances for the body, the age, the household
    "special_request.accommodation": r"""
        \b (?: rollstuhl\w* | rollator | gehbehindert\w* | schwerbehind\w+ | behindert\w* | blind\w*
          | sehbehind\w+ | schwerh(?:ö|oe)rig\w* | geh(?:ö|oe)rlos\w* | h(?:ö|oe)rsturz | h(?:ö|oe)re \s
          schlecht | parkinson | \bms\b | demenz | rheuma | arthrose | epilep\w+ | allerg\w+
          | vertr(?:ä|ae)ge? \s (?:kein|nicht)\w* | reha | krankenhaus | pflegeheim | operation | \bop\b
          | chemo\w* | palliativ\w* | schwanger | im \s (?:vierten|dritten|zweiten|f(?:ü|ue)nften|\d\.) \s
          stock | ohne \s (?:aufzug|lift) | barrierefrei\w* | gro(?:ß|ss)druck | gr(?:ö|oe)(?:ß|ss)ere \s
          schrift | wheelchair | disab\w+ | deaf | hard \s of \s hearing | screen-?reader | dementia
          | autis\w+ | carer | arthritis | mobility | sheltered \s housing | second \s floor | third \s floor
          | no \s lift | large \s print | nut[-\s]free | braille )\b
        | \b (?: nicht \s (?:mehr\s)? (?:anzurufen|anrufen|telefonieren) | bitte \s (?:nur\s)?
          (?:schriftlich|per \s (?:mail|post|brief)|keine \s anrufe|kein(?:en)? \s r(?:ü|ue)ckruf) | (?:in \s
          writing|by \s (?:post|letter|email)) \s (?:only|please|instead) | nur \s einmal \s (?:im|pro)
          | einmal \s im \s monat | once \s a \s month | nicht \s so \s oft | seltener | don['’]t \s
          (?:phone|ring|call) | wieder \s (?:ein(?:ge)?trag\w*|aufnehm\w*|anmeld\w*|in \s den \s verteiler|auf
          \s die \s liste) | (?:pop|put|add|sign) \s me \s (?:back\s)? (?:on|up|in) | back \s on \s
          (?:the|your) \s list )\b
    """,
    # engraving, dedication, wrapping, a note in the box, a special size
    "special_request.personal_touch": r"""
        \b (?: gravier\w* | gravur\s? : | widmung\w* | eingravier\w* | geschenkverpack\w* | geschenkpapier
          | als \s geschenk | (?:k(?:ä|ae)rtchen|gru(?:ß|ss)karte|karte |zettel\w*|gru(?:ß|ss)|notiz|brief) \s
          (?:\w+\s){0,4}? (?:dazu\w*|bei\w*|mit|rein\w*|schreiben|legen|drauf|hinein)
          | dazu(?:legen|schreiben|packen) | beilegen | beizulegen | ohne \s
          (?:rechnung|preis\w*|absender|preisschild|lieferschein) | neutral\w* \s verpack\w*
          | ma(?:ß|ss)anfertigung | sonderanfertigung | sondergr(?:ö|oe)(?:ß|ss)e
          | wunsch(?:text|ma(?:ß|ss)|termin|farbe|motiv) | nach \s ma(?:ß|ss) | (?:in|mit) \s (?:einer\s)?
          anderen \s (?:farbe|gr(?:ö|oe)(?:ß|ss)e|h(?:ö|oe)he|schrift\w* |l(?:ä|ae)nge) | mit \s
          (?:unserem|meinem|dem) \s logo | schreibt \s (?:bitte\s|nicht\s|ned\s|drauf)+ | malt | signier\w*
          | autogramm | namen \s (?:drauf|draufschreiben|eingrav) )\b
        | \b (?: engrav(?:e|ing|ed) | personali[sz]\w+ | inscri\w+ | dedicat\w+ | gift[-\s]?wrap\w* | wrapped
          | gift \s (?:note|message|box|bag|receipt) | (?:pop|put|slip|include|add|tuck|enclose) \s
          (?:\w+\s){0,2}? (?:note|card|line|message|in) \b | (?:little|handwritten|birthday) \s
          (?:note|card|line) | saying \s ["'“] | says \s ["'“]happy | without \s (?:the\s)?
          (?:invoice|price|receipt) | custom(?:ised|ized|[-\s]made)? | made \s to \s measure | bespoke
          | special \s (?:size|order|request) | monogram\w* | signed \s (?:copy|by) | our \s logo | in \s a \s
          (?:toddler|different|larger|smaller|custom) \s (?:size|colou?r) )\b
    """,
    # "wäre es möglich", "could you possibly", a kindness in the conditional
    "special_request.would_it_be_possible": r"""
        \b (?: w(?:ä|ae)r['’]?e? \s (?:es|das|sowas|da) \s (?:\w+\s){0,3}? (?: m(?:ö|oe)glich | machbar
          | denkbar | drin | okay | ok | vielleicht ) | ist \s (?:es|das|sowas) \s (?:\w+\s){0,2}?
          m(?:ö|oe)glich | w(?:ü|ue)rden? \s (?:sie|ihr) \s (?:\w+\s){0,3}?
          (?:trotzdem|ausnahmsweise|vielleicht|aus \s kulanz|eventuell|mir \s (?:den|die|das))
          | k(?:ö|oe)nnt(?:en|et)? \s (?:sie|ihr) \s (?:\w+\s){0,5}?
          (?:ausnahmsweise|vielleicht|trotzdem|eventuell |irgendwie|beim \s n(?:ä|ae)chsten) | darf \s ich
          | d(?:ü|ue)rfte[n]? \s (?:ich|wir) | d(?:ü|ue)rfen \s wir | ginge? \s (?:es|das|sich)
          | (?:w(?:ä|ae)re|bin|w(?:ä|ae)r) \s (?:ich\s)? (?:ihnen|euch|dir)? \s? (?:sehr\s|ewig\s)? dankbar ,?
          \s wenn | h(?:ä|ae)tte? \s (?:ich\s)? (?:eine|ne|mal \s eine|noch \s eine|da \s eine) \s (?:\w+\s)?
          (?:bitte|gro(?:ß|ss)e \s bitte) | (?:eine|kleine|gro(?:ß|ss)e|ungew(?:ö|oe)hnliche|besondere) \s
          bitte | sonderwunsch | extrawurst | (?:gefallen|freude) \s (?:tun|machen) | gebt \s ihr \s mir
          | lassen \s sie \s mir | erlauben | erlaubnis | genehmig\w+ )\b
        | \b (?: would \s it \s be \s (?:possible|at \s all|ok|okay|too \s much|all \s right) | is \s
          (?:it|there) \s (?:\w+\s)? (?:possible|any \s (?:way|chance)|a \s way) | might \s (?:you|i|we|it)
          | may \s i \s (?:use|have|ask|come|visit|borrow) | would \s you \s (?:be \s
          (?:so|able|willing)|consider|possibly|mind|let|allow) | could \s (?:you|i|we) \s possibly | i \s
          wonder \s (?:if|whether) \s (?:you|i) | (?:a|one) \s (?:favou?r|odd \s request|small \s ask|big \s
          ask|cheeky) | cheeky | (?:it\s|that\s)? would \s mean \s (?:a\s lot|the \s world|more) | do \s me \s
          a | permission | happy \s to \s pay \s (?:extra|the|for) | i['’]ll \s (?:gladly|happily)? \s? pay \s
          (?:extra|the|for \s the) )\b
    """,
    # discounts, sponsorship in kind, visits, leave to use a picture
    "special_request.favour": r"""
        \b (?: nachlass | rabatt | preisnachlass | sonderpreis | sonderkondition\w* | sch(?:ü|ue)lerrabatt
          | studierendenrabatt | studentenrabatt | seniorenrabatt | erm(?:ä|ae)(?:ß|ss)ig\w+ | alten \s preis
          | zum \s (?:alten|halben|vereinbarten) \s preis | porto \s (?:erlassen|(?:ü|ue)bernehm\w+)
          | erlass(?:en|t)? | gutschrift \s aus | spende[n]? | tombola | schulfest | f(?:ü|ue)hrung
          | besichtig\w+ | besuchen \s (?:kommen|d(?:ü|ue)rfen) | als \s vorlage | foto[s]? \s
          (?:verwenden|nutzen|benutzen) | empfehlungsschreiben | zeugnis | praktikum | (?:statt|anstatt) \s
          (?:mit\s)? (?:dhl|hermes|dpd|gls) | mit \s (?:einem\s)? (?:anderen|nem \s anderen) \s
          (?:dienst|versand|paketdienst|boten) | hermes \s nehmen | dhl \s nehmen | expressversand | express
          \s (?:schicken|m(?:ö|oe)glich|versenden)
          | (?:schneller|fr(?:ü|ue)her|vorher|vorgezogen|eilig|dringend) \s (?:\w+\s){0,2}
          (?:schicken|liefern|versenden|m(?:ö|oe)glich) | zu \s (?:den|einer) \s (?:nachbar\w*|adresse)
          | abstell\w+ | beim \s nachbarn \s abgeben | wunschtermin | (?:gegen|in) \s (?:eine\s)?
          (?:gr(?:ö|oe)(?:ß|ss)e|nummer|farbe|andere\w*) \s (?:\w+\s){0,3}(?:tausch\w*|umtausch\w*)
          | umtausch\w* \s (?:gegen|in|aus|trotz) | gr(?:ö|oe)(?:ß|ss)e\w* \s (?:tausch|umtausch)\w* | eine \s
          nummer \s (?:gr(?:ö|oe)(?:ß|ss)er|kleiner) | (?:bitte \s)? (?:einmal|diesmal|beim \s n(?:ä|ae)chsten
          \s mal) \s [^.!?\n]{0,40} (?:reinlegen|mitschicken|dazu|mit\b|bei\b) | bitte \s (?:noch\s)? nicht \s
          (?:lasern|gravieren|drucken|abschicken|verschicken) | porto \s (?:zahl|(?:ü|ue)bernehm)\w* \s ich
          | extend \s (?:my|the) )\b
        | \b (?: discount | student \s (?:rate|discount) | pensioner | senior \s rate | trade \s discount | at
          \s (?:half|the \s old) \s price | old \s price | raffle | donat\w+ | school \s f(?:ê|e)te | tour \s
          of | visit \s (?:your|the) | use \s (?:your|the) \s (?:photo|picture|image) | express | expedit\w+
          | overnight | rush \s (?:it|order|job) | (?:different|another) \s courier | leave \s (?:it|the \s
          parcel|them) \s (?:with|at|behind|in) | ask \s (?:the|your) \s couriers? | swap \s (?:it|them|this)
          \s for | exchange \s (?:it|them|this) \s for | waive | knock \s (?:it|something|a \s bit) \s off
          | take \s (?:it|the \s \w+) \s off \? )\b
    """,
    "special_request.subject": r"""
        ^ \W{0,3} (?: (?:re|aw) : \s? )? (?: bitte \s um \s
          (?:kulanz|verl(?:ä|ae)ngerung|aufschub|ausnahme|nachsicht) | (?:kleine|gro(?:ß|ss)e|besondere|eine)
          \s bitte | sonderwunsch | kulanz\w* | sonder\w+ | gift \s? wrap\w* | gravur
          | (?:seniorenrabatt|teilzahlung|ratenzahlung |umtausch|verl(?:ä|ae)ngerung|terminwunsch) | a \s
          (?:small|tiny|odd|cheeky) \s (?:favou?r|request|matter) | wrapping | extension | exception
          | personali[sz]ation )
    """,
    # near misses: a demand of right, not a favour
    "special_request.not_a_right": r"""
        \b (?: fordere | verlange | bestehe \s (?:ich\s)? auf | fristsetzung | letzte \s frist | anwalt\w*
          | widerrufe | unverz(?:ü|ue)glich | mein \s gutes \s recht | laut \s (?:gesetz|bgb) | § | demand
          | insist | legal \s right | statutory | solicitor | chargeback | i \s expect )\b
    """,
}
