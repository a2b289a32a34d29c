"""Turns of phrase of the label goes_public: bad publicity threatened, announced, done; and the near misses."""

# A stretch within one sentence, and up to three words.
_NEAR = r"[^.!?\n]{0,45}"
_WORDS = r"(?:\w+\s){0,3}"

_PLATFORM = r"""(?:
    google(?!\s?(?:drive|pay|it\b|play|suche)) | trustpilot | trusted[\s-]?shops | tripadvisor | yelp | g2
    | capterra | tik[\s-]?tok | insta(?:gram)? | facebook | fb | twitter | threads | bluesky | linked[\s-]?in
    | youtube | yt | reddit | mumsnet | nextdoor | gutefrage | reclabox | x\.com | idealo | geizhals
    | ausgezeichnet\.org | kununu | snapchat | internet | netz | social[\s-]?media
    | soziale[nr]?\s(?:medien|netzwerke\w*) | [\w-]*forum | foren | blog | kanal
    | (?:diversen|allen|jede[mrs]?|andere[mnr]?|mehrere[nr]?|weiteren|alle)\s(?:\w+\s)?(?:portale?n?
        |plattform(?:en)?|kanälen?|bewertungs\w+) | bewertungs(?:portal|plattform|seite|spalte)\w*
    | portale?n? | plattform(?:en)? | (?:every|all|any|each)\s(?:\w+\s)?(?:platform|site|forum|channel|box)s?
    | review\s(?:sites?|pages?|platforms?) | channel | podcast\b | meine[rn]?\sstory
    | my\s(?:story|page|socials|profile) )\b"""

_GROUP = r"""(?:
    [\w-]*gruppen? | (?:\w+\s)?groups? | community | verein(?:s\w+)? | [\w-]*verband(?:s\w+)? | netzwerk
    | network | stammtisch | elternchat | parents['’]?\s?chat | nachbarschaft | neighbou?rhood | mitglieder\w*
    | kollegium | club | klassenchat | lehrerzimmer | bekanntenkreis | freundeskreis | kollegenkreis | umfeld
)\b"""

_PRESS = r"""(?:
    presse
    | (?:lokal|regional|sonntags|boulevard|fach|vereins|mitglieds|mitglieder|verbands|tages)?(?:zeitung
        |redaktion|magazin|zeitschrift|presse)(?:en|s|es)? | (?:bezirks|wochen|tag|amts|anzeigen)blatt
    | redakteur(?:in)? | journalist(?:in|en)? | reporter(?:in|s)?
    | (?:regional)?fernseh(?:en|team|sender|magazin|redaktion)
    | (?:der|die|zur|bei)\s[„"'»“‘]?(?:bild|krone|kronen\s?zeitung|blick|kurier) | bildzeitung | stern\stv
    | leserbrief | kolumne | (?:verbraucher|konsumenten)(?:magazin|sendung|redaktion|reportage)\w*
    | kassensturz | plusminus | wiso | marktcheck | rtl | zdf | ard | orf | srf | wdr | ndr | swr | mdr
    | hr-?fernsehen | rbb | stiftung\swarentest | warentest
    | the\s(?:press|papers|media|news|echo|mirror|sun|guardian|bbc|telegraph|daily\smail|times|herald)(?!\sby)
    | local\s(?:paper|press|news|radio|tv) | newspapers?
    | (?:radio|tv|consumer)\s(?:show|station|slot|programme?|column) | column(?:ist)? | rogue\straders
    | press\s&\s\w+ | channel\s\d+ | bbc | newsroom | watchdog | consumer\sreports )\b"""

_OUTLET = rf"(?:{_PLATFORM}|{_PRESS})"

