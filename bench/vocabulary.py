"""Words for letters that nobody wrote: names, places, things and sentence frames in German and English.

A frame's {slots} are filled from WORDS; {ding} and {thing} are put together from parts, so that the letters hold
several thousand different words, compounds among them.
"""


def pieces(text: str, mark: str = "|") -> tuple[str, ...]:
    return tuple(text.split(mark))


FIRST_NAMES = pieces(
    "Anna Bernd Clara Dietmar Elif Florian Gesa Holger Ida Jürgen Käthe Lars Mareike Norbert Oskar Petra Quirin "
    "Rosa Sönke Thea Ulrike Viktor Wiebke Xaver Yasemin Zoë Agnieszka Björn Cem Dörte Emre Friedhelm Günther Hülya "
    "Ilse Jörg Kübra Leopold Magda Niklas Ömer Pauline Ralf Sabine Tülay Uwe Vera Winfried Alice Brian Charlotte "
    "Duncan Eleanor Fraser Gwen Harold Imogen Jasper Kirsty Lachlan Moira Nigel Oonagh Percy Rhiannon Stuart",
    " ",
)
LAST_NAMES = pieces(
    "Achterberg Böhme Czerny Dröge Eßer Fährmann Grünewald Höppner Immel Jäkel Köster Lüdtke Möhring Nüßlein Oelze "
    "Pröll Quaas Rößler Schütte Tönnies Uhlig Vögele Wüst Yıldız Zöllner Ahrend Brüggemann Çelik Dührkopp Ebeling "
    "Fröhlich Gößling Häusler Ingwersen Jöns Krüger Löwe Mühlbauer Nöthe Öztürk Pfänder Rühmkorf Süß Thörner "
    "Vößing Wächter Zähringer Abernathy Birtwistle Cavendish Dalrymple Eastwood Fothergill Greenhalgh Hathaway "
    "Ironside Jellicoe Kettlewell Lockwood Montague Northcott Ormerod Pemberton Ravenscroft Satterthwaite",
    " ",
)
PROVIDERS = pieces(
    "gmx.example web.example t-online.example posteo.example mailbox.example freenet.example outlook.example "
    "googlemail.example icloud.example btinternet.example bluewin.example aon.example",
    " ",
)
FIRMS = pieces(
    "gaertnerei-kastanienhof tischlerei-nordlicht praxis-am-markt stadtbibliothek-sonnenau kanzlei-elbufer "
    "buchhandlung-eulenspiegel verlag-silberdistel schule-am-wald weingut-drei-linden hotel-seeblick "
    "moorland-books harbour-press oaktree-nursery fellside-school",
    " ",
)

# German compounds: any of the first with any of the second.
FIRST_PARTS = pieces(
    "Garten Balkon Küchen Kräuter Blumen Obst Gemüse Tomaten Rosen Stauden Kinder Reise Koch Näh Foto Bastel Wander "
    "Vogel Bienen Winter Sommer Herbst Frühlings Geschenk Probe Jahres Monats Abend Wochenend Grund Aufbau Online "
    "Video Lese Hör Schreib Zeichen Aquarell Keramik Holz Leder Papier Brief Sprach Italienisch Musik Gitarren "
    "Klavier Chor Yoga Atem Schlaf Fahrrad Werkstatt Lampen Möbel Teppich Vorhang Schrank Regal Steuer Rechnungs",
    " ",
)
SECOND_PARTS = pieces(
    "kurs kalender handbuch ratgeber heft buch band lexikon planer schule werkzeug kasten tasche karte mappe sammlung "
    "vorlage anleitung übersicht tabelle seminar webinar abo gutschein paket set bausatz aufzeichnung lektion "
    "übung ausgabe ergänzung leseprobe hörprobe videothek zugang fibel quartett spiel schürze",
    " ",
)
THING_FIRST = pieces(
    "garden balcony kitchen herb flower orchard vegetable tomato rose perennial children's travel cooking sewing photo "
    "craft hiking bird bee winter summer autumn spring gift trial annual monthly evening weekend beginner advanced "
    "online video reading audio writing drawing watercolour pottery timber leather paper letter language Italian music",
    " ",
)
THING_SECOND = pieces(
    "course calendar handbook guide booklet book volume encyclopedia planner school toolkit case bag card folder "
    "collection template manual overview chart seminar webinar subscription voucher parcel set kit recording lesson",
    " ",
)

