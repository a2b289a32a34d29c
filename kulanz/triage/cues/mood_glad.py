"""Content and amused: understatement, praise in passing, trouble solved, apologies of their own, play."""

CUES: dict[str, str] = {
    # "nicht schlecht", "not bad at all", "da kann man nicht meckern"
    "pleased.understatement": r"""
        \b(?:kann\smich\snicht\sbeschweren|kein\sgrund\szur\sklage
        |(?:nix|nichts)\s(?:zu\s)?(?:motzen|auszusetzen|dran)|geht\sdoch\b|ganz\svern(?:ü|ue)nftig
        |(?:wirklich|erstaunlich|recht|echt)\s(?:ordentlich|brauchbar|anst(?:ä|ae)ndig|z(?:ü|ue)gig
        |angenehm)|beachtlich
        |(?:jede[nr]?|every)\s(?:cent|pfennig|euro|penny|rappen)\s(?:\w+\s)?(?:wert|lohnt|worth)
        |preis-?leistung|sitzt,?\s(?:passt|wie)|wie\seine\seins|schlecht\sis(?:t)?\sanders
        |schon\sschlechter|schlimmer(?:es)?\s(?:gegessen|erlebt|kommen)
        |(?:macht|tut),?\swas\s(?:es|er|sie|drauf|ein)|gar\snicht\smal\sso|no\scause\sfor\scomplaint
        |worth\s(?:every|the)|decent\senough|can't\sgo\swrong|nothing\swrong\swith\sit|well\splayed
        |fair\senough|money\swell|(?:nicht|net|ned|nich)\s(?:(?:ganz|so|mal)\s)?(?:schlecht|(?:ü|ue)bel
        |verkehrt|ohne\b|zu\sverachten|unfein)|nicht\s(?:zu\s)?meckern
        |(?:nix|nichts)\szu\s(?:meckern|beanstanden|n(?:ö|oe)rgeln|mosern|klagen|bem(?:ä|ae)ngeln)
        |kann\sman\s(?:so\s)?(?:machen|lassen|gelten)|l(?:ä|ae)uft\s?[.!]
        |l(?:ä|ae)uft\s(?:super|prima|top|wie|rund|bestens|seitdem)|passt\s?[.!]
        |passt\s(?:perfekt|super|genau|wie|alles|haargenau|prima|hervor|(?:ü|ue)brigens)|taugt\b|joa?\b
        |mehr\s(?:muss|will\sich|braucht\s(?:man|es)|gibt'?s\snicht|lob)
        |ganz\s(?:ordentlich|passabel|brauchbar|gut\b|nett\b|h(?:ü|ue)bsch|anst(?:ä|ae)ndig)
        |gar\snicht\s(?:so\s)?(?:schlecht|(?:ü|ue)bel|dumm|verkehrt)
        |(?:not|isn'?t|wasn'?t)\s(?:at\sall\s|half\s|too\s|so\s)?(?:bad|shabby)
        |(?:can'?t|couldn'?t|cannot)\s(?:really\s)?(?:complain|fault|grumble|argue)
        |no\s(?:complaints|notes|grumbles|fuss|nonsense)|(?:perfectly|quite|rather)\s(?:adequate|good
        |nice|decent|acceptable|handsome|pleasant|lovely|splendid)|adequate\b
        |does\s(?:what\sit|the\s(?:job|trick))|as\s(?:described|pictured|it\sshould)
        |wie\s(?:beschrieben|abgebildet|auf\sdem\sbild|angegossen|versprochen)|could\sbe\sworse
        |it'?ll\sdo\b|nothing\sto\s(?:grumble|moan|complain)|solide\b|tut,?\swas\s(?:es|er|sie)\ssoll
        |w(?:ü|ue)rd(?:e)?\s(?:es\s|ich\s)?wieder\s(?:kauf|bestell|buch|nehm)|recht\sordentlich)""",
    # a friendly word beside the matter itself
    "pleased.in_passing": r"""
        \b(?:(?:sonst|ansonsten|im\s(?:ü|ue)brigen|(?:ü|ue)brigens|nebenbei|otherwise|by\sthe\sway|btw
        |apart\sfrom\sthat|that\ssaid|incidentally)\b[^.!?\n]{0,60}\b(?:prima|super|gut|toll|top|alles
        |bestens|zufrieden|wunderbar|sch(?:ö|oe)n|klasse|mega|hammer|lecker|nice|great|happy|good|lovely
        |perfect|love|excellent|traum|brilliant|grand|fine|spitze|bequem|tadellos|danke|freu)|(?:super
        |toll|top|wunderbar|klasse|sch(?:ö|oe)n|lecker|gut|zufrieden|gern)\w*,?\s(?:sonst
        |(?:ü|ue)brigens)|weiter\sso\b|keep\sit\sup|keep\sup\sthe|lob\svorweg
        |erst\s(?:mal\s)?das\s(?:gute|sch(?:ö|oe)ne|lob)|vorweg\b
        |nach\swie\svor\s(?:\w+\s)?(?:prima|super|gut|toll|zufrieden|sch)|bin\s(?:\w+\s){0,3}zufrieden
        |happy\s(?:otherwise|customer|with)|lob\s(?:und|&|\+)|praise\s(?:and|&))""",
    # the thing they bought is good: X ist gut, X was lovely, and no "nicht" between
    "pleased.predicate": r"""
        \b(?:(?:ist|sind|war|waren|isch|is|schmeckt|schmecken|sitzt|riecht|f(?:ä|ae)hrt|l(?:ä|ae)uft
        |klingt|sieht|h(?:ä|ae)lt|steht|gef(?:ä|ae)llt|gefallen)\s(?:(?!nicht|net\b|ned\b|kein|nie
        |zu\s)\w+\s){0,4}(?:gut|sch(?:ö|oe)n|prima|super|toll|klasse|lecker|bequem|h(?:ü|ue)bsch|fein
        |top|spitze|angenehm|tadellos|einwandfrei|lieb|nett|goldwert|gold\swert|cool|nice|h(?:ü|ue)bsch
        |gelungen|interessant|lustig|hilfreich|schnell\sda)\b|(?:is|are|was|were|looks?|tastes?|works?
        |fits?|smells?|sounds?|feels?|turned\sout|'s|'re)\s(?:(?!not|never|no)\w+\s){0,3}(?:good|great
        |lovely|nice|fine|delicious|comfy|comfortable|pretty|handsome|excellent|charming|grand|cute|cool
        |well\b|helpful|kind|so\smuch|clever|tasty|treat)\b(?!\senough|\sas)
        |(?:hat|haben|habe)\s(?:\w+\s){0,3}(?:gefallen|gefreut|geschmeckt|geholfen|spa(?:ß|ss)\sgemacht)
        |gef(?:ä|ae)llt\s(?:mir|uns)|mag\s(?:ich|eure|ihre|den|die|das)
        |(?:enjoy|enjoyed|like|liked)\s(?:the|your|it|them|my|our)|(?:gut|toll|super|sch(?:ö|oe)n|prima
        |lecker)e[nrsm]?\s(?:qualit(?:ä|ae)t|produkt|service|laden|shop|seite|auswahl|beratung
        |verpackung|kurs|tee|kaffee|sache|idee|arbeit|preis))""",
    "pleased.always": r"""
        \b(?:that'?ll\sdo\b|fits\slike\sa\sglove|glad\si\s(?:stayed|bought|listened|did|came|asked)
        |put\sit\sright|handled\s(?:fairly|well|kindly)|easy\speasy|easy\sto\s(?:follow|use|put)
        |very\smuch\s(?:satisfied|obliged)|more\sthan\si\scan\ssay|most\sshops\swould|approves?\b
        |pretty\s(?:dang\s|darn\s|damn\s)?good|straightforward\s(?:folk|people|to)|clears\sit\sup
        |content\swith|good\s(?:communication|enough\sfor|class|job|stuff|advice|value)|grand\sjob
        |not\sdisappoint|go\s(?:far\s)?wrong\swith|never\sa\sdull|(?:a|such\sa)\sjoy\b|me\ssmile
        |mint\scondition|i'?ll\sgive\syou\sthat|i\s(?:must|have\sto)\s(?:admit|concede)|i\sadmit\sit
        |and\si'?m\sfussy|(?:was|is|were|been)\s(?:\w+\s)?worth\s(?:it|the)|grown\son\sme|good\shead\son
        |auf\szack|alle\sachtung|hochachtung|hoch\san\b|wort\sgehalten|sch(?:ä|ae)tze?\s(?:ich|das)
        |(?:viel|etwas)\swert\b|beruhigt\s(?:mich|bin)|sorge\sgenommen|lieb\svon
        |(?:hat|haben)\s(?:mich\s|uns\s)?(?:ü|ue)berzeugt\b|wohltat|angetan|tipptopp|top\sverpackt
        |angenehmst
        |find\w*\sich\s(?:\w+\s)?(?:stark|klasse|fair|super|gut|toll|lieb|nett|sch(?:ö|oe)n|prima|cool)
        |(?:man|das)\s(?:merkt|sp(?:ü|ue)rt)\sman|mit\sahnung|wovon\s(?:er|sie)\s(?:spricht|redet)
        |kein\svergleich\szu|reinste\serholung|reibungslos|auf\sanhieb|ohne\s(?:ruckeln|probleme|zicken)
        |sauber\sgel(?:ö|oe)st|gut\serkl(?:ä|ae)r|bin\s(?:\w+\s)?froh|als\smensch\sbehandelt
        |mit\s(?:echten\s)?menschen|wohlbehalten
        |(?:vier|4|four)\s(?:von\s(?:5|f(?:ü|ue)nf)\s)?(?:sterne?|stars)
        |gratuliere\s(?:ich\s)?(?:ihnen|euch)?\s?(?:von|zum|herz)|refreshing|nice\stouch|good\sto\sknow
        |reassur(?:ed|ing\sto)|well\sdone\syou|(?:immer|stets|bisher|jedes\smal|always|ever\sso
        |jahrelang)\s(?:\w+\s){0,3}(?:zufrieden|freundlich|nett\b|gut\b|sch(?:ö|oe)n|verl(?:ä|ae)sslich
        |lieb\b|hilfsbereit|super|toll|geklappt|happy|pleasure|kind\b|lovely|great|friendly
        |been\s(?:\w+\s)?(?:great|happy|lovely|kind|pleased|good))
        |(?:been|was)\s(?:a\s)?(?:\w+\s)?pleasure|credit\s(?:where|to)|gern(?:e)?\skund
        |very\swell\s(?:packed|made|wrapped)|well\s(?:packed|made|wrapped|packaged)
        |gut\s(?:verpackt|gemacht|beraten|bedient|aufgehoben)|sch(?:ö|oe)n\s(?:verpackt|gemacht)
        |sehr\sgut\b|very\s(?:good|nice|happy|pleased)|etwas\sgut\sbei|hat(?:te)?\srecht
        |war\sder\srichtige|works?\sfine|no\sproblem(?:s)?\sat)""",
    "pleased.solved": r"""
        \b(?:(?:hat|ist|sind|geht|klappt|l(?:ä|ae)uft|passt|funktioniert|stimmt)\s(?:(?!nicht
        |kein)\w+\s){0,4}(?:jetzt|nun|inzwischen|geklappt|gefunden|erledigt|aufgetaucht|gel(?:ö|oe)st
        |behoben|einwandfrei|reibungslos)\b|(?:jetzt|nun|wieder)\s(?:(?!nicht
        |kein)\w+\s){0,2}(?:klappt'?s?|geht'?s?|l(?:ä|ae)uft'?s?|funktioniert|passt'?s?)\b(?!\s(?:nicht
        |gar|nix))|bin\s(?:wieder\s)?drin
        |hat\ssich\s(?:\w+\s){0,3}(?:erledigt|gekl(?:ä|ae)rt|gefunden|aufgekl)
        |geld\sist\s(?:jetzt\s|heute\s)?da\b|(?:gut|heil|wohlbehalten|sicher)\sangekommen
        |war\s(?:im\sspam|beim\snachbarn)|all\s(?:sorted|good|set|fixed|working)
        |(?:is|was|got|been|for)\ssort(?:ed|ing)|works\s(?:now|again|perfectly|a\streat|fine)
        |working\s(?:now|again)|resolved|fixed\sit|(?:arrived|came|turned\sup)\s(?:today|this\smorning
        |safe|yesterday|in\sperfect|on\stime|in\sone)|just\sarrived|found\sit\b|just\shit|came\sthrough
        |alles\s(?:da|gut|bestens|angekommen|geklappt|paletti|wieder\sgut)\b|entschuldigung\sangenommen
        |nehm\w*\s(?:ich\s)?(?:alles|es)\s(?:\w+\s)?zur(?:ü|ue)ck
        |take\s(?:it|everything)?\s?(?:all\s)?back\b(?!\sthe)|wieder\sim\slot|problem\sgel(?:ö|oe)st
        |heute\s(?:\w+\s){0,3}(?:angekommen|da\b|eingetroffen))""",
    "pleased.quick": r"""
        \b(?:(?:so|ganz|super|sehr|echt|unglaublich|rasend|wahnsinnig|ging\s(?:ja\s|aber\s)?|wirklich
        |extrem|mega|ur)\s?(?:schnell|fix|flott|z(?:ü|ue)gig|prompt|rasch|flink)\w*|blitzschnell
        |ruckzuck|(?:schnelle|prompte|rasche|flotte|z(?:ü|ue)gige|unkomplizierte|nette|freundliche|liebe
        |tolle|super|gute|kompetente)[rn]?\s(?:\w+\s)?(?:lieferung|antwort|hilfe|bearbeitung|versand
        |reaktion|abwicklung|beratung|erledigung|art\b|service|kontakt|auskunft)
        |(?:versand|lieferung|antwort)\s(?:\w+\s)?(?:flott|schnell|super|top|fix|prompt)|(?:in|nach
        |within)\s(?:\w+\s)?(?:ein(?:em|er)|zwei|2|drei|3|f(?:ü|ue)nf|5|zehn|10|an|one|two|three|five
        |ten|minutes)\s(?:tag|minute|stunde|hour|day)\w*\s(?:war|kam|da\b|geliefert|antwort
        |gel(?:ö|oe)st|sorted|fixed|later)|(?:next|same)[-\s]day|within\s(?:the|an)\shour
        |so\s(?:quick|fast)|quick(?:ly|er)\b|prompt(?:ly|ness)?\b|speedy|in\sno\stime|lightning
        |(?:ü|ue)ber\snacht\sda|schneller\sals|quicker\sthan|p(?:ü|ue)nktlich)""",
    # thanks that name their reason
    "pleased.thanks": r"""
        \b(?:dank(?:e|esch(?:ö|oe)n)?\s(?:euch|ihnen|dir|nochmal|noch\smal|sch(?:ö|oe)n|sch(?:ö|oe)n
        |f(?:ü|ue)rs|fuers|der|dem|allen|dass|auch\san|f(?:ü|ue)r\s(?:die\s(?:schnelle|nette|liebe|tolle
        |prompte|geduldig|unkompl|sch(?:ö|oe)n|vielen|jahre|karte)|den|das|eure\sgeduld|ihre\sgeduld
        |alles|deine))|(?:lieben|herzlichen|ganz\slieben|vielen\slieben|innigen|aufrichtigen|besonderen
        |riesigen|gro(?:ß|ss)en)\sdank\b|merci\b(?!\sd'av)|dankesch(?:ö|oe)n|dankbar\b|bedank(?:t|en)\b
        |(?:thank|thanks|cheers|ta)\s(?:you\s)?(?:so|for\s(?:sorting|the|being|that|all|fixing|chasing
        |looking|such|a|getting|your\s(?:patience|kind|quick))|again|ever|to|a\sl|guys|everyone|lads
        |love|heaps)|tysm|grateful|appreciate\b|much\sobliged|bless\s(?:you|her|him|them)\b|(?:richten
        |sagt|sagen|richtet)\s(?:sie\s)?(?:\w+\s){1,5}(?:aus\b|danke|gru(?:ß|ss)|gr(?:ü|ue)(?:ß|ss)e?
        |dank\b)|pass\son\s(?:my|our)|gru(?:ß|ss)\san\s|gr(?:ü|ue)(?:ß|ss)t?\s(?:mir|bitte|die|den)\s
        |(?:geduld\smit|patience\swith)
        |(?:so|very|really|too|awfully|most)\s(?:kind|nice|sweet|patient|helpful|thoughtful|good\sof)\b
        |nicht\sselbstverst(?:ä|ae)ndlich|h(?:ä|ae)tte[nt]?\s(?:\w+\s)?nicht\sm(?:ü|ue)ssen|korrekt\svon
        |anst(?:ä|ae)ndig\svon|decent\s(?:of|about)|fair\splay\s)""",
    "pleased.kind_staff": r"""
        \b(?:(?:so|sehr|super|mega|wirklich|ganz|echt|unglaublich|total|richtig|ur|voll|immer|besonders
        |reizend|a)\s(?:\w+\s)?(?:nett|lieb|freundlich(?!e[nrm]?\sgr)|geduldig|hilfsbereit
        |herzlich(?!e[nrm]?\s)|kompetent|sympathisch|zuvorkommend|aufmerksam|bem(?:ü|ue)ht|liebevoll
        |kulant)\w*|(?:nette|freundliche|liebe|geduldige|hilfsbereite)[rn]?\s(?:frau|dame|herr|mann
        |mitarbeiter|kolleg|stimme|junge|mensch|team|leute)\w*|(?:lovely|kind|patient|helpful|friendly
        |charming|courteous|nice|sweet)\s(?:lady|man|chap|girl|lad|lass|person|people|staff|team|voice
        |woman|gentleman|service|note|words)|couldn'?t\shave\sbeen\s(?:kinder|nicer|more)
        |voll\s(?:lieb|nett)|ihr\sseid\s(?:\w+\s)?(?:lieb|nett|super|toll)
        |seid'?s\s(?:\w+\s)?(?:so\s)?(?:lieb|nett|leiwand)
        |you(?:'re|\sare)\s(?:\w+\s)?(?:so\skind|lovely|great|all\sdarlings)
        |(?:der|die)\s\w+\s(?:war|ist)\s(?:\w+\s)?(?:ein\sschatz|goldig))""",
    "pleased.apologises": r"""
        \b(?:(?:tut\smir|sorry|entschuldig\w*|verzeih\w*|pardon)\b[^.!?\n]{0,60}\b(?:gestern|letzte
        |nachricht|ton\b|vorhin|neulich|heute\smorgen|short\b|sharp|rude|grumpy|my\s(?:last|e?mail
        |message|tone)|earlier|yesterday|bewertung|nochmals?\sst(?:ö|oe)r)
        |war\s(?:gestern\s)?(?:ich\s)?(?:\w+\s){0,3}(?:unm(?:ö|oe)glich\szu|dr(?:ü|ue)ber|ungerecht
        |unfair|pampig|patzig|zu\s(?:laut|schnell|schroff|forsch))|i\sapologi[sz]e\b
        |(?:my|sincere)\sapologies|i\s(?:was|may\shave\sbeen|have\sbeen)\s(?:\w+\s){0,3}(?:short|sharp
        |rude|grumpy|snippy|unfair|hasty|curt)\b|(?:please\s)?ignore\smy
        |(?:vergessen|ignorier)\w*\s(?:sie\s)?(?:\w+\s)?meine|i\smust\scorrect
        |sch(?:ä|ae)me?\s(?:ich\s)?mich|was\s(?:me|my\s(?:fault|mistake|own))\b
        |(?:war|lag)\s(?:doch\s)?im\sspam|lag\san\s(?:mir|meine)|haben\s(?:das|es)\snicht\sverdient
        |nicht\spers(?:ö|oe)nlich\s(?:nehmen|gemeint))""",
    # leaving, or asking to be let back in, with affection
    "pleased.fond": r"""
        \b(?:(?:war|ist)\s(?:immer\s|eine?\s)?(?:\w+\s)?sch(?:ö|oe)n(?:e)?\b.{0,25}(?:bei|mit|zeit|euch
        |ihnen|jahre)
        |liegt\s(?:wirklich\s|absolut\s|ausdr(?:ü|ue)cklich\s)?nicht\san\s(?:euch|ihnen|dir)
        |nothing\s(?:wrong|against)|it'?s\snot\syou\b|(?:not|nothing)\s(?:to\sdo\swith|about)\syou
        |(?:sch(?:ö|oe)ne|gute|tolle)n?\s(?:zeit|jahre)
        |vermiss(?:e|en)\s(?:ich|wir|schon|eure|den|die|das)
        |fehl(?:t|en)\s(?:mir|uns)\b.{0,20}(?:beim|sehr|richtig|schon)
        |miss\s(?:your|the\snews|them|reading)
        |wieder\s(?:auf(?:zu)?nehmen|in\sden\sverteiler|eintragen|hinein)
        |(?:nehmt|nehmen|tragt|tragen|setzt|setzen)\s(?:sie\s)?mich\s(?:\w+\s){0,3}wieder|bereue
        |back\son\s(?:the|your)|re-?subscribe|weiter(?:hin)?\sgern|mag\sich
        |les\w*\sich\s(?:sehr\s|immer\s)?gern|love\s(?:the|your)\s(?:brand|emails|newsletter|tips)
        |auf\skeinen\sfall\sk(?:ü|ue)nd
        |(?:nicht|not)\s(?:k(?:ü|ue)ndigen|cancel|leave)\b.{0,30}(?:gegenteil|love|gern|h(?:ä|ae)ng)
        |im\sgegenteil|quite\sthe\scontrary|h(?:ä|ae)nge?\s(?:ich\s)?.{0,15}an\s(?:euch|ihnen)
        |(?:euch|ihnen)\s(?:allen\s)?(?:alles\sgute|viel\serfolg|weiterhin)
        |all\sthe\sbest\s(?:to|for|with)|good\sluck\s(?:to|with)|bis\sauf\sweiteres|bei\seuch\sbleib
        |bleib\w*\s(?:ich\s)?(?:euch|ihnen|gern|dabei|kund)|stay(?:ing)?\sa\scustomer
        |immer\s(?:wieder\s)?gern(?:e)?\sbei)""",
    "pleased.suggests": r"""
        \b(?:vorschlag\b|anregung|idee\b|ideenkasten|verbesserungs|w(?:ü|ue)nschen\sw(?:ü|ue)rde
        |kleine[rs]?\s(?:tipp|hinweis|aber\b|wunsch|bitte|anmerkung|kritik)
        |ein\s(?:tipp|kleiner|gedanke)|warum\snicht\b|wie\sw(?:ä|ae)r'?s|macht\s(?:doch|mal)
        |(?:k(?:ö|oe)nntet|k(?:ö|oe)nnten|m(?:ö|oe)gt)\s(?:ihr|sie|man)\s(?:\w+\s){0,4}(?:nicht|mal
        |vielleicht|auch)|vielleicht\s(?:k(?:ö|oe)nn|w(?:ä|ae)r|f(?:ü|ue)r\s(?:die|das))
        |w(?:ü|ue)rde\smich\s(?:\w+\s)?freuen|suggest(?:ion|ing)?\b|any\schance|any\splans
        |would\sbe\s(?:lovely|great|nice|handy|ace)|would\slove
        |(?:just|one)\s(?:a\s|small\s|little\s|tiny\s)?(?:thought|idea|gripe|heads)
        |have\syou\s(?:considered|thought)|how\sabout|you\smight|maybe\s(?:also|a|you|put|next)
        |only\s(?:thing|gripe|note|wish)|einzige[rs]?\s(?:wunsch|kritik|manko)|stern\sabzug
        |nur\s(?:so\s)?(?:eine?\s)?(?:idee|als\shinweis|ein\sgedanke)|nice\sto\shave|feature\srequest)""",
    "pleased.looks_forward": r"""
        \b(?:freu(?:e|en)?\s(?:ich\s)?(?:mich|uns|wir)\b|freue?\smich|vorfreude|gespannt\b
        |kann'?s?\s(?:es\s)?(?:kaum|gar\snicht)\serwarten|looking\sforward|can'?t\swait|excited\b
        |bald\swieder|bis\s(?:bald|zum\sn(?:ä|ae)chsten|n(?:ä|ae)chstes)\b
        |see\syou\s(?:in|at|next|on|soon)|wie\s(?:immer|gewohnt|jedes\sjahr|letztes\sjahr)\b
        |as\s(?:usual|always)\b|same\s(?:again|as\slast)
        |(?:order|buy|book|come|ordered|bought|shop)(?:ing)?\s(?:\w+\s)?again|be\sback\sfor
        |wieder\s(?:gern|kommen)|gerne?\swieder|n(?:ä|ae)chstes\smal\swieder|repurchas
        |(?:will|i'?ll|we'?ll)\sbe\sback|gleich\s(?:noch|nochmal|wieder)|nachschub|nachbestell
        |noch\smehr\sdavon|six\smore|another\s(?:two|three|six))""",
    "pleased.warm_open": r"""
        \b(?:(?:ihr|meine|hallo\sihr|hi\sihr|hey\sihr)\slieben?\b
        |liebe[rs]?\s(?:team|leute|alle\b|menschen|sch(?:ä|ae)tze|\w+-?team|frau\s\w+,|herr\s\w+,)
        |halli?hall|huhu\b|hey+\s(?:ihr|ho|zusammen|leute)|moin\b|servus
        |gr(?:ü|ue)(?:ß|ss)\s?(?:euch|eich|sie)|gria(?:ß|ss)|hoi\b|hiya|g'?day
        |hi\s(?:guys|folks|team|lovely|gang|everyone)|hello\s(?:lovel|again|all|you)|lovely\speople
        |ich\s(?:bin'?s\s)?(?:schon\s|mal\s)?wieder\b|(?:it'?s\s)?me\sagain|mal\swieder\sich|y'?all
        |ihr\s(?:zwei|alle)\b|gemeinde\b)""",
    "pleased.banter": r"""
        (?:\b(?:ne?\s?spa(?:ß|ss)\b|kleiner?\s(?:scherz|spa(?:ß|ss))|kein\sernst|haha+|hihi|lol\b|lmao+
        |rofl|hehe|ge?lacht|lachen\b(?!\smich)|schlapp\b|schmunzel\w*|just\s(?:kidding|joking)|joking\b
        |kidding\b|giggl|chuckl|laugh(?:ed|ing)?\s(?:out|until|so|like)|tickled|ihr\s(?:alten\s|lieben\s
        |kleinen\s)?(?:halunken|schlingel|schurken|banausen|gauner|schlawiner|racker|verr(?:ü|ue)ckten
        |spinner|s(?:ü|ue)(?:ß|ss)en|nasen)|bescheuert\sim|hausverbot\.?\sf|consider\syourselves
        |in\sverse|sonst\s(?:\w+\s)?knallt|augenzwinker|mit\s(?:einem\s)?l(?:ä|ae)cheln|wehe\b|knutsch
        |kette\s(?:ich\s)?mich)|[😂😅😉😜😝😁😄😆🤣🙈😏🤪😋🤭]|[;:]-?\)|[;:]-?[dp]\b|\bxd\b)""",
    "pleased.self_mocking": r"""
        \b(?:ich\s(?:depp|idiot|trottel|esel|dussel|schussel|d(?:ö|oe)del|rindvieh|blindfisch|honk|hirni
        |held)|der\s(?:idiot|depp|trottel|clown)\s(?:bin|war|bist)
        |(?:i'?m|i\sam|feel\slike)\s(?:\w+\s){0,2}(?:idiot|fool|muppet|eejit|goose|numpty)|idiot\sis\sme
        |silly\s(?:old|me)|old\sfool|in\smeinem\salter|at\smy\sage
        |(?:bin|i'?m|i\sam)\s(?:ja\s)?(?:schon\s|only\s|already\s|erst\s|jetzt\s)?[6789]\d\b|(?:sagt
        |meint|behauptet|findet|lacht|schimpft|guckt)\s(?:mein|meine)\s(?:frau|mann|enkel|tochter|sohn
        |hund|kater)|mein\w?\s(?:frau|mann|enkel\w*|sohn|tochter|hund|kater|katze|oma|opa|chef
        |schwester)\s(?:sagt|meint|behauptet|findet|lacht|guckt|hat\s(?:gelacht|gesagt))|my\s(?:wife
        |husband|son|daughter|dog|cat|mum|mom|dad|nephew|sister)\s(?:says|thinks|reckons|claims
        |has\ssaid|has\sbeen)|missus|the\swife)""",
    "pleased.note": r"""
        \b(?:(?:sehr|ganz|sonst|total|h(?:ö|oe)rbar|richtig|super)\s(?:nett|freundlich|herzlich
        |fr(?:ö|oe)hlich|vergn(?:ü|ue)gt|zufrieden|dankbar|gl(?:ü|ue)cklich|erleichtert|lustig)\b
        |gut\sgelaunt|(?:guter|bester)\slaune|bedankt\s?(?:sich|uns|,|\.)
        |l(?:ä|ae)sst\s(?:\w+\s)?gr(?:ü|ue)(?:ß|ss)en|sch(?:ö|oe)ne\sgr(?:ü|ue)(?:ß|ss)e\san|lobt?\b
        |lobes\svoll|lachend|lacht(?:e)?\b|schw(?:ä|ae)rmt|erleichtert\b|cheerful|chatty
        |(?:very|really|quite)\s(?:pleased|happy|chuffed|grateful|friendly)
        |(?:good|great|fine)\s(?:form|mood|humou?r|spirits)|sends\s(?:her|his|their)\s|laughing\b|jolly
        |thanked\s|says\s(?:thank|ta|cheers|hello)|am(?:ü|ue)siert|amused\b|kein\sgroll)""",
    "pleased.good_word": r"""
        (?<!nicht\s)(?<!net\s)(?<!ned\s)(?<!not\s)(?<!so\s)\b(?:prima|h(?:ü|ue)bsch\w*|lecker\w*
        |tadellos\w*|einwandfrei|bequem\w*|gelungen\w*|angenehm\w*|erfreulich\w*|charmant\w*
        |liebevoll\w*|sch(?:ö|oe)ne[nrsm]?\b(?!\s(?:gr|tag|abend|woche|feiert|advent|dank))
        |klasse\b(?!\s\d)|toll(?:e[nrsm]?)?\b|super\b|top\b|spitze\b|cool\b|nice\b|lovely|pleasant
        |handsome|charming|cosy|cozy|grand\b|decent|tasty|comfy|neat\b|cute\b|enjoy\w*|happily|glad\b
        |pleased\b|content\b|froh\b|zufrieden\w*|freut\b|gefreut|freude\b|gef(?:ä|ae)llt|schmeckt|gern\b
        |gerne\b)""",
    "pleased.relief": r"""
        \b(?:entgegen\smeiner\s(?:bef(?:ü|ue)rchtung|erwartung)|schlimmes\sbef(?:ü|ue)rchtet
        |weniger\sschlimm|(?:ä|ae)rger\sist\sverflogen|erst\swar\sich\s(?:ja\s)?(?:sauer|skeptisch)
        |wind\saus\sden\ssegeln|halb\sso\sschlimm|mach(?:t|en)\s(?:das\s)?wieder\sgut
        |wieder\svers(?:ö|oe)hnt|vers(?:ö|oe)hnt|h(?:ä|ae)tte?\snie\sgedacht
        |bleibe\s(?:ich\s)?(?:jetzt\s)?(?:doch|dabei)|kenne?\sich\s(?:auch\s)?anders|half\sexpected
        |fully\sexpected|feared\sthe|erleichter|gott\ssei\sdank|zum\sgl(?:ü|ue)ck\b|relie(?:f|ved)|phew
        |puh\b|thank\s(?:god|goodness|heavens)|stein\svom\sherz|(?:war
        |hatte)\s(?:\w+\s){0,2}(?:skeptisch|nerv(?:ö|oe)s|misstrauisch|angst|bedenken|schon\s(?:drei
        |zwei|einen|mit\sdem\sschlimm))
        |was\s(?:\w+\s)?(?:sceptical|skeptical|nervous|wary|worried|set\sto|all\sset|dreading|ready\sto)
        |nearly\sdidn'?t|h(?:ä|ae)tte\s(?:ich\s)?nicht\s(?:gedacht|erwartet|geglaubt|f(?:ü|ue)r\sm)
        |nicht\s(?:damit\s)?gerechnet|wider\serwarten|(?:angenehm|positiv)\s?(?:ü|ue)berrascht
        |pleasant(?:ly)?\ssurpris|anders\sals\s(?:bei|die|andere|der)|unlike\s(?:my|the|other|most|some)
        |woanders\s(?:\w+\s){0,5}(?:nie|nicht|kein)|nach\slanger\ssuche
        |endlich\s(?:ein|eine|einer|jemand|mal)\s|nach\sjahren\s(?:eine|endlich)
        |(?:last|previous)\s(?:four|three|two|ones?|shop)\b|nothing\slike\sthe|ausnahmsweise\smal
        |erlebt\sman\s(?:sonst\s)?(?:selten|nicht|kaum)|don'?t\ssee\s(?:that|it)\s(?:any|much))""",
    "pleased.emoji": r"[😊🙂👍🙏☺😌😇🤗🤙👌😎🍀🌞☕🍷🐈🐶🌱🥲😺🙃]|:\)|\^\^",
}
