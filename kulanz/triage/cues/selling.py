"""Those who would sell us something: pitch."""

CUES: dict[str, str] = {
    # search engines, links, guest articles
    "pitch.search_rank": r"""
        \b (?: seo | backlinks? | do-?follow | link-?(?:tausch|exchange|swap|building|partner\w*) | links \s
          tauschen | gastbeitrag | gastartikel | guest \s (?:post|article|blog)\w* | sponsored \s
          (?:post|article|content) | anchor \s text
            | organic \s (?:traffic|visitors) | ranking | rank \s (?:above|higher|on|for) | suchbegriffe?n?
              | suchmaschinen\w* | (?-i:D[AR]) \s? \d\d | domain \s authority | swap \s a? \s? links?
              | affiliate | google[-\s]?(?:ads|partner|position|ranking|profil) | meta \s ads | paid \s
              (?:social|ads) )\b
        | \b (?: seite | platz | page | position | spot ) \s (?: \d{1,2} | eins | one | zwei | two | three
          | vier | 1st ) \s (?:\w+\s){0,4}? (?: bei | of | on | in | auf | for ) \s (?:\w+\s)? google
        | \b google \b [^.!?\n]{0,40}? \b (?: (?:auf\s)? (?:seite|platz) \s \w+ | (?:first|1st|one) | page \s
          (?:\d|one|two|four) | ersten \s seite | (?:ü|ue)berholt )\b
        | \b (?: first | 1st ) \s page | \b page \s (?:one|1) \b | \b seite \s eins \b
    """,
    # "wir helfen Händlern, …", "I help yoga studios scale"
    "pitch.we_help_firms": r"""
        \b (?: i | we ) \s (?: help | support | work \s with | supply (?:\s to)? | represent | automate
          | build | scale | connect | partner \s with ) \s (?:\w+\s){0,4}? (?: brands? | shops? | stores?
          | retailers? | companies | businesses | founders? | owners? | studios? | publishers? | sellers?
          | agencies | teams? | coaches | makers | clients | buyers | e-?com\w* )\b
        | \b (?: ich | wir ) \s (?: helfe?n? | unterst(?:ü|ue)tze?n? | begleite?n? | coache?n? | vertrete?n?
          | beliefern? | bringen | digitalisiere?n? | automatisiere?n? | generiere?n? | berate?n?
          | entwickeln? | vermitteln? | betreuen? ) \s (?:\w+[-\s]){0,3}? (?: \w*h(?:ä|ae)ndlern? | \w*shops?
          | \w*unternehme\w* | \w*inhaber\w* | \w*brands? | \w*betriebe?n? | gr(?:ü|ue)nder\w* | \w*anbietern?
          | \w*firmen | \w*l(?:ä|ae)den | selbstst(?:ä|ae)ndige\w* | verlegern? | kund(?:en|innen)
          | e-?commerce\w* | hotels | verlage )\b
        | \b (?: brands? | shops? | stores? | retailers? | businesses | owners | publishers | studios | makers
          ) \s (?: like \s yours? | (?:just\s)? like \s you | your \s size ) \b
        | \b (?: h(?:ä|ae)ndler | shops? | unternehmen | betriebe | anbieter ) \s (?: wie \s
          (?:ihre[mnrs]?|sie|eure[mnrs]?|deine[mnrs]?|du) | (?:in\s)? ihrer \s
          (?:gr(?:ö|oe)(?:ß|ss)e|branche|region) | (?:in\s) (?:deiner|eurer) \s nische )
        | \b (?: skalieren | (?:umsatz|shops|brands|röstereien)\sskaliert | mehr \s umsatz | umsatz \s
          (?:steiger\w*|verdoppel\w*) | neukunden\w* | kundengewinnung | leads\b | lead \s generation
          | hamsterrad | conversion\w* | revenue | retargeting | warenkorbabbr\w* | growth \s
          (?:agency|hack\w*) | funnels? | roas | 10x | monatsumsatz | mrr ) \b
    """,
    # the answering machine they would sell us
    "pitch.bots_and_software": r"""
        \b (?: ki | ai ) [-\s] (?: \w+ [-\s] )? (?: agent\w* | assistent\w* | assistants? | bots? | chatbots?
          | tools? | l(?:ö|oe)sung\w* | solutions? | software | powered | narration | generated | chat\w*
          | telefon\w* | mitarbeiter\w* )
        | \b (?: unser\w* | our ) \s (?:[\w-]+\s){0,2}? (?: chatbots? | bot | (?<!fiduciary\s) agents?
          | software | platform | plattform | plugin | widget | app | cloud-?l(?:ö|oe)sung | saas
          | warenwirtschaft\w* | kassensystem\w* | bezahll(?:ö|oe)sung )\b
        | \b (?: beantwortet | beantworten | answers? | resolves? | handles | erledigt ) \s (?:up\s to\s|bis\s
          zu\s|ca\.\s)? (?: \d\d \s? % | \d \s (?:von|out\sof) \s (?:10|ten|zehn) | alles \s in | tickets | 9
          )
        | \b (?: 24/7 | rund \s um \s die \s uhr ) \b | \b (?: vollautomatisch | auf \s autopilot | on \s
          autopilot | automatisier\w+ | fulfill?ment | done-for-you | outsourc\w+ | bpo | crm | erp )\b
    """,
    # creators who want goods
    "pitch.influencer": r"""
        \b (?: (?:ugc|content|micro|food|beauty|fitness|mama|rad)[-\s]?)? (?: creator\w* | influencer\w*
          | blogger\w* | content-?creat\w+ ) \b
        | \b (?: media-?kit | rate \s card | pr-?paket | gifted | brand \s (?:deal|guidelines|ambassador)
          | ambassadors? | (?:marken)?botschafter\w* | collab\w* | ugc
          | (?:your|eure[nm]|meine[nm]|deine[nm]|my) \s feed | vibes? )\b
        | \b (?: \d \s reels? | ein(?:en)? \s reel | reel \s (?:\+|und|and|gegen|f(?:ü|ue)r|for) | \d \s
          (?:storys|stories) | (?:honest|a) \s reel | \d \s (?:story|posts?|beitr(?:ä|ae)ge) | eine \s story )
          \b
        | \b (?: im \s gegenzug | in \s exchange \s for | in \s return \s for | kostenlos \s
          (?:testen|zusenden) | feature \s (?:you|your) | featured \s (?:spot|in) | tag \s you | vorstellen \s
          und )\b
        | \b (?: kooperation\w* | (?:auf|an|f(?:ü|ue)r) \s (?:eine?r?\s)? zusammenarbeit | partnership
          | collaboration | win-?win\w* | vertriebspartner\w* | kooperieren )\b
    """,
    # how many they reach; angry people count their followers too
    "pitch.followers": r"""
        (?<![§\w]) \d{1,3} (?:[.,]\d{1,3})? \s? k\b (?! \s? (?:g|m|w|wh|b|ilo|ilometer|bgb)\b)
        | \b (?: follower(?:n|innen|s)? | reichweite | engaged | engagement \s rate | abonnent(?:en|innen)
          | h(?:ö|oe)rer | readers | leser(?:innen)? | auf \s (?:insta|instagram|tiktok|youtube) | on \s
          (?:insta|instagram|tiktok|youtube) )\b
    """,
    # the contact request and what follows it
    "pitch.thanks_for_connecting": r"""
        \b (?: thanks? (?:\s you)? \s for \s (?: connecting | accepting | the \s (?:add|connection|follow) )
          | (?:great|nice|glad) \s to \s (?:be\s)? connect(?:ed|ing)? )
        | \b (?: danke? | dank ) \b [^.!?\n]{0,20} \b (?: vernetz\w+ | (?:f(?:ü|ue)rs|f(?:ü|ue)r \s
          (?:die|das)) \s (?:\w+\s)? (?:annehmen|annahme|verbinden|verbindung|kontaktanfrage |anfrage \s
          an|best(?:ä|ae)tig\w+ \s (?:auf|der \s kontakt)) )
        | \b (?: vernetzt | verbunden ) \s sind \b | \b (?: kontaktanfrage | linkedin | xing ) \b
    """,
    # a quarter of an hour of your time
    "pitch.short_meeting": r"""
        \b (?: 2 | 5 | 10 | 12 | 15 | 20 | 30 | zehn | f(?:ü|ue)nfzehn | zwanzig | ten | fifteen | twenty )
          [-\s]? (?: min\b\.? | minuten | minutes? | minütig\w* | mins ) \s? (?:[^\s.!?]+\s){0,3}? (?: call
          | chat | zoom\w* | gespr(?:ä|ae)ch | termin | telefon\w+ | loom | video | zeit \? | demo | this \s
          week | next \s week | for \s a | f(?:ü|ue)r \s ein | austausch | im \s monat )\b
        | \b (?: erst | beratungs | strategie | kennenlern | vorstellungs | online- )-?gespr(?:ä|ae)ch\w* | \b
          (?: vorf(?:ü|ue)hr(?:termin|ung) | (?:live-?)?demo | discovery \s call | loom | quick \s
          (?:chat|call) | worth \s a | kurzes \s (?:telefonat|gespr(?:ä|ae)ch) | unverbindliche[srn]? \s \w+
          )\b
        | \b (?: calendly | kalender(?:link)? \s? : | calend\.\w+ | (?:pick|grab|book|save) \s
          (?:a|your|yourself) \s (?:\w+\s)? (?:slot|spot|call|time|demo|seat) | buch\w* \s
          (?:dir|euch|ihnen|sie)? \s? (?:\w+\s){0,3}? (?:hier|termin|slot|erstgespr\w+|direkt) | trag\w* \s
          (?:sie|euch|dich) \s (?:sich)? \s? (?:hier|gern|einfach)? \s? (?:ein|in) )
        | \b (?: passt | wie \s w(?:ä|ae)re | what \s (?:does|about) | does | is ) \s
          (?:es\s|your\s|ihnen\s|dir\s|euch\s){0,2} (?: montag | dienstag | mittwoch | donnerstag | freitag
          | monday | tuesday | wednesday | thursday | friday | n(?:ä|ae)chste \s woche | \d\d?:\d\d ) \b
          [^.!\n]{0,40} \?
        | \b (?: ich | we | i'll | wir ) \s (?: rufe?n? \s (?:sie|dich|euch) | call \s you | melde?n? \s
          (?:mich|uns) \s (?:morgen|n(?:ä|ae)chste|dazu|telefonisch) )
    """,
    # the reminder nobody asked for, and the reproach after it
    "pitch.bumping": r"""
        \b (?: bump(?:ing)? | following \s up (?! \s on \s my \s (?:e-?mail|order|complaint)) | follow(?:ed)?
          \s up \s on | circling \s back | top \s of \s your \s inbox | close \s your \s file | just \s
          checking \s in | did \s you \s (?:get|have) \s a \s chance | hear \s otherwise | courtesy \s to \s
          answer | opened \s my )\b
        | \b (?: (?:mail|nachricht|angebot|anfrage) \s (?:\w+\s){0,3} untergegangen | nachfassen | in \s ihrem
          \s postfach \s unter\w+ | meine \s (?:letzten?\s|beiden\s|drei\s|vorige[nr]?\s)?
          (?:mails?|nachricht(?:en)?|e-mails?|angebot) \s (?:\w+\s){0,5}? (?: gesehen | reagiert | gelesen
          | erhalten | angekommen ) | mein \s angebot )\b
        | \b (?: (?:two|three|four|five|several) \s (?:times|e?-?mails) \b [^.!?\n]{0,40} \b
          (?:rude|unprofessional|ignor\w+|answer) | halten \s es \s (?:offenbar\s)? nicht \s f(?:ü|ue)r \s
          n(?:ö|oe)tig | so \s f(?:ü|ue)hrt \s man \s kein | ignoring \s me \s again )
    """,
    # goods by the pallet
    "pitch.factory": r"""
        \b (?: moq | fob | oem | odm | iso \s? 9001 | container \s list | factory \s (?:price|direct|of)
          | (?:are|is|from|direct|bulb|leading|professional|lamp) \s (?:a\s|the\s)? (?:[\w&]+\s){0,5}?
          (?:manufacturers?|factory|exporters?|suppliers?) | fabrik (?:preis\w*|direkt)? | (?:wir|ich|als) \s
          (?:sind\s|bin\s|f(?:ü|ue)hrender?\s|ein(?:e)?\s){0,3}(?:gro(?:ß
          |ss)h(?:ä|ae)ndler\w*|hersteller|anbieter |importeur|dienstleister|agentur|fabrik) | restposten
          | palettenpreis | ab \s palette | mindestabnahme | ab \s lager | frei \s haus | hersteller \s
          (?:von|f(?:ü|ue)r|mit) | importeur\w* | exporter | exporteur\w* | distribution | sales \s agent
          | sourcing | private \s label | white-?label | best \s price | st(?:ü|ue)ckpreis | netto \s ab
          | catalogue? \s attached | preisliste \s (?:anbei|im\sanhang) | find \s our \s catal\w+
          | musterpaket | probepaket )\b
    """,
    # addressed to whoever may buy
    "pitch.dear_manager": r"""
        \b (?: purchas\w+ \s (?:manager|dept|department) | dear \s (?: manager | webmaster | admin | business
          \s owner | hiring ) | hello \s admin | respected \s owner | dear \s sir/madam | hope \s (?:this|you)
          \s (?:e?-?mail|are|is) \s (?:\w+\s){0,2}(?:well|great|good|finds) | (?:sehr \s
          geehrte[r]?|werte[r]?) \s (?: gesch(?:ä|ae)ftsleitung ,\s+(?:auch|wir|f(?:ü|ue)r|unser|als) | herr
          \s (?:inhaber|gesch(?:ä|ae)ftsf(?:ü|ue)hrer) | gewerbetreibende\w* | unternehmer\w* ) | liebe \s
          unternehmer\w* )
    """,
    # advertisements in calendars, entries in registers, badges, sponsors
    "pitch.advertisement": r"""
        \b (?: anzeigen? | inserat\w* | viertelseite | halbe \s seite | halbseitig\w* | werbefl(?:ä|ae)che
          | logo-?lizenz | g(?:ü|ue)tesiegel | siegel | plakette | wandplakette ) \b [^.!?\n]{0,80}? \b (?:
          kalender | malbuch | malb(?:ü|ue)cher | heft | brosch(?:ü|ue)re | zzgl | mwst | € | eur | euro
          | region | schul\w* | kinder\w* | verein\w* | gemeindebrief | magazin | erl(?:ö|oe)s | logo
          | urkunde | inhaber )
        | \b (?: kinder | benefiz | verkehrs\w* | schul | mal | feuerwehr )-?(?:kalender | malbuch) | \b (?:
          branchen(?:verzeichnis|buch|eintrag) | firmeneintrag | grundeintrag | premium-?(?:eintrag|aufnahme)
          | regionalportal | sponsor\w* | trikot\w* | messestand | (?:sie\s sich\s (?:\w+\s)?ihren) \s stand
          | fr(?:ü|ue)hbucherrabatt | nominiert | jury | charity \s (?:wall\s)? calendar | gift \s guide
          | spendenaktion | gemeinn(?:ü|ue)tzig\w* | zugunsten )\b
        | \b (?: featured | feature ) \b [^.!?\n]{0,30} \b (?: only | £ | \$ | € ) | \b (?: podcast | hörer )
          \b [^.!?\n]{0,80} \b (?: pauschale | fee | kostet | gast | guest | slot )
    """,
    # the gift that begins it
    "pitch.free_trial": r"""
        \b (?: erste[ns]? | first ) \s (?: \d+ | zehn | zwei | drei | f(?:ü|ue)nf | ten | two | three ) \s \w+
          \b [^.!?\n]{0,25}? \b (?: gratis | kostenlos | kostenfrei | umsonst | free | schenke?n? | auf \s uns
          | f(?:ü|ue)r \s lau )
        | \b (?: kostenlose[srnm]? | kostenfreie[srnm]? | gratis-? | unverbindliche[srnm]? | free
          | no-obligation ) \s? (?:\w+[-\s])? (?: audit | analyse | check | website-?check | erstgespr\w+
          | potenzial\w* | potential\w* | trial | pilot | testphase | demo | beratung | probe\w* | sample s?
          | report | mock-?up | strategie\w* | durchsicht | webinar | e-?book | test(?:zugang|version|monat)
          )\b
        | \b (?: no \s (?:obligation|strings \s attached|risk|commitment) | ohne \s risiko | unverbindlich
          | sonst \s geld \s zur(?:ü|ue)ck | you \s (?:only\s)? (?:pay|don['’]t \s pay) \b [^.!?\n]{0,30}
          (?:results|after|until|freight) | zahl\w* \s (?:sie\s|du\s|ihr\s)? (?:erst|nur) \s (?:ab|bei|nach|im
          \s erfolg) | erfolgs(?:honorar|basis|basiert) | auf \s provision | kostet \s (?:sie|euch|dich) \s
          nichts )\b
        | \b (?: garantiert | guaranteed? | guarantee ) \s (?:\w+\s){0,3}? (?: \d+ | page | leads | seite
          | mehr | qualifizierte | results )
    """,
    # "ich bin über Ihre Seite gestolpert", "I noticed errors on your website"
    "pitch.saw_your_site": r"""
        \b (?: (?:beim|bei) \s (?:besuch|st(?:ö|oe)bern|durchsehen|surfen|recherch\w+|einer \s analyse|der \s
          analyse) \b | (?:auf|(?:ü|ue)ber) \s (?:ihre[nmr]?|eure[nmr]?|deine[nmr]?|euer|ihr) \s
          (?:\w+\s){0,2}? (?:shop|seite|website|webseite|profil|store |kamerashop|\w+shop|\w+seite) \s
          (?:gesto(?:ß|ss)en|gestolpert|aufmerksam) )
        | \b (?: aufgefallen | gesehen | festgestellt ) ,? \s (?:dass) \s (?: sie | ihr | du | ihre | eure
          | deine ) \b [^.!?\n]{0,80}? \b (?: google | seite | shop | website | online | mobil | umsatz
          | texte? | fotos? | bilder | noch \s kein\w* | personal | suchen | kurse | programm )\b
        | \b (?: noticed | saw | found | visit(?:ed|ing)? | came \s across | browsing | looking \s at
          | surfing | stumbled | checked \s out ) \b [^.!?\n]{0,50}? \b your \s (?:\w+\s){0,3}? (?: website
          | site | store | shop | page | profile | business | brand | blog | campaign | online \s store
          | response \s times? )\b
        | \b (?: (?:technical|critical|seo|number\s of|some) \s errors? | barrierefreiheitsfehler | bfsg | not
          \s mobile[-\s]friendly | l(?:ä|ae)dt \s mobil | ladezeit\w* | \d+ \s errors? | broken \s funnel
          | website \s redesign | redesign \s (?:for|in|your|at) | we \s redesign | web \s design )\b
        | \b (?: love | loved | loving | obsessed \s with ) \s (?: your | the | what \s you['’]re \s doing )
          \s (?:\w+\s){0,3}? (?: feed | vibe | brand | shop | store | site | page | doing | video | content
          | story | work )\b
        | \b (?: verliebt \s in \s (?:eure|ihre|deine|euren|ihren) | (?:dein|ihr|euer) \s
          (?:content|potenzial|potential) | (?:ihre|eure|deine) \s (?:\w+\s){0,2}(?:bilder|fotos|texte) \s
          (?:leider|haben|k(?:ö|oe)nn) | potenzial \s bei | huge \s fan )\b
    """,
    # the rivals, the losses, the figures
    "pitch.fear_and_figures": r"""
        \b (?: ihre? | eure | deine | your ) \s (?: konkurren\w+ | mitbewerber\w* | wettbewerb\w*
          | competitors? | rivals ) \b | \b (?: mitbewerber \s von \s (?:ihnen|euch) | half \s your \s rivals
          | viele \s (?:ihrer|eurer|deiner) \s (?:nachbar\w*|kollegen|mitbewerber) | drei \s ihrer \s
          mitbewerber )
        | \b (?: losing | lose | miss(?:ing)? \s out \s on | leaving ) \b [^.!?\n]{0,30}? \b (?: customers
          | visitors | money | sales | revenue | carts | of \s (?:carts|buyers) ) | \b (?: verlieren
          | verliert | verschenk\w+ | entgeh\w+ ) \b [^.!?\n]{0,50}? \b (?: umsatz | kunden | k(?:ä|ae)ufer
          | jeden \s monat )
        | \b (?: \d\d \s? (?:%|prozent|percent) ) \s (?: der | ihrer | eurer | aller | of | mehr | more
          | weniger | less ) \s (?:\w+\s){0,3}? (?: kunden\w* | k(?:ä|ae)ufer | customers? | buyers | tickets
          | carts | anfragen | umsatz | stammkunden | revenue | users | besucher | visitors | traffic )\b
        | \b (?: up \s to | bis \s zu | um \s (?:bis\s zu\s)? | reduce \s (?:\w+\s){0,3}by | (?:ü|ue)ber ) \s?
          \d\d \s? (?:%|prozent) \s? (?:\w+\s){0,3}? (?: einzusparen | sparen | senken | weniger | mehr
          | reduzier\w* | ihrer | der | kosten | \w+kosten | . )
        | \b (?: strom | energie | versand | verpackungs | karten | transaktions | personal | porto | support
          ) -?(?:kosten|geb(?:ü|ue)hren) \b [^.!?\n]{0,40}? \b (?: senken | sparen | einspar\w* | zu \s viel
          | reduzier\w* | dr(?:ü|ue)ck\w+ | \? )
        | \b (?: gewerbestrom | photovoltaik | pacht-pv | policen | unsecured | pre-?qualified
          | fachkr(?:ä|ae)fte | bewerbungen \s in | recruiting | personalvermittl\w* )\b
    """,
    # "Soll ich Ihnen … schicken?", "Reply YES"
    "pitch.shall_i_send": r"""
        \b (?: soll | d(?:ü|ue)rf(?:en|te|ten)? | darf | k(?:ö|oe)nnt?en? | gern(?:e)? ) \s (?: ich | wir ) \s
          (?: (?:ihnen|euch|dir|sie|sich|ihr) \s )? (?:\w+\s){0,8}? (?: schicken | zeigen | senden | zusenden
          | vorstellen | vorf(?:ü|ue)hren | anrufen | unterbreiten | vorbeikommen | einplanen | zukommen
          | vermerken | sch?icken | mit \s ihrem | rechnen | reservieren )\b
        | \b (?: shall | can | may | could | should ) \s (?: i | we ) \s (?: please\s)? (?: send | show | set
          \s up | share | ship | pop | close | book | walk | record | give ) \s (?: you | over | it | the | a
          | your | an ) \b [^.!\n]{0,60} \?
        | \b (?: reply | dm \s (?:me|us) | antworte\w* | schreib\w* \s (?:mir|uns) ) \s (?:\w+\s){0,3}? (?:
          (?-i:[»„"'“]?[A-ZÄÖÜ]{2,}\b) | mit \s ja | yes | [»„"'] ) | \b mind \s if \s i \s send
        | \b (?: let \s me \s know \s your | tell \s (?:us|me) \s your | share \s your | send \s (?:me|us) \s
          your | nennen \s sie \s (?:mir|uns) | drop \s (?:me\s)? your | what['’]?s? \s your ) \s
          (?:\w+\s){0,2}? (?: budget | requirement s? | target | price s? | rates? | whatsapp | best \s
          e?-?mail | e?-?mail | jahresverbrauch | phone \s number | ansprechpartner | metrics | mobile
          | quantity | portfolio | aktuell\w* )\b
        | \b (?: interested \? | interesse \? | deal \? | lust \s auf \s (?:ein|eine|nen|ne) \s (?:\w+\s)?
          (?:koop\w*|zusammenarbeit|gespr\w+|call) | h(?:ä|ae)ttet \s ihr \s (?:lust|interesse) | would \s you
          \s be \s (?:open|interested|up) | you \s be \s open | w(?:ä|ae)re \s das \s (?:\w+\s)?
          (?:spannend|interessant) | (?:partner|platz) \s (?:frei|gesucht|vorgemerkt) | pl(?:ä|ae)tze \s frei
          | spots? \s (?:left|free|available) )
    """,
    # what it costs, said by the one who sells
    "pitch.our_price": r"""
        \b (?: ab | from | only | nur | schon \s ab | just | f(?:ü|ue)r | pauschal(?:e)? | starter-?paket
          | packages? \s (?:start(?:s)?\s)? from ) \s? [,:(]? \s? (?:chf|fr\.?|£|\$|€|usd|eur)? \s?
          \d[\d.,]{0,9} \s? (?:,-|,–)? \s? (?: € | eur | euro | chf | \$ | £ | usd | cent )? \s? (?: zzgl
          | mtl | / \s? (?:std|st(?:ü|ue)ck|monat|mo|hr|kg|month|video|reel) | im \s monat | pro \s
          (?:artikel|reel|video|monat|st(?:ü|ue)ck|wort|post) | per \s
          (?:month|video|post|hour|order|word|piece) | a \s month | an \s order | je \s st(?:ü|ue)ck
          | monatlich | netto | einmalig )
        | \b (?: meine? | unsere? | my | our ) \s (?: rate \s (?:is|card) | rates | fee | honorar
          | paketpreise | konditionen | packages | preisliste | portfolio | referenzen | katalog
          | catalog(?:ue)? | (?:starter)?paket[:,] ) \b
        | \b (?: laufzeit \s \d+ \s monate | setup \s fee | einrichtungsgeb(?:ü|ue)hr | produktionspauschale
          | per \s hour | @ \s \$ )
    """,
    # staff's note about a caller who sells
    "pitch.noted_by_staff": r"""
        \b (?: vertreter(?:in)? | verk(?:ä|ae)ufer(?:in)? \s (?:von|der|f(?:ü|ue)r) | callcenter | call-center
          | telefonverk\w+ | sales \s (?:rep|guy|call|person) | cold \s call\w* | salesman | rep \s from
          | au(?:ß|ss)endienst\w* )\b
        | \b (?: will | wollte | m(?:ö|oe)chte | versucht ) \s (?: uns | ihnen ) \b [^.!?\n]{0,60} \b (?:
          verkaufen | andrehen | anbieten | aufschwatzen | vorstellen | gewinnen | beraten )\b
        | \b (?: will | m(?:ö|oe)chte | wollte | besteht \s auf ) \b [^.!?\n]{0,25}? \b termin \s (?: vor \s
          ort | mit \s (?:der|dem) \s (?:chef|inhaber|gesch)\w* | mit \s gf )
        | \b (?: (?:zum|das) \s (?:\d+\.|dritte|vierte|f(?:ü|ue)nfte|x-te) \s? mal \b [^.!?\n]{0,60} \b
          (?:chef|inhaber|termin|eintrag) | (?:kein|keinen) \s bedarf | (?:m(?:ö|oe)chte|will|wollte) \s
          (?:\w+\s)? (?:termin|chef|inhaber) \s (?:beim?|wegen|sprechen)
          | (?:energie|strom|versicherungs?|gewerbe|unternehmens)-?(?:beratung
          |check|partner|optimierung|makler) | strompreis\w* | verzeichnis | brancheneintrag | kostenlose[nm]
          \s eintrag )
        | \b (?: bietet | preist | verkauft | bewirbt ) \s (?:\w+[-\s]){0,5}? (?: an | anzeigen?
          | eintr(?:ä|ae)g\w* | anzeigenpl\w+ | auf \s provision )\b | \b (?: (?:nicht \s|l(?:ä|ae)sst \s sich
          \s nicht \s) abwimmel\w* | kein \s interesse | wants? \s (?:to\s sell|us\s to\s
          (?:stock|buy|try|advertise)) | selling \s \w+ | rang \s unprompted | (?:pitched|pitching|offering)
          \s (?:us\s)? )\b
    """,
    # near misses: people who buy, firms that are owed, the press
    "pitch.not_a_buyer": r"""
        \b (?: ich | wir ) \s (?:m(?:ö|oe)chten?|w(?:ü|ue)rden?|wollen|brauche[n]?
          |ben(?:ö|oe)tige[n]?|suche[n]?|h(?:ä|ae)tten?) \s (?:[^\s.!?]+\s){0,8}? (?: bestellen | kaufen
          | erwerben | ordern | beziehen | abnehmen | verschenken | (?:ein|das)? \s? angebot | st(?:ü|ue)ck\b
          )
        | \b (?: meine[rnms]? | unsere[rnms]? | my | our | the | ihre\w* \s lieferung | der ) \s (?:\w+\s)?
          (?: bestellung | order | lieferung | rechnung | r(?:ü|ue)ckerstattung | paket | reklamation | abo
          | parcel | refund | invoice | subscription )\b
        | \b (?: bestellnummer | bestell-?nr | auftragsnummer | kundennummer | kd-?nr | kundennr | order \s
          (?:no|number|\#|\d) | bestellung \s (?:nr\.?\s)? \#?\d | kauf \s vom | ich \s habe \s (?:bei \s
          (?:ihnen|euch)|am|vor) \b | i \s (?:bought|ordered|purchased) | bei \s (?:ihnen|euch) \s
          (?:\w+\s){0,5} (?:bestellt|gekauft) )
        | \b (?: gibt \s es \s (?:\w+\s){0,4} (?:rabatt|mengenrabatt|nachlass|staffelpreis\w*) | do \s you \s
          (?:offer|do|give) \s (?:\w+\s){0,3} (?:discount|wholesale|trade|bulk) | mengenrabatt | we['’]?d? \s
          (?:would\s)? like \s to \s (?:order|buy|stock) | we \s (?:need|want) \s \d+ )
        | \b (?: redaktion | redakteur\w* | interview | recherch\w* | journalist\w* | zahlungsziel
          | f(?:ä|ae)llig \s (?:am|seit) | lieferschein | zahlungseingang )\b
    """,
}