WORDS: dict[str, tuple[str, ...]] = {
    "wann": pieces(
        "am Montag|letzte Woche|gestern Abend|vor drei Wochen|am 3. Oktober|heute früh|vorgestern|Ende September|"
        "an meinem Geburtstag|kurz vor dem Wochenende|vor zwei Tagen|im August|am Dienstagnachmittag|bereits im Juli"
    ),
    "ort": pieces(
        "Freiburg|Lübeck|Görlitz|Münster|Würzburg|Innsbruck|Zürich|Schwäbisch Gmünd|Kiel|Jena|Bad Tölz|Osnabrück|"
        "Rothenburg|Linz|St. Gallen|Bautzen|Füssen|Saarbrücken|Nordhorn|Düren"
    ),
    "mensch": pieces(
        "meine Tochter|mein Schwiegervater|unsere Nachbarin|mein Mann|meine beste Freundin|unser Verein|meine Mutter|"
        "eine Kollegin|mein Enkel|die ganze Klasse|unsere Lesegruppe|mein Bruder|meine Patentante|unser Team"
    ),
    "fehler": pieces(
        "eine leere Seite|die Meldung „Zugriff verweigert“|"
        "nur ein schwarzes Bild|ein falscher Betrag|"
        "die Seite vom letzten Jahr|eine endlose Warteschleife|ein kaputter Umschlag|eine geknickte Ecke|"
        "eine doppelte Abbuchung|"
        "der Hinweis, das Passwort sei abgelaufen|ein fremder Name|ein Zahlendreher in der Anschrift"
    ),
    "bitte": pieces(
        "mir eine neue Rechnung schicken|den Betrag erstatten|die Lieferung beschleunigen|meine Anschrift ändern|"
        "den Zugang noch einmal freischalten|kurz zurückrufen|mir die Datei als PDF senden|"
        "das Abo zum Monatsende beenden|"
        "nachsehen, wo die Sendung steckt|die Bestellung zusammenfassen|"
        "mir ein Umtauschetikett zukommen lassen|"
        "bestätigen, dass alles angekommen ist"
    ),
    "gefuehl": pieces(
        "ziemlich verärgert|sehr zufrieden|ehrlich gesagt ratlos|ein wenig enttäuscht|hocherfreut|unsicher|begeistert|"
        "am Ende meiner Geduld|gespannt|beruhigt|wirklich dankbar|nicht ganz überzeugt"
    ),
    "when": pieces(
        "on Monday|last week|yesterday evening|three weeks ago|on 3 October|this morning|the day before yesterday|"
        "at the end of September|on my birthday|just before the weekend|two days ago|in August|back in July"
    ),
    "place": pieces(
        "Leeds|Inverness|Bristol|Galway|Aberystwyth|Norwich|Sheffield|Dunedin|Toronto|Hobart|Carlisle|Whitby|Truro|"
        "Swansea|Perth|Oxford"
    ),
    "person": pieces(
        "my daughter|my father-in-law|our neighbour|my husband|my best friend|our club|my mother|a colleague|"
        "my grandson|the whole class|our reading group|my brother|my godmother|our team"
    ),
    "fault": pieces(
        "an empty page|the words access denied|nothing but a black screen|the wrong amount|last year's page|a spinning "
        "wheel that never ends|a torn envelope|a bent corner|two charges instead of one|a note that my password had "
        "expired|somebody else's name|a mistake in the house number"
    ),
    "wish": pieces(
        "send me a new invoice|return the money|hurry the delivery along|change my address|open the access once more|"
        "ring me back|send the file as a PDF|end the subscription this month|find out where the parcel is|"
        "put both orders together|let me have a label for the exchange|confirm that everything has arrived"
    ),
    "mood": pieces(
        "rather annoyed|very pleased|frankly at a loss|a little disappointed|delighted|unsure|thrilled|out of patience|"
        "curious|relieved|truly grateful|not quite convinced"
    ),
}

