"""Turns of phrase of extremely_dissatisfied by what happened: contact in vain, promises broken, leave taken."""

# A stretch within one sentence.
_NEAR = r"[^.!?\n]{0,45}"

# Three and more, counted or ordinal; years in words and figures.
_MANY = r"""(?:
    drei | vier | fünf | fuenf | sechs | sieben | acht | neun | zehn | elf | zwölf | dutzend | hundert | zig
    | mehrere | etliche | unzählige | [3-9] | 1\d | 2\d | three | four | five | six | seven | eight | nine
    | ten | eleven | twelve | a\sdozen | several | multiple | countless )"""
_NTH = r"""(?:
    dritte | vierte | fünfte | fuenfte | sechste | siebte | achte | neunte | zehnte | x-?te
    | [3-9]\.(?=\s?(?:mal|mail|anruf|schreib|versuch|rekl|nachfr|kontakt|bitte|brief|email)) | [3-9]te | third
    | fourth | fifth | sixth | seventh | eighth | ninth | tenth | umpteenth | [3-9](?:rd|th) | 3r?d )"""
_YEARS = r"""(?:
    (?:über\s|fast\s|gut\s|mehr\sals\s|over\s|nearly\s|almost\s|more\sthan\s|some\s)?(?:\d{1,2}|zwei|drei|vier
        |fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|\w+zehn|zwanzig|\w+undzwanzig|dreißig|dreissig|vierzig
        |vielen|all\sden|all\sdiesen|so\svielen|etlichen|langen|two|three|four|five|six|seven|eight|nine|ten
        |eleven|twelve|\w+teen|twenty(?:[\s-]\w+)?|thirty(?:[\s-]\w+)?|forty|many|all\sthese)\s(?:jahre?n?
        |jährige\w*|years?|yrs) )"""
_SINCE = r"(?:seit|since)\s(?:\w+\s)?(?:19|20)\d\d"
_CONTACT = r"""(?:
    mails? | e-?mails? | nachrichten? | anrufe? | schreiben | briefe? | versuch\w* | anlauf | anläufe
    | reklamation\w* | anfragen? | nachfragen? | kontakt\w* | aufforderung\w* | beschwerden? | tickets?
    | erinnerung\w* | rückrufe? | meldung | kündigung\w* | abmeldung\w* | emails? | messages? | calls?
    | letters? | attempts? | requests? | contacts? | voicemails? | complaints? | nudge | tries )"""
_WROTE = r"""(?:
    (?:an)?geschrieben | angerufen | gemailt | nachgefragt | gebeten | gemeldet | reklamiert | kontaktiert
    | erinnert | nachgehakt | gekündigt | abgemeldet | widersprochen | gefragt | versucht | schreib\w*
    | telefoniert | gesagt | geschickt | vertröstet | angefragt | gesprochen | mitgeteilt | versprochen
    | zugesagt | gebettelt | written | wrote | emailed | e-mailed | mailed | called | rung | rang | phoned
    | asked | contacted | messaged | complained | chased | cancelled | canceled | unsubscribed | told | tried
    | requested | promised | been\stold | reminded )"""

_LOYAL = rf"""(?:
    (?:bin|war|waren|sind|als|eine?|langjährige[rn]?|treue[rn]?)\s(?:\w+\s){{0,4}}?(?:stamm)?kund(?:e|in|en)\b
    | stamm(?:kund|gast|gäst)\w* | treue[rn]?\skund\w* | {_YEARS}\s(?:\w+\s){{0,3}}?(?:kund\w*|treue
        |bei\s(?:ihnen|euch|uns)|bestell\w*|kauf\w*|mitglied\w*|dabei|abonnent\w*|gekauft|bezogen|lang\b)
    | (?:seit|nach)\s{_YEARS} | {_SINCE}{_NEAR}\b(?:kund\w*|kauf\w*|bestell\w*|bei\s(?:ihnen|euch)|mitglied
        |beziehe|dabei|customer|buy\w*|bought|order\w*|with\syou|member|shopp\w*|from\syou)
    | (?:kund\w*|kauf\w*|bestell\w*|mitglied|dabei|bei\s(?:ihnen|euch)|konto)\s(?:\w+\s){{0,3}}?{_SINCE}
    | kunde?\.?\sseit | kd\.\sseit | (?:loyal|faithful|regular|long-?standing|longtime|good|valued)\scustomer
    | customer\s(?:for|since|of) | (?:for|after|in)\s{_YEARS} | {_YEARS}\s(?:of\s|as\sa\s|a\s)?(?:loyal\w*
        |custom\w*|with\syou|buying|i['’]ve|of\sbuying|member\w*)
    | (?:bought|buying|ordered|ordering|shopp\w+|been\swith)\s(?:\w+\s){{0,6}}?(?:for\s{_YEARS}|{_SINCE})
    | since\s(?:you\s(?:were|opened|started|sold)|the\s(?:kids|beginning|start))
    | (?:überall|immer|jedem|allen)\s(?:weiter)?empfohlen | recommended\s(?:you|your)\b
    | von\sanfang\san\sdabei | sent\speople\sto )"""

