"""Illnesses, disabilities and treatments by name, German and English."""

import re

# Illnesses, disabilities, treatments that are nobody's merchandise: enough with somebody who has them.
ILLNESS = re.compile(
    r"\b(?:"
    r"krebs(?:\b|kran\w*|diagnos\w*|erkrank\w*|diagnose|therapie)|herzklappe|schlecht (?:sieht|hört)|"
    r"(?<=has )ms\b|quaddeln|ausschlag\b|brandblasen|notaufnahme|spital\b|hörsturz|neuen? hüfte|"
    r"krankgeschrieben|gonarthrose|kontaktallergie|im pflegeheim|wegen dem kreuz|tumor\w*|chemo\w*|"
    r"bestrahlung\w*|leukämie|metastas\w*|parkinson\w*|demen[zt]\w*|alzheimer\w*|schlaganf\w*|herzinfarkt\w*|"
    r"herz(?:rhythmus\w*|fehler|schrittmacher|krank\w*|schwäche|-op|patient\w*)|infarkt|diabet\w*|epilep\w*|"
    r"asthma\w*|multiple sklerose|ms\b(?=\)|,? (?:erkrank|und|diagn))|rheuma\w*|arthr(?:itis|ose)\w*|"
    r"bandscheibe\w*|fibromyalgie|lymphödem\w*|lipödem\w*|thrombose\w*|osteoporose|neurodermitis|"
    r"schuppenflechte|psoriasis|zöliakie|laktoseintoleran\w*|glutenunverträglich\w*|anaphyla\w*|schwanger\w*|"
    r"fehlgeburt\w*|hochschwanger|entbindung\w*|wochenbett|depress\w+|burn-?out|angststörung\w*|"
    r"panikattack\w*|psych(?:iatr\w*|otherap\w*|ose\w*|isch krank)|adhs\b|autis\w+|trauma(?:ta|tisiert)?\b|"
    r"magersucht|essstörung|alkoholiker\w*|sucht(?:klinik|krank\w*)|blind(?:e[nrsm]?)?\b|erblindet|"
    r"sehbehind\w*|farbenblind|gehörlos\w*|taub\b|schwerhörig\w*|hörgerät\w*|höre? schlecht|"
    r"hört (?:sehr )?schlecht|sehe (?:nicht mehr |sehr )?(?:gut|schlecht)|sieht schlecht|makula\w*|"
    r"grauer star|grauen star|glaukom|netzhaut\w*|rollstuhl\w*|querschnitt\w*|gelähmt|lähmung|amputier\w*|"
    r"prothese\b|gdb \d+|pflegegrad ?\d?|spina bifida|down-?syndrom|trisomie|krankenhaus\b|klinikum\b|"
    r"intensivstation|reha\b|hospiz|palliativ\w*|operier\w*|op\b|hüft-?tep|knie-?tep|dialyse|transplant\w*|"
    r"lungenentzündung|mittelohrentzündung|bronchitis|grippe\b|corona\b|covid\w*|long covid|fieber\b|"
    r"magen-darm|blinddarm\w*|gürtelrose|hexenschuss|"
    r"gebroch\w* (?:arm|bein|fuß|handgelenk|hüfte|wirbel|rippe|finger|zeh)\w*|"
    r"(?:arm|bein|fuß|handgelenk|hand|hüfte|rippe|schulter|finger|knöchel|oberschenkel\w*) (?:ist )?gebrochen|"
    r"(?:arm|bein|hand|finger|schulter) im gips|gips\b|bruch operiert|kreuzband\w*|meniskus\w*|migräne|"
    r"tinnitus|inkontinen\w*|blasenschwäche|bluthochdruck|blutdruckmittel|blutverdünner|marcumar|insulin|"
    r"kortison|cortison|antidepressiv\w*|tabletten gegen|medikament\w*|hiv\b|hepatitis|borreliose|"
    r"schilddrüse\w*|hashimoto|endometriose|wechseljahre|stillprobleme|wochenfluss|legasthen\w*|"
    r"cancer|tumou?r|chemo(?:therapy)?|radiotherapy|dementia|alzheimer'?s|parkinson'?s|stroke\b|"
    r"heart (?:attack|failure|condition|surgery|bypass)|bypass surgery|diabet\w+|epilep\w+|asthma\w*|"
    r"arthriti\w+|rheumatoid|multiple sclerosis|fibromyalgia|slipped disc|eczema|coeliac|celiac|"
    r"allerg(?:y|ies|ic)\b|anaphyla\w+|epipen|pregnan\w+|miscarr\w+|lost the baby|stillb\w+|maternity ward|"
    r"c-section|postnatal|postpartum|depression\b|anxiety\b|panic attacks?|bipolar|adhd\b|autis\w+|ptsd|"
    r"blind\b|visually impaired|partially sighted|deaf\b|hard of hearing|hearing aids?|wheelchair|disabled\b|"
    r"disabilit\w+|paraly[sz]ed|amputee|in hospital|hospitali[sz]ed|icu\b|a&e\b|hospice|palliative|surgery\b|"
    r"operation on|hip (?:op|operation|replacement)|knee (?:op|operation|replacement)|"
    r"broke (?:my|her|his) (?:wrist|arm|leg|hip|ankle|foot|hand|collarbone)|"
    r"broken (?:wrist|arm|leg|hip|ankle|foot)|sprained|in plaster|dialysis|transplant|pneumonia|shingles|"
    r"migraines?|incontinen\w*|ibs\b|crohn'?s|lupus|copd\b|blood thinners?|insulin|antidepressants?|"
    r"my medication|on medication|sertraline|warfarin|glaucoma|macular|cataracts?|dyslexi\w+|hives\b|"
    r"seizures?|diagnosed|concussion|bunions?|lymphoedema|chronic (?:pain|fatigue)|lactose intolerant|"
    r"registered blind|learning disabilit\w*|cerebral palsy|down'?s syndrome|mobility scooter|stoma|colostomy|"
    r"bedridden|bettlägerig|kardiolog\w*|onkolog\w*|chimio|handicap\w*|"
    r"allergi(?:e|en|sch|ker\w*)\b(?! gegen (?:werbung|spam))"
    r")"
)
# At the end of a compound: "Brustkrebs", "Knie-OP", "Schwerbehinderung".
ILLNESS_WITHIN = re.compile(
    r"(?<=\w)(?:"
    r"krebs(?:diagnose)?\b|krebs-op|ssw\b|klinik\b|-op\b|behindert\w*\b|behinderung\w*|entzündung\b|"
    r"beinbruch\b|allergi(?:e|en|sch)\b"
    r")"
)
# Words that also name wares, occasions or pets: they count with "ich habe", "seit meiner", "mein Sohn hat".
SOFT = re.compile(
    r"^(?:allerg\w*|\w+-?allergi\w*|krankenhaus|\w*klinik|klinikum|reha|corona|covid\w*|grippe|fieber|"
    r"depression|trauma|op|\w*-op|medikament\w*|surgery|operier\w*|prothese|inkontinen\w*|blind\w*|taub|deaf|"
    r"entbindung\w*|stroke|anxiety|handicap\w*|\w*behinder\w*|thrombose\w*|diagnosed|bunions?|schwanger\w*|"
    r"pregnan\w*|gips|disabled|disabilit\w*|wheelchair|rollstuhl\w*|asthma\w*|hives|rheuma\w*|sucht\w*)$",
    re.I,
)
