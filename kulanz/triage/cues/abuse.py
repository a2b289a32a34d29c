"""Turns of phrase of abuse that insults, aimed at us; and carriers, oneself, quotations, banter."""

# A stretch within one sentence.
_NEAR = r"[^.!?\n]{0,40}"
_LONG = r"[^!?\n]{0,80}"


def _any(words: str) -> str:
    """One of these words, whole."""
    return "(?:" + "|".join(words.split()) + r")\b"


# Nouns that only ever insult; compounds by their usual first parts.
_FOOL = _any(r"""
    (?:voll|dorf|ober|halb|fach|sau|riesen|flach|arsch|drecks?|scheiß|horn|rotz|mist|ur)?(?:idiot|trottel|depp|pfosten|honk|wixer|wixxer|wichser|penner|asozial)\w{0,3}
    schwachk\w+ dummk\w+ hohlk\w+ hohlbirne\w* holzk(?:o|ö)pf\w* strohk(?:o|ö)pf\w* spatzenhirn\w* hirnis?
    blödm(?:a|ä)nn\w* dolme?n? dödel dussel dilettant\w* stümper\w* pfuscher\w* nichtskönner\w*
    versager\w* nieten nulpe?n? schnarchnase?n? schlafm(?:ü|ue)tze?n? schlaftablette\w* nasenb(?:ä|ae)r\w*
    pappnase?n? knallcharge?n? hampelm(?:ä|a)nn\w* spast\w* mongos? hornochse?n? rindvieh\w*
    (?:dumme|blöde|dämliche|unfähige|alte|blede)\s(?:kuh|pute|gans|ziege|zicke|sau|schnalle) schnepfe?n?
    trulla tuss[ie]n? funsn trampel schlampe?n? betrügerschlampe miststück\w* arschl(?:o|ö)ch\w*
    arschgeige\w* hurens(?:o|ö)hn\w* hurenkind\w* hundes(?:o|ö)hn\w* bastarde?n? missgeburt\w*
    drecks?(?:sack|säck|schwein|haufen|kerl|pack|bande|verein|laden)\w* schweinehund\w* kakerlake\w*
    assis? asis? tagedieb\w* schmarotzer\w* blutsauger\w* wegelagerer\w* falott\w* strolch\w* halunke?n?
    gauner\w* ganove?n? lump(?:en)? schurke?n? schuft\w* gfrast\w* schn(?:ö|oe)sel\w* wichtigtuer\w*
    lackaffe?n? gockel flegel lümmel rotzl(?:ö|oe)ffel\w* schwätzer\w* analphabet\w* faulpelz\w*
    zipfelklatscher\w* gesindel bagage gesocks geschmeiß abschaum
    (?:sau|saft|dreck|drecks|mist|scheiß|scheiss|schrott|gammel|opfer|abzock|chaos|kasperl)\s?(?:laden|verein|haufen|bude|truppe)\w*
    saubande (?:betrüger|lügen|lumpen|diebes|hunde|mist)pack flachzange\w* vollhonk\w* evolutionsbremse\w*
    hochstapler\w* gfraster\w* hirsch(?:en)?\sam kretin\w* banause?n idiots? morons? imbeciles?
    half-?wits? dimwits? nitwits? twits? muppets? baboons? plonkers? numpt(?:y|ies) wallop\w+ eejits?
    gobshites? gobdaws? drongos? galahs? dickheads? arseholes? assholes? wankers? bastards? pricks?
    tossers? twats? bellends? cunts? bitch(?:es)? scum(?:bags?)? vermin weasels? maggots? toerags?
    chancers? buffoons? simpletons? dunces? cretins? losers? parasites leeches vultures bean-?counters
    airheads? bozos? goons spivs? lowlifes? dumbass\w* jackass\w* illiterates wretch(?:es)? degenerates?
    knobheads? pillocks? prats? berks?
""")

# Words that insult only when somebody is called so.
_BEAST = _any(r"""
    flaschen? nulle?n affen? esel kuh pute gans ziege zicke hexe opfer schweine? ratte?n? hunde? zecken?
    wicht pfeifen? clowns? kasper\w* lappen koffer horst amateure? vogel pinsel gurken? würstchen
    witzfigur\w* nase kinder(?:garten|gartentruppe)? penne spinner loser rotzn\w+ nudelaugen tool hamsters
    rejects outfit cow cows pigs? rats? toads? donkeys? monkeys? trash garbage jokers? amateurs? cowboys
    snakes? sheep dogs? joke disgrace waste\sof\sspace goats? turkeys? lemons? peasants? children kids
""")