_LEAVES = r"""(?:
    (?:kauf|bestell|buch|hol|besorg)\w*\s(?:ich\s|wir\s)?(?:\w+\s){0,4}?(?:woanders|wo\sanders|anderswo
        |bei\s(?:der\skonkurrenz|einem\sanderen|anderen|jemand)|nicht\smehr|nie\s(?:wieder|mehr)|nichts\smehr
        |im\s(?:ort|laden|baumarkt)|auf\sdem\smarkt) | (?:woanders|anderswo|nie\swieder|nie\smehr|nichts\smehr
        |nicht\smehr)\s(?:bei\s(?:ihnen|euch|uns)\s)?(?:etwas\s|was\s)?(?:zu\s)?(?:kauf|bestell|einkauf
        |buch)\w* | (?:als|eine[nr]?|meine\szeit\sals)\skund(?:e|en|in)\s(?:\w+\s)?(?:verloren|los|gewesen
        |weg) | (?:letzte[rs]?|letztes)\s(?:einkauf|bestellung|mal|nachricht|auftrag) | ehemals\skund\w*
    | ex-?kund\w* | kunde\sgewesen | ab\sheute\snicht\smehr | unsere\swege\s(?:trennen|gehen) | wege\strennen
    | abschied\w* | leb(?:e|en\ssie)?\s?wohl | adieu | auf\snimmerwiedersehen
    | (?:ich|wir)\s(?:bin|sind)\s(?:jetzt\s|hier\s|dann\s)?(?:raus|weg|fertig\smit)
    | fertig\smit\s(?:ihnen|euch|diesem) | (?:das|dit|des)\swar['’]?\s?s?\s?(?:jetzt|dann|für
        |mit)?(?=[.!,\s]*(?:$|[.!\n])) | ist\s(?:hier\s|jetzt\s|für\smich\s)?schluss\b
    | schluss\s(?:nach|jetzt|aus|mit) | (?:konto|kundenkonto|account)\s(?:\w+\s){0,5}?(?:schließen|schliessen
        |löschen|auflösen|geschlossen) | (?:schließen|löscht?|löschen)\s(?:\w+\s){0,3}?(?:mein\w*\s)?(?:konto
        |kundenkonto|account) | (?:wechsl?e|gewechselt|umgestiegen|wechseln)\b | innerlich\sgekündigt
    | (?:anderen?|neuen?)\s(?:lieferanten|anbieter|händler|druckerei|laden)\s(?:\w+\s)?(?:entschieden|gefunden
        |gesucht|gewechselt) | kündig\w*\s(?:hiermit\s)?(?:alles|die\sfreundschaft|der\sfreundschaft|unsere)
    | (?:tak|mov|spend|plac)\w*\s(?:\w+\s){0,5}?(?:custom|business|money|order\w*|prescriptions
        |party)?\s?(?:elsewhere|to\sa\s(?:different|competitor)|somewhere\selse)
    | (?:buy|order|shop|go|look|getting|ordered|bought)\w*\s(?:\w+\s){0,5}?elsewhere
    | lost\s(?:a|me\sas\sa|yourself\sa|my)\s(?:\w+\s)?(?:customer|custom)
    | (?:won['’]?t|will\snot|shan['’]?t|never)\s(?:\w+\s){0,3}?(?:order|buy|shop|return|book|us|com)(?:e
        |ing)?\s?(?:\w+\s){0,3}?(?:again|back|from\syou|here) | (?:won['’]?t|shan['’]?t)\sbe\s(?:back|ordering
        |returning|troubling) | (?:close|delete|cancel)\s(?:\w+\s)?(?:my|the|our)\s(?:account|membership
        |everything) | cancel\s(?:everything|both|all) | good-?bye | so\slong\b | farewell | i['’]?m\sdone\b
    | we['’]?re\sdone\b | i\sam\sdone | done\swith\s(?:you|this) | part(?:ing)?\s(?:ways|as)
    | moved\s(?:my|our|nine|\w+\sclients) | last\s(?:order|purchase|time\si) | (?:take|taking)\smy\scustom
    | no\slonger\sa\scustomer | stop\sbuying )"""

