"""Why a message came back: a reason word out of SMTP reply texts and enhanced status codes.

The words are those of the bounce literature (userunknown, mailboxfull, filtered ...). The phrases are
what mail servers write into replies (RFC 5321 section 4.2, RFC 3463, the defaults of Postfix,
Sendmail, Exim, qmail, Exchange and the large providers); the first row that matches wins.
"""

from __future__ import annotations

import re
from typing import Final

HARD: Final = frozenset({"userunknown", "hostunknown", "hasmoved", "notaccept"})
"""The address itself is dead: writing there again is pointless. Everything else may pass."""

_USER: Final = (
    r"(?:no such|unknown|invalid|non[- ]?existent|not a valid|bad) (?:final delivery )?(?:user|recipient|"
    r"mailbox|account|address|local part|userid|person)\b|(?:user|recipient|mailbox|account|address|"
    r"addressee|alias|email)\b[^.\n]{0,80}?(?:unknown|not? (?:found|exist|known|listed)|n'?t exist|"
    r"does not exist|doesn.t exist|no longer exist|(?:is )?(?:un)?available -> 550|wasn.?t found|"
    r"couldn.?t be found|was not found|not known|not recognized|is invalid|invalid\b)|"
    r"no mailbox (?:here )?by that name|unknown (?:local|address|to address)|not our customer|"
    r"isn.?t a user here|RecipientNotFound|no account by that|unrouteable address|not (?:a )?known at|"
    r"there is no (?:one|user)|this user doesn.t have|(?:recipient )?address rejected|user does not exist|"
    r"not listed in|no one by that name|unknown recipient|recipient rejected|is not a (?:valid|known)|"
    r"said: 55[013] .{0,60}unknown|542 \S+@\S+ rejected|destinat[aá]rio desconhecido|usuario desconocido|"
    r"utilisateur inconnu|unbekannter (?:benutzer|empf)|empf[aä]nger unbekannt|пользователь не найден"
)