# Crimes used as names.
_CROOK = _any(r"""
    betr(?:ü|ue|u)ger\w* abzocker\w* verbrecher\w* l(?:ü|ue)gner\w* halsabschneider\w* diebe diebesbande
    räuber\w* kriminelle\w* gangster\w* heuchler\w* ausbeuter\w* spammer thie(?:f|ves) thieving crooks?
    liars? scammers? fraudsters? con[\s-]?(?:artists?|men|man) charlatans? swindlers? robbers criminals
    cheats?
""")

_SLUR = _any(r"""
    \w*dumm\w{0,3} doof\w* \w*bl(?:ö|oe)d\w{0,3} d(?:ä|ae)mlich\w* bescheuert\w* bekloppt\w*
    bel(?:ä|ae)mmert\w* deppert\w* hirnlos\w* hirnverbrannt\w* unf(?:ä|ae)hig\w* inkompetent\w*
    beschr(?:ä|ae)nkt\w* unterbelichtet\w* verlogen\w* korrupt\w* dreckig\w* mies\w{0,3} ehrenlos\w*
    widerlich\w* ekelhaft\w* erb(?:ä|ae)rmlich\w* lächerlich\w* verdammt\w* verflucht\w* scheiß\w*
    unverschämt\w* arrogant\w* eingebildet\w* aufgeblasen\w* ahnungslos\w* patzig\w* charakterlos\w*
    gewissenlos\w* geldgeil\w* verpeilt\w* hohl\w{0,2} asozial\w* schlampig\w* stinkend\w* allerletzt\w*
    feige?n? freche verkommen\w* unhöfliche inkompetente\w* primitiv\w* stupid dumb thick useless clueless
    incompetent brain[\s-]?(?:dead|less) brainless illiterate\w* pathetic patroni[sz]ing pompous smug lazy
    ignorant lying greedy shameless gormless spineless gutless soulless vile nasty moronic dense daft
    fucking f\*+ing nonsense condescending worthless deluded dozy feckless garbage jumped-up two-bit
    crooked thieving rude
""")

_CARRIER = r"""(?:
    dhl | hermes | dpd | gls | ups | fedex | amazon | post(?:bote|ler|mann|beamt\w+)?
    | paket(?:dienst|bote|fahrer|mann)\w* | paketschalter | zusteller\w* | lieferdienst\w*
    | (?:der|die|dem|den|vom|ein)\s(?:fahrer|bote|kurier|nachbar)\w* | spedition | finanzamt | microsoft
    | telekom | bahn | hersteller | royal\smail | evri | yodel | couriers? | (?:that|the)\sdriver | postman
    | parcelforce | usps | an\spost | auspost | neighbou?rs? | mein\sex | vermieter | brother-in-law )"""

_NAME = rf"(?:{_FOOL}|{_CROOK}|{_BEAST})"

_AWAY = r"(?:sonstwo\w*|sonst\s?wohin|in\sden\s(?:arsch|hintern)|dahin,?\swo|an\sdie\swand|an\sden\shut)"

