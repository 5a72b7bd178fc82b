"""Why a person is asked, and what the verdict rests on, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from triage.core.reason import ABOUT_INTENTS, Reason, Why
from triage.drafting.intent_words import Seven, area_said, intent_said, place_of, quoted
from triage.drafting.rule_words import rule_said

REASON_WORDS: Final[dict[Why, Seven]] = {
    Why.BANK: (
        "bank details", "Bankverbindung", "coordonnées bancaires", "datos bancarios",
        "dados bancários", "coordinate bancarie", "bankgegevens",
    ),
    Why.TWO_WAYS: (
        "it can be read in two ways, so nothing is done by itself",
        "die Mail lässt sich auf zwei Arten lesen, deshalb geschieht nichts von selbst",
        "ce message peut se lire de deux façons, donc rien ne se fait tout seul",
        "se puede leer de dos maneras, así que nada se hace solo",
        "pode ler-se de duas maneiras, por isso nada se faz sozinho",
        "si può leggere in due modi, quindi niente si fa da solo",
        "het bericht is op twee manieren te lezen, dus gebeurt er niets vanzelf",
    ),
    Why.COLLEAGUE: (
        "a colleague writes: {0}", "jemand von uns schreibt: {0}", "un collègue écrit : {0}",
        "escribe alguien de la casa: {0}", "escreve alguém da casa: {0}", "scrive un collega: {0}",
        "een collega schrijft: {0}",
    ),
    Why.IN_NAME: (
        "it comes in the name of {0}, and nothing proves that {0} wrote it",
        "sie kommt im Namen von {0}, und nichts beweist, dass {0} sie geschrieben hat",
        "il arrive au nom de {0}, et rien ne prouve que {0} l'a écrit",
        "llega en nombre de {0}, y nada prueba que lo haya escrito {0}",
        "vem em nome de {0}, e nada prova que tenha sido {0} a escrever",
        "arriva a nome di {0}, e nulla prova che l'abbia scritta {0}",
        "het komt op naam van {0}, en niets bewijst dat {0} het schreef",
    ),
    Why.INTENT: ("{0}", "{0}", "{0}", "{0}", "{0}", "{0}", "{0}"),
    Why.MACHINE: (
        "{0}, sent by a machine", "{0}, von einer Maschine gesendet", "{0}, envoyé par une machine",
        "{0}, enviado por una máquina", "{0}, enviado por uma máquina", "{0}, inviato da una macchina",
        "{0}, door een machine verstuurd",
    ),
    Why.NO_ANSWER: (
        "{0}: no answer is prepared for this", "{0}: dafür ist keine Antwort vorbereitet",
        "{0} : aucune réponse n'est préparée pour cela", "{0}: no hay respuesta preparada para esto",
        "{0}: não há resposta preparada para isto", "{0}: nessuna risposta è pronta per questo",
        "{0}: hiervoor ligt geen antwoord klaar",
    ),
    Why.UNSURE: (
        "not sure: {0}", "nicht sicher: {0}", "pas sûr : {0}", "no es seguro: {0}",
        "não é certo: {0}", "non è sicuro: {0}", "niet zeker: {0}",
    ),
    Why.UNKNOWN: (
        "not sure what it is", "nicht sicher, was es ist", "pas sûr de ce que c'est",
        "no está claro qué es", "não é claro o que é", "non è chiaro che cosa sia", "niet zeker wat het is",
    ),
    Why.NAMES_CASE: (
        "names case #{0}, in which this address takes no part",
        "nennt Vorgang #{0}, an dem diese Adresse nicht beteiligt ist",
        "cite le dossier #{0}, auquel cette adresse ne participe pas",
        "nombra el caso #{0}, en el que esta dirección no participa",
        "refere o caso #{0}, em que este endereço não participa",
        "cita il caso #{0}, a cui questo indirizzo non partecipa",
        "noemt zaak #{0}, waaraan dit adres niet deelneemt",
    ),
    Why.FOLLOWS: (
        "follows #{0}", "folgt auf #{0}", "fait suite au #{0}", "sigue al #{0}", "segue-se ao #{0}",
        "segue il #{0}", "volgt op #{0}",
    ),
    Why.FORWARDED: (
        "{0} forwarded it; taken to be from {1}", "{0} hat sie weitergeleitet; wohl von {1}",
        "transmis par {0} ; sans doute de {1}", "lo reenvió {0}; se toma como de {1}",
        "reencaminhado por {0}; tomado como de {1}", "inoltrato da {0}; si ritiene che sia di {1}",
        "doorgestuurd door {0}; vermoedelijk van {1}",
    ),
    Why.FILED: (
        "{0} filed it", "{0} hat es eingeordnet", "classé par {0}", "lo clasificó {0}",
        "classificado por {0}", "classificato da {0}", "ingedeeld door {0}",
    ),
    Why.FILED_AREA: (
        "{0} filed it under {1}", "{0} hat es unter {1} eingeordnet", "classé sous {1} par {0}",
        "{0} lo clasificó en {1}", "{0} classificou-o em {1}", "{0} lo ha classificato in {1}",
        "{0} heeft het bij {1} ingedeeld",
    ),
    Why.MOVED: (
        "a person moved it here", "jemand hat sie hierher verschoben", "quelqu'un l'a déplacé ici",
        "alguien lo movió aquí", "alguém o moveu para aqui", "qualcuno l'ha spostato qui",
        "iemand heeft het hierheen verplaatst",
    ),
    Why.SAME_WORDS: (
        "a person filed the same words before: {0}", "jemand hat dieselben Worte schon eingeordnet: {0}",
        "quelqu'un a déjà classé les mêmes mots : {0}", "alguien ya clasificó las mismas palabras: {0}",
        "alguém já classificou as mesmas palavras: {0}", "qualcuno ha già classificato le stesse parole: {0}",
        "iemand heeft dezelfde woorden al ingedeeld: {0}",
    ),
    Why.STEERED: (
        "its text tries to steer where it is sorted, so it decides nothing",
        "ihr Text versucht zu steuern, wohin sie sortiert wird, deshalb entscheidet er nichts",
        "son texte essaie d'orienter le tri, donc il ne décide de rien",
        "su texto intenta dirigir cómo se clasifica, así que no decide nada",
        "o texto tenta dirigir a classificação, por isso não decide nada",
        "il testo cerca di pilotare lo smistamento, quindi non decide nulla",
        "de tekst probeert te sturen waar het wordt ingedeeld, dus hij beslist niets",
    ),
    Why.RULES_CLASH: (
        "two of your rules disagree: {0}", "zwei eurer Regeln widersprechen sich: {0}",
        "deux de vos règles se contredisent : {0}", "dos de sus reglas se contradicen: {0}",
        "duas das suas regras contradizem-se: {0}", "due delle vostre regole si contraddicono: {0}",
        "twee van jullie regels spreken elkaar tegen: {0}",
    ),
}  # fmt: skip

_OR: Final[Seven] = (" or ", " oder ", " ou ", " o ", " ou ", " o ", " of ")
_RULE: Final[Seven] = (
    "rule {0}",
    "Regel {0}",
    "règle {0}",
    "regla {0}",
    "regra {0}",
    "regola {0}",
    "regel {0}",
)
_WORDS: Final[Seven] = (
    "words {0}", "Wörter {0}", "mots {0}", "palabras {0}", "palavras {0}", "parole {0}", "woorden {0}",
)  # fmt: skip
_LIKE: Final[Seven] = (
    "like: {0}", "ähnlich: {0}", "semblable : {0}", "parecido: {0}", "parecido: {0}", "simile: {0}",
    "zoals: {0}",
)  # fmt: skip
_SURE: Final[Seven] = (
    "{0}, {1} sure", "{0}, zu {1} sicher", "{0}, sûr à {1}", "{0}, seguro al {1}", "{0}, {1} de certeza",
    "{0}, sicuro al {1}", "{0}, {1} zeker",
)  # fmt: skip


def reason_said(reason: Reason | Sequence[str], language: str) -> str:
    """A reason in words. What the facts keep as a plain string is in words already."""
    if isinstance(reason, str):
        return reason
    why, *values = reason.stored() if isinstance(reason, Reason) else reason
    if Why(why) in ABOUT_INTENTS:
        names = [intent_said(one, language) for one in values]
        names = [quoted(one, language) for one in names] if len(names) > 1 else names
        values = [_OR[place_of(language)].join(names)]
    if Why(why) is Why.FILED_AREA:
        values = [values[0], area_said(values[1], language)]
    return REASON_WORDS[Why(why)][place_of(language)].format(*values)


def evidence_said(found: Mapping[str, Any] | str, language: str) -> str:
    """What the verdict rests on, in one sentence: rules (a firm's own by its name), words, an example."""
    if isinstance(found, str) or not found:  # empty: forgotten
        return str(found or "")
    place = place_of(language)
    parts = [reason_said(one, language) for one in found.get("said", ())]
    parts += [_RULE[place].format(quoted(rule_said(one, language), language)) for one in found["rules"]]
    if found["words"]:
        parts.append(_WORDS[place].format(", ".join(f"*{one}*" for one in found["words"])))
    parts += [_LIKE[place].format(reason_said(one, language)) for one in found["near"]]
    sure = _SURE[place].format(intent_said(found["intent"], language), f"{found['confidence']:.0%}")
    return "; ".join(parts) or sure
