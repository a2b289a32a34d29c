"""A wish to hear no more: opt_out."""

# What an opt-out is taken off; the end stays open for compounds and cases ("Newsletter-Verteiler", "Listen").
LISTS = r"""(?: (?:(?:e-?)?mail-?|werbe-?|kunden-?|whats\w{0,3}-?)? (?: newsletter | verteiler | mailing
      | rundbrief | rundmail | kartei | kundenkartei
    | datei | datenbank | (?:mailing|adress|telefon|haupt)?listen?\b | system | adressbuch | broadcast
      | bestand ) \w* )"""
# What reaches people unasked.
POST = r"""(?: (?:e-?)?mails? | e-?mail[-\s]?\w{0,12} | post | brief(?:e[ns]?)? | newsletters? | werbung | sms
      | anrufe? | nachrichten?
    | kataloge? | prospekte? | (?:post|gru(?:ß|ss)|geburtstags)?karten? | angebote | gutscheine | umfragen
      | zusendung(?:en)?
    | zuschriften | schreiben | reklame | (?:werbe|info|mail|spam)\w{3,12} | push\w* | kontakte? | dms?
      | whatsapps? )"""
MAIL = r"""(?: e?-?mails? | emailing | texts? | messages? | calls? | letters? | newsletters? | catalogu?es?
      | offers? | promos?
    | promotions? | surveys? | updates | junk | spam | notifications? | advert\w* | marketing | flyers?
      | leaflets? )"""
# Imperatives and infinitives of taking off.
TAKE = r"""(?: streich(?:en|t|e|ts)? | n[ei]h?mm?(?:en|t|ts)? | trag(?:en|t|e|ts)?
      | (?:ent)?l(?:ö|oe)sch(?:en|t|e|ts)?
    | entfern(?:en|t|e|ts)? | schmei(?:ß|ss)(?:en|t|ts)? | werf(?:en|t|ts)? | wirf | tu(?:n|t)?
      | lass(?:en|t|ts)?
    | hol(?:en|t|ts)? | sperr(?:en|t|e|ts)? | meld(?:en|et|e)? )"""