CUES: dict[str, str] = {
    # "ihr Pfeifen", "Sie Flegel", "you absolute muppets", "Haufen unfähiger Abzocker", "lauter Nieten".
    "insult.addressed": rf"""\b(?:
        (?:ihr|sie|du|euch|ihnen|so\svielen?|solche[nr]?)\s(?:\w+,?\s){{0,3}}?{_NAME}
        | (?:sie\ssind|ihr\sseid|du\sbist)\s(?:\w+,?\s){{0,6}}?{_NAME}
        | (?:you|u|ya|ye|yous|youse|y['’]all|you['’]re|those)\s(?:\w+\s){{0,5}}?{_NAME}
        | (?:haufen|bande|truppe|ansammlung|verein|rudel|horde|sammlung|kolonie)\s(?:von\s|voller\s
            |aus\s)?(?:\w+\s)?(?:{_FOOL}|{_CROOK}|{_SLUR}) | (?:lauter|alles|nur|alle)\s(?:\w+\s)?{_NAME}
        | {_SLUR}\s(?:\w+\s)?(?:bande|truppe|bagage|pack|haufen|verein|brut|saubande|ding|person|laden)\b
        | (?:verlogenes?|elendes|ihr|dieses|so\sein)\s(?:\w+\s)?pack\b(?!\s(?:mir|uns|das|es|bitte))
        | (?:bunch|pack|mob|shower|crowd|load|crew|gang|den|bag)\sof\s(?:\w+\s){{0,2}}?(?:{_FOOL}|{_CROOK}
            |bullies|kids|toddlers) | absolute\sshower | {_SLUR},?\s(?:\w+,?\s)?(?:little\s)?(?:{_FOOL}
            |{_CROOK}|{_BEAST}|company|shop|crowd|people|person|fellow|little\s(?:man|woman))\b
        | (?:{_FOOL}|{_CROOK}|{_SLUR}),?\s(?:the\slot\sof\s(?:you|them|ye)|the\spack\sof\syou
            |every\s(?:last\s)?one\sof\s(?:you|them|ye)|alle\s(?:miteinander|zusammen)|der\sganze\sverein)
    )""",
    # "Fabian ist ein Idiot", "whoever packed that is a moron", "run by clowns", "dieser Schnösel".
    "insult.of_staff": rf"""\b(?:
        (?<!ich\s)(?:ist|sind|war|is|are|was|must\sbe|seien|sei)\s(?:\w+\s){{0,4}}?(?:an?|ein|eine
            |einfach\s?n?|alles|lauter|nur|noch)\s(?:\w+\s){{0,2}}?{_NAME}
        | (?:mitarbeiter\w*|kolleg\w*|chef\w*|techniker\w*|support\w*|buchhaltung|verkäufer\w*|inhaber\w*|dame
            |herr|frau|staff|rep|agent|colleague|manager|guy|girl|desk|team|answers|packed|wrote|they|he
            |she)\s?(?:\w+\s){{0,4}}?(?:ist|sind|war|is|are|was|must\sbe|muss
            |must\sbe\sstaffed\sby)\s(?:\w+\s){{0,4}}?{_SLUR} | (?:diese[rs]?|welcher|welche|irgend\s?ein|some
            |which\sof\syou|that|this|one\sof\syou|ein|so\sein)\s(?:\w+\s){{0,2}}?{_NAME}
        | (?:run|staffed|written|owned|built|coded|packed|designed|manned|gebaut|programmiert|geschrieben
            |gemacht|geführt|betrieben)\s(?:by|von)\s(?:\w+\s){{0,2}}?{_NAME}
        | (?:besteht|bestehen)\s(?:\w+\s){{0,2}}aus\s(?:\w+\s)?{_NAME}
        | sitz(?:t|en)\s(?:da|bei\s\w+|dort|hier)\s(?:\w+\s){{0,4}}?{_NAME} )""",
    # Wits and manners doubted without a noun.
    "insult.wits": r"""\b(?:
        (?:seid|sind|bist|ihr|sie|du|einfach|echt|schlicht|offenbar|wohl|muss)\s(?:\w+\s){0,4}?(?:zu\s(?:blöd
            |dumm|dämlich|doof|bloed|faul|beschränkt)|bescheuert|bekloppt|hohl|(?:un)?fähig\sund|unfähig
            |hirnlos|krank\sim\skopf|hängengeblieben|asozial|farbenblind)
        | so\s(?:unfähig|beschränkt|dämlich|hohl)\b | (?:strunz|stroh|sau|stink)dumm
        | (?:dumm|blöd|dämlich)\swie\s(?:brot|stroh|bohnenstroh|\d|ein\w*) | hohl\sin\sder\sbirne
        | nicht\s(?:mehr\s)?(?:ganz\s)?(?:dicht|bei\strost|alle\stassen|gescheit)
        | (?:hat|habt|haben)\s(?:sie|se|es)\s(?:doch\s)?(?:nicht|nich)\s(?:mehr\s)?alle\b
        | alle\stassen\sim\sschrank | (?:stroh|nichts|nix)\sim\s(?:kopf|schädel|hirn) | lack\sgesoffen
        | (?:an|einen|'n|nen)\s(?:vogel|knall|schaden|dachschaden|sprung\sin) | den\sschuss\snicht\sgehört
        | bis\sdrei\szählen | einer\sdümmer | des\slesens\sunkundig | kein\w*\s(?:verstand|hirn|rückgrat)
        | ehre\sim\sleib | hirn\s(?:ein|vom)\w* | (?:gar\s)?nix\sgebacken
        | keine\sahnung\svon\s(?:nichts|nix|tuten) | (?:so\sviel|diese)\sdummheit | die\sallerletzten
        | ihr\s(?:seid|verein\sist)\s(?:\w+\s){0,2}?(?:das|die|der)\s(?:aller)?letzten?
        | gehört\s(?:mit\s\w+\s\w+\s\w+\s)?(?:erschlagen|eingesperrt|zugesperrt|geteert)
        | solche\sleute\sgehören | lügt?e?n?\s(?:alle\s)?wie\sgedruckt
        | (?:are\s(?:you|they|u)|you['’]?re|you\sare|ur|u\sare|they['’]?re)\s(?:\w+\s){0,3}?(?:thick|stupid
            |dumb|illiterate|brain[\s-]?dead|incompetent|useless|pathetic|clueless|crooked|dense)\b
        | thick\sas\s\w+ | too\s(?:thick|stupid|dim)\b | couldn['’]?t\s(?:pour|organi[sz]e\sa|run\sa
            |find\s(?:your|their)) | restart\syour\sbrain | grow\sa\s(?:brain|spine|pair) | one\sbrain\scell
        | (?:clearly\s)?can['’]?t\sread\s(?:english|emails?) | one\sadult\sin | get\san\sadult
        | (?:absolute|complete|total|utter|one\sbig)\sjoke\b | the\spair\sof\syou | wouldn['’]?t\strust\syou
        | who\shires\syou )""",
    # Get lost, and where to put it.
    "insult.get_lost": rf"""\b(?:
        (?:ihr|könnt|kannst|können\ssie)\s(?:\w+\s)?mich\s(?:alle\s)?mal\b(?!\s(?:anruf|zurück|inform|auf))
        | (?:leckt|lecken\ssie)\s(?:mich|uns) | am\sarsch\slecken
        | (?:steckt?|schiebt?|schmiert?|stecken|nageln|reibt|schieben)\s(?:\w+\s){{0,8}}?{_AWAY}
        | halt(?:et)?\s(?:\w+\s)?(?:die\s)?(?:fresse|maul|klappe|schnauze) | maul\s(?:auf|halten) | verpiss\w+
        | fick\w* | fuck\s(?:you|off|u|ur|your|this) | piss\soff | sod\soff | bugger\soff | get\sstuffed
        | go\sto\shell | screw\s(?:you|u)\b | drop\sdead | shove\s(?:it|your|that)
        | stick\s(?:it|your)\s(?:\w+\s){{0,3}}?(?:where|up) | eat\sshit | go\sf\S+\s(?:you|y)\w*
        | learn\sto\sread | sie\sunverschämte\w* | kiss\smy\s | up\syours | hol(?:t)?\seuch\sder\steufel
        | zur\shölle | verreck\w* | i\shope\syou\s(?:go\s(?:bust|under)|rot) | pfui\steufel )""",
    # Call notes: "nannte uns …", "beschimpfte Lena", called Antje "…".
    "insult.reported": rf"""\b(?:
        (?:nennt|nannte|schimpf\w*|titulier\w*|bezeichne\w*|called|calls|says?|said|told|seien|meinte|zitat
            |schreit|wörtlich|sagt|hat|sei|legt)\b{_LONG}?[„"»'‚“‘«›](?:\w+[\s,]+){{0,6}}?(?:{_FOOL}|{_CROOK}
            |{_SLUR}) | beschimpft?e?\s(?:uns|mich|kolleg\w+|mitarbeiter\w+|\w+\sals) | lauter\sidioten
        | beleidigte\w* | beleidigend\w* | ausfallend | was\sabusive | swore\sat )""",
    # The words alone, wherever they stand.
    "insult.word": rf"\b(?:{_FOOL}|{_CROOK})",
    # The anger is at the carrier, the neighbour, the machine; or we are called so by nobody.
    "insult.not_third_party": rf"""\b(?:
        {_CARRIER}{_NEAR}\b(?:{_FOOL}|{_CROOK}|\w*bande) | (?:{_FOOL}|{_CROOK}|kerl|typ){_NEAR}\b(?:von|vom
            |bei|of|at|from|der|den)\s(?:\w+\s)?{_CARRIER}
        | (?:sie|ihr)\sk(?:ö|oe)nn(?:en|t)\s(?:\w+\s)?(?:nichts|nix)\sdafür | not\syour\sfault
        | dafür\sk(?:ö|oe)nn(?:en|t)\s(?:sie|ihr)\s(?:nichts|nix) | der\s(?:mann|kerl|typ|fahrer)\sgehört
    )""",
    # Oneself, or called so by us.
    "insult.not_oneself": rf"""\b(?:
        (?:ich|i|mich|mir)\s(?:bin\s|war\s|am\s|was\s|selbst\s|selber\s|doch\s|so\s|ein\s|eine\s|alter\s
            |dumme\s|halt\s|wieder\s|vielleicht\s|the\s|such\s|an\s|feel\slike\s|absolute\s|a\s|wohl\s
            |eigentlich\s|einfach\s){{0,6}}(?:{_FOOL}|(?:zu\s)?(?:blöd|dumm|doof|deppert|stupid|thick|dumb)\b)
        | i['’]?m\s(?:\w+\s){{0,3}}?(?:{_FOOL}|stupid|dumb) | bin\s(?:ich\s)?(?:\w+\s){{0,2}}?(?:zu\s)?(?:blöd
            |doof|dumm|deppert|dämlich)\b | bin\sich\s(?:eigentlich\s)?nicht\sganz
        | (?:idiot|clown|depp|trottel)\s(?:is\sme|bin\sich|was\sme|here)
        | feel\s(?:\w+\s){{0,3}}?(?:{_FOOL}|stupid|silly)
        | wie\s(?:ein|der\sletzte|die\sletzten?)\s(?:\w+\s)?{_FOOL}
        | für\s(?:wie\s)?(?:dumm|blöd)\s(?:verkauf\w*|halt\w*|hält)
        | (?:komm\w*|vor)\s(?:\w+\s){{0,3}}?(?:blöd|dumm) | dumme\s(?:frage|gans) | selber\s(?:schuld|ein)
        | (?:called|calling|call)\sme\s(?:an?\s)?(?:\w+\s)?(?:{_FOOL}|{_CROOK})
        | (?:mich|wurde\sich|mir)\s(?:\w+\s){{0,6}}?(?:als|einen?|eine)\s[„"»]?(?:\w+\s)?(?:{_FOOL}|{_CROOK}
            |querulant\w*|nörgler\w*|glucke) | like\s(?:an?\s|some\s)?(?:criminal|thief|idiot|liar|fool|fraud)
        | wie\s(?:einen?\s|eine\s)?(?:betrüger|verbrecher|kriminelle|dieb|schwerverbrecher)\w*\s(?:behandel
            |hingestell|da)\w* | mich\s(?:selb\w+|selber)\s(?:\w+\s)?als )""",
    # Between friends, taken back, or about things.
    "insult.not_meant": rf"""\b(?:
        (?:{_FOOL}|{_CROOK}|{_SLUR})[\s,!.]{{0,3}}(?:;-?\)|:-?\)|[😂🤣😄😉😜😘🥰😅😭❤😍]|haha|lol\b|hihi)
        | (?:ihr|du|sie)\s(?:alte[nrs]?|verrückte[nr]?|herrlichen|lieben|süßen)\s(?:\w+\s)?(?:{_FOOL}
            |{_CROOK}) | (?:servus|moin|ey|hallo|na|hey|mate)\s?,?\s(?:ihr|du|you)\s(?:\w+\s)?{_FOOL}
        | (?:magnificent|lovely|beautiful|brilliant|glorious)\s(?:{_FOOL}|{_CROOK}|bastards)
        | (?:größten|besten|liebsten)\s(?:halunken|gauner|pfeifen|verbrecher|idioten)
        | (?:nehme?)\s(?:\w+\s){{0,6}}?zurück | (?:kein|keine|no|is\s(?:this|it)\sa|ist\sdas)\s(?:betrug
            |abzocke|scam)\b | standen?\sdrin | im\sbesten\ssinne | kidding | lachend | bussi | legend
        | apologies | hahaha | (?:sind|ist)\s(?:ja\s)?(?:verrückt|super|toll)
        | (?:blöde?[sr]?|dumme?[sr]?|doofe?|scheiß|verdammte?|stupid|bloody|dumb)\s(?:frage|captcha|app|code
            |drucker|ding|link|button|computer|laptop|wetter|question|printer|thing|update|passwort|formular)
        | schäme\s(?:ich\s)?mich | tut\smir\s(?:\w+\s)?leid | sorry\s(?:for|wegen|dass)\b | apologi[sz]e\sfor
    )""",
}
