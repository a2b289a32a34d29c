"""Rare words that are planted in the letters, and how somebody will look for them: query, written form.

130 of them: the same word, umlauts written in both ways, inflections, parts of compounds, English forms.
"""

_SAME = (
    "Quittenmarmelade|Zwetschgenröster|Pusteblume|Krokodilleder|Hängematte|Süßkartoffel|Fährüberfahrt|Gießkanne|"
    "Regenbogenforelle|Bärlauchpesto|Schlüsselbund|Zitronenmelisse|Nähmaschinenöl|Türklopfer|Käsefondue|"
    "rhubarb|thimble|marzipan|kaleidoscope|wheelbarrow|lighthouse|buttermilk"
)
_WRITTEN_OTHERWISE = (
    "Groessentabelle=Größentabelle|Grössenangabe=Größenangabe|Muesliriegel=Müsliriegel|Straßenmusikant=Strassenmusikant|"
    "Fußabtreter=Fussabtreter|Kuechenschelle=Küchenschelle|Loeffelbiskuit=Löffelbiskuit|Blütenhonig=Bluetenhonig|"
    "Gänseblümchen=Gaensebluemchen|Gemütlichkeit=Gemuetlichkeit|Mädesüß=Maedesuess|OEKOSTROM=Ökostrom|"
    "ÜBERTOPF=Übertopf|aerztekammer=Ärztekammer|hoelzchen=Hölzchen|Schürhaken=Schuerhaken|Weißglut=Weissglut|"
    "weissbrot=Weißbrot|creme brulee=Crème brûlée|facade=façade|naive=naïve|Souffle=Soufflé|smorgasbord=smörgåsbord"
)
_INFLECTED = (
    "Hebamme=Hebammen|Laternen=Laterne|Kupferkessel=Kupferkesseln|Schmetterling=Schmetterlinge|Trompeten=Trompete|"
    "Kachelofen=Kachelofens|Ziegenkäse=Ziegenkäses|Wollmütze=Wollmützen|Brillen=Brille|Gärtnerinnen=Gärtnerin|"
    "Eichhörnchen=Eichhörnchens|Kirschbaum=Kirschbäume|Dachböden=Dachboden|Bratapfel=Bratäpfel|Vogelhaus=Vogelhäuser|"
    "Strumpf=Strümpfe|Koffergriffe=Koffergriff|verschimmelt=verschimmelte|quietschende=quietschendes|zerknittert=zerknitterten|"
    "blechern=blecherne|umgetopft=umgetopfte|flauschig=flauschigen|rostig=rostiges|verbogen=verbogenen|"
    "hedgehog=hedgehogs|strawberries=strawberry|knitting=knitted|crumbling=crumbled|puzzles=puzzle|glowing=glows|"
    "candlesticks=candlestick|squeaking=squeaks|embroider=embroidered|varnishing=varnished|teapots=teapot"
)
_PART_OF = (
    "gewächshaus=Gewächshausfolie|folie=Teichfolienkleber|schnecken=Wegschneckenplage|kompost=Schnellkomposter|"
    "zaun=Jägerzaunlatte|pumpe=Tauchpumpenset|dünger=Langzeitdüngerstäbchen|duenger=Tomatendünger|"
    "harke=Laubharkenstiel|markise=Balkonmarkisenkurbel|grill=Kugelgrillhaube|kohle=Holzkohlensack|"
    "leiter=Anlegeleitersprosse|spaten=Gartenspatenblatt|ziegel=Dachziegelklammer|brunnen=Springbrunnendüse|"
    "hecke=Buchsbaumheckenschnitt|wanne=Zinkbadewannenfuß|kerze=Bienenwachskerzendocht|ofen=Gussofentürchen|"
    "fenster=Kellerfenstergitter|scharnier=Truhenscharnierstift|trichter=Abfülltrichterrand|nadel=Rundstricknadelseil|"
    "faden=Leinenfadenrolle|knopf=Hirschhornknopfloch|filz=Märchenfilzwolle|stoff=Vorhangstoffbahn|pinsel=Haarpinselspitze|"
    "leinwand=Künstlerleinwandrahmen|kreide=Ölkreidenkasten|gallus=Eisengallustintenfass|siegel=Wachssiegelstempel|"
    "lupe=Einschlaglupenetui|kompass=Taschenkompassdeckel|zelt=Kuppelzeltgestänge|rucksack=Wanderrucksackgurt|"
    "flasche=Thermosflaschenverschluss|becher=Emaillebecherhenkel|pfanne=Schmiedeeisenpfannenstiel|"
    "mühle=Pfeffermühlenwerk|muehle=Getreidemühlenstein|rühr=Handrührgerätehaken|löffel=Suppenlöffelstiel|"
    "schüssel=Salatschüsselrand|klinge=Wiegemesserklingen|messbecher=Messbecherskalen|waage=Küchenwaagenfeder|"
    "boat=sailboating"
)


def planted() -> list[tuple[str, str]]:
    """(query, form in the letter), in a lasting order."""
    pairs: list[tuple[str, str]] = [(word, word) for word in _SAME.split("|")]
    for group in (_WRITTEN_OTHERWISE, _INFLECTED, _PART_OF):
        pairs += [(query, form) for query, _sep, form in (pair.partition("=") for pair in group.split("|"))]
    return pairs
