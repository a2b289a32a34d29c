"""Anger at us, by what is meant: outrage, contempt, ultimatums, icy politeness, sarcasm."""

CUES: dict[str, str] = {
    # -- accusations and contempt
    "furious.fraud": r"""
        \b(?:betr(?:ü|ue)g(?:er|st|t\b)|betrug|abgezockt|abzock|halsabschneid|gauner|verbrecher|diebe?\b
        |diebesbande|l(?:ü|ue)gner|l(?:ü|ue)gt\b|l(?:ü|ue)gen\b|verlogen|angelogen|belogen|beschiss
        |bauernf(?:ä|ae)nger|schwindler|schwindel\b|ganoven|hochstapler|nepp\b|geklaut|scam|crook
        |thie(?:f|v)|liars?\b|lying|lied\b|fraud|robb(?:er|ed)|rip[-\s]?offs?\b|ripped\s(?:\w+\s)?off
        |con\s(?:art|me?n\b|merch)|conned\b|cowboys?\b|swindl|charlatan|stole)""",
    "furious.outrage": r"""
        \b(?:ruin(?:ed|iert)?\s(?:my|our|his|her|mir|uns)|you'?ve\slost\sme|you\slost\sme|theft\b
        |shyster|good\sriddance|(?:do\snot|don't)\sinsult|shaking\s(?:with|as)|couldn'?t\sorganise
        |gutless|two-faced|filthy,|robbing|cheats?\b|brain-?dead|drongo|numpt|chimp|gormless
        |one\smore\sexcuse|nothing\sleft\sto\ssay|never\shated|i'?m\ssuing|sue\syou|hear\sfrom\smy
        |you\sknew\b.{0,40}\band\syou|nicht\szu\s(?:ü|ue)berbieten|kotz\w*
        |(?:so\swas\svon\s|sowas\svon\s)?satt\b|verraten\b|hintergangen|geprellt|ausgeraubt|diebstahl
        |raub\b|gelogen|l(?:ü|ue)ge\w*|m(?:ä|ae)rchen|ausreden|widert|ekelhaft|zittere
        |raste\s(?:gleich|endg|aus)|dreh\sdurch|f(?:ü|ue)r\sdie\skatz|nicht\swahr\ssein|lachhaft
        |sch(?:ä|ae)big\w*|aufgeschwatzt|verbitte|nimmerwiedersehen|schlussstrich|tischtuch
        |nichts\smehr\szu\ssagen|kredit\sverspielt|lustig\s(?:(?:ü|ue)ber|gemacht)|nerv(?:e|t)\seuch
        |betrayed|betrayal|lies\b|excuses|despicable|vile\b|contempt|sickening|furious
        |never\sin\smy\slife|in\sall\smy\s(?:life|years)|beyond\swords|blood\sboil|unforgiv|unbelievable
        |the\sworst\b|frechheit|unversch(?:ä|ae)mt|dreist|bodenlos|(?:riesen|sau)?sauerei|schweinerei
        |zumutung|unerh(?:ö|oe)rt|skandal|armutszeugnis|unter\saller
        |(?:aller)?letzte[nr]?\s(?:dreck|haufen|laden|idioten)|das\s(?:aller)?letzte\b|l(?:ä|ae)cherlich
        |unterirdisch|grotten|katastroph|asozial|ehrenlos|inakzeptabel|hinnehmbar|hohn\b|farce
        |ein(?:e\sreine)?\switz\b|die\skr(?:ö|oe)nung|der\sgipfel|ja\swohl\s(?:das|der|die|ein|nicht)
        |disgrac|disgust|appalling|outrag|shameful|scandal|ridiculous|pathetic|unacceptable|shambles
        |insulting|atrocious|abysmal|horrendous|diabolical|a\s(?:complete\s|total\s|sick\s|bad\s)?joke\b
        |beyond\s(?:belief|a\sjoke)|garbage|utter(?:ly)?\b)""",
    "furious.shop_slur": r"""
        \b(?:(?:saft|drecks?|sau|schrott|schei(?:ß|ss)|chaos|mist|affen|gammel|kasper[l]?|idioten|deppen
        |chaoten|lumpen)-?(?:laden|haufen|verein|firma|bude|club|pack|truppe|bande|stall|zirkus|theater)
        |(?:was\s(?:ist\sdas|seid\sihr|f(?:ü|ue)r\sein)|so\sein)\s(?:\w+\s){0,3}(?:laden|verein|haufen
        |zirkus)\b|(?:bunch|pack|mob|shower|load|lot|gang)\sof\s(?:\w+\s)?\w+|you\slot\b|you\speople\b
        |call\syoursel(?:f|ves)|(?:joke|excuse)\s(?:of|for)\sa|clown\s?(?:show|car)|circus|tinpot
        |outfit\b|verbrecherbande|dilettant|amateur|pfusch|st(?:ü|ue)mper|incompeten|inkompeten
        |unf(?:ä|ae)hig|bande\b|bagage|nieten\b|gesindel|pack\b(?=[.!])|kindergarten|pappnasen?
        |schnarchnasen?)""",
    "furious.insult_you": r"""
        \b(?:hirn(?:los|amputiert|verbrannt)|bohnenstroh|an\sder\swaffel|auf\sden\skopf\sgefallen
        |ti?ckt\s(?:ihr|bei\seuch)|noch\sganz\s(?:sauber|richtig|dicht|bei\strost)|verpiss\w*
        |geh\ssterben|zur\sh(?:ö|oe)lle|go\sto\shell|dummheit|schwachk|abschaum|gesocks|blutsauger
        |aasgeier|analphabet|raffgierig|geldgier|verkackt|(?:du|sie|ihr|you)\s(?:\w+\s){0,3}(?:ratte
        |flachzange|feigling|kr(?:ö|oe)te|wicht|wurm|raubritter|geizhals|trampel|schwein|hund\b
        |dreckskerl|barbar|kriminelle|knallt(?:ü|ue)te|nuss\b|spast|behindert|wappler|dep+e?n?\b|blindf
        |coward|rat\b|swine|pigs?\b|vultures?|parasites?|leech)|so\smany\sidiots|brainless|braindead
        |spineless|(?:ihr|du|sie|you|ye|ur|ihnen|euch|so\sein|was\sf(?:ü|ue)r\sein|seid|sind|are
        |is)\s(?:\w+,?\s){0,4}(?:idiot|vollidiot|depp|trottel|arsch|penner|wichs|hirn|spasti|pfosten
        |vollpfosten|versager|pack\b|gesindel|lump|h(?:ä|ae)ngengeb|gehirnamp|opfer\b|knallch
        |schw(?:ä|ae)tzer|holzk|hohl(?:birn|kopf|k(?:ö|oe)pf)|nulpe|weasel|hamster|baboon|(?:nichts
        |alles)k(?:ö|oe)nner|schlafm|trant(?:ü|ue)t|pfeife|flasche[n]?\b|armleuchter|banause|luder
        |schnepfe|kuh\b|pute\b|heini|null(?:en|nummer)|dreck|drecks|bastard|asis?\b|clown|moron|muppet
        |donkey|idiots|wanker|prick|scum|parasit|jerk|imbecile|numpt|eejit|dimwit|halfwit|toerag|cretin
        |worthless|incompetent|useless)|zu\s(?:bl(?:ö|oe)d|dumm|d(?:ä|ae)mlich|doof|faul)\b
        |(?:thick|dumb|stupid)\b|nicht\sbis\sdrei\sz)""",
    "furious.shame": r"""
        \b(?:sch(?:ä|ae)m(?:t|en\ssie|en\ssollte|\sdich)|pfui\b|schande\b|shame\son|ashamed|how\sdare
        |no\sshame|was\serlauben|was\sf(?:ä|ae)llt\s(?:euch|ihnen|dir)|die\sstirn|die\sdreistigkeit
        |the\s(?:nerve|cheek|gall|audacity)\b)""",
    "furious.disbelief": r"""
        \b(?:don'?t\syou\s.{0,20}\sme\b|how\s(?:wonderful|droll|very\sdroll)\s|call\sthat\b
        |in\swhat\s(?:universe|world)|did\sit\snot\soccur|any\sidea\swhat\s(?:it|you)|special\skind\sof
        |aye,?\sright|do\stheir\sjob
        |is\s(?:it|your\s\w+)\s(?:\w+\s)?(?:staffed|coded|run|written)\s(?:\w+\s)?by
        |with\sa\sworking\sbrain|which\s(?:of\syou|genius)|would\sit\skill|what,?\spray|on\swhat\splanet
        |was\s(?:stimmt|l(?:ä|ae)uft)\s(?:\w+\s)?(?:mit|bei)\s(?:euch|ihnen)
        |was\szu[mr]\s(?:teufel|henker|h(?:ö|oe)lle|geier)|was\ssoll\s(?:das|der|die|dieser?)\b
        |wollt\sihr\s(?:mich|einen|uns)|wollen\ssie\s(?:mich|uns)\s|geht'?s\snoch
        |spinnt\s(?:ihr|doch|wohl)|sagt\s(?:ein)?mal\b|(?:haltet|glaubt|meint|denkt|kapiert|checkt)\sihr
        |(?:glauben|denken|meinen)\ssie\s(?:eigentlich|wirklich|etwa|,|ich|im)|halten\ssie\ssich
        |sind\ssie\s(?:wirklich|eigentlich|noch|so)\s|(?:tun|tut)\s(?:sie|ihr)\snur\sso
        |liest\s(?:bei|da|hier|das)|lesen\ssie\s(?:\w+\s){0,3}(?:(?:ü|ue)berhaupt|eigentlich)
        |halten\ssie\s(?:mich|ihre|uns)|verarsch|vergackeier|nicht\s(?:mehr\s)?alle\b
        |ist\sdas\s(?:euer|ihr)\s|(?:euer|ihr|dein)\s(?:voller\s)?ernst\b|allen\sernstes
        |wie\soft\s(?:noch|denn|soll|muss)|hackt'?s|den\sschuss\snicht|was\sgeht\s(?:bei|mit)\seuch
        |kapiert\sihr|wtf\b|what\sthe\s(?:hell|heck|f)
        |are\syou\s(?:kidding|joking|serious|having\sa|taking\sthe|people|lot|blind|deaf)
        |is\s(?:this|that)\s(?:a|some|your|how)\b.{0,20}(?:joke|idea|business)
        |what\s(?:part\sof|is\swrong\swith|planet)
        |how\s(?:hard\s(?:is|can)|difficult|many\s(?:more\s)?times|stupid\sdo)|the\s(?:piss|mick)\b
        |you\scouldn'?t\smake|do\s(?:you|i)\s(?:think\si|look\slike|take\sme)|who\sdo\syou\sthink
        |seriously\?)""",
    "furious.enough": r"""
        \b(?:reicht'?s\b|mir\sreicht|es\sreicht(?!\s(?:wenn|eine?|auch|v(?:ö|oe)llig|mir))
        |ma(?:ß|ss)\sist\svoll|faxen|(?:schnauze|nase|kanal|hals)\s(?:\w+\s)?voll
        |geduld\s(?:\w+\s)?(?:am\s|zu\s)?(?:ende|verloren|aufgebraucht)
        |ende\s(?:mit\s)?(?:meiner|der)\sgeduld|platzt\s.{0,12}kragen|zum\skotzen|stinksauer|fuchsteufel
        |auf\s180|w(?:ü|ue)tend|puls\b|zorn|jetzt\sist\s(?:aber\s)?(?:schluss|feierabend|sense)
        |schluss\sjetzt|fertig\smit\s(?:ihnen|euch)|k(?:ö|oe)nnt\smich|jetzt\sist\s(?:es\s)?genug
        |f(?:ü|ue)r\smich\s(?:beendet|gestorben)|nach\sallem,?\swas|no\schoice\sbut|the\sdecency
        |care\sless|more\sthan\spatient|i\sam\sdone|enough\b(?!\s(?:to|for|of\sa))|fed\sup
        |sick\s(?:and|of|to)|(?:last|final)\sstraw|patience
        |done\s(?:with\syou|asking|being|waiting|here)|furious|livid|fuming|seething|raging|incensed
        |infuriat|pissed\soff|my\slast\snerve)""",
    "furious.swear": r"""
        \b(?:(?:ver)?schei(?:ß|ss)|verdammt|verflucht|verfickt|kack|fick|leck(?:t|en)?\s|arsch|am\sarsch
        |zum\steufel|herrgott|himmel\w*sakra|kruzi|sakra|sonstwohin|fuck|f\*+|bullshit|crap\b|bloody
        |damn|goddamn|arse|shit|piss\b|ffs\b|hell\b|drecks?\b|rotz|bollocks|sod\b|stick\sit|shove\sit
        |up\syours)""",
    # -- ultimatums, threats, consequences
    "furious.ultimatum": r"""
        \b(?:sonst\s(?:geht|gibt|meld|werd|h(?:ö|oe)r|seh|komm|ruf|lass|zeig|schalt|stell|hol|ist|steh
        |mach|wende)|(?:andernfalls|anderenfalls|ansonsten|nach\sfristablauf
        |danach)\s(?:\w+\s){0,2}(?:werd|ich|wird|geht|erhebe|klage|meld)|(?:allerletzte|letzte|final
        |last|letzten|letzter)\s(?:warnung|chance|frist|warning|aufforderung|versuch|notice)
        |(?:nach)?fristsetzung|(?:setze?|gebe?)\s(?:ich\s)?(?:ihnen|euch)\s(?:\w+\s){0,4}(?:frist|bis)
        |letztmalig|ford(?:er|re)e?\s(?:ich\s)?(?:sie|euch)\s|i\s(?:demand|insist|require|elect|expect)
        |letzte\s(?:freundliche|nachricht|mail)|(?:for\s)?the\slast\stime|last\schance|nachfrist
        |or\s(?:else|i\s(?:will|shall)|i'll)
        |(?:otherwise|unless|failing)\b.{0,80}\b(?:i\s(?:will|shall|am)|i'll|we\s(?:will|shall))
        |if\s(?:i|my|the|it|this|that|you)\b.{0,80}\bi(?:'ll|\swill|\sshall|'m\s(?:coming|going))
        |you\shave\s(?:un)?til|(?:verlange|bestehe)\s(?:ich\s)?(?:hiermit\s|auf|die|eine|mein|sofort))""",
    "furious.at_once": r"""
        \b(?:sofort(?:ige[rn]?)?\b|unverz(?:ü|ue)glich|umgehend|auf\sder\sstelle|heute\snoch
        |aber\s(?:zack|dalli|pronto|schnell|flott)
        |und\szwar\s(?:jetzt|sofort|heute|schnell|zack|ein|alle|ohne|un)|gef(?:ä|ae)lligst|zack\szack
        |jetzt\sgleich|dalli|right\snow|immediate|at\sonce|this\sinstant|today\b
        |by\s(?:close|noon|tonight|end\sof)|asap\b|forthwith|fristlos)""",
    "furious.law": r"""
        \b(?:(?:rechts)?anw(?:alt|(?:ä|ae)?lt)|rechtsschutz
        |(?:straf)?anzeige\s(?:ist|wird|wegen|raus|geht|bei|erstatt|gegen)|klage\b|kanzlei|verklag
        |mahnbescheid|amtsgericht|gericht\b|rechtliche?\sschritte|rechtsweg
        |verbraucher(?:zentrale|schutz|verband)|konsumentenschutz|arbeiterkammer
        |datenschutz(?:beauftr|beh)|landesbeauftr|bundesnetz|wettbewerbsz|schlichtung|ombuds|betreibung
        |einstweilige|abmahn|polizei|zur(?:ü|ue)ckbuchen|zur(?:ü|ue)ckholen|k(?:ä|ae)uferschutz
        |chargeback|trading\sstandards|citizens\sadvice|consumer\s(?:affairs|protection|law|rights)
        |small\sclaims|solicitors?\b|lawyers?\b|attorney|legal\saction|sue\syou|court\b|police\b
        |regulator|fair\strading|bbb\b|ico\b|my\sbank\s|card\sissuer)""",
    "furious.goes_public": r"""
        \b(?:offener\sbrief|thread\b|\d+k?\s(?:views|likes|follower|leser|abonnent|mitglied)\w*
        |abonnenten|leserschaft|fernseh|rundfunk|marktcheck|warentest|reclabox
        |jeder?\s(?:wissen|erfahren)|geteilt\b|(?:ö|oe)ffentlich\s(?:machen|schildern|k(?:ü|ue)ndig)
        |viral|journalist|reporter|newspaper|watchdog|die\spresse|press\b|lokalredaktion
        |video\s(?:ist|steht|geht|online)|reaction|(?:google|trustpilot|tiktok|insta\w*|facebook|youtube
        |twitter|reddit|mumsnet|yelp|forum|forums|presse|zeitung|redaktion|verbrauchermagazin|kununu
        |portalen?|gruppe|group|blog|papers?|social\smedia|kanal)\b|ein-stern|one[-\s]star|1[-\s]stern
        |screenshots?\b|(?:schlechte|ehrliche)\sbewertung|followers?\b|alle\swissen
        |everyone\s(?:will|know)|tell\severy|erz(?:ä|ae)hle?\s(?:es\s)?(?:jedem|allen))""",
    "furious.warns_others": r"""
        \b(?:finger\sweg|h(?:ä|ae)nde\sweg|kauft\s(?:woanders|nicht|nie|lieber)
        |bestellt\s(?:hier|da|woanders|nicht|blo(?:ß|ss)|nie)|(?:zu|nur)\smeiden|meidet|lasst\ses
        |spart?\seuch|vorsicht\b|achtung\b|warn(?:e|t|ung)?\b(?!\sus)|rate\s(?:ich\s)?(?:jedem|ab|allen)
        |avoid\b|steer\sclear|stay\saway|beware|be\swarned|don'?t\s(?:buy|order|give|waste|trust|fall)
        |do\snot\s(?:buy|order|trust)|save\syour|waste\sof|keep\syour\smoney|buyer|run\saway
        |nie\s?wieder|nie\s?mehr|never\s(?:again|order|buy|shop)|einmal\sund\s|kein\szweites\smal
        |weil\s(?:null|0|man)\b.{0,20}|if\si\scould\sgive\s(?:zero|no|minus)|zero\sstars)""",
    "furious.violence": r"""
        \b(?:get\shold\sof\syou|done\stime|shotgun|bonfire|(?:through|a)\s.{0,6}window
        |break\s(?:your|his|her|their)\s|bleed\sfor|pay\s.{0,20}\sa\svisit|think\sbefore\syou
        |fire\sinsurance|covers\sfire|after\sdark|gets\sdark|when\syou\slock\sup
        |i'?ll\s(?:wreck|smash|torch|ruin|find\syou|make\syou|be\sthere\swhen|put\sa\sbrick)
        |(?:there\s)?won'?t\sbe\s(?:a|any)\s(?:shop|warehouse)\sleft|your\sinsurance
        |nachts?\b.{0,20}\b(?:auf|brenn|passier)|gnade\s(?:dir|euch|ihnen)
        |find\w*\s(?:ich\s)?(?:schon\s)?(?:dich|raus,?\swo|heraus,?\swo|i\sdi)
        |leg\w*\s(?:ich\s)?(?:euch|eure|euren)\s.{0,20}(?:lahm|platt)|lahm\b|fackel
        |merk\w*\s(?:ich\s)?mir|an\s(?:ihrer|eurer|deiner)\sstelle
        |w(?:ä|ae)re\s(?:doch\s|ja\s)?(?:schade|bedauerlich)
        |(?:ihr|sie)\shabt?\s.{0,12}(?:kinder|familie),?\snicht|in\sdie\sfinger
        |brech\w*\s.{0,20}(?:nase|finger|bein|knochen)|(?:die|keine)\sz(?:ä|ae)hne|hals\sum\b
        |windelweich|kurz\sund\sklein|vorschlaghammer|lichter\saus|darknet|viren\b|bombe\srein
        |s(?:ä|ae)ure|butters(?:ä|ae)ure|g(?:ü|ue)lle|besuch,?\sder|auf\sdich\b
        |unf(?:ä|ae)lle\spassieren|schlaf(?:en|st|t)?\s(?:sie\s)?(?:noch\s)?gut\b|t(?:ü|ue)r\sein\b
        |leibw(?:ä|ae)chter|zu\sverlieren|rottweiler|nicht\sangeleint|bremsschl
        |break\s(?:his|her|their|every)|knees?caps?|wait(?:ing)?\sfor\syou|outside\syour
        |burn\s(?:down|it)|you'?ll\s(?:be|wish|find|pay|regret)
        |wei(?:ß|ss)\s(?:genau\s|ja\s|jetzt\s|inzwischen\s)?(?:,?\s)?wo\b|know\swhere|(?:komm|steh
        |fahr)e?\s(?:ich\s)?(?:\w+\s){0,4}(?:vorbei|vor\s(?:eurer|der|ihrer)|zu\seuch|bei\seuch)
        |(?:eine?|aufs?)\s(?:rein|maul|fresse)\b|fresse|z(?:ü|ue)nd|abfackel|brenn(?:t|en)\b
        |eure?\s(?:scheiben|reifen|bude|fenster|t(?:ü|ue)r)|scheiben\b|gnade\seuch
        |pass(?:t|en\ssie)?\s(?:\w+\s)?auf\b|your\s(?:windows|tyres|tires|van|door|face|teeth)
        |cricket\sbat|baseball|zaunlatte|burn\s(?:it|your|the|down)|smash\syou|botnetz?|ddos
        |hack(?:e|en)\s(?:euch|eure)|die\sseite\splatt|(?:which|what)\swarehouse
        |where\s(?:you|he|she)\s(?:ship|live|park|work)|\bpark(?:t|s)\b|zusto(?:ß|ss)en
        |passieren\sk(?:ö|oe)nnte|be\sa\s(?:\w+\s)?(?:shame|pity)\sif|pity\sif
        |(?:ü|ue)berleg\w*\s(?:sie|es)?\s?(?:sich\s|euch\s)?(?:es\s)?gut|drove\spast|watch\syour
        |sleep\swell|bereu|regret\sit|coming\s(?:down|round|over)
        |come\s(?:down|round|over)\s(?:there|and|to)|kumpels|um\sdie\sohren|hau(?:e|en)?\s
        |see\swhat\shappens|zwischen\sdie\sfinger|through\sthe\swindow|wird'?s?\s.{0,12}(?:warm|ungem)
        |brech\w*\s.{0,15}(?:finger|bein|knochen)|auf\swas\sgefasst|womit\ssie\srechnen
        |think\s(?:very\s)?carefully|home\saddress
        |(?:ihre|eure|your)\s(?:tochter|kinder|familie|daughter|kids|family)\b|letterbox|einen?\sfunke
        |was\spassiert,?\swenn|schaufenster|reifen\b|lieferwagen|keiner\smehr\sda
        |nobody\s(?:there|around)\s|asking\snicely|anders\sreden|in\sbrand|in\sflames)""",
    "furious.never_contact": r"""
        \b(?:(?:schreib|ruf|kontaktier|meld|mail|bel(?:ä|ae)stig)\w*\s(?:\w+\s){0,4}(?:nie\s(?:wieder
        |mehr)|nicht\s(?:mehr|weiter))
        |(?:nichts?|nie)\s(?:mehr|wieder)\s(?:\w+\s){0,4}(?:h(?:ö|oe)ren|lesen|zu\stun|sehen)
        |lass\w*\s(?:sie\s)?(?:mich|uns)\s.{0,12}ruhe
        |l(?:ö|oe)sch(?:t|en\ssie)\b.{0,40}(?:daten|adresse|konto|nummer|alles)
        |never\s(?:contact|e?mail|write|call|ring|hear|want)
        |(?:do\snot|don'?t)\s(?:ever\s)?(?:contact|e?mail|reply|answer|write|text|call|ring)\b
        |stop\W+(?:e?mail|mess|text|contact|call|send)|leave\s(?:me|us)\s(?:alone|be)\b
        |take\s(?:me|my|our)\s.{0,20}off|sehen\ssie\s(?:k(?:ü|ue)nftig\s)?davon\sab)""",
    # -- cold fury: politeness as a weapon, our own words held against us
    "furious.icy": r"""
        \b(?:bemerkenswert|erfahrungsgem(?:ä|ae)(?:ß|ss)|sei(?:en|d)\s(?:sie\s)?versichert|ich\sstaune
        |(?:erlaube|gestatte)\s(?:ich\s)?mir|darf\s(?:ich\s)?(?:ihnen\s)?(?:mitteilen|feststellen)
        |gedenken\ssie|betrachten\ssie|vorz(?:ü|ue)glicher\shoch|rate\s(?:ich\s)?ihnen
        |w(?:ü|ue)nsche\s(?:ich\s)?(?:ihnen\s)?.{0,15}(?:vergn(?:ü|ue)gen|viel\sspa(?:ß|ss)
        |gute\sbesserung)|kein\w*\sworte
        |f(?:ü|ue)hle\smich\s(?:von\sihnen\s)?(?:verraten|verh(?:ö|oe)hnt|betrogen)|rest\sassured
        |may\si\s(?:suggest|congratulate)|do\senlighten|pray\stell|i\sremain\b|regrettably\sfor\syou
        |you\smay\s(?:keep|delete|expect)|nehme\s(?:ich\s)?.{0,20}zur\skenntnis
        |verzichte\s(?:ich\s)?(?:auf|darauf|gern|dankend)|wege\strennen|r(?:ü|ue)hren\ssie\ssich
        |f(?:ü|ue)r\smich\s(?:abgeschlossen|erledigt)|so\s(?:spricht|redet|geht|behandelt)\sman\s
        |beeindruckend,|meinetwegen|beehren|(?:er)?spar\w*\s(?:sie\s)?(?:sich|mir|euch)\b|mit\sverlaub
        |hochachtungsvoll|gestatten\ssie|erlauben\ssie
        |(?:ich\s)?darf\s(?:ich\s)?sie\s(?:h(?:ö|oe)flich|bitten|daran|noch)|bem(?:ü|ue)hen\ssie\ssich
        |alles\sweitere|auf\sihre\skosten|ohne\sweitere|mit\ssofortiger|in\sihrem\shause?|werte[rs]?\s
        |offenbar\s(?:nicht|kein|f(?:ü|ue)r)|f(?:ü|ue)r\s(?:n(?:ö|oe)tig|angemessen)
        |trage\s(?:ihnen|es|sie)\s|w(?:ü|ue)nsche\s(?:ich\s)?(?:ihnen|euch)
        |consider\s(?:this|the|my|our)|with\simmediate|without\sfurther|spare\s(?:me|us)
        |don'?t\s(?:bother|trouble)|need\s?(?:n'?t|\snot)\s|i\s(?:shall|shan'?t)\b
        |i\s(?:merely|simply)\s|whoever\s(?:signs|wrote)|to\sthe\s(?:individual|person|genius)
        |yours,?\s(?:etc|for\sthe))""",
    "furious.sarcasm": r"""
        \b(?:na\s(?:bravo|toll|super|prima|klasse|danke|vielen|herzlichen)
        |ganz\sgro(?:ß|ss)es\s(?:kino|tennis)|(?:ja|echt)\s(?:super|toll|klasse)\b|(?:sch(?:ö|oe)nen
        |vielen|besten|herzlichen)\sdank\s(?:auch|f(?:ü|ue)r\s(?:nichts|gar|die\sbelehr|den\shinweis
        |ihre\s\w+,?\s(?:mit|die|so)))|danke\sf(?:ü|ue)r\s(?:nichts|gar)
        |wie\s(?:aufmerksam|reizend|gro(?:ß|ss)z(?:ü|ue)gig|praktisch|originell|charmant|liebensw)
        |(?:glanz|meister|spitzen|top)\s?leistung|ich\sbewunder|(?:ich\s)?gratulier|gl(?:ü|ue)ckwunsch
        |bravo\b|applaus|viel\sspa(?:ß|ss)\b
        |mit\s(?:wachsendem\s|gro(?:ß|ss)em\s)?(?:interesse|erstaunen|verwunderung|befremden)
        |respekt[,.!]|zum\smitschreiben|thanks\s(?:a\slot\s|a\sbunch\s)?for\s(?:nothing|closing)
        |how\s(?:delightful|charming|thoughtful|generous|convenient|marvell?ous|reassuring)
        |oh\s(?:brilliant|great|good|joy|lovely|wonderful|super|nice)\b|well\sdone\b|congratulat
        |slow\sclap|i\s(?:must\s)?(?:admire|applaud|commend)
        |with\s(?:great\s|growing\s|some\s)?interest\b|surprise,\ssurprise
        |what\sa\s(?:surprise|shock|treat)|cute\.|wonderful\.|realsatire|kabarett|minus\s\w+\sst
        |bless\syour\sheart|marvell?ous\.)""",
    "furious.your_words": r"""
        (?:\b(?:schr(?:ieb|eib)\w*|antwort\w*|behaupt\w*|w(?:ö|oe)rtlich|zitat|hei(?:ß|ss)t\ses
        |belehr\w*|teil\w*\smir|meint\w*|sagt\w*|dazu|wrote|writes?|quote|replied|reply|told|said|says
        |response|answer)\b[^.!?\n]{0,40}[„»"“‘«]
        |[“«”"»]\s(?:so\ssteht|das\shaben\ssie|steht\sda|schreib))""",
    "furious.belittled": r"""
        \b(?:ausgelacht|nachge(?:ä|ae)fft|calm\sdown|beruhigen\ssie\ssich|sweetie|sunshine\b
        |time-?waster|nervens(?:ä|ae)ge|querulant|hysteri|angeschrie|angebr|angepampt|beleidigt|belehr
        |abgewimmelt|abgew(?:ü|ue)rgt|abgespeist|hingestellt|unterstell|vorgef(?:ü|ue)hrt
        |(?:einfach|mir)\saufgelegt|von\soben|patzig|pampig|arrogan|schnippisch|rotzfrech|frech\b|freche
        |schn(?:ö|oe)sel|nannte\smich|schuld\s(?:sei|bin\sich)|mich\s.{0,30}genannt
        |wie\sein(?:en?)?\s(?:bittsteller|kind|idiot|dummen|verbrecher|bettler)
        |told\sme\s(?:to|that\si|i\b|it'?s)|accus(?:ed|ing)|call(?:ed|ing)\sme|laugh(?:ed|s|ing)\sat
        |hung\sup|spoken\sto\b|talked?\sdown|condescend|patronis|patroniz|rude|smug|dismissive|fobbed
        |lectur)""",
    # the one in charge, and nobody else
    "furious.wants_boss": r"""
        \b(?:vorgesetzte|gesch(?:ä|ae)fts(?:f(?:ü|ue)hr|leit)|chef(?:in)?\b|inhaber(?:in)?\b
        |entscheid(?:en\sdarf|ungsbef)|verantwortliche|niemand(?:en)?\ssonst|supervisor|manager|owner\b
        |someone\ssenior|somebody\ssenior|in\scharge|higher\sup|head\sof|ceo\b|director|the\sboss)""",
    # -- how staff note it on the telephone
    "furious.note": r"""
        \b(?:(?:sehr|richtig|extrem|total)\s(?:laut|aufgebracht|erregt|w(?:ü|ue)tend|sauer|aggressiv
        |erbost)|br(?:ü|ue)llt|schrie\b|schreit|beschimpft
        |nennt\s(?:uns|mich|die|den|kolleg|lena|frau|herrn)|bezeichnet\w*\s(?:uns|mich|kolleg)
        |(?:be)?drohte?\b|drohung|droht\b|legte?\sauf\b|aufgelegt|au(?:ß|ss)er\ssich|eiskalt|eisig|shout
        |yell|scream(?:ed|ing)\s(?:at|down)|swore|swearing\sat|abusive|aggressive|irate|icily|threaten
        |hung\sup|called\s(?:us|me|her|him|\w+)\s(?:an?\b|["“'])|effing|very\sangry|chef\sinformiert
        |manager\s(?:told|informed)|notiert\b)""",
    # -- form: shouting
    "furious.caps_run": r"(?-i:\b[A-ZÄÖÜ]{2,}[\s,]+(?:[A-ZÄÖÜ]+[\s,]+)+[A-ZÄÖÜ]{2,}\b)",
    "furious.caps_word": r"""
        (?-i:\b(?!IBAN|DSGVO|BGB|EPUB|GMBH|ISBN|LINK|HTML|HTTP|USPS|ASAP|EURO?|DANKE|WLAN|GLS|UPS|COVID
        |GPSR|EORI|NASA|XVII|VIII)[A-ZÄÖÜ]{4,}\b(?![\s.]?\d))""",
    "furious.mixed_bangs": r"\?!|!\?",
    "furious.question_marks": r"\?{2,}",
    "furious.emoji": r"[😡🤬😠👿🖕💢🤮👎💩😾]",
    "furious.staccato": r"\b\w{3,}\.\s\w{1,12}\.\s\w{2,12}[.!](?!\w)|\b(?:punkt|period|full\sstop)\.\s*$",
}
