"""What is to end: cancellation."""

ABO = r"""(?: \w{0,20}-?abos? | \w{0,20}abonn?ements? | mitgliedschaft\w* | \w{0,12}-?vertr(?:a|ä|ae)g\w*
      | lizenz\w* | \w{0,12}lizenz | dauer(?:auftrag|bestellung) | \w{0,10}kiste | lieferung(?:en)?
      | wartung\w* | probemonat | testphase | verl(?:ä|ae)ngerung | bestellung(?:en)? | auftrag | \w{0,12}box
      )"""
PLAN = r"""(?: (?:\w+\s)? (?: subscriptions? | sub | membership | plan | order s? | orders | account
      | contract | box | renewal | auto-?renew\w* | licen[cs]e s? | booking | delivery | deliveries | direct
      \s debit | standing \s order | service | trial | box ) )"""

CUES: dict[str, str] = {
    # "hiermit kündige ich", "please cancel my subscription"
    "cancellation.notice": rf"""
        (?<!nicht\s) (?<!gleich\s) (?<!nichts\s) \b k(?:ü|ue)ndige \b (?! \s (?:ich\s)? nicht ) | \b (?:
          m(?:ö|oe)chte | will | werde | muss ) \s (?:(?!nicht|kein|deshalb)[^\s.!?]+\s){{0,8}}?
          k(?:ü|ue)ndigen \b
        | \b k(?:ü|ue)ndig(?:e|t|en|ts)? \s (?:(?:ich|wir|mir|sie|bitte|hiermit|fristgerecht)\s){{0,4}}
          (?:mein\w*|unser\w*|das|die|den|mir|diese\w* |alles|zum|zu|fristgerecht|ihr\w*|das)\b
        | \b {ABO} \s (?:[^\s.!?]+\s){{0,6}}? (?: (?:(?<!nicht\s) k(?:ü|ue)ndigen) | zu \s k(?:ü|ue)ndigen
          | beenden | stoppen | beendet \s haben | aufl(?:ö|oe)sen | auslaufen \s lassen | abbestellen )\b
        | \b (?: beend(?:en|et|e) | stopp(?:en|t)? | schmei(?:ß|ss)t | nehmt ) \s
          (?:(?:sie|ihr|bitte|doch|endlich|nun|jetzt |wirklich|also|mir)\s){{0,4}}
          (?:mein\w*|unser\w*|das|die|den|diese\w*)? \s? (?:\w+\s)? {ABO}
        | \b k(?:ü|ue)ndigung [\s.!]{{1,2}} (?: jetzt | zum | meine[rs]? | des \s | von | vom | \w*abo
          | hiermit | is\b | (?:is(?:t)?\s)? (?:hiermit\s)? raus | bitte | best(?:ä|ae)tig\w* | nach \s | per
          | gilt | ist \s k )
        | \b h(?:ö|oe)re? \b [^.!?\n]{{0,60}} \babos? \b [^.!?\n]{{0,15}} \bauf\b | \babo \s
          (?:stop|schluss|ende|aus)\b | \b (?:stornieren|cancel) \s? [!.]
        | ^ \W{{0,3}} (?: k(?:ü|ue)ndigung | storno | stornierung | cancel (?:ling|lation)? | r(?:ü|ue)cktritt
          | stornieren ) \b (?! [^\n]{{0,25}} (?: newsletter | \? | \bnot\b | nicht | falls | vielleicht
          | wenn | freundschaft | gesch(?:ä|ae)ftsbez ) )
        | (?<!n['’]t\s) (?<!not\s) (?<!to\s) (?<!been\s) (?<!you\s) \b (?: cancel \s
          (?:my|our|this|the|that|it|all|everything |mum's|his|her|both)\b (?! \s (?:invoice|reminder)
          | [^.!?\n]{{0,25}} \bfee ) | (?:end|stop|terminate|close|discontinue) \s (?:my|our|this|the|that) \s
          {PLAN}\b )
        | \b (?: like | want | wish | wants | need | wishes ) \s to \s cancel\b | \b (?:please|pls|kindly) \s
          (?:\w+\s)? cancel\b | \b (?: membership | subscription | plan ) \s (?:to \s)?
          (?:end|ended|stop|cancelled|be \s cancelled)\b | \b like \s the \s {PLAN} \s (?:\w+\s)? ended
    """,
    # withdrawal within the fortnight, stepping back from the contract
    "cancellation.withdrawal": r"""
        \b (?: (?:hiermit|ich|wir|möchte|moechte) \b [^.!?\n]{0,60}? \b widerruf(?:en|e)? \b (?! s)
          | widerrufe?n? \s (?:ich|wir|hiermit) | widerruf \s (?:meine[rs]|des|der|zu[rm]?|fristgerecht|\+)
          | (?:fristgerecht|form\w*) \s widerrufen | (?:vom|von) \s (?:meinem\s)? widerruf(?:srecht)? \s
          gebrauch )
        | \b (?: tret\w+ | zur(?:ü|ue)ck(?:zu)?treten | r(?:ü|ue)cktritt | zur(?:ü|ue)ckgetreten ) \b (?=
          [^.!?\n]{0,60} (?: vertrag | kauf | zur(?:ü|ue)ck | auftrag ) | [^.!?\n]{0,3} \b ) (?=
          [^.!?\n]{0,60} \b (?:vom|von|vertrag\w*|kauf\w*|zur(?:ü|ue)ck) )
        | \b (?: withdraw\w* | rescind\w* | reject\w* ) \s (?:from\s)? (?:the|this|my|our) \s
          (?:contract|purchase|order|goods|item) | \b cooling[-\s]off \b | \b (?:asked|wish|want|like|hereby)
          \s (?:to\s)? withdraw
    """,
    # "bitte stornieren", "Storno", "brauche ich nicht mehr"
    "cancellation.order_off": r"""
        \b (?: bitte | m(?:ö|oe)chte[n]? | will | w(?:ü|ue)rde | k(?:ö|oe)nn\w+ | muss | m(?:ü|ue)ssen | zu
          | hiermit | bittet | bat | sie ) \b (?! [^.!?\n]{0,60} \b(?:nicht|mahn\w*|rechnung|falls|wenn)\b )
          [^.!?\n]{0,60}? \b (?: stornier\w+ | storno\w* | annullier\w+ | absagen )\b (?! [^.!?\n]{0,12}
          \b(?:mahn|rechnung|die\sgeb) )
        | \b stornier(?:en|t|ts|e|ung)? \s (?:(?:sie|mir|ihr|bitte|ich|wir|mal|doch)\s){0,3} (?!
          (?:die|den|das) \s (?:mahn|rechnung|geb(?:ü|ue)hr) ) (?: die | den | das | meine\w* | alles | es
          | der | unsere\w* | diese\w* | bitte | nr | ihr )\b
        | \b (?: bestellung | auftrag | kiste | kurs | buchung ) \s (?:[^\s.!?]+\s){0,5}? (?: hinf(?:ä|ae)llig
          | zur(?:ü|ue)ckziehen | r(?:ü|ue)ckg(?:ä|ae)ngig | (?:wieder\s)? raus(?:nehmen)? | nicht \s mehr \s
          (?:ab)?schicken | vergessen )\b
        | \b (?: brauch\w* | will | ben(?:ö|oe)tig\w* | m(?:ö|oe)chte ) \s (?:ich\s|wir\s)?
          (?:das|die|den|es|sie|ihn|abo) \s (?:\w+\s){0,2}? (?: nicht \s mehr | nimmer ) | \b (?: do \s not
          | don['’]?t ) \s (?:send|ship|post|bother \s sending) \s (?:me\s)? (?:the|it|that|them)\b
        | \b (?: nicht \s mehr \s (?:ab|ver|los)?schicken | (?:gar\s)? nicht \s erst \s
          (?:ab|los|ver)?schicken | no \s longer \s (?:want|need|require) )\b
        | \b (?: cancel | call \s off ) \s (?: (?:my|the|this|our|that) \s )? (?:\w+\s){0,2}? (?: order
          | booking | rings | place | workshop | appointment | delivery | purchase | shipment )
    """,
    # away with the account
    "cancellation.close_account": r"""
        \b (?: (?:kunden|nutzer|online|benutzer)?-?(?:konto |account|zugang|profil) ) \b [^.!?\n]{0,40}? \b
          (?: l(?:ö|oe)sch\w* | schlie(?:ß|ss)\w* | k(?:ü|ue)ndig\w* | aufl(?:ö|oe)s\w* | geschlossen | dicht
          ) \b
        | \b (?: l(?:ö|oe)sch | schlie(?:ß|ss) | aufl(?:ö|oe)s | k(?:ü|ue)ndig )(?:en|t|e|ts)? \s
          (?:(?:sie|ihr|bitte|auch|gleich|endlich|umgehend |nun)\s){0,4} (?:mein\w*|unser\w*|das|den|dieses)
          \s (?:\w+\s)? (?:\w+-?)?(?:konto|account|zugang|profil)\b
        | \b (?: clos(?:e|ing) | delet(?:e|ing) | remov(?:e|ing) | shut \s down ) \s (?:\w+\s){0,4}? account\b
          | \b account \s (?:to\sbe\s|be\s|is\s)? (?:closed|deleted|removed)\b
    """,
    # they insist on an ending that was ignored
    "cancellation.ignored": rf"""
        \b trotz \s (?:[^\s.!?]+\s){{0,4}}? (?: k(?:ü|ue)ndigung | widerrufs? | stornierung | storno
          | abmeldung \s vom \s \w*abo )
        | \b (?: habe? | hatte | hab | haben | hatten | wurde | l(?:ä|ae)ngst | bereits | schon | fristgerecht
          ) \b [^.!?\n]{{0,70}}? \b (?<!nicht\s) (?<!nichts\s) (?<!innerlich\s) (?: gek(?:ü|ue)ndigt
          | widerrufen | storniert | beendet ) \b (?! \s? worden )
        | \b (?:im|am) \s (?:januar|februar|m(?:ä|ae)rz|april|mai|juni
          |juli|august|september|oktober|november|dezember |sommer|\d\d?\.\S{{0,8}}) \s (?:\w+\s){{0,2}}
          gek(?:ü|ue)ndigt | \b i \s (?:have\s)? (?:ended|stopped|closed) \s (?:this|it|the|my)
        | \b k(?:ü|ue)ndigung \b [^.!?\n]{{0,40}}? \b (?: ignorier\w+ | nicht \s
          (?:bearbeitet|best(?:ä|ae)tigt|akzeptiert) | zur \s kenntnis | l(?:ä|ae)uft \s (?:trotzdem|weiter)
          | best(?:ä|ae)tig\w* )
        | \b {ABO} \s (?:[^\s.!?]+\s){{0,3}}? (?: l(?:ä|ae)uft | lief | verl(?:ä|ae)ngert | weiter ) \b | \b
          (?: automatisch\w* \s verl(?:ä|ae)nger\w+ | trotzdem \s (?:weiter|wieder) \s (?:ab)? )
        | \b (?: i | we | after \s i | already | having ) \s (?:have\s|had\s|'ve\s|already\s|also\s|only\s)?
          cancell?ed \b | \b (?: despite | after | since ) \s (?:my|our|the|having) \s cancel\w+ | \b part \s
          of \s cancel\w* | \b (?:impossible|tried|trying|how|refuse\w*|unable|try) \s to \s
          (?:cancel|stop|leave|unsubscribe) \b
        | \b cancell?ation \s (?:was\s|has\s been\s|of\s|confirm\w*|letter|ignored|request|in)
    """,
    # "das Abo ist tot", "ich bin raus", "nehmt mich aus allem raus"
    "cancellation.done_with_it": rf"""
        \b {ABO} \s (?:[^\s.!?]+\s){{0,4}}? (?: tot | weg | nicht \s mehr (?! \s (?:rein|da|an)) | knicken
          | vergessen | schluss | zu \s ende | k(?:ö|oe)nnt \s ihr )\b
        | \b (?: turn | switch ) \s (?:it|that|this) \s off | \b (?: want | get ) \s (?:me\s)? out \s of \s
          (?:this|the|it|my) | \b part \s (?:ways|as \s people) | \b (?: i['’]?m | still | i \s am ) \s
          cancell?ing | \b leaving \s (?:you|us) \b | \b (?: delete[d]? | deleting ) \s the \s app\b | \b (?:
          shan['’]t | won['’]t | will \s not ) \s (?:be\s)? renew\w*
        | \b (?: beende | beenden ) \s (?:ich|wir|hiermit) | \b (?: mit \s sofortiger \s wirkung | ab \s
          sofort \s (?:beend|k(?:ü|ue)ndig) | zum \s n(?:ä|ae)chst(?:m(?:ö|oe)glichen|en) \s
          (?:termin|zeitpunkt|datum) | effective \s (?:now|today|immediately) | with \s immediate \s effect
          )\b
    """,
    # the goods go back
    "cancellation.goods_back": r"""
        \b (?: m(?:ö|oe)chte | will | w(?:ü|ue)rde | werde | kann | k(?:ö|oe)nnte | schicke | sende | gebe
          | zum | wie ) \b [^.!?\n]{0,50}? \b (?: zur(?:ü|ue)ck(?:zu)?(?:geben|schicken|senden|bringen)
          | retournieren | retour \s (?:schicken|geben|senden) | wieder \s los \s (?:haben|werden)
          | (?:schicke|sende|gebe|bringe) \s [^.!?\n]{0,40} zur(?:ü|ue)ck )\b
        | \b (?: nehm(?:en|t|ts)? | hol(?:en|t|ts)? ) \s (?:s['’]?|sie|ihr)? \s? (?! alles | (?:die|das|diese)
          \s (?:mahn|behaupt|rechnung) ) (?:[^\s.!?]+\s){0,5}? (?: zur(?:ü|ue)ck | wieder \s ab | retour )\b
          | \b hol(?:en|t|ts) \s (?:sie|ihr)? \s? (?:den|das|die|es|ihn|ihr) \s (?:[^\s.!?]+\s){0,3}? ab\b
        | \b (?: r(?:ü|ue)cksende-?(?:etikett|label|adresse|schein) | r(?:ü|ue)ckgabe | retourenschein
          | retourenlabel | returns? \s label )\b
        | \b (?: like | want | wants | need | going | wish ) \s to \s (?:return|send \s (?:it|them|this|these)
          \s back) | \b (?: return \s (?:it|them|this|these|both) | take \s (?:it|them|this) \s back | collect
          \s (?:it|them|your) | come \s and \s (?:get|collect|pick) )\b
    """,
    "cancellation.other_tongues": r"""
        \b (?: r(?:é|e)sili\w+ | annul(?:er|ez|ation) | me \s r(?:é|e)tracter | r(?:é|e)tractation
          | disd(?:ire|etta|ico) | annull(?:are|ate|amento) | cancel(?:ar|aci(?:ó|o)n|o \s mi) | anular
          | opzeggen | opzegging | annuleren | iptal\w* | wypowiedz\w+ | anulow\w+ | rezygnuj\w+ )\b
    """,
    # near misses: not cancelled, only threatened, taken back, done by us or by somebody else
    "cancellation.not_meant": r"""
        \b (?: nicht | kein(?:e|en)? | ohne ) \s (?:[^\s.!?]+\s){0,2}? (?: k(?:ü|ue)ndigen | k(?:ü|ue)ndigung
          | storni(?:eren|ert|erung) | storno | widerrufen | cancel )\b
        | \b k(?:ü|ue)ndige \s (?:ich\s)? (?:\w+\s)? nicht | \b (?: not | n['’]t | never ) \s (?:\w+\s){0,3}?
          (?: cancel | cancell?ing | close )\b | \b not \s a \s cancel\w+
        | \b (?: wenn | falls | sonst | sollte | ansonsten | andernfalls | bevor | ehe | notfalls ) \b
          [^.!?\n]{0,90}? \b (?: storni\w+ | k(?:ü|ue)ndig\w+ | widerruf\w* | trete | abbestell\w* )
        | \b (?: if | otherwise | or | unless | before ) \b [^.!?\n]{0,70}? \b (?: cancel\w* | close \s my )
    """,
    "cancellation.not_by_them": r"""
        \b (?: sie | ihr | du | you | they | shop | system | dhl | verk(?:ä|ae)ufer ) \s (?: haben | habt
          | hast | hat | have | had | just | 've ) \s (?:[^\s.!?]+\s){0,6}? (?: storniert | abgesagt
          | cancell?ed | gek(?:ü|ue)ndigt )\b
        | \b (?: wurde | wird | ist | war | was | were | got | been ) \s (?:[^\s.!?]+\s){0,4}? (?: abgesagt
          | storniert | cancell?ed | ausgefallen | entfallen )\b | \b (?:workshop|kurs|class|course) \s
          (?:\w+\s)? (?:cancell?ed|abgesagt)
        | \b (?: k(?:ü|ue)ndigung | stornierung | widerruf ) \s (?:[^\s.!?]+\s){0,4}? (?:
          zur(?:ü|ue)ck(?:zu)?(?:nehmen|ziehen) | r(?:ü|ue)ckg(?:ä|ae)ngig | (?:ist|war) \s (?:ein\s)?
          (?:versehen|irrtum) )
        | \b wie \s (?:\w+\s){0,3}? (?: k(?:ü|ue)ndige | storniere | kann \s (?:ich|man) \s (?:\w+\s){0,4}
          (?:k(?:ü|ue)ndigen|stornieren|widerrufen) ) | \b (?: k(?:ü|ue)ndigungsfrist | widerrufsrecht
          | widerrufsfrist | stornobedingungen | cancellation \s (?:policy|period|terms)
          | r(?:ü|ue)ckgabefrist )\b
    """,
}