FRAMES_DE = (
    "{wann} habe ich bei Ihnen {ding} bestellt.",
    "Die Bestellnummer lautet {nummer}.",
    "Leider kam statt {ding} nur {fehler}.",
    "Können Sie bitte {bitte}?",
    "Ich bin {gefuehl}, denn {mensch} wartet seit Tagen darauf.",
    "Seit dem Umzug nach {ort} kommt die Post hier oft verspätet an.",
    "{mensch} hat {ding} schon durchgearbeitet und fragt nach der Fortsetzung.",
    "Gibt es {ding} auch in einer größeren Ausgabe?",
    "Beim Öffnen der Datei erscheint {fehler}, auf dem Telefon ebenso wie am Rechner.",
    "Die Zahlung über {betrag} Euro ging {wann} von meinem Konto ab.",
    "Auf der Rechnung {nummer} stehen {betrag} Euro, vereinbart waren weniger.",
    "Ich hatte eigentlich gehofft, dass {mensch} damit überrascht wird.",
    "Falls das nicht möglich ist, sagen Sie mir bitte einfach Bescheid.",
    "Der Bote hat das Päckchen {wann} in {ort} abgegeben, nur leider nicht bei uns.",
    "Vielleicht liegt der Fehler ja auch bei mir.",
    "Ihre Antwort von neulich hat mir sehr geholfen, danke dafür.",
    "Ich würde gern {ding} gegen {ding} tauschen.",
    "Bitte entschuldigen Sie die vielen Fragen auf einmal.",
    "Wir haben {ding} zu Hause ausprobiert und waren {gefuehl}.",
    "Im Newsletter stand etwas von {ding}, auf der Seite finde ich es aber nicht.",
    "Der Kundendienst der Bank schickt mich zu Ihnen, Sie schicken mich zur Bank.",
    "Unter der alten Anschrift in {ort} bin ich nicht mehr zu erreichen.",
    "Für den Verein brauchen wir {zahl} Stück, am liebsten mit einer gemeinsamen Rechnung.",
    "Wie lange gilt das Widerrufsrecht bei {ding}?",
    "Ohne {ding} kann ich den nächsten Abschnitt nicht beginnen.",
    "Die Abbildungen auf Seite {zahl} sind wunderschön geworden.",
    "Schade finde ich nur, dass {ding} nicht mehr lieferbar ist.",
    "Am Telefon hörte ich {zahl} Minuten lang Musik, dann brach die Verbindung ab.",
    "Ich hänge Ihnen ein Bildschirmfoto an, darauf sieht man {fehler}.",
    "{mensch} aus {ort} hat mir Ihren Laden empfohlen.",
    "Könnte man die Frist um {zahl} Tage verlängern?",
    "Wenn ich mich anmelde, sehe ich {fehler}.",
    "Das Passwort habe ich inzwischen {zahl} Mal zurückgesetzt.",
    "Meine Kundennummer ist {nummer}, falls Sie die brauchen.",
    "Bis Freitag müsste ich wissen, woran ich bin.",
    "Eine kurze Rückmeldung würde mir schon reichen.",
    "Der Ton der letzten Mahnung hat mich, offen gesprochen, {gefuehl} zurückgelassen.",
    "Wir fahren in {zahl} Tagen in den Urlaub, davor wäre es schön.",
    "Trotz allem lese ich Ihre Rundbriefe gern.",
    "Das Etikett zur Rücksendung ließ sich nicht ausdrucken.",
)
FRAMES_EN = (
    "{when} I ordered {thing} from you.",
    "The order number is {nummer}.",
    "Instead of {thing} I only got {fault}.",
    "Could you please {wish}?",
    "I am {mood}, because {person} has been waiting for days.",
    "Since we moved to {place} the post tends to come late.",
    "{person} has finished {thing} and keeps asking for the sequel.",
    "Is there a larger edition of {thing}?",
    "Opening the file gives me {fault}, on the phone as well as on the laptop.",
    "The payment of {betrag} euros left my account {when}.",
    "Invoice {nummer} says {betrag} euros, we had agreed on less.",
    "I had rather hoped to surprise {person} with it.",
    "If that cannot be done, just let me know.",
    "The courier left the parcel {when} in {place}, though sadly not with us.",
    "Perhaps the mistake is mine.",
    "Your last answer helped a great deal, thank you for that.",
    "I would like to swap {thing} for {thing}.",
    "Forgive me for asking so many things at once.",
    "We tried {thing} at home and were {mood}.",
    "Your newsletter mentioned {thing}, but I cannot find it on the site.",
    "The bank tells me to ask you, and you tell me to ask the bank.",
    "I can no longer be reached at the old address in {place}.",
    "Our club would need {zahl} of them, on one invoice if possible.",
    "How long may I return {thing}?",
    "Without {thing} I cannot start the next chapter.",
    "The pictures on page {zahl} have turned out beautifully.",
    "It is a pity that {thing} is out of print.",
    "I listened to music on the telephone for {zahl} minutes, then the line went dead.",
    "I attach a picture of the screen, you can see {fault} there.",
    "{person} from {place} recommended your shop.",
    "Might the deadline be moved by {zahl} days?",
    "Whenever I sign in I see {fault}.",
    "By now I have reset the password {zahl} times.",
    "My customer number is {nummer}, should you need it.",
    "I would need to know by Friday.",
    "A short reply would be quite enough.",
    "We leave for our holidays in {zahl} days, so before that would be lovely.",
    "All the same I enjoy reading your letters.",
)
SUBJECTS_DE = pieces(
    "Frage zu {ding}|Bestellung {nummer}|Rechnung {nummer}|Zugang zu {ding} geht nicht|Lieferung nach {ort}|Umtausch|"
    "{ding}: Rückgabe|Wo bleibt {ding}?|Kündigung|Danke|Adressänderung|Reklamation {nummer}|Kleine Frage|"
    "Falscher Betrag auf der Rechnung|Download klappt nicht|Termin für {ding}|Noch einmal zu {ding}"
)
SUBJECTS_EN = pieces(
    "Question about {thing}|Order {nummer}|Invoice {nummer}|No access to {thing}|Delivery to {place}|Exchange|"
    "Returning {thing}|Where is {thing}?|Cancellation|Thank you|New address|Complaint {nummer}|A small question|"
    "Wrong amount|Download does not work|Date of {thing}"
)
ANSWERS_DE = (
    "vielen Dank für Ihre Nachricht.",
    "Es tut mir leid, dass {ding} nicht so angekommen ist, wie es sollte.",
    "Ich habe {wann} alles geprüft und den Betrag von {betrag} Euro angewiesen.",
    "Den neuen Zugang finden Sie in Ihrem Konto, er gilt ab sofort.",
    "Die Sendung {nummer} ist heute auf dem Weg nach {ort}.",
    "Sollte noch etwas fehlen, schreiben Sie mir einfach.",
    "Als kleines Dankeschön legen wir {ding} bei.",
    "Die Rechnung schicke ich Ihnen in einer zweiten Mail.",
    "Ich melde mich bis Donnerstag mit einem Ergebnis.",
)
ANSWERS_EN = (
    "thank you for writing.",
    "I am sorry that {thing} did not reach you as it should have.",
    "I checked everything {when} and have returned {betrag} euros.",
    "You will find the new access in your account, it works from now on.",
    "Parcel {nummer} is on its way to {place} today.",
    "Should anything be missing, simply write to me.",
    "As a small thank-you we add {thing}.",
    "The invoice follows in a second mail.",
    "You will hear from me by Thursday.",
)
GREETINGS = {
    "de": (
        "Guten Tag,",
        "Sehr geehrte Damen und Herren,",
        "Hallo,",
        "Liebes Team,",
        "Hallo zusammen,",
        "Moin,",
    ),
    "en": ("Hello,", "Dear Sir or Madam,", "Hi there,", "Dear team,", "Good morning,"),
}
CLOSINGS = {
    "de": ("Mit freundlichen Grüßen", "Viele Grüße", "Herzliche Grüße", "Beste Grüße", "MfG", "Liebe Grüße"),
    "en": ("Kind regards", "Best wishes", "Many thanks", "Yours sincerely", "Cheers"),
}