# What one does there.
_PUBLISH = r"""(?:
    poste?n?\b | gepostet | hochl[aä]d\w* | hochgeladen | lade\b | ver(?:ö|oe)ffentlich\w* | (?:ö|oe)ffentlich
    | stelle?n?\b | (?:ein)?gestellt | schreib\w* | geschrieben | teilen?\b | teile?\b | geteilt
    | h(?:ä|ae)ng\w* | verlink\w* | markier\w* | bewert\w+ | gehe?n?t?\b | landet?\b | landen\b | kommt\b
    | erscheint | steht\b | erz(?:ä|ae)hl\w* | verbreit\w* | warn\w* | gefilmt | film\w* | raus\b | online
    | publik | lesen\b | liest\b | weiterge\w+ | thema | video | geschickt | schick\w* | gegeben | gebe?\b
    | gemeldet | meld\w* | kontaktier\w* | informier\w* | interess\w+ | freu\w+ | angeschrieben | wend\w+
    | bekomm\w+ | kenn(?:t|e)\b | dreht?\b | bericht\w* | droht\b | fertig | kündigt | wissen\b | weiß\b
    | erfahr\w* | kriegt\b | post(?:ed|ing|s)?\b | put(?:ting)?\b | upload\w* | publish\w* | shar(?:e|ed|ing)
    | tell\w* | told | writ(?:e|ing|ten) | wrote | tagg(?:ed|ing) | expos\w* | going | goes | go\b | up\b
    | contact\w* | send\w* | sent | went | blast\w* | spread\w* | review\w* | hear\w* | knows?\b | filing
    | rate\b | rating | interested | in\stouch )"""

_REVIEW = r"(?:[\w-]*(?:bewertung|rezension|erfahrungsbericht|testbericht)(?:en|s)?|reviews?|ratings?)\b"

