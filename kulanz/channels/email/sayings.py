"""The words in which mail servers say why they refuse, in English, German and a few other tongues."""

import re

from kulanz.channels.letter import BounceReason


def _pattern(*words: str) -> re.Pattern[str]:
    return re.compile("|".join(words), re.IGNORECASE)


# The first that matches decides: what names the cause stands before what merely refuses.
SAYINGS: tuple[tuple[BounceReason, re.Pattern[str]], ...] = (
    (
        "spam",
        _pattern(
            r"blacklisted (?:url|link)|spam classif|(?:classified|identified|detected|considered"
            r"|recognized|rejected) as (?:possible |probable )?(?:spam|junk)|(?:als|zu viel) spam"
            r"|spam score|looks like spam|spam message|spam content|spam detect|likely (?:spam|unsolicited)"
        ),
    ),
    (
        "blocked",
        _pattern(
            r"reverse\W?dns|\bptr\b|\brdns\b|reverse (?:host|lookup|address)|ip name lookup"
            r"|unverifyable sending ip",
            r"unverifiable sending|no (?:rdns|reverse)|cannot find your (?:reverse )?hostname"
            r"|not a valid sender domain",
            r"block(?:ed)? (?:using|list)|black\W?list|\brbls?\b|dnsbl|spamhaus|spamcop|sorbs"
            r"|barracudacentral|\(BL\)",
            r"(?:low|poor|bad) reputation|reputation of|block list|sperrliste"
            r"|client host (?:rejected: (?:blocked|may)|blocked)",
            r"may not be mail exchanger|(?:your|sending|source|client) ip.{0,40}(?:block|banned"
            r"|denied|refus)|blocked ip",
            r"ip source bloqu|invalid ip|your (?:access|server|host).{0,40}(?:denied|blocked|banned)"
            r"|too many (?:connections|sessions)",
            r"connection frequency|rate limit|(?:relay|sending) quota|too many recipients"
            r"|unexpected volume|user complaints",
            r"(?:domain of )?sender address.{0,120}(?:not exist|rejected|invalid|unroutable|unknown)"
            r"|unroutable sender",
            r"sender (?:verify failed|rejected|denied|blocked)|smtp server of your isp"
            r"|invalid (?:sender )?domain name",
            r"from.{0,40}weren't sent|not accepting connections|blocked - see|^554 blocked"
            r"|refused to talk to me",
            r"permission to post|not (?:a )?member of this (?:mailing )?list|groups\.google\.com"
            r"|not allowed to send",
            r"no such domain.{0,80}(?:sender|mail from)|sender domain.{0,30}(?:not exist|not found)",
        ),
    ),
    (
        "policy",
        _pattern(
            r"\bdmarc\b|\bspf\b|\bdkim\b.{0,40}(?:fail|check|required)|unauthenticated"
            r"|sender is unauthenticated",
            r"authentication (?:level|requirements|required|check)|relay(?:ing)? (?:access )?denied"
            r"|unable to relay",
            r"mail relay|to relay mail|relaying not|not permitted to relay"
            r"|delivery to this address is restricted",
            r"\bvirus|malware|infected|illegal attachment|attachment.{0,40}(?:not allowed|blocked"
            r"|verboten)|mcspamsignature",
            r"policy|compliant|multiple.{0,30}from: header|duplicate header|headers too large"
            r"|8-bit data|security polic",
            r"content presents a potential|line (?:length|too long)|authrequired",
        ),
    ),
    (
        "spam",
        _pattern(
            r"\bspam|\bube\b|\buce\b|junk mail|unsolicited|bulk e?mail|content rejected"
            r"|blacklisted url|rejected for policy spam",
            r"classified as|mail rejete|mail rejected\. ofr",
        ),
    ),
    (
        "mailbox_full",
        _pattern(
            r"over\W?quota|quota (?:exceed|full|exceeded)|exceeded (?:his|their|its|the|storage|disk"
            r"|mail)?\W?(?:quota|storage)",
            r"mail\W?(?:box|drop|folder)\W.{0,40}full|mailbox\W?full|out of (?:storage|disk) space"
            r"|insufficient (?:disk|storage|system storage)",
            r"(?:exceeds|exceeded).{0,40}(?:mailbox|quota|storage allocation)|mailbox.{0,40}exceed"
            r"|postfach.{0,30}voll",
            r"speicher(?:platz|kontingent).{0,40}(?:ersch|über|voll|aufgebr)|shutoffquota"
            r"|over the (?:maximum )?(?:allowed )?quota",
            r"mailbox is full|disk quota|boite.{0,20}pleine|buz(?:ó|o)n lleno|too much mail data|quota",
        ),
    ),
    (
        "too_large",
        _pattern(
            r"(?:message|mail|size|length|nachricht|e-mail)\W.{0,40}(?:exceeds|exceeded|too (?:large"
            r"|big)|zu gro)",
            r"message too long|(?:message|mail) size (?:limit|exceed)|too (?:big|large).{0,20}messag"
            r"|line limit exceeded|size limit",
            r"exceeds (?:the )?(?:maximum|fixed|administrative) (?:message )?(?:size|limit|value)"
            r"|gr(?:ö|oe)(?:ß|ss)enbeschr",
        ),
    ),
    (
        "suspended",
        _pattern(
            r"(?:account|mailbox|user|recipient|address|konto|postfach).{0,60}(?:disabled|suspended"
            r"|locked|deactivated|discontinued|expired|frozen|gesperrt|deaktiviert|stillgelegt|inactive)",
            r"(?:disabled|suspended|inactive|deactivated|locked) (?:account|mailbox|user|recipient)"
            r"|temporarily inactive|no longer accepts",
            r"not currently.{0,20}(?:in use|active|accept)",
        ),
    ),
    (
        "moved",
        _pattern(
            r"no longer on (?:this )?server|not our customer|has moved|user moved"
            r"|address (?:has )?changed|please (?:try|use) .{0,20}@",
            r"ist umgezogen|neue (?:e-?mail-?)?adresse|user not local",
        ),
    ),
    (
        "host_unknown",
        _pattern(
            r"host unknown|unknown host|unrout[e]?able (?:mail )?(?:domain|address)|(?:host|domain"
            r"|domain name) (?:or domain name |[\w.-]{1,99} )?not found(?!,? try again)",
            r"no such (?:domain|host)|invalid domain|domain (?:does not|doesn't) exist"
            r"|bad destination (?:host|system)|nxdomain",
            r"couldn't find (?:a mail exchanger|any host)|illegal host/domain|no mx|null\W?mx"
            r"|not accepting network messages",
            r"does(?:n't| not) accept (?:any )?(?:mail|messages|e-?mail)|domain .{0,80}(?:ung(?:ü"
            r"|ue)ltig|existiert nicht|nicht gefunden|wurde nicht)",
            r"rechner .{0,40}unbekannt|couldn't find any host|no (?:relevant )?answers"
            r"|not found for domain|name or service not known|host name lookup fail",
        ),
    ),
    (
        "unknown_user",
        _pattern(
            r"user\W?(?:id )?(?:is )?(?:unknown|not found|not known|doesn't exist|does not exist"
            r"|invalid)|unknown\W(?:user|recipient|address|local|mailbox|login)",
            r"no such (?:user|mailbox|address|recipient|person|account|email)|(?:recipient|mailbox"
            r"|address|account|benutzer|empf(?:ä|ae)nger|postfach|adresse|user)\b.{0,80}?(?:unknown"
            r"|not found|n't exist|not exist|unavailable|unbekannt|existiert nicht|not recognized"
            r"|invalid|nicht gefunden|nicht bekannt|no longer|not listed|nicht vorhanden"
            r"|couldn't be found)",
            r"invalid (?:recipient|mailbox|user|address|e-?mail address)|(?:doesn't"
            r"|does not) have an? .{0,60}account|recipnotfound|not a valid (?:user|mailbox|recipient)",
            r"recipient address rejected(?!: (?:greylist|policy|domain))|address rejected"
            r"|name is not recognized|not listed in.{0,30}(?:directory|address book)"
            r"|unbekannte[rn]? (?:empf|benutz|nutz|adress)",
            r"kein (?:solcher|g(?:ü|ue)ltiger) (?:benutzer|empf|nutzer)|adresse destinataire invalide"
            r"|inactive email address|no mailbox|addressee unknown|unknown_user|user unavailable"
            r"|no account|empf(?:ä|ae)nger.{0,30}(?:falsch|ung(?:ü|ue)ltig)",
            r"リストにありません|見つかりません|見つからない",
        ),
    ),
    (
        "expired",
        _pattern(
            r"(?:retry )?time\W?out exceeded|message expired|too long|failing for a long time"
            r"|delivery failed \d+ attempts|queue (?:time|life)|timed? ?out|giving up after",
            r"aborted after|not (?:yet )?been delivered|delay|could not be delivered (?:within|for)"
            r"|(?:host|server) (?:is )?not reach|did not accept our requests|retr(?:y|ied) for"
            r"|seit .{0,20}(?:stunden|tagen)|for the last \d+ seconds|resources temporarily unavailable",
        ),
    ),
    (
        "network",
        _pattern(
            r"no route to host|lost connection|network (?:error|is unreachable)|too many hops"
            r"|hop count|mail loop|routing loop|loops? back to|connection (?:refused|reset|closed"
            r"|dropped|lost)|name service error|dns (?:query|lookup|error|failure)"
            r"|host not found, try|try again later.{0,20}dns|unable to (?:connect|resolve)"
            r"|establish an smtp connection|tls (?:handshake|required|is required)|starttls",
        ),
    ),
    (
        "system",
        _pattern(
            r"service (?:currently |temporarily )?(?:not available|unavailable|refused|refuse)"
            r"|system (?:error|problem|not available|failure|resources)|(?:local|internal|server"
            r"|configuration) error|could not load|temporary (?:failure|error|lookup|problem)"
            r"|try again later|command died|pipe|local configuration|gateway|disk full|i/o error"
            r"|lookup failure|procmail|process(?:ing)? (?:error|fail)|^x-unix|exit (?:code|status)"
            r"|child (?:process|status)|can't create|cannot open|greylist|graylist",
        ),
    ),
    (
        "blocked",
        _pattern(
            r"block|blocage|access denied|not accepted|reject(?:ed)?\b|denied|refused|forbidden"
            r"|abgelehnt|abgewiesen|verweigert"
        ),
    ),
)
