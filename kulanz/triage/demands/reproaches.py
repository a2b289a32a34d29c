"""Questions that want no answer: they say how somebody feels, and ask for nothing."""

import re

# What asks something as often as not is only a reproach where nothing follows, or with the small word that says so.
_REPROACH = re.compile(
    r"""
    \b(?:woll(?:en|t)|willst|kannst|könn(?:en|t))\s(?:sie|du|ihr)\s(?:mich|uns)\b.{0,40}
        \b(?:veräppeln|verarschen|verkohlen|veralbern|verhöhnen|dumm\sverkaufen|arm\snehmen|narren\shalten)
    |\b(?:soll|ist)\sdas\b.{0,12}\b(?:ein(?:en)?\s(?:schlechter\s)?(?:witz|scherz)|(?:ihr|euer|dein)\sernst)\b
    |\bwas\ssoll\s(?:das|der\s(?:mist|quatsch|unsinn))(?:\s(?:denn|eigentlich|alles|jetzt))*\W*$
    |\bwas\s(?:fällt\s(?:ihnen|dir|euch)\b|glauben\ssie\seigentlich\b|erlauben\ssie\ssich)
    |\bgeht['’]?s\s(?:eigentlich\s)?noch\W*$
    |\b(?:schämen\ssie|schämt\sihr|schämst\sdu)\b
    |\bfür\swie\s(?:blöd|dumm|naiv)\b
    |\bwie\soft\s(?:soll|muss|müssen|sollen)\s(?:ich|wir|man)\b(?=.*\b(?:noch|denn)\b|\s(?:ihnen|dir|euch)\W*$)
    |\bare\syou\s(?:kidding|joking|serious|having\sa\slaugh|taking\sthe\s(?:mick|mickey|piss))\b
    |\b(?:is|was)\s(?:this|that)\s(?:a|some|supposed\sto\sbe\sa)\s(?:kind\sof\s)?joke\b
    |\bhow\s(?:hard|difficult)\s(?:can|could)\s(?:it|that)\sbe\b
    |\bhow\smany\s(?:more\s)?times\s(?:do|must)\s(?:i|we)\shave\b
    |\bdo\syou\s(?:think|take)\s(?:i|me|we|us)\b.{0,20}\b(?:stupid|idiots?|fools?|mug|born\syesterday)\b
    |\bwhat\s(?:the\shell|on\searth|the\sheck)\b
    |\b(?:have\syou|aren['’]?t\syou)\s(?:no\sshame|ashamed)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def is_reproach(words: str) -> bool:
    return bool(_REPROACH.search(words))