CUES: dict[str, str] = {
    # A review against us: announced, held over us, written, standing, growing.
    "public.review_against_us": rf"""\b(?:
        (?:kriegt|bekommt|kriegen|bekommen|g(?:ä|ae)be|folgt|sonst|droht|ansonsten|danach|dann
            |entsprechende\w*|negative\w*|vernichtende\w*|deutliche\w*|miese|ehrliche|gesalzene\w*
            |saftige\w*){_NEAR}\b{_REVIEW}
        | (?:gibt['’]?s?|gebe|schreibe?|hinterlasse)\s(?:ich\s|es\s|ihnen\s
            |euch\s)?(?:\w+\s)?(?:eine\s)?(?:schlechte|1|ein)[\w-]*\s?(?:stern\w*\s)?{_REVIEW}
        | (?:fünf|5|alle)?\s?sterne,?\sdie\s(?:ihr|sie)\sverdient\w*
        | {_REVIEW}\s(?:\w+\s){{0,3}}(?:folgt|verdient|könnt\sihr|können\ssie|wird\s(?:entsprechend|dement)
            |ausfallen|unter\sjede\w*|bleibt|bleiben|stehen|ergänzt|ist\s(?:online|raus|draußen)
            |veröffentlicht|eingestellt|steht)
        | (?:entsprechend|öffentlich|negativ|schlecht|ehrlich|überall|dementsprechend)\s(?:zu\s)?bewerte\w*
        | (?:leav|writ|post|giv|draft|drop|put)(?:e|es|ing|ting|s)?\s(?:you\s|u\s|ye\s|up\s)?(?:an?\s|the\s
            |my\s|some\s)?(?:bad|negative|honest|scathing|terrible|public|damning|brutal|awful|shit\w*|(?:one
            |1|zero|0|two|2)[\s-]star)\s{_REVIEW} | (?:scathing|damning|(?:one|1|zero|0)[\s-]star)\s{_REVIEW}
        | (?:one|1|zero)\sstars?\s(?:everywhere|on|from)\b
        | (?:will|gonna|['’]ll\sbe|am|i['’]?m)\s(?:\w+\s)?(?:leav|writ|post)(?:e|ing)?\s(?!\w*\s?(?:five|5
            |lovely|good|nice))(?:\w+\s){{0,3}}{_REVIEW} | leave\s(?:the\s)?(?:one|1|zero)\sstar
        | (?:i['’]?ll|will|gonna)\sreview\s(?:you|this)
        | {_REVIEW}\s(?:is|are|will\sbe|went|goes|going|stays)\s(?:already\s)?(?:up|live|online|written
            |staying|posted|public) | (?:written|after|so|to)\sthe\s{_REVIEW}
        | (?:updat|edit|amend|chang)(?:e|ed|ing)\s(?:the|my|our)\s{_REVIEW}
        | (?:unter|auf|zu)\smeine[rn]?\s{_REVIEW} | my\s(?:last|earlier|first)\s{_REVIEW}
        | {_REVIEW}\s(?:geschrieben|abgegeben)\shatte
        | (?:soll|sollte|muss)\s(?:ich\s)?(?:\w+\s){{0,4}}{_REVIEW}\slösch\w+
        | (?:gehe?|setze?)\s(?:ich\s)?(?:\w+\s)?(?:auf|runter)\s(?:\w+\s)?(?:ein|zwei|einen|1|2)\sstern\w*
    )""",
    # Films, screenshots, letters shown around; "I make this public".
    "public.shown_around": rf"""\b(?:
        (?:screenshots?|chat(?:s|verl\w+|logs?)?|verlauf|mailverlauf|schriftwechsel|korrespondenz|fotos|bilder
            |videos?|aufnahmen|geschichte|zirkus|recording|photos?|pics|exchange|story
            |emails){_NEAR}\b(?:online|(?:ver)?öffentlich\w*|gepostet|posten|poste|ins\snetz|im\snetz
            |kursier\w*|go(?:es)?\s(?:up|on)|going\s(?:up|on)|(?:is|are)\s(?:up|on\smy|now\son))\b
        | (?:poste|veröffentlich\w*|teile)\s(?:ich\s)?(?:\w+\s){{0,4}}(?:screenshots?|chat\w*|fotos\svon
            |bilder\svon|verlauf|das)\b
        | (?:video|clip|post|beitrag|tiktok|reel|artikel|kolumne)\s(?:\w+\s){{0,5}}(?:ist|sind|steht|bleibt
            |geht|is|goes|going|erscheint|läuft)\s(?:\w+\s){{0,4}}(?:online|oben|raus|up|live|öffentlich
            |public|auf|viral)
        | (?:geht|bleibt|kommt|ist)\s(?:der|das|die|mein|dieses)\s(?:bericht|video|tiktok|post|beitrag|clip
            |artikel)
        | (?:post|publish|shar|upload|put)\w*\s(?:\w+\s){{0,3}}(?:screenshots?|photos?\sof\sy|pics|recording
            |chat|logs|video|story|exchange|thread|whole\sthing|warning)\b(?!\sup\s)
        | (?:mache?|dreh\w*)\s(?:ich\s)?(?:\w+\s){{0,3}}(?:video|reel|tiktok)\s(?:darüber|drüber|über|mit|dazu
            |draus|davon) | (?:making|make|filming|do)\s(?:an?\s)(?:\w+\s)?(?:video|tiktok|reel|thread)\sabout
        | schon\salles\sgefilmt | name\s(?:für\sname|included|and\sshame)
        | (?:euer|dein)\s(?:laden|name|shop)\ssteht
        | (?:ö|oe)ffentlich\s(?:zu\s)?(?:mach|bewert|posten|anprang|äußer|gemacht|etwas|kund)\w*
        | an\sdie\söffentlichkeit | publik | schreibe?n?\s(?:\w+\s)?öffentlich | go(?:ing|es)?\spublic
        | mak(?:e|ing)\s(?:this|it|everything)\spublic
        | (?:post|put|share)\w*\s(?:this|it|that|about\s(?:you|this)|everything|the\slot)\s(?:everywhere
            |online|all\sover|on\b(?!\sone)) | posting\s(?:this|it|about)
        | h(?:ä|ae)nge?\s(?:ich\s)?(?:euch|das|sie)\s(?:\w+\s){{0,3}}(?:auf|hin|aus)\b
        | stelle?\s(?:ich\s)?(?:euch|das|es|sie)\s(?:\w+\s)?(?:online|ins|bloß|an\sden) | an\sden\spranger
        | shitstorm | (?:euch|sie)\s(?:\w+\s){{0,3}}(?:markiert|getaggt|verlinkt) | tagg(?:ed|ing)\s(?:you|u)
        | ich\sposte\s(?!euch|ihnen) | petition\b | flugbl(?:ä|a)tt\w* | leaflets\s(?:out|in)
        | mit\s(?:einem|dem)\sschild | placard | picket\w*
        | vor\s(?:ihrem|eurem)\s(?:geschäft|laden)\s(?:steh|protest)\w* | bewertungsspalte | leserbrief
        | schlagzeile\w* )\b""",
    # Carried to a platform, a circle, a paper.
    "public.carried_to": rf"""\b(?:
        {_PUBLISH}{_NEAR}\b(?:auf|bei|in|im|ins|on|to|over|across|unter|via|über|an|zur|der|den|dem|my|the
            |every|our|mit)\s(?:\w+\s){{0,2}}{_OUTLET}
        | (?:auf|bei|in|im|ins|on|to|over|the|my|die|der|das|beim|jede[ms]?
            |every)\s(?:\w+\s)?{_OUTLET}{_NEAR}\b{_PUBLISH}
        | (?:gleich|auch|eben|noch|droht\smit|zur|an\sdie|bei\sder|mit\sder)\s(?:auch\s|noch\s)?(?:auf\s
            |bei\s)?{_OUTLET} | {_PLATFORM}(?:,|\sund|\sand|,\sand)\s(?:on\s)?{_PLATFORM}
        | (?:sonst|oder|danach)\s{_WORDS}{_PRESS}
        | (?:poste?n?|gepostet|stelle?|gestellt|teile|geteilt|schreibt\sjetzt|schreibe|geht?|gehen|raus
            |warn\w+|post(?:ed|ing|s)?|put|putting|shar(?:e|ed|ing)|warning|goes|going)\b{_NEAR}\b(?:in|an|den
            |der|die|ins|on|to|my|the|every|our)\s{_WORDS}{_GROUP}
        | {_GROUP}{_NEAR}\b(?:gepostet|geteilt|warn\w*|erfahren|erfährt|weiß\sjetzt|wissen\sjetzt|posted
            |shared|knows|weiterge\w+) )""",
    "public.press_word": rf"\b{_PRESS}",
    # Told to everybody.
    "public.tells_all": r"""\b(?:
        (?:erzähl|sag|rate?|berichte?)\w*\s(?:ich\s)?(?:es\s|das\s)?(?:jetzt\s|gern\w*\s)?(?:jede[mnr]|allen
            |überall)\b
        | (?:jede[mnr]|allen)\s(?:\w+\s){0,4}(?:erzähl|abrat|davon|bericht|warnen|sagen|weitersag)\w*
        | weitersagen
        | (?:tell|telling|told|warn|warning)\s(?:every(?:one|body)|all\s(?:my|our|of)|(?:my|our)\swhole
            |your\sfriends|anyone) | (?:spread\w*|put\w*)\sthe\sword
        | word\s(?:of\smouth|gets\s(?:a)?round|will\sget) | mundpropaganda | herumsprech\w+
        | (?:spricht|sprechen)\ssich\s(?:he)?rum
        | make\s(?:\w+\s)?sure\s(?:that\s)?(?:every|no\sone|nobody|people)\w*
        | (?:every\w*|people|jeder|alle|leute)\s(?:\w+\s){0,4}(?:knows?\s(?:your\sname|about|what)|erfährt
            |erfahren\s(?:soll|wird)) | bis\s(?:die|alle|jeder)\s(?:\w+\s){0,2}(?:kunden\s)?wiss\w+
        | damit\s(?:alle|jeder|andere|wenigstens|niemand)\b
        | so\s(?:nobody|no\sone|that\sno\w*|others?|people|everyone)\s(?:\w+\s)?(?:else|makes?|knows?|can
            |don['’]?t|falls?) )""",
    # The numbers that come with it: followers, views, members.
    "public.audience": r"""\b(?:
        \d[\d.,'’]*\s?(?:k|tsd\.?|tausend|mio\.?|thousand)?\s(?:\w+\s)?(?:follower|abonnent|aufrufe|klicks
            |views|kommentare|comments|likes|upvotes|mitglieder|members|leser|readers|subscribers
            |mal\sgeteilt)\w*
        | (?:\d+\s?k|\d{1,3}[.,']\d{3}|\w*tausend|thousand|hundreds|hunderte)\s(?:of\s)?(?:\w+\s)?(?:people
            |leute\w*|mann|frauen) | auflage\s(?:von\s)?\d | viral | it\strends | have\sread\sit
        | m(?:y|eine[rn]?)\s(?:follower|abonnent|subscriber|community|reichweite)\w* )\b""",
    # A review warns others off.
    "public.warn_off_de": r"""\b(?:
        finger\sweg(?!,?\s(?:das\s)?(?:macht|sonst)) | h(?:ä|ae)nde\sweg
        | lass(?:t|en)?\s(?:\w+\s)?die\s(?:finger|hände)\sd?avon
        | (?:nicht|bloß\snicht|auf\skeinen\sfall|niemals)\s(?:hier\s|dort\s)?(?:kaufen|bestellen
            |buchen)(?=\s?[.!]|\s?$)
        | (?:kauft?|bestellt?|bucht?|geht|kaufen\ssie)\s(?:es\s|lieber\s|bitte\s|bloß\s|eure\w*\s
            |ihr\s){0,2}(?:wo\s?anders|nicht\shier|anderswo|bei\sder\skonkurrenz)
        | (?:kann|möchte|muss|würde?|werde|kanns)\s(?:ich\s|man\s)?(?:\w+\s){0,5}(?:abraten|warnen|(?:nicht
            |niemande?m?|keinem|kaum|keinesfalls)\s(?:\w+\s)?(?:weiter)?empfehlen)
        | (?:nicht|niemandem|kaum)\s(?:weiter)?(?:zu\s)?(?:weiter)?(?:zu)?empfehle\w*
        | rate\s(?:jedem|allen|euch|zum\sabwarten|(?:\w+\s){0,3}dringend|davon)\b | keine\s(?:kauf)?empfehlung
        | nicht\sempfehlenswert | lasst\ses(?:\s(?:einfach|bleiben|lieber|sein)) | spart\s?(?:euch|['’]s)
        | (?:nur|einfach|besser)\smeiden | (?:leute|eltern|mädels|freunde),?\s(?:kauft|lasst|finger|spart)
        | allen\sanderen\sviel | wer\shier\s(?:etwas|noch|bestellt|bucht)
        | (?:vorsicht|achtung|warnung)[,!:]?\s(?:bei|vor|abzocke|betrug|fake|betrüger|an)
        | vor\sdiesem\s(?:laden|shop|händler|anbieter) )""",
    "public.warn_off_en": r"""\b(?:
        (?:do\snot|don['’]?t|dont|never|wouldn['’]?t|would\snot|cannot|can['’]?t)\s(?:even\s)?(?:buy|order
            |shop|book|waste\syour|trust|recommend|fall\sfor|give\sthese|touch\sth|bother\s(?:with\sth|order
            |buy))\b | (?:don['’]?t|do\snot)\sbother\s*(?:$|\n) | stay\s(?:well\s|far\s)?away
        | (?:steer|stay)\s(?:well\s)?clear | avoid(?=\s*(?:[.!,]|$|\slike|\sthis|\sthese|\sthem|\sat\sall))
        | beware | (?:be|folks|people)\swarned | save\syour(?:self|\smoney) | buyer\sbeware
        | read\sthis\s(?:before|first)
        | (?:go|buy|shop|book|look|spend\syour\s\w+)\s(?:it\s|your\s\w+\s|at\s\w+\s)?(?:elsewhere|(?:any
            |some)where\selse) | warn\syour\s\w+ | keep\syour\s(?:wallet|money)
        | (?:i['’]?d|would)\sthink\stwice | urge\s(?:other|any)\w* | people,?\s(?:please\s)?don['’]?t
        | if\syou\s(?:enjoy|like|fancy|have)\s(?:\w+\s){1,8}(?:this\sis|book|your\sstore|go\sahead) )""",
    "public.low_stars": r"""(?:
        ★☆ | ★★☆ | ^⭐️?\s*⭐?️?\s*$
        | \b(?:(?:1|0|2|null|ein(?:en)?|zwei|kein(?:en)?|zero|one|two|no|half\sa|minus\s\w+)\s(?:einzige[rn]\s
            |big\s|fat\s)?(?:sterne?n?|stars?)\b(?!\s?(?:abzug|weniger|hotel|off\b|angeklickt|für\s(?:den
            |die)\s(?:post|paket|dhl)))|(?:null|0|zero|keine|negative)\s(?:punkte|sterne|stars)
            |[12](?:[.,]5)?\s?(?:/|von|out\sof)\s?5\b(?!\s(?:artik|pak|teil|stück|seit))|(?:note
            |schulnote)\s(?:[456]|fünf|sechs|mangelhaft|ungenügend)|versetzung\sgefährdet|daumen\srunter
            |(?:ein|1)\sstern,?\s(?:weil|ist|mehr|zu\sviel)|drei\ssterne\ssind\smir|if\s(?:i
            |you)\scould\sgive\s(?:zero|no|0|minus)) )""",
    # Speaks of us to readers, not to us.
    "public.reviewer_voice_de": r"""\b(?:
        (?:diese[rmns]?)\s(?:laden|shop|händler|anbieter|firma|verkäufer|online-?shop|ticketshop|verein
            |geschäft)\b
        | (?:der|die|das)\s(?:laden|shop|händler|verkäufer|firma|kundendienst|kundenservice|inhaber|inhaberin
            |support|anbieter|chef)\s(?:ist|war|hat|meint|sagt|antwort|kommt|reagier|kann|findet|will|bot|sind
            |belehr|verweist)\w*
        | (?:antwort|aussage|kommentar|reaktion)\s(?:vom|des|der)\s(?:shops?|händlers?|hauses|chef|inhabers?
            |kundendienst\w*|support)
        | (?:auf\s)(?:meine\s)?(?:nachfrage|reklamation|anfrage)\s?(?::|hieß|gab|kam\snur|zweimal|belehr\w*)
        | (?:mich|mir)\shat\sman | man\s(?:hat|verweist|schrieb|sagte|bot)\s(?:mir|mich) | schrieb\sman\smir
        | nachgeäfft
        | (?:nachtrag\szu|update\s(?:nach|:)|fazit\b|unterm\sstrich|insgesamt\sleider|sucht\seinfach
            |man\slese) | ich\sschreibe\ssonst\skeine
        | (?:nennen|verkaufen|bieten|führen)\s(?:die|sie\sdas|sie\ses|einem)
        | die\s(?:da\s)?(?:sitzen|verkaufen) )""",
    "public.reviewer_voice_en": r"""\b(?:
        this\s(?:company|shop|seller|store|business|firm|place|outfit|retailer)\b(?!\sfor)
        | (?:these|those)\speople
        | customer\sservice\s(?:is|was|were|couldn|told|took|never|=|non|sent|doesn)\w*
        | (?:the\s)?owner\s(?:is|replied\s['"‘“to]|said)
        | (?:company|seller|support|staff)\s(?:says?|said|told|replied|claims?|sent|were|was\sno|offered|took
            |agent|couldn)
        | they\s(?:told\sme|said\sit|sent\sme|offered\sme|took|refused|blamed|claim|insisted|accused|blocked
            |couldn|pretend|charge|call)\w* | i\s(?:don['’]?t|never)\s(?:normally\s|usually\s)?write\sthese
        | overall\s(?:rating|score)?:? | to\sbe\sfair, | oh\sdear
        | (?:shop|store)\s(?:that|who)\s(?:hangs|took|sends) | used\sthis\sshop
        | bought\s(?:\w+\s){1,6}from\sthem | absolute\s(?:joke|cowboys) )""",
    # The customer's last word in a review.
    "public.reviewer_leaves": r"""\b(?:
        (?:hier|dort|bei\sdenen)\s(?:\w+\s)?(?:nie|nicht|nichts)\s(?:mehr|wieder|noch)\b
        | (?:bestelle?|kaufe?|buche?)\s(?:ich\s)?(?:hier|dort)\s(?:\w+\s)?(?:nicht|nie|nichts)
        | nochmal\sbestell\w*\s(?:ich\s)?(?:hier\s)?nicht | (?:nicht|nie)\s(?:mehr|wieder)\s(?:hier|dort)\b
        | einmal\sund\snie\swieder
        | (?:kaufe?|bestelle?)\s(?:ich\s)?(?:jetzt\s|wieder\s|lieber\s)?(?:woanders|anderswo|im\s(?:laden
            |supermarkt)) | früher\s(?:mein|gern|wusste|war\sdie)\w*
        | (?:würd|werd)e?\s(?:ich\s)?(?:\w+\s){0,3}nicht\smehr\s(?:buchen|bestellen|kaufen)
        | w(?:on['’]?t|ill\snot|ouldn['’]?t)\sbe\s(?:back|returning|going\sback|ordering\sagain\s?(?:$|[.!]))
        | wouldn['’]?t\srush | never\sagain | (?:shame|pity)\sabout | i['’]d\s(?:look|go)\selsewhere
        | a\s(?:different|another)\sshop | hat\snachgelassen | ich\sbin\sraus\sund
        | (?:lovely|nice|beautiful|cute|great|gorgeous)\s[\w\s]{1,20},\s(?:shame|pity|dreadful|lousy|terrible
            |awful)
        | (?:ware|produkt|stoff|material|inhaltlich|an\ssich|plugin|idee|spielidee)\s(?:\w+\s){0,3}(?:gut|top
            |schön|ok|okay|super|in\sordnung),?\s(?:\w+\s){0,3}(?:aber|nur|leider|service|support|versand)
        | gute[sr]?\s(?:ware|plugin|produkt),\s(?:miese|schlechte|unter)\w* )""",
    # Happy, or on its way to be.
    "public.not_happy_post": r"""\b(?:
        (?:5|fünf|vier|4|six|sechs|6|five|four)(?:[\s-]|[.,]5\s)?(?:von\s\w+\s)?(?:sterne?n?|stars?)
        | 5\s?star | (?:5/5|4/5|10/10|9/10) | gern(?:e)?\swieder(?!\.\n) | klare\sempfehlung
        | sehr\szu\sempfehlen | (?:nur|absolut|wärmstens)\s(?:\w+\s)?(?:weiter)?empfehlen
        | highly\srecommend\w* | etwas\snettes | was\snettes | nur\slob | die\sleute\sdrehen\sdurch | mega\b
        | hammer\b | krass\sgut | süchtig | hut\sab | obsessed | chuffed | ein(?:en)?\sstern\sabzug
        | would\s(?:buy|order|use)\s(?:\w+\s)?again | (?:can['’]?t|couldn['’]?t)\sfault | unboxing
        | hochgesetzt | (?:stars?|review)\s(?:\w+\s){0,4}(?:repaired|changed\sto\sfive)
        | beste[rn]?\s\w*(?:laden|shop) | best\s\w+\sshop )\b""",
    # Read other people's reviews, or looks for the place to write one.
    "public.not_read_reviews": rf"""\b(?:
        (?:{_REVIEW}|forum|sternen?)\s(?:\w+\s){{0,8}}(?:gelesen|gesehen|las|geguckt|angeschaut)
        | gehört,?\s(?:\w+\s){{0,4}}{_REVIEW} | (?:gelesen|gesehen|lese|las|lesen)\s(?:\w+\s){{0,8}}{_REVIEW}
        | in\s(?:den|euren|ihren|deinen)\s(?:bewertungen|rezensionen)
        | (?:read|reading|look\w*|seen|saw|through)\s(?:\w+\s){{0,4}}(?:reviews|ratings)
        | im\sforum\s(?:\w+\s)?gelesen
        | (?:wo|wie|irgendwo|how|where)\s(?:\w+\s){{0,6}}(?:bewertung|review|rezension)\s(?:schreib|hinterlass
            |dalass|geb|lass|abgeb|do\si|\?)\w* | wo\skann\s(?:\w+\s){{0,5}}(?:bewertung|rezension)
        | (?:where|how)\s(?:do|can|could)\s(?:i|we)\s(?:\w+\s){{0,3}}(?:review|stars) )""",
    # Asked to rate, or cross at being asked: private.
    "public.not_asked_to_rate": r"""\b(?:
        bewertungs(?:anfrage|bitte|mail|system|aufforderung|link|erinnerung)\w* | bewerte\sdein\w*
        | etwas\sbewerten | (?:bittet|bitten|gebeten|fordert)\s(?:\w+\s){0,4}(?:bewert|beurteil)\w*
        | (?:shop|produkt|einkauf|sie)\sbewerten\s(?:soll|kann)\w* | how\s(?:did\swe|they|we)\sd(?:o|id)
        | rate\s(?:your|our|us|the)\s(?:experience|chat|purchase|service|visit) | umfrage\b | survey )\b""",
    # Press enquiries, pitches, testimonials: publicity, but no threat.
    "public.not_press_or_pitch": r"""\b(?:
        presse-?anfrage | redaktionsschluss | freie[r]?\sjournalist\w* | gespräch\smit\sfotos | interview
        | kooperation\w* | collab\w* | influencer\w* | reichweite | engagement | media\s?kit | rate\scard
        | gastbeitrag | guest\s(?:post|article) | backlinks? | linktausch | do-?follow | testimonial\w*
        | (?:bewertungen|reviews)\s(?:\w+\s)?(?:kaufen|löschen|entfernen|verbessern) | seo | ausgelost
        | giveaway | für\s(?:unsere|die|den|das)\s(?:wochenend|ausgabe|wirtschafts|lokal)\w*
        | product\spackage | produktpaket | featured? )\b""",
    # Undone, or expressly not.
    "public.not_any_more": rf"""\b(?:
        (?:nehme?|ziehe?|lösche|hab\w*)\s(?:ich\s)?(?:\w+\s){{0,4}}(?:{_REVIEW}|post|beitrag|sterne
            |kommentar)\s(?:\w+\s)?(?:zurück|gelöscht|raus|geändert)
        | (?:take|took|taken|taking)\s(?:\w+\s){{0,2}}(?:review|post|video)\sdown
        | (?:deleted?|remov\w+)\s(?:my|the)\s{_REVIEW}
        | (?:öffentlich\sschreib\w*|poste)\s(?:ich\s)?(?:\w+\s){{0,4}}(?:nicht|nie)
        | (?:not|won['’]?t)\s(?:\w+\s){{0,3}}(?:go\spublic|shout\w*|leave\sa\s\w*\s?review)
        | das\skann\sich\snicht )""",
}