_ROWS: Final = (
    ("virusdetected", r"virus|malware|infected|worm\b|trojan"),
    (
        "authfailure",
        r"\bdmarc\b|\bspf\b|\bdkim\b (?:fail|check|verif)|per it.?s spf|unauthenticated email from",
    ),
    ("badreputation", r"(?:low|poor|bad) reputation|reputation of (?:the )?send"),
    (
        "requireptr",
        r"\bPTR\b|reverse (?:dns|host|hostname|lookup)|rdns|fcrdns|cannot find your (?:reverse )?hostname",
    ),
    (
        "speeding",
        r"receiving mail at a rate|sending too (?:fast|many messages)|too many messages? (?:from|in|sent)|"
        r"rate limited due to|message rate",
    ),
    (
        "toomanyconn",
        r"too many (?:connections|concurrent|recipients|sessions|simultaneous)|connection rate limit|"
        r"connections? (?:rate|limit) exceeded|exceeded.{0,30}connections",
    ),
    (
        "rejected",
        r"domain of sender|sender (?:domain|address)\b.{0,60}(?:not exist|reject|denied|invalid|not found)|"
        r"bad sender",
    ),
    (
        "notcompliantrfc",
        r"RFC ?[25]?[38]2[12]\b|rfc compliant|not rfc|non[- ]?compliant|violates rfc|"
        r"addresses in (?:the )?from:? header|(?:missing|multiple|invalid) .{0,20}(?:from|date|to|"
        r"message-id):? header",
    ),
    ("networkerror", r"dns (?:query|lookup|server|failure|error)|name service error.{0,80}try again"),
    (
        "mesgtoobig",
        r"(?:message|mail|size|file|e-?mail|content)\b.{0,40}(?:too (?:large|big)|"
        r"exceeds?(?: the)?(?: fixed| maximum)? (?:maximum|size|limit))|size limit exceeded|too large|"
        r"552 .{0,30}size",
    ),
    (
        "mailboxfull",
        r"(?:mailbox|user|account|quota|inbox|mail ?folder|disk)\b.{0,60}(?:\bfull\b|over ?quota|exceed)|"
        r"over (?:his |their |the )?(?:disk )?quota|quota (?:exceeded|violation)|insufficient (?:disk|"
        r"storage)|allocated storage|mailbox exceeds|not enough (?:storage|space)|postfach.{0,20}voll|"
        r"plein[e]?\b",
    ),
    (
        "hasmoved",
        r"has (?:been )?moved|no longer on server|new e-?mail address is|user has (?:moved|left)|"
        r"address changed",
    ),
    (
        "suspend",
        r"(?:account|mailbox|user|recipient|e-?mail|inbox|address)\b.{0,70}(?:disabled|suspend|deactivat|"
        r"locked|frozen|inactive|discontinued|blocked temporarily|not active|expired|terminated|closed|"
        r"dormant)|(?:disabled|inactive|suspended|deactivated|frozen) (?:user|mailbox|account|recipient|"
        r"address)",
    ),
    (
        "norelaying",
        r"relay(?:ing)?\b.{0,40}(?:denied|not (?:allowed|permitted)|prohibited|refused|access)|"
        r"(?:not permitted|unable|not allowed|refuse[sd]?|cannot) to relay|relay access|no relaying|"
        r"not configured to relay|isn.t in my list of allowed|not (?:a|an) (?:open|authorized) relay|"
        r"mail server requires auth.{0,20}relay",
    ),
    (
        "contenterror",
        r"duplicate header|malformed (?:message|header|mime)|header (?:syntax|error)|"
        r"invalid (?:message )?header|bare (?:lf|cr|line ?feed)|8-?bit (?:data|mime)|header size|"
        r"message header",
    ),
    (
        "spamdetected",
        r"\bspam(?!\w*haus|cop)|\bUBE\b|\bUCE\b|junk ?mail|unsolicited|blacklisted (?:url|link)|score|"
        r"appears to be (?:spam|bulk)|bulk (?:e-?)?mail|phish|scored as|content rejected|mail rejete",
    ),
    (
        "blocked",
        r"blocked|refused to talk to me|black ?list|block ?list|dnsbl|\brbl\b|spamhaus|spamcop|barracuda|"
        r"client host rejected|(?:your )?(?:ip|ip address|host|server)\b.{0,40}(?:rejected|banned|denied|"
        r"refused|not allowed|listed)|access denied.{0,40}(?:ip|host)|banned sending|SC-00\d|deny ?list",
    ),
    (
        "expired",
        r"connection timed out|timed? ?out|message expired|delivery time expired|"
        r"retry time(?:out)? (?:not )?|could not be delivered for|not (?:been )?delivered (?:within|for|"
        r"in)|not responding|connection refused|too old|giving up|delivery failed \d+ attempts|"
        r"unable to deliver in|queue (?:too long|expired)|max(?:imum)? (?:queue|retry)|undeliverable for|"
        r"retry timeout",
    ),
    (
        "securityerror",
        r"smtp auth(?:entication)?|authenticat(?:ion|ed) (?:required|fail|is required|not)|unauthenticated|"
        r"must issue a starttls|tls (?:required|is required)|not authorized to (?:send|access)|"
        r"security (?:error|reasons)|not authenticated|verif(?:y|ication) (?:failed|required)",
    ),
    (
        "policyviolation",
        r"polic(?:y|ies)|not accept(?:ed|ing)? (?:this |your )?(?:attachment|file|type)|attachment|"
        r"(?:illegal|forbidden|blocked) (?:file|extension|content)|administrative prohibition|"
        r"not permitted|content restriction|prohibited|violat(?:es|ion)",
    ),
    (
        "filtered",
        r"message filtered|rejected by (?:the )?(?:recipient|domain|user|content|filter)|filtered|"
        r"rule imposed|restricted (?:to|by)|because the recipient is only accepting",
    ),
    (
        "networkerror",
        r"lost connection|dns (?:query|lookup|server|failure|error)|too many hops|"
        r"mail (?:forwarding )?loop|loops back|routing loop|no route|network (?:is )?(?:unreachable|error)|"
        r"malformed or unexpected name server|hop count|host (?:is )?unreachable|nameserver|"
        r"name server (?:error|failure)|interrupted|broken pipe",
    ),
    (
        "hostunknown",
        r"(?:host|domain|name)\b(?:(?!said|user|recipient).){0,60}(?:not found|unknown|no such|"
        r"does not exist|non[- ]?existent|invalid)|(?:unknown|invalid|no such|bad) (?:host|domain)|"
        r"nxdomain|no (?:mx|a) record|unrouteable mail domain|couldn.t find any host|"
        r"domain name (?:system )?not|name service error|nullmx|recipient.{0,20}domain.{0,20}exist",
    ),
    ("userunknown", r"recipient address rejected"),
    (
        "rejected",
        r"sender\b.{0,60}(?:reject|denied|invalid|not (?:exist|allowed|accepted|found|permitted|valid)|"
        r"verify|unknown|refused)|(?:from|envelope|return)[- ]?(?:address|path|domain)?\b.{0,30}(?:reject|"
        r"invalid|not (?:allowed|accepted))|(?:you|are|is) not (?:a )?member|not subscribed|non[- ]?member|"
        r"mail from.{0,60}(?:denied|rejected|refused)|not allowed to (?:send|post)|bad sender|"
        r"sender domain|access denied|domain of sender",
    ),
    ("userunknown", _USER),
    (
        "systemerror",
        r"(?:internal|local|system|server|configuration|software|transaction|service)\b.{0,30}(?:error|"
        r"fail|unavailable|problem|crash|currently)|try again later|duplicated? message-id|loop alert|"
        r"resources? temporarily|could not load|cannot (?:open|write|create)|i/o error|out of memory|451 ",
    ),
    (
        "mailererror",
        r"x-unix;|mailer error|procmail|command (?:died|failed|returned)|exit(?:ed)? (?:with )?(?:status|"
        r"code)|pipe to|unknown mailer|local delivery failed|process failed",
    ),
    (
        "syntaxerror",
        r"syntax error|\b50[0-4] |bad (?:command|sequence)|command (?:not|unrecog|param)|not implemented",
    ),
)

