"""An apology for the reader's feelings instead of for what happened."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .family import Family, Phrases

FAMILY = Family(
    "non_apology",
    _("This regrets how they feel, not what happened. A plain “I am sorry that …” does more."),
    Phrases(
        flaw=(
            r"sollten? (?:\w+ ){0,8}unannehmlichkeit~",
            r"falls (?:\w+ ){0,10}(?:entsprochen|erlebt)(?: \w+)?",
            r"(?:sicher|bestimmt|natürlich) nicht (?:so |böse )?gemeint",
            r"(?:falls|wenn|sofern|soweit|sollten?)(?: \w+){0,8} (?:so )?(?:empfunden|empfinden|gefühlt|fühlen|fühlst|verletzt|gekränkt|verärgert|enttäuscht|missverstanden|missverständlich|unzufrieden|angekommen|auf die füße getreten|gestört|unannehmlichkeiten|unmut|irritier~|rüberkam|rüber gekommen|eindruck entstanden|unklar)(?: \w+)?",
            r"(?:leid|bedauern|bedaure|bedauerlich|schade|entschuldig~|verzeih~),? (?:\w+ ){0,2}(?:falls|wenn|sollte)",
            r"(?:leid|bedauern|bedaure|bedauerlich|schade|bedauern wir),? dass {you} (?:\w+ ){0,6}(?:empfinden|empfunden|empfindest|so sehen|so siehst|das so|gefühl haben|eindruck haben|eindruck hatten|so fühlen|unzufrieden|enttäuscht|verärgert|aufregen|missverstanden|nicht verstanden|nicht gefällt|anders|gestört)(?: \w+)?",
            r"(?:bedauern|entschuldig~)(?: \w+){0,6} (?:etwaige|eventuelle|mögliche|allfällige|gegebenenfalls|ggf)[nrs]?",
            r"(?:etwaige|eventuelle|mögliche|allfällige)[nrs]? (?:\w+ )?(?:unannehmlichkeiten|missverständnisse|umstände)",
            r"(?:leid|bedauern|schade),? dass (?:bei {to} )?(?:der|dieser|ein) (?:\w+ )?(?:eindruck|gefühl)",
            r"(?:leid|bedauern|bedauerlich),? (?:dass|wie) (?:\w+ ){0,5}(?:bei {to} )?so (?:ankam|angekommen|aufgefasst|aufgenommen|verstanden|wahrgenommen)(?: \w+)?",
        ),
        innocent=(
            r"verstehe ich, (?:falls|wenn)",
            r"entschuldigen {you} bitte,? (?:dass|die|den|das)",
            r"falls {you} (?:noch|weiterhin|dennoch|trotzdem) (?:unzufrieden|enttäuscht)",
            r"sollten {you} (?:noch|weiterhin|trotzdem|einmal|mit)",
        ),
    ),
    Phrases(
        flaw=(
            r"(?:sorry|apologi[sz]e|regret|unfortunate)(?: \w+){0,3} (?:if|that you(?:'re| are)? (?:\w+ )?(?:feel|felt|think|upset|see|were offended|took|perceive~|found|chose|misunder~|disappointed|unhappy|dissatisfied|frustrated|believe|didn't like|interpreted|consider|experienced it))(?: \w+)?",
            r"sorry (?:you|you're) (?:\w+ )?(?:feel|felt|think|upset|see it|unhappy|disappointed|took it)",
            r"sorry (?:if|for any)",
            r"apologi[sz]e (?:if|for any|should)",
            r"apologies (?:if|for any|should)",
            r"any inconvenience",
            r"any (?:confusion|misunderstanding|offen[cs]e|upset)",
            r"(?:mistakes|errors) (?:were|may have been) made",
            r"if (?:\w+ ){0,6}(?:felt|feel|seemed|came across|comes across|sounded|was perceived|caused|upset|offended)(?: \w+){0,4}(?=.{0,40}(?:sorry|apolog))",
        ),
        innocent=(r"any questions", r"sorry if this is a", r"any inconvenience … to you to return"),
    ),
    better=_("I am sorry that this happened to you."),
    better_du=pgettext_lazy("du", "I am sorry that this happened to you."),
)
