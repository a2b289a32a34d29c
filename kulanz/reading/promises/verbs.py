"""The verbs with which a shop commits itself, German and English."""

# What "ich" says without its ending; "wir" and the infinitive add "en", "ich" adds "e" or nothing.
STEMS = (
    "abklär aktualisier anruf anschau antwort arbeit austausch auszahl avisier bau beantwort bearbeit "
    "beauftrag beeil begleich begleit beheb beileg benachrichtig bereit berichtig bescheidgeb besorg "
    "besser bessere bessers bestell bleib bring buch dokumentier dreh druck entfern ergänz erinner "
    "erkundig erlass erledig erneuer ersetz erstatt erstell fahr fertig forder fordere frag freischalt "
    "füg führ geb geh gewähr gib gutschreib hak halt hinterleg hol häng hör informier kleb klär komm "
    "kontaktier korrigier kümmer kürz lad lass leg leist les liefer läut lös lösch mach mail meld merk "
    "nachfrag nachliefer nachlieg nachschau nachschick nehm notier nutz näh organisier pack pass plan "
    "prüf recherchier rechn reich reparier reservier richt richte ruf rückerstatt schalt schau schenk "
    "schick schließ schreib send setz sicher sorg spendier sprech steck stell stimm storn stornier such "
    "tausch telefonier trag tu umtausch unterricht unterstütz veranlass verbuch vereinbar verfolg vergüt "
    "verlad verladen verläng verlänger vermerk verrechn verschick versend versuch wechsel wechsle "
    "weitergeb weiterleit zahl zeig zieh zukomm zurückbuch zurückruf zurückzahl zurücküberweis zuschick "
    "zusend änder übernehm überprüf überweis "
).split()
_STEM = "|".join(sorted(STEMS, key=len, reverse=True))
FIRST_PERSON = rf"(?:{_STEM})(?:e|n|en|ere|ern)?|schau|kümmere|kläre?"
INFINITIVE = (
    rf"\w{{0,12}}(?:{_STEM})e?r?n|\w{{2,10}}zu(?:{_STEM})en|zukommen|freigeben|vorbeikommen|dranbleiben"
)
THIRD_PERSON = (
    r"(?:meldet|ruft|kommt|schickt|sendet|verschickt|versendet|erstattet|überweist|zahlt|bucht|kümmert|"
    r"prüft|klärt|schaut|"
    r"gibt|legt|packt|schenkt|repariert|behebt|korrigiert|ändert|schreibt|antwortet|bringt|sorgt|stellt|"
    r"ersetzt|"
    r"tauscht|liefert|telefoniert|kontaktiert|informiert|sieht|läutet|bearbeitet|hält|schaltet|"
    r"beantwortet|erledigt|setzt)"
)
PARTICIPLE = (
    r"(?:\w*erstattet|\w*überwiesen|\w*gezahlt|bezahlt|\w*gebucht|gutgeschrieben|\w*(?:ge|ver)schickt|"
    r"versendet|versandt|"
    r"\w*gesendet|\w*gesandt|\w*geliefert|\w*aufgegeben|freigeschaltet|freigegeben|behoben|korrigiert|"
    r"repariert|\w*geklebt|"
    r"\w*gerufen|ersetzt|\w*getauscht|storniert|\w*geändert|erledigt|bearbeitet|\w*geprüft|beantwortet|"
    r"informiert|"
    r"benachrichtigt|reserviert|\w*gebracht|\w*gelegt|\w*geschaltet|\w*geklärt|gelöst|gelöscht|"
    r"angepasst|berichtigt|"
    r"aktualisiert|\w*verpackt|geöffnet|entsperrt|vergütet|beglichen|ausgeglichen|veranlasst|"
    r"kontaktiert|(?!zuge)\w*gestellt|"
    r"\w*gebessert|ausgetragen|eingetragen|geschenkt|erlassen|\w*geholt|erneuert|\w*übergeben|übermittelt)"
)
ENGLISH = (
    "try activate add answer arrange ask bring call cancel change chase check come compensate confirm "
    "contact correct cover credit delete deliver dispatch do double-check drop e-mail email escalate "
    "exchange extend find fix flag follow forward get give grant handle have hold include inform "
    "investigate issue keep knock let look mail make mention note order organise organize pack pass pay "
    "phone pop post prepare print process provide put raise reach refill refund reimburse reissue remove "
    "repair replace reply report reprint resend reserve reset respond restore return review ring see send "
    "set settle share ship sort speak stop swap take talk tell throw transfer unblock unlock update "
    "upgrade upload waive write "
).split()
_BARE = "|".join(sorted(ENGLISH, key=len, reverse=True))
BARE_ENGLISH = rf"(?:{_BARE})"
ING = (
    r"(?:sending|refunding|shipping|posting|giving|adding|calling|looking into|checking|fixing|sorting|"
    r"replacing|issuing|"
    r"passing|forwarding|crediting|transferring|arranging|processing|investigating|dispatching|"
    r"including|putting|popping|"
    r"resending|getting (?:a|this|that|it)|taking care|correcting|repairing|cancelling|upgrading|"
    r"emailing|paying|"
    r"returning|extending|asking|preparing|contacting|reserving|holding|resetting|setting)"
)
# What shows that words are a clause of their own; forms that are infinitives, too, only beside their subject.
FINITE = (
    r"ich|wir|wird|werden|wirst|ist|is|sind|bist|hat|hast|haste|habt|haben sie|sie haben|geht|gehen|gehn|gibt|gibts|"
    r"gibt['’]s|kommt|kommen|kriegt|kriegst|kriegste|kriegen sie|(?:sie|alle) kriegen|bekommt|bekommst|sie bekommen|"
    r"bekommen sie|sie erhalten|erhalten sie|erhält|erhältst|liegt|liegen|bleibt|bleiben|folgt|folgen|landet|verlässt|"
    r"klappt|passiert|sehen sie|siehst du|findest|finden sie|mailt|baut|druckt|holt|lädt|macht|schneidet|besorgt|"
    rf"bessert|{THIRD_PERSON}|"
    r"i|we|i['’]ll|we['’]ll|you['’]ll|it['’]ll|they['’]ll|there['’]ll|i['’]m|we['’]re|it['’]s|will|shall|are|gets?|goes|"
    r"comes?|has|have|hears?|reaches|leaves|lands|arrives|calls|rings|sends"
)
# After "und"/"and": what begins a clause of its own.
COORDINATED = (
    r"ich|wir|i|i'll|i’ll|i'm|we|we'll|we’ll|we're|you'll|sie erhalten|sie bekommen|du bekommst|"
    r"morgen holt|"
    rf"(?:ihnen |dir |euch |sie |dich |es |das |den |die |der |dann |gleich |"
    rf"anschließend )*(?:\S+ ){{0,6}}?"
    rf"(?:(?:{_STEM})(?:e|en|n)|{INFINITIVE})(?=[\s.,!?]|$)|"
    rf"(?-i:(?:{_STEM}|sag|klingel|guck|schneid|mess)(?= (?:ihnen|dir|euch|sie|dich|mich|ihm|ihn|ihr|es|das|die|den|"
    r"alles|eine?|einen|nen|ne|am|um|bei|dann|gleich|noch|morgen|heute)\b))|"
    rf"(?:then |will |also |'ll )*(?:{_BARE}|re-?send)(?= (?:you|it|them|the|a|an|your|this|back|with|to|into|"
    rf"on)\b)|{ING}"
)