_COMPILED: Final = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _ROWS)

_STATUS: Final = {
    "1.1": "userunknown", "1.2": "hostunknown", "1.3": "userunknown", "1.4": "userunknown",
    "1.6": "hasmoved", "1.7": "rejected", "1.8": "rejected", "1.9": "rejected", "1.10": "notaccept",
    "2.1": "suspend", "2.2": "mailboxfull", "2.3": "mesgtoobig", "2.4": "mailererror",
    "3.1": "systemfull", "3.2": "systemerror", "3.3": "systemerror", "3.4": "mesgtoobig",
    "3.5": "systemerror", "4.0": "networkerror", "4.1": "expired", "4.2": "networkerror",
    "4.3": "networkerror", "4.4": "hostunknown", "4.5": "toomanyconn", "4.6": "networkerror",
    "4.7": "expired", "5.2": "syntaxerror", "5.3": "toomanyconn", "5.4": "syntaxerror",
    "6.0": "contenterror", "6.1": "contenterror", "6.2": "contenterror", "6.3": "contenterror",
    "7.0": "securityerror", "7.1": "rejected", "7.2": "rejected", "7.3": "securityerror",
    "7.4": "securityerror", "7.5": "securityerror", "7.6": "securityerror", "7.7": "securityerror",
    "7.8": "securityerror", "7.9": "securityerror", "7.13": "suspend", "7.20": "authfailure",
    "7.21": "authfailure", "7.22": "authfailure", "7.23": "authfailure", "7.24": "authfailure",
    "7.25": "requireptr", "7.26": "authfailure", "7.27": "notaccept",
}  # fmt: skip
"""RFC 3463, 5248, 7372, 7505 (class left out: the reason is the same, permanent or not)."""

_SERVER_SAID: Final = re.compile(
    r"(?is)^.{0,300}?\b(?:said|responded with failure|failed with|reply was)\s*:"
)
"""What stands before names the server, not the trouble."""
_UNIX: Final = re.compile(r"(?i)^\s*x-unix\s*;")
_NETWORK: Final = frozenset({"expired", "networkerror"})
_AFTER_DATA: Final = re.compile(
    r"(?is)(?:in reply to|after|smtp command|in response to).{0,20}\bDATA\b|>>> DATA\b"
)
_AT_RCPT: Final = re.compile(r"(?i)\bRCPT\b")
_BARE_REPLY: Final = re.compile(r"(?<![\d.])55\d[ -]")
_ADDRESS: Final = re.compile(r"<?[^\s<>\"']{1,200}@[^\s<>\"',;:]{1,200}>?")
_URL: Final = re.compile(r"https?://\S+")


def reason_of(diagnostic: str, status: str, near: str, *, reported: bool = True) -> str:
    """The reason word; ``undefined`` where neither text nor status says anything.

    ``near`` is what stands around in the notice, ``reported`` whether a machine-readable part said it.
    A user unknown only after DATA was a filter's decision about the message, not about the address.
    """
    said = _said(_ADDRESS.sub("<@>", _URL.sub("", _SERVER_SAID.sub("", diagnostic, count=1))))
    if _UNIX.match(diagnostic) and said not in ("mailboxfull", "mesgtoobig"):
        return "mailererror"
    detail = status.partition(".")[2]
    if said == "userunknown" and _is_about_the_message(f"{near} {diagnostic}", detail, reported):
        return "filtered"
    if not said or (said in ("rejected", "policyviolation") and detail == "1.1"):
        return _STATUS.get(detail, said or "undefined")
    return said


def _is_about_the_message(text: str, detail: str, reported: bool) -> bool:
    """A reply to DATA; or, where no RCPT reply is shown, a code that speaks of the mailbox or the system,
    or a reply only quoted in prose without any code: that is too little to call an address dead."""
    if _AFTER_DATA.search(text):
        return True
    if _AT_RCPT.search(text):
        return False
    return detail in ("2.0", "2.1", "3.0") or (not reported and not detail and bool(_BARE_REPLY.search(text)))


def _said(text: str) -> str:
    return next((name for name, pattern in _COMPILED if pattern.search(text)), "")