_SILENCE = r"""(?:
    (?:keine?|ohne|nie|null|0)\s(?:\w+\s){0,2}?(?:antwort\w*|reaktion|rückmeldung|rückruf|zeile|geantwortet)
    | unbeantwortet\w* | (?:niemand|keiner)\s(?:\w+\s){0,4}?(?:antwort|meld|ran|geantwortet|reagier|zurück
        |gerufen|hebt)\w* | nichts\s(?:gehört|passiert|gekommen) | schweigen | stille | funkstille
    | ignorier\w* | automat\w+ | textbaustein\w* | kein\w*\s(?:\w+\s)?erfolg\w* | nie\serfolgt | keiner\skam
    | kam\s(?:nichts|nie|keine\w*|wieder\snichts) | no\s(?:\w+\s)?(?:reply|response|answer|replies|call\sback)
    | (?:no\s?one|nobody)\s(?:\w+\s){0,4}?(?:answer|repl|respond|call|pick|ring|rang|bother)\w* | unanswered
    | silence | ignored | not\sbeen\sanswered | (?:never|not|n['’]t)\s(?:\w+\s)?(?:heard|replied|answered
        |responded) | nothing\b | no\shuman | auto-?(?:reply|matic|mated) | crickets | none\scame )\b"""

CUES: dict[str, str] = {
    # The third mail, the fourth call, "dreimal geschrieben", "on four occasions".
    "ed.nth_contact": rf"""\b(?:
        {_NTH}[rsnm]?\s?(?:und\sletzte[rs]?\s|and\s(?:last|final)\s|unbeantwortete\s|written\s
            |freundliche\s)?{_CONTACT} | (?:zum|jetzt|nun|das|schon|bereits)\s(?:nunmehr\s|mittlerweile\s
            |inzwischen\s)?{_NTH}[nr]?\s?(?:mal|male|letzten)?\b
        | {_NTH}\s(?:and\s(?:last|final)\s)?(?:time|mal|day|week|contact|outage|year\srunning|reklam\w+)
        | {_MANY}\s?(?:mal|x|×|times|occasions)\b(?:{_NEAR}\b{_WROTE}|[,.:]?\s{_MANY}\s?(?:mal|times))
        | {_WROTE}{_NEAR}\b{_MANY}\s?(?:mal|x|times|occasions)\b | {_MANY}\s(?:\w+\s){{0,2}}?{_CONTACT}
        | (?:mehrfach|mehrmals|wiederholt|immer\swieder|ständig|repeatedly|over\sand\sover|time\sand\sagain
            |again\sand\sagain|countless\stimes)\b{_NEAR}\b{_WROTE}
        | {_WROTE}{_NEAR}\b(?:mehrfach|mehrmals|wiederholt|immer\swieder|repeatedly|over\sand\sover
            |many\stimes) | wie\soft\s(?:denn\s)?(?:noch|muss|soll)\b | how\smany\s(?:more\s)?times
        | yet\sagain )""",
    # A calendar of one's letters: "am 3., 11. und 20. Oktober", "on the 3rd, the 9th and the 17th".
    "ed.dates_counted": r"""\b(?:
        (?:am|vom|den)\s\d{1,2}\.\s?(?:\d{1,2}\.|\w+)?\s?(?:\d{4})?,\s(?:am\s
            |den\s)?\d{1,2}\.(?:[^!?\n]{0,25})\bund\s(?:\w+\s)?(?:am\s|den\s|zweimal\s)?\d{1,2}\.
        | (?:on\s|the\s)?(?:the\s)?\d{1,2}(?:st|nd|rd|th)?(?:\s\w+)?,\s(?:the\s|on\sthe\s)?\d{1,2}(?:st|nd|rd
            |th)?(?:\s\w+)?,?\s(?:and|und)\s(?:again\s)?(?:on\s)?(?:the\s)?\d{1,2}
        | im\s(?:januar|februar|märz|april|mai|juni|juli|august|september|oktober
            |november)[^.!?\n]{0,25},\sim\s(?:\w+)[^!?\n]{0,40}\b(?:im|am|und)\s
        | nicht\s(?:am\s)?montag,\snicht | monday,\stuesday\sor | heute\sist\sder\s\d | it\sis\snow\s\w+
        | at\s(?:first|wednesday)\sit\swas )""",
    # Nobody answers.
    "ed.no_answer": r"""\b(?:
        (?:keine?r?|null|0|nie|noch\snie|nicht\seine?|keinerlei|ohne)\s(?:\w+\s){0,3}?(?:antwort\w*|reaktion
            |rückmeldung|resonanz|lebenszeichen|rückruf|zeile|ein\swort|geantwortet|rückantwort
            |bestätigung\serhalten) | (?:un|nicht\s)beantwortet\w*
        | (?:antwort\w*|reagier\w*|meldet|geht\sran|zurückgerufen|gemeldet)\s(?:\w+\s){0,3}?(?:nicht|niemand
            |keiner|nie)\b | (?:niemand|keiner|kein\sschwein|kein\smensch)\s(?:\w+\s){0,5}?(?:antwort|meld|ran
            |abgehoben|geantwortet|reagier|zurückgerufen|gerufen|zuständig|interessier|weiß|hebt|geht)\w*
        | nichts\s(?:mehr\s|von\s\w+\s)?(?:gehört|passiert|gekommen|geschehen)
        | kam\s(?:bis\sheute\s)?(?:nichts|nie|keine\w*|nur\s(?:ein|eine))
        | (?:passiert|kommt|geschieht|gekommen)\s(?:\w+\s){0,2}?nichts | funkstille | schweigen | stille\b
        | (?:stell\w*|gestellt)\s(?:\w+\s)?(?:euch\s)?tot | tot\s?stellen | ignorier\w*
        | (?:ins\sleere|im\snirvana|im\ssande) | wird\s(?:nicht|nie)\sgeantwortet
        | (?:kein|nie)\s(?:\w+\s)?rückruf | nie\serfolgt | (?:nicht|nie)\szurückgerufen
        | (?:nur|immer|wieder)\s(?:\w+\s){0,2}?(?:eine\s)?(?:automat\w+|textbaustein\w*|eingangsbestätigung
            |standard\w*|copy|vorgangsnummer|ticketnummer|roboter|bot\b) | vertröst\w* | hingehalten
        | hinhalte\w* | (?:no|without|not\sa|zero|never\sa|not\sone|not\sa\ssingle
            |still\sno)\s(?:\w+\s){0,2}?(?:reply|response|answer\w*|word|acknowledg\w*|callback|call\sback
            |replies|feedback) | (?:no\s?-?one|nobody|not\sone\s\w+)\s(?:\w+\s){0,5}?(?:answer|repl|respond
            |call|pick|contact|bother|ring|rang|came|get)\w* | (?:never|not|n['’]t)\s(?:\w+\s){0,2}?(?:heard
            |replied|answered|responded|called\sback|got\sback|been\sanswered|received\sa\sreply) | unanswered
        | silence | ghost(?:ed|ing) | crickets | ignor(?:ed|ing)\s(?:me|my|every) | fobbed\soff
        | copy[\s-]?past\w* | (?:same|automat\w+|canned|template)\s(?:\w+\s)?(?:reply|replies|answer|response
            |message|email) | heard\snothing | nothing\.\s | stonewall\w* | radio\ssilence | into\sthe\svoid
    )""",
    # Promised, and not kept.
    "ed.promise_broken": r"""\b(?:
        (?:versprochen|zugesagt|vereinbart|versichert|hieß\ses|hiess\ses|angekündigt|zusage\w*|verspricht
            |versprechen)\b[^?\n]{0,60}\b(?:nicht|nie|keine?r?|nichts|wieder|bis\sheute|gebrochen|falsch
            |niemand) | (?:jedes\smal|jedesmal|immer)\s(?:\w+\s){0,3}?(?:hieß|heißt|versprochen|höre|wurde
            |hiess) | (?:am|erst|dann)\s(?:montag|dienstag|mittwoch|donnerstag|freitag
            |samstag)\b[^.!?\n]{0,30}\bdann\b | leere\sversprech\w* | wort\s(?:darauf|gebrochen|gehalten)
        | von\swegen | promised\b[^?\n]{0,60}\b(?:no|not|never|none|nothing|nobody|yet|n['’]t|still|twice
            |again) | (?:every|each)\stime\s(?:i|you|we|they|it)\b
        | (?:you|they|he|she)\s(?:said|promised|assured|swore)\s(?:\w+\s){0,6}?(?:monday|tuesday|wednesday
            |thursday|friday|next\sweek|tomorrow|two\sweeks|\d\sdays|would)\b | (?:broken|empty)\spromises?
        | (?:ever|any)\sthing\s(?:was|is)\ssorted | false\spromises? | looking\sinto\sit | looked\sinto
        | in\sbearbeitung | wird\sbearbeitet | being\sprocessed )""",
    "ed.loyal": rf"\b{_LOYAL}",
    "ed.leaves": rf"\b{_LEAVES}",
    # Faithful for years, and gone.
    "ed.loyal_and_gone": rf"\b(?:{_LOYAL}[^\x00]{{0,400}}?\b{_LEAVES}|{_LEAVES}[^\x00]{{0,300}}?\b{_LOYAL})",
    # Betrayed, deceived, made a fool of.
    "ed.betrayed": r"""\b(?:
        vertrauen\s(?:\w+\s){0,4}?(?:verloren|verspielt|missbraucht|dahin|weg|erschüttert|zerstört|hin\b
            |gebrochen) | (?:im\sstich|alleine?)\sgelassen | belogen | betrogen | gelogen | angelogen
        | verarsch\w* | veräppel\w* | vergackeier\w* | verschaukel\w* | hinters\slicht
        | für\s(?:dumm|blöd|wie\sdumm)\s(?:verkauf\w*|halt\w*|hält) | über\sden\stisch\sgezogen | abgezockt
        | abgezockt | abzocke | betrug\b | betrüger\w* | abgespeist | abgewimmelt | abgefertigt
        | im\skreis\sgeschickt | verkauft\s(?:worden|gefühlt) | (?:behandel\w*)\s(?:\w+\s){0,3}?(?:wie|so)\b
        | (?:so|wie\sein\w*\s\w+)\sbehandel\w* | nur\s(?:noch\s)?eine\s(?:\w*nummer) | nummer\smit
        | (?:so|wie)\s(?:\w+\s){0,4}(?:umgegangen|umgehen|umgeht|spricht\sman|redet\sman|geht\sman)
        | von\soben\sherab | (?:tief|schwer|bitter|maßlos|masslos|zutiefst|unendlich
            |schrecklich)\s(?:enttäuscht|getroffen|gekränkt|verletzt) | erniedrig\w* | gedemütigt
        | bloßgestellt | (?:lied|lying)\sto | lies\b | betray\w* | let\sdown
        | (?:feel|feeling|felt|been|been\sso)\s(?:\w+\s)?(?:cheated|conned|robbed|deceived|humiliated|insulted
            |betrayed|small|used|mugged|scammed) | taken\sfor\s(?:a\s)?(?:ride|fool|granted|mug) | ripped\soff
        | rip[\s-]?off | scam\w* | strung\salong | given\sthe\srunaround | runaround
        | (?:lost|no)\s(?:\w+\s){0,2}(?:trust|faith|confidence) | treated\s(?:like|with|so|as)
        | is\sthis\s(?:the\sway|how)\s(?:you|to)\streat | steal\w* | stolen\sfrom | theft | fraud\w* )""",
    # Their people were rude: laughed, hung up, "calm down".
    "ed.rudeness_met": r"""\b(?:
        (?:ausgelacht|angeschrien|angebrüllt|angeschnauzt|angepflaumt|(?:einfach|mittendrin
            |gelächter)\saufgelegt|abgewürgt|abgekanzelt|nachgeäfft|angeblafft|angeraunzt|patzig\w*|pampig\w*
            |schnippisch|herablassend|unverschämt\w*|rotzfrech|dreist\w*)
        | (?:kolleg\w+|mitarbeiter\w*|herr|frau|dame|chef\w*|jemand|hotline)\s(?:\w+\s){0,6}?(?:beleidigt
            |genannt|gelacht|frech) | nannte?\smich | hat\smich\s(?:\w+\s){0,6}?genannt
        | (?:ich\szitiere|wörtlich|zitat|schrieben?\ssie\smir|sie\sschreiben
            |schreibt\smir)\b[^\n]{0,40}[„"»:«“'] | lesen\skann,?\sist\sklar
        | (?:laughed|laughing|shouted|yelled|sneered|snapped|swore)\sat\s(?:me|my) | laughed\swhen
        | (?:colleague|you|he|they|then|lad|girl|agent|somebody|someone|rep|and)\shung\sup\b | hangs\sup
        | calm\sdown | (?:rude|patroni[sz]ing|condescending|arrogant|dismissive|insulting)\b
        | (?:called|calling)\sme\s(?:an?|the|love|hun|sweetie|sunshine|hysterical)
        | told\sme\s(?:to|i|that|it|my)\b[^.\n]{0,12}["'“‘]
        | you\s(?:wrote|replied|said),?\s(?:and\s)?(?:i\squote)?[^\n]{0,12}["'“‘:] | i\squote
        | spoken\sto\slike | (?:was|it['’]s)\smy\s(?:own\s)?(?:fault|mistake)\b )""",
    # Do it by then, or else.
    "ed.ultimatum": r"""\b(?:
        (?:letzte|allerletzte|final|last|finale)[rsnm]?\s(?:chance|warnung|frist|aufforderung|versuch
            |möglichkeit|gelegenheit|warning|attempt|request|word|demand|email|mail|nachricht|freundliche)\b
        | (?:ein|das)\sletztes\smal | (?:for\s)?the\s(?:very\s)?last\stime | letztmal(?:s|ig)
        | zum\s(?:aller)?letzten\smal | (?:bis|spätestens)\s[^.!?\n]{2,40}\b(?:sonst|ansonsten|andernfalls
            |anderenfalls|danach)\b | (?:sonst|ansonsten|andernfalls)\s(?:\w+\s){0,3}?(?:geh(?:e|t\sdas)
            |mach\sich|meld|seh\w*\swir|hol\sich|lern|könnt\sihr|zieh|schalt|war['’]?s)\w*
        | entweder\b[^!?\n]{3,90}\boder\b | wenn\s(?:\w+\s){0,8}?bis\s(?:\w+\s){0,6}?(?:nicht|nichts
            |kein\w*)\b | (?:sollte|falls|wenn)\s(?:\w+\s){0,6}?(?:wieder|noch\seinmal|nochmal|noch\sein\w*)\b
        | ich\s(?:gebe|geb)\s(?:ihnen|euch|dir)\b | (?:setze|setz)\s(?:ich\s)?(?:ihnen|euch)\s
        | fordere\s(?:ich\s)?(?:sie|euch) | ich\sverlange | ich\serwarte\b
        | und\szwar\s(?:sofort|bis|heute|jetzt|flott|zackig|unverzüglich|dalli|umgehend)
        | aber\s(?:zack|zackig|flott|dalli|pronto) | jetzt\ssofort | auf\sder\sstelle
        | (?:will|möchte|gebt\smir|her\smit)\s(?:\w+\s){0,3}?geld(?:\szurück)?\b | geld\szurück[.!]
        | (?:by|before|until|till)\s(?:close|end|monday|tuesday|wednesday|thursday|friday|saturday|sunday
            |tomorrow|noon|tonight|five|\d)[^.!?\n]{0,40}\bor\b
        | or\s(?:i['’]?ll|i\s(?:will|am|go|start|take)|else|i['’]m|we)\b
        | (?:giv\w+\syou|you\shave)\s(?:\w+\s){0,4}?(?:until|till|hours|days|week|chance)
        | (?:if|unless)\s(?:i|it|my|this|the|you)\b[^.!?\n]{3,60}\bby\s(?:\w+day|tomorrow|the|noon|then|\d
            |close|wednesday) | failing\s(?:that|which) | (?:immediately|at\sonce|right\snow|this\sminute
            |refund\sme\s(?:now|today)|back\s(?:now|today|tonight))\b | i\s(?:demand|expect|insist)
        | want\smy\smoney\b | either\b[^!?\n]{3,80}\bor\b | sort\sit\sout )""",
    # Not you: your boss.
    "ed.boss": r"""\b(?:
        (?:will|verlang\w*|möchte|wünsch\w*|sprech\w*|anruf\w*|rückruf|ruf\w*|angerufen|rede\w*|vom|von\sder
            |an\sdie|an\sden|durch\sdie|durch\sden)\b(?:[^.!?\n]{0,35}\b)?(?:chef(?:in)?|gesch(?:ä|ae)ftsf(?:ü
            |ue)hr\w*|gesch(?:ä|ae)ftsleitung|inhaber(?:in|s)?|vorgesetzte\w*|filialleit\w*|vorstand|direktion
            |verantwortliche\w*|teamleit\w*)\b
        | (?:jemand\w*|person|mensch\w*)\s(?:\w+\s){0,5}?(?:entscheid\w*|verantwortung\w*|zu\ssagen
            |kein\sautomat|der\sautomat) | entscheidungsbefug\w+ | (?:ihnen|chef\w*|inhaber\w*)\spersönlich
        | zu\shanden | werte\s(?:geschäfts|direktion)\w+ | (?:speak|talk|call\w*|ring|phone|wants?|escalat\w*
            |hear|explain\w*|from|to)\s(?:\w+\s){0,4}?(?:the\s|a\s|your\s)?(?:manager|supervisor|owner|boss
            |director|ceo|management) | whoever(?:['’]s|\sis)\sin\scharge | person\sin\scharge
        | (?:someone|somebody|anyone)\s(?:senior|higher|in\scharge|with\s(?:authority|a\sbrain))
        | (?:not\s(?:one|a\ssingle)|an?\sactual)\s(?:human|person) )""",
    # Enough.
    "ed.enough": r"""\b(?:
        (?:jetzt|mir|langsam|uns|nun)\s(?:\w+\s){0,2}?reicht['’]?\s?(?:es|s)?\b | es\sreicht\b | reichts\b
        | (?:schnauze|nase|faxen|kanal|hals)\s(?:\w+\s){0,3}?(?:voll|dicke)
        | geduld\s(?:\w+\s){0,4}?(?:ende|vorbei|verloren|erschöpft|aus|am|strapaz\w+) | am\sende\smit
        | genug\b(?=[.!]|\sist|\sdavon|\svon) | (?:platzt|geplatzt)\s(?:\w+\s)?(?:der\s)?kragen | fass\szum
        | kein(?:en)?\sbock\smehr | hab(?:e)?\s(?:\w+\s)?(?:es\s)?satt | bin\s(?:\w+\s)?bedient
        | wie\slange\s(?:\w+\s){0,3}?noch\b | was\sbilde(?:n|t)\s | ich\sgeb(?:e)?\s(?:es\s)?auf
        | keine\slust\smehr | hört\s(?:das|ihr)\s(?:\w+\s)?(?:auf|nie)
        | (?:had|have\shad|i['’]ve\shad)\s(?:it\swith|it\.|enough|more\sthan\senough) | fed\sup
        | sick\s(?:of|and\stired) | tired\sof | last\sstraw | final\sstraw
        | (?:lost|no|out\sof|losing|run\sout\sof)\s(?:\w+\s)?patience
        | been\s(?:more\sthan\s|very\s|extremely\s)?patient | wit['’]?s\send | end\sof\smy\stether
        | can['’]?t\stake | beyond\s(?:a\sjoke|words|belief) | give\sup
        | (?:^|\n|[.!]\s|that['’]?s\s|is\s)enough\b(?=[.!\n]|\sis) | what\spart\sof
        | how\s(?:hard|difficult)\s(?:can|is)\sit | do\snot\s(?:email|call|write|contact|reply)\sme
        | never\s(?:contact|email|call|write|ring)\b )""",
    # Weeks and months of it.
    "ed.long_wait": rf"""\b(?:
        (?:seit|nach|über|schon|mehr\sals|jetzt|ganze)\s(?:\w+\s)?(?:{_MANY}|zwei|2)\s(?:wochen|monate?n?)
        | {_MANY}\s(?:wochen|monate)\b(?!\s(?:alt|garantie|lang\smöchte)) | (?:wochen|monate)lang\w*
        | ewigkeit\w* | (?:for|after|over|in|past|now|it['’]?s\sbeen|waited|waiting)\s(?:\w+\s)?(?:{_MANY}|two
            |2)\s(?:weeks|months) | {_MANY}\s(?:weeks|months)\b(?!\sold) | half\sa\syear | halbe[ns]?\sjahr\b
        | (?:since|seit)\s(?:january|february|march|april|may|june|july|august|september|october|easter
            |christmas|januar|februar|märz|mai|juni|juli|oktober|ostern|weihnachten|monaten|wochen
            |ewigkeiten)\b )""",
    # Charged, billed, written to all the same.
    "ed.despite": r"""\b(?:
        trotz\s(?:\w+\s){0,2}?(?:kündigung|widerspruch\w*|abmeldung|storno\w*|bestätigung|zahlung|sperre
            |mehrf\w+|widerruf|untersagung|zusage|bitte|nachweis\w*)
        | (?:weiter|wieder|erneut|munter|immer\snoch|trotzdem|dennoch)\s(?:\w+\s){0,4}?(?:abgebucht|belastet
            |eingezogen|abbuch\w*|bucht|buchen|berechnet)
        | (?:keep|still|continue|kept)\s(?:\w+\s){0,2}?(?:charg|tak|bill|debit|email|send|writ)\w*
        | charged?\s(?:me\s)?(?:again|anyway|regardless|three|\w+\stimes) | inkasso\w* | debt\scollect\w*
        | collections?\s(?:letter|agency) | despite\s(?:my|your|having|the\scancel|three|two|several
            |cancel)\w* )""",
    # What it spoiled, whom it hurt.
    "ed.spoiled": r"""\b(?:
        (?:versaut|verdorben|ruiniert|ruined|verpatzt|geplatzt|spoilt|spoiled|zerstört|vermasselt|im\seimer)\b
        | (?:notaufnahme|verletzt|platzwunde|verbrannt|verbrüh\w+|injur\w*|bleeding|lebensgef\w+|dangerous
            |gefährlich)\b | cried\sher | in\stears
        | (?:kind|tochter|sohn|sie|er)\s(?:hat\s)?(?:\w+\s)?geweint(?!\s(?:vor|,\sder)) | an\sihn\sgerichtet
        | (?:toten|verstorbenen)\s(?:mann|mutter|vater|frau) | my\s(?:late|dead)\s )""",
    # Again and still: the day is full of it.
    "ed.again": r"""\b(?:
        endlich\b | schon\swieder | immer\snoch | nach\swie\svor | zum\swiederholten | erneut\b | jedes\smal
        | (?:und|auch)\sheute\swieder | still\b(?=\s(?:no|not|waiting|being|charg|haven|nothing|don|get|isn
            |hasn)) | yet\sagain | once\sagain | again[.!] | every\s(?:single\s)?time | as\susual
        | here\swe\sare )""",
    # Written thrice, answered never.
    "ed.nth_unanswered": rf"""\b(?:
        (?:{_NTH}[rsnm]?\s?\w*\s?{_CONTACT}|{_MANY}\s?(?:mal|x|times|occasions)\b
            |{_MANY}\s(?:\w+\s)?{_CONTACT})[^\x00]{{0,160}}?\b{_SILENCE}
        | {_SILENCE}[^\x00]{{0,120}}?\b(?:{_NTH}[rsnm]?\s?{_CONTACT}|zum\s{_NTH}|{_MANY}\s?(?:mal|times)
            |{_MANY}\s{_CONTACT}) )""",
    # Gone for a reason named: no answer, lies, insolence.
    "ed.gone_because": rf"""\b(?:{_SILENCE}|{_NTH}[rsnm]?\s{_CONTACT}|enttäuscht|disappoint\w*|vertrauen|unverschämt\w*|zitiere|wörtlich|rude)[^\x00]{{0,350}}?\b{_LEAVES}""",
}