CUES: dict[str, str] = {
    # the plain order: "unsubscribe", "Newsletter abbestellen", "bitte austragen"
    "opt_out.unsubscribe": rf"""
        (?<!to\s) \b(?: un-?subscri(?:be|bing)\b (?! \s link) | opt (?:ing)? (?:\s (?:me|us|out))+ \s out
            | (?:i|we) \s (?:wish|want|would\slike|'d\slike) \s to \s opt \s out )
        | \b{LISTS} [^.!?\n]{{0,40}}? \b(?: ab(?:zu)?(?:melden|bestellen) | aus(?:zu)?tragen
          | (?:ab|be)bestell\w*
            | abmeld\w+ | k(?:ü|ue)ndigen | stornieren | stoppen | beenden | einstellen | abstellen )\b
        | \b(?: abmeld(?:en|ung) | abbestell(?:en|ung) | austrag(?:en|ung) | k(?:ü|ue)ndigung ) \s
            (?: (?:vom|von|des|der|f(?:ü|ue)r|aus|ihren?s?|eure[nsm]?|dem|den) \s ){{0,3}} {LISTS}
        | \b(?: meld(?:en|et)? | bestell(?:en|e|t)? | trag(?:en|t|e)? ) \s [^.!?\n]{{0,60}} \b{LISTS} \s+
          (?:bitte\s)? (?:ab|aus)\b
        | \bbitte \s (?:[^\s.!?]+\s){{0,5}} (?:abmelden|austragen)\b
        | ^ (?:\w+-)? (?: abmeld(?:en|ung) | abbestellung | austragen ) \W* $
    """,
    # "take me off your list", "nehmt mich aus dem Verteiler", "raus mit mir aus der Liste"
    "opt_out.off_the_list": rf"""
        \b(?: (?:take|get|remove|delete|scrub|strike|drop|leave|cross|keep|wants?) \b [^.!?\n]{{0,50}}?
                \b(?:off|from|out\sof) \s (?:of\s)? (?:your|the|any|every|all|whatever|this|that
                  |both|these|each) \b [^.!?\n]{{0,25}}?
                \b(?: lists? | mail\w* | e-?mails? | texts | database | records | system | everything
                  | newsletter | books | calls )
            | \b(?:to\sbe|be|is|name|number|address|me|us) \s (?:taken\s|removed\s)? (?:off|from) \s
              (?:the|your|any|all) \s (?:\w+\s)? (?:mailing|phone|call|e?-?mail\w*)?\s?list
            | remove \s (?:me|us|my|this|him|her) \b
            | take \s (?:me|us|him|her|my\s(?:name|number|address |e-?mail|dad|mum|mom|mother|father|husband
              |wife|\w+'s\s\w+)) \s (?:the\s\w+\s)? (?:right\s)? (?:off|out)\b )
        | \b(?: {TAKE} ) \b (?! [^.!?\n]{{0,30}} \bwieder\b ) [^.!?\n]{{0,60}}? \b(?:aus|von|vom) \s
          (?:[^\s.!?]+\s){{0,3}} {LISTS}
        | \b(?:aus|von|vom) \s (?:[^\s.!?]+\s){{0,4}} {LISTS} [^.!?\n]{{0,30}}? \b(?: gestrichen | genommen
          | (?:raus|heraus|runter)?(?:zu)?nehmen
            | streichen | l(?:ö|oe)schen | gel(?:ö|oe)scht | entfernen | entfernt | raus | runter
              | ausgetragen | abmelden | austragen )\b
        | \b(?:raus|runter|heraus|rausnehmen) \s (?:[^\s.!?]+\s){{0,3}} (?:aus|von|vom) \s
          (?:[^\s.!?]+\s){{0,2}} {LISTS}
        | \b(?: nehm(?:en|t|ts)? | nimm | streich(?:en|t|ts)? | trag(?:en|t|ts)? | l(?:ö|oe)sch(?:en|t|ts|e)?
          | schmei(?:ß|ss)t ) \s
            (?:(?:sie|ihr|mir|bitte|doch|also|nun|jetzt |endlich)\s){{0,4}} (?: mich | uns | meine?n?\s
              (?:(?:alte|verstorbene)n?\s)? (?:namen?|adresse|nummer|mail\w*|mutter|vater
              |eltern|mann|frau|oma|opa) ) \b
            (?! \s (?:ernst|mit|beim|in\s) | [^.!?\n]{{0,45}} \b(?:wieder|zur(?:ü|ue)ck|mit\sauf|ein)\b )
              [^.!?\n]{{0,45}}?
            (?: \b(?:raus|heraus|aus|(?:ü|ue)berall|komplett |endlich|endg(?:ü|ue)ltig|restlos|bitte)\b
              | [.!?\n] | $ )
        | \b(?: alle[sn]? | mail | nummer | adressen? ) \s raus \b
    """,
    # "keine Werbung mehr", "no more emails", "no further letters from us"
    "opt_out.no_more_mail": rf"""
        \b kein(?:e|en|erlei|es)? \s (?:[^\s.!?]+\s){{0,3}} {POST} \b [^.!?\n]{{0,60}}? \b mehr \b
        | \b nicht \s mehr \s (?:[^\s.!?]+\s){{0,2}} {POST} \s (?:schicken|senden|zusenden|erhalten|bekommen)
        | \b (?:kein(?:e|en|erlei)?|ohne) \s (?:[^\s.!?]+\s){{0,2}}? (?:weitere[nr]?) \s
          (?:[^\s.!?]+\s){{0,2}}? {POST} \b
        | \b (?:kein(?:e|en)?) \s {POST} [,\s]+ (?:(?:und|auch)\s)? kein(?:e|en)? \s {POST} \b
        | \b weder \s (?:\w+\s){{0,2}} {POST} \s noch \b
        | \b (?:no|any) \s (?:more|further) \s (?:\w+\s){{0,2}}? {MAIL}\b
        | \b (?: stop | quit | cease | end ) \s (?:(?:all|with|the|those|these|your|any|sending
          |of|me|us|it|weekly|daily)\s){{1,4}} {MAIL}\b
        | \b (?:nix|nichts|nie) \s (?:mehr|wieder) \s (?:\w+\s){{0,3}} (?:schicken|senden|zusenden|zuschicken)
        | \b (?:schick|send)(?:en|et|t|ts)? \s (?:[^\s.!?]+\s){{0,6}}? (?:nichts|nix|keine?) \s
          (?:[^\s.!?]+\s){{0,4}}? mehr\b
        | \b (?:werbung|mails?|newsletter|zusendung(?:en)? |post|kataloge?) \s (?:[^\s.!?]+\s){{0,5}}
          (?:ein(?:zu)?stellen|abstellen|unterlassen |aufh(?:ö|oe)ren)\b
    """,
    # "schreiben Sie mir nicht mehr", "do not contact me again", "will nicht mehr angerufen werden"
    "opt_out.do_not_contact": r"""
        \b (?: schreib | kontaktier | behellig | bel(?:ä|ae)stig | meld | texte | schick
          )(?:en|t|ts|et|e|s|st)?s? \s (?:(?:sie|ihr|bitte)\s)?
            (?:mir|mich|uns|euch|dich|sich|meine[rn]?\s\w+) \s (?:[^\s.!?]+\s){0,4}?
              (?:nicht|nie(?:mals)?|keinesfalls) \b (?:\s (?:mehr|wieder|an|nochmal))?
        | \b nicht \s (?:mehr|wieder|l(?:ä|ae)nger|weiter) \s (?:[^\s.!?]+\s){0,3}? (?:
          (?<!zu\s)(?:an)?schreiben | angeschrieben | kontaktiert?(?:en)?
            | bel(?:ä|ae)stig(?:en|t) | behellig(?:en|t) | (?:zu)?spam\w+ | (?:zu)?m(?:ü|ue)llen )
        | \b (?:nie|niemals) \s (?:mehr|wieder) \s (?:[^\s.!?]+\s){0,5}? (?: schreiben | kontakt(?!e)\w*
          | kontaktieren | bel(?:ä|ae)stig\w+ | melden | nachricht\w* | mails? | post )
        | \b (?:nicht(?:s|es)|nix) \s mehr \s (?:[^\s.!?]+\s){0,6}?
          (?:h(?:ö|oe)ren|lesen|sehen|wissen|wissn)\b
        | \b (?:nie|niemals) \s (?:mehr|wieder) \s (?:[^\s.!?]+\s){0,5}? (?:h(?:ö|oe)ren|lesen)\b
        | \b kein(?:en|erlei|e) \s (?:weiteren?\s)? (?:kontakt|kontaktaufnahme|anrede|ansprache
          |schriftverkehr)\b
        | \b jed(?:en|e|wede|weden) \s (?:weitere[nr]?\s|werbliche\s|k(?:ü|ue)nftige\s){0,2}
          (?:kontakt\w*|zusendung|ansprache|werbung|kontaktaufnahme)
        | \b (?: (?:do\snot|don['’]?t|dont|never|needn['’]?t |need\snot|not\sto|mustn['’]?t|neither) \s
          (?:\w+\s){0,2}? (?:contact|e?-?mail|text|message|write|write\sto
          |bother|pester|dm|approach|disturb|invite)
            (?:ed|ing)? \s (?:to\s)? (?:me|us|my|him|her|that\shouse|this|again
              |anymore|any\smore|either|neither|them) )
        | \b (?:stop|quit|cease) \W{1,4} (?:(?:with|the|all|your|constantly)\s){0,2} (?: (?:e-?)?mailing
          | messaging | texting | writing | contacting | bothering | harassing | pestering | sending
          | spamming )
        | \b (?: never \s (?:\w+\s){0,3}? | (?:not|n['’]t|dont) \s (?:want|wish|like|care) \s to \s (?:\w+\s)?
          | no \s (?:wish|desire|need) \s to \s (?:ever\s)? ) (?:hear|see|read) \s (?:\w+\s){0,2} from \s
          (?:you|us)
        | \b no \s longer \s (?:wish|want|wishes|wants) \s to \s (?: receive | be \s (?:contacted|e?mailed|on)
          | hear | get )
        | \b (?: do \s not | don['’]?t | dont | didn['’]?t | never | doesn['’]?t ) \s (?: want | need | wish
          \s to | care \s to | ask \s for | sign \s up | consent | asked \s for | signed \s up | agreed \s to
          )
            \s (?:to\s)? (?:receive\s|get\s)? (?:\w+\s){0,3}? (?: e?-?mails? | newsletters? | texts
              | marketing | letters | catalogu?es? | calls | messages | promos? )\b
        | \b (?:h(?:ö|oe)r(?:t|en)?) \s (?:sie\s|ihr\s)? (?:[^\s.!?]+\s){0,3}? auf \W{1,3}
          (?:[^\s.!?]+\s){0,3}? (?: zu \s schreiben | zu \s schicken | zu \s nerven | zu \s spammen
          | zuzuspammen | zu \s bel(?:ä|ae)stigen | zu \s bombardieren )
        | \b (?: newsletter | mails? | werbung | post | kataloge? | prospekte? | broschüren? ) \s
          (?:[^\s.!?]+\s){0,4}? (?: nicht \s mehr (?! \s (?:komm|krieg|bekomm|erh[aä]l|lesbar))
          | k(?:ö|oe)nn\w+ \s (?:\w+\s){0,2}? wegbleiben | brauch\w* \s (?:ich|wir) \s nicht )
        | \b (?: nicht | ungefragt | unaufgefordert | ungebeten ) \b [^.!?\n]{0,20}? (?: zu-?spam\w*
          | zum(?:ü|ue)llen | zugem(?:ü|ue)llt | vollspam\w* | zugespam\w* )
        | (?-i: (?<! reply \s) (?<! Reply \s) \b STOPP? \b (?! \s if ) )
    """,
    # only the telephone is to stay silent: often an opt-out, but with "schreiben Sie lieber" it is not
    "opt_out.do_not_phone": r"""
        \b ruf(?:en|t|ts|e)? \s (?:sie\s|ihr\s|bitte\s){0,2} (?:mich|uns|hier|bei\smir|meine\s\w+) \s
          (?:[^\s.!?]+\s){0,3}? (?:nicht|nie|keinesfalls)
        | \b (?: nicht | nie ) \s (?: mehr | wieder ) \s (?:[^\s.!?]+\s){0,3}? (?: anrufen | angerufen
          | anzurufen )
        | \b kein(?:e|en|erlei) \s (?:weiteren?\s)? (?: anrufe? | telefonate | r(?:ü|ue)ckrufe?
          | telefonanrufe? )
        | \b (?: stop | quit | do\snot | don['’]?t | dont | never ) \s (?:\w+\s)? (?: ring | call | phone
          | ringing | calling | phoning ) \b
        | \b no \s (?:more\s|further\s)? (?:phone\s)? calls\b
    """,
    # "lasst mich in Ruhe", "leave me alone", "lose my number"
    "opt_out.leave_me_alone": r"""
        \b (?: lass | lasst | lassen | la(?:ß|ss)t?s? ) \s (?:sie\s|ihr\s)? (?:mich|uns|meine\s\w+|mi) \s
          (?:[^\s.!?]+\s){0,5}? (?: in \s (?:ruhe?|frieden?|ruah) (?! \s
          (?:arbeiten|lesen|nachdenken|(?:ü|ue)berlegen)) | zufrieden | doch \s einfach \b )
        | \b meine \s (?:ruhe|ruah) \s (?:haben|will|m(?:ö|oe)chte|vor)
        | \b leave \s (?:me|us|her|him|it) \s (?:the\s\w+\s)? (?:alone|be|in\speace)\b
        | \b (?:lose|forget|delete|erase|bin|scrap) \s (?:my|our|this|his|her) \s
          (?:phone\s|mobile\s|cell\s|e-?mail\s)? (?:number|address|e-?mail|name|details|contact)
        | \b verschon(?:t|en|e)? \s (?:sie\s)? (?:mich|uns) \b (?! [^.!?\n]{0,20} gutschein)
        | \b write \s to \s neither | \b schalte?t? \s [^.!?\n]{0,30} (?:benachrichtigung|mails|push)\w*
          [^.!?\n]{0,20} \b (?:ab|aus) \b
        | \b r(?:ü|ue)hr(?:en|t)? \s (?:sie\s)? (?:sich|euch) \s nicht \s mehr
    """,
    # "löscht meine Nummer", "Adresse bitte sperren": the address is to go
    "opt_out.delete_my_address": r"""
        \b (?: l(?:ö|oe)sch | sperr | streich | entfern | vergesst?\w{0,2} | vergiss | tilg | blockier
          )(?:en|t|e|ts)? \s (?:(?:sie|ihr|bitte|jetzt|sofort|endlich|umgehend |auch)\s){0,4}
            (?: (?:meine?n?|unsere?n?|die(?:se)?|jede|alle|beide|ihre|seine) \s (?:[^\s.!?]+\s){0,2}?
              (?:telefon|handy|mail|email|e-mail-?|post |kontakt|mobil|haus)?-?(?:adressen?|anschrift
              |nummern?|kontakt\w*|namen?|daten)\b
              | mich \b (?! \s (?:nicht|aus\sversehen)) | uns \b | (?:sie|ihn) (?= \s{0,3} (?:[.!?\n,]|$)) )
        | \b (?:\w+-?)?(?:adressen?|anschrift|nummern? |kontaktdaten|namen?) \s (?:[^\s.!?/]+\s){0,5}? (?:
          l(?:ö|oe)schen (?!\s(?:sie|wir)) | sperren (?!\s(?:sie|wir)) | entfernen (?!\s(?:sie|wir)) | zu \s
          streichen | austragen | rausnehmen )\b
        | \b (?: mich | uns ) \s (?:[^\s.!?]+\s){0,3}? (?:(?:ü|ue)berall|komplett|restlos|endg(?:ü|ue)ltig) \s
          (?:\w+\s)? (?: streichen | l(?:ö|oe)schen | raus\w* | sperren | ab(?:zu)?melden )
        | \b (?:my|his|her|our) \s (?:\w+\s)? (?:name|number|address|e-?mail) \s
          (?:taken\s|removed\s|deleted\s)? (?:off|removed|deleted)\b
    """,
    # the formal way: objection to advertising, consent never given, "sehen Sie von weiteren Schreiben ab"
    "opt_out.formal_objection": r"""
        \b (?: widerspr[ei]\w* | widerruf\w* | untersag\w* | verbiet\w* | verbitte\w* | verbeten | entzieh\w*
          | ziehe ) \b [^.!?\n]{0,60}?
            (?: werb\w+ | newsletter\w* | einwilligung | zusend\w+ | kontakt\w* | marketing\w* | e-?mails?
              | anrufe? | schreiben | ansprache )
        | \b (?: einwilligung | werbe?-?(?:zusendung|nutzung|zwecken?) | zusendung | newsletter\w* ) \b
          [^.!?\n]{0,40}? \b (?: widerspr[eio]\w* | widerruf\w* | untersag\w* | erteilt )
        | \b werbewiderspruch | widerspruch \s gegen \s (?:die\s)? (?:werbung|werbliche|zusendung)
        | \b (?: unterlass | unterlie(?:ß|ss) )(?:en|t|e)? \s (?:sie\s|ihr\s)? [^.!?\n]{0,40}?
          (?:zusendung|werb\w+|kontakt\w*|mails?|anrufe? |schreiben|zukunft|k(?:ü|ue)nftig)
        | \b (?:s[ei]h\w*|absehen|abzusehen|abstand|verzicht\w+) \b [^.!?\n]{0,40}? \b (?: weiteren? \s
          (?:\w+\s){0,2}? (?:kontakt\w*|schreiben|mails?|anrufen?|zusendungen |angeboten?|werb\w+) | anrufe \b
          | werbung \b | mich \s [^.!?\n]{0,30} kontaktieren )
        | \b (?: von \s weiteren \s (?:schreiben|mails|zusendungen|anrufen|kontakt\w*|briefen) )
        | \b (?: withdraw | revoke | object \s to ) \b [^.!?\n]{0,40}? (?: consent | marketing | mail\w* )
        | \b (?: cease | desist \s from ) \s (?:all\s|any\s|further\s){0,2} (?: contact | communication
          | correspondence | mailings? )
        | \b no \s (?:further|more) \s (?: contact | communication | correspondence )
    """,
    # it went on in spite of asking: "trotz Abmeldung", "unsubscribed four times", "dreimal abgemeldet"
    "opt_out.asked_before": r"""
        \b trotz \s (?:[^\s.!?]+\s){0,3} (?: abmeldung | abbestellung | untersagung | widerspruchs?
          | werbewiderspruchs? )
        | \b (?:\d+ \s? (?:x|mal) | zweimal | dreimal | viermal | f(?:ü|ue)nfmal | mehrfach | mehrmals | schon
          \s mal | l(?:ä|ae)ngst | ausgetragen ) \b [^.!?\n]{0,40}? \b (?: abgemeldet | ausgetragen
          | abbestellt | auf \s abmelden )
        | \b abgemeldet \b [^.!?\n]{0,60}? \b (?: mails? | trotzdem | immer \s noch | weiter | newsletter )
        | \b (?: have | i've | already | i | clicked | times ) \s (?:\w+\s){0,2} unsubscrib(?:ed|e) \b (?! \s
          link)
        | \b unsubscribed \s (?: \d+ | two | three | four | five | six | twice | on \s the | already | again
          | last | weeks | months )
        | \b (?: abmelde-?(?:link|knopf|button) | unsubscribe \s (?:link|button) | link \s at \s the \s bottom
          ) \b
        | \b (?: immer \s noch | weiterhin | st(?:ä|ae)ndig | jeden \s tag | still | dauernd ) \s
          (?:[^\s.!?]+\s){0,4}? (?: ihre[n]? \s | eure \s | eure[nr]? \s )? (?: newsletter | werbung
          | werbe?mails? | mails \s von \s (?:euch|ihnen) | (?:getting|receiving) \s (?:\w+\s){0,2} e?-?mails
          )
    """,
    # staff's note: "möchte keine Anrufe mehr", "Wants no more calls", "off the mailing list"
    "opt_out.noted_by_staff": r"""
        \b (?: will | wollen | w(?:ü|ue)nscht | m(?:ö|oe)chte | bittet | bat | verlangt | nochmals ) \b
          [^.!?\n]{0,60}? \b (?: nicht \s mehr | nie \s (?:wieder|mehr) | nix \s mehr | nichts \s mehr
          | niemandem ) \b
            (?= [^.!?\n]{0,50} (?: angerufen | geschrieben | kontakt | werbung | h(?:ö|oe)ren | post\b | mail
              | brief | von \s uns ) )
        | \b (?: will | wollen | w(?:ü|ue)nscht | m(?:ö|oe)chte | bittet \s um | verlangt ) \b [^.!?\n]{0,30}?
          \b kein(?:e|en) \s (?! (?:r(?:ü|ue)ckruf|gutschein) ) (?:\w+[\s,]+){1,6}? mehr\b
        | \b (?: wants? | asks? | asked | says? | demands? | would \s like ) \b [^.!?\n]{0,40}? \b (?: no \s
          (?:more|further) \s (?:calls|e?-?mails|letters|texts|contact|post|mail) | off \s
          (?:the|our|all|every|any) \s (?:\w+\s)? lists?
            | (?:us\sto\s|to\s|we\s)? stop \s (?:all\s|the\s|our\s|with\s){0,2} (?:\w+\s)?
              (?:calls|texts|letters|e?-?mails|calling|e?mailing |texting|ringing|writing|phoning)
              | unsubscribed? )
        | \b (?: sperren | austragen | (?:aus)?gestrichen | ausgetragen | vermerkt | eingetragen ) \b
          [^.!?\n]{0,20} (?: ! | \. ) \s{0,3} $
    """,
    "opt_out.other_tongues": r"""
        \b (?: d(?:é|e)s(?:inscri|abonn)\w+ | ne \s m['’](?:envoyez|(?:é|e)crivez|appelez|contactez) \s plus
          | plus \s (?:de|d['’]) \s? (?:mails?|courriels?|newsletter|publicit(?:é|e)) | disiscriv\w+
          | cancell\w+ \s (?:la\s)? (?:iscrizione|newsletter) | non \s (?:scrivetemi|mandatemi|voglio \s
          pi(?:ù|u) \s ricevere) | darme? \s de \s baja | no \s me \s (?:env(?:í|i)en|escriban|llamen)
          | uitschrijven | afmelden | geen \s (?:mails?|reclame|nieuwsbrief) \s meer | wypis\w+ | abonelik\w*
          \s (?:iptal|sonland) | bir \s daha \s (?:yazmay|aramay|g(?:ö|o)ndermey)\w+ | h(?:ö|oe)re?t? \s uf
          | ufh(?:ö|oe)re | nüt \s me\b | nimmi \s (?:schryb|schrib|schick)\w+ )\b
    """,
    # near misses: back on the list, only fewer, by another road, or the footer of somebody's mass mail
    "opt_out.not_back_on_the_list": rf"""
        \b (?:wieder|nochmal|erneut|zur(?:ü|ue)ck) \s (?:[^\s.!?]+\s){{0,3}} (?:auf|in|f(?:ü|ue)r|zu[rm]?|an)
          \s (?:[^\s.!?]+\s){{0,3}} {LISTS}
        | \b (?:auf|in|f(?:ü|ue)r|zu[rm]?) \s (?:[^\s.!?]+\s){{0,3}} {LISTS} \s (?:[^\s.!?]+\s){{0,4}}? (?:
          wieder | zur(?:ü|ue)ck | aufnehmen | setzen | eintragen | anmelden | aufgenommen )
        | \b (?: back \s on (?:to)? | re-?subscribe | put \s me \s (?:back\s)? on | add \s me \s (?:back\s)?
          (?:to|on) | sign \s me \s (?:back\s)?up ) \b
        | \b (?:newsletter|mails?|rundbrief) \s (?:[^\s.!?]+\s){{0,3}}? (?: wieder | gern(?:e)? \s
          (?:weiter|behalten) | behalte | nicht \s abbestell\w* | weiter(?:hin)? \s
          (?:bekommen|erhalten|beziehen|lesen) )
        | \b (?: aus \s versehen | versehentlich | by \s (?:accident|mistake) | accidentally ) \s
          (?:[^\s.!?]+\s){{0,5}}? (?: abgemeldet | abbestellt | ausgetragen | unsubscribed )
        | \b keinen? \s newsletter \s mehr \s (?:bekommen|erhalten|gekriegt) | \b (?:not|stopped) \s
          (?:getting|receiving) \s (?:\w+\s){{0,2}} (?:newsletter|e-?mails?)
    """,
    "opt_out.not_only_fewer": r"""
        \b (?: weniger | seltener | nicht \s so \s oft | nur \s (?:noch\s)? (?:ein|1) \s? mal | einmal \s
          (?:im|pro|die|in\sder) \s (?:monat|woche) | nur \s (?:noch\s)? (?:die|den|einmal|wichtige) ) \b
          [^.!?\n]{0,40}? (?: mails? | newsletter | post\b | werbung | monat | woche )
        | \b (?: newsletter | mails? | werbung ) \b [^.!?\n]{0,40}? \b (?: weniger | seltener | nicht \s so \s
          oft | nur \s einmal | einmal \s (?:im|pro) )
        | \b (?: fewer | less \s often | less \s frequent\w* | not \s so \s many | once \s a \s (?:month|week)
          | only \s the ) \b [^.!?\n]{0,30}? (?: e?-?mails? | newsletter | texts | messages )?
    """,
    "opt_out.not_other_channel": r"""
        \b (?: mail | e-?mail | schriftlich | schreiben | sms | brief | post | text ) \s
          (?:reicht|gen(?:ü|ue)gt|ist\sbesser|w(?:ä |ae)re\smir\slieber|is\sfine|is\sbetter|will\sdo
          |lese\sich)
        | \b (?: schreib(?:en|t)? \s (?:sie\s|mir\s|uns\s){0,2}
          (?:lieber|stattdessen|einfach|gern|eine\s(?:e-?)?mail |per|bitte\s(?:per|lieber))
          | antwort(?:en|et)? \s (?:sie\s)? (?:bitte\s)? (?:per|schriftlich) )
        | \b put \s it \s in \s (?:an?\s)? (?:e?-?mail|writing) |
        \b (?: nur | lieber | besser | ausschlie(?:ß|ss)lich | bitte ) \s (?:noch\s)? (?: per | schriftlich
          | (?:ü|ue)ber | via | telefonisch ) \b
        | \b (?: statt | anstatt | anstelle ) \s (?:\w+\s){0,2} (?: per | mail | post | brief | telefon
          | anrufen | e-mail )
        | \b (?: by | via | per ) \s (?: e?-?mail | post | letter | text | phone ) \s
          (?:only|instead|please|rather) | \b (?: instead \s of | rather \s than ) \s (?:by\s)? (?: phone
          | calling | ringing | e?-?mail\w* | post | text\w* | writing )
        | \b in \s writing \s only | \b only \s in \s writing
    """,
    "opt_out.not_mass_mail_footer": r"""
        \b (?: to | um \s sich ) \s (?: unsubscribe | opt \s out | stop \s receiving | abzumelden ) \W{0,3}
          \s? (?: click | reply | here | from | klicken | send | visit | antworten )?
        | \b (?: click | reply | antworten? | klicken ) \b [^.!?\n]{0,30} \b (?: stop | unsubscribe | opt \s
          out | abmelden | nein ) \b
        | \b if \s you (?:'d | \s would | \s do \s not | \s don['’]t | \s wish)? \s (?: prefer | rather | wish
          | want | like )? [^.!?\n]{0,30} (?: not \s hear | no \s (?:more|further) | hear \s from \s (?:me|us)
          | interested )
        | \b (?: wenn | falls | sollten ) \s sie \s (?:[^\s.!?]+\s){0,4}? (?: keine \s weiteren | nicht \s
          (?:mehr|interessiert) | kein \s interesse )
        | \b (?: just \s say \s (?:no|so|stop) | (?:let|tell) \s (?:me|us) \s know \s (?:if|and) \s (?:you|i)
          ['’\s] \w+ \s (?:stop|rather|not|leave) )
    """,
}
