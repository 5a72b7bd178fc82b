"""What people read about the proof of their own mail, in the seven languages (order of"
" ``said.LANGUAGES``)."""

from __future__ import annotations

from typing import Final

SAID_OF_PROOF: Final[dict[str, tuple[str, str, str, str, str, str, str]]] = {
    "answers_off": (
        "Nothing in your mail proves that you wrote it: a yes by mail does nothing for now. The draft lies in"
        " Drafts of the shared mailbox, to be sent from there. {owner} can mend this (triage"
        " doctor --approvals).",
        "Nichts in Ihrer Mail belegt, dass sie von Ihnen ist: Ein Ja per Mail bewirkt zurzeit"
        " nichts. Der Entwurf"
        " liegt im gemeinsamen Postfach unter Entwürfe und kann von dort gesendet werden."
        " {owner} kann das beheben"
        " (triage doctor --approvals).",
        "Rien dans votre message ne prouve qu'il vient de vous : un oui par courriel reste sans"
        " effet pour l'instant."
        " Le brouillon se trouve dans les Brouillons de la boîte commune, d'où il peut partir. {owner} peut y"
        " remédier (triage doctor --approvals).",
        "Nada en su correo prueba que lo escribió usted: un sí por correo no tiene efecto por"
        " ahora. El borrador está"
        " en Borradores del buzón común y puede enviarse desde allí. {owner} puede arreglarlo"
        " (triage doctor --approvals).",
        "Nada no seu e-mail prova que foi escrito por si: um sim por e-mail não tem efeito por"
        " agora. O rascunho está"
        " em Rascunhos da caixa comum e pode ser enviado de lá. {owner} pode resolver (triage"
        " doctor --approvals).",
        "Nulla nella Sua mail prova che l'ha scritta Lei: un sì per mail per ora non ha effetto."
        " La bozza è nelle"
        " Bozze della casella comune e può partire da lì. {owner} può rimediare (triage doctor --approvals).",
        "Niets in uw mail bewijst dat u die schreef: een ja per mail doet voorlopig niets. Het"
        " concept ligt bij"
        " Concepten van de gedeelde mailbox en kan van daaruit weg. {owner} kan dit verhelpen"
        " (triage doctor --approvals).",
    ),
    "owner_off": (
        "Nothing in {who}'s mail proves that {who} wrote it, so a yes of theirs by mail does"
        " nothing:\n  {why}\n"
        "`triage doctor --approvals` names the DNS line or the setting that mends it.",
        "Nichts in der Mail von {who} belegt die Herkunft, deshalb bewirkt ein Ja per Mail nichts:\n  {why}\n"
        "`triage doctor --approvals` nennt die DNS-Zeile oder die Einstellung, die das behebt.",
        "Rien dans les messages de {who} n'en prouve l'origine ; un oui par courriel reste donc"
        " sans effet :\n"
        "  {why}\n`triage doctor --approvals` indique la ligne DNS ou le réglage qui y remédie.",
        "Nada en el correo de {who} prueba su origen, por eso un sí por correo no tiene efecto:\n  {why}\n"
        "`triage doctor --approvals` indica la línea DNS o el ajuste que lo arregla.",
        "Nada no e-mail de {who} prova a origem, por isso um sim por e-mail não tem efeito:\n  {why}\n"
        "`triage doctor --approvals` indica a linha DNS ou a definição que resolve.",
        "Nulla nella mail di {who} ne prova l'origine, perciò un sì per mail non ha effetto:\n  {why}\n"
        "`triage doctor --approvals` indica la riga DNS o l'impostazione che rimedia.",
        "Niets in de mail van {who} bewijst de herkomst, daarom doet een ja per mail niets:\n  {why}\n"
        "`triage doctor --approvals` noemt de DNS-regel of de instelling die dit verhelpt.",
    ),
    "probe_subject": (
        "Please answer: ok",
        "Bitte antworten: ok",
        "Répondez : ok",
        "Responda: ok",
        "Responda: ok",
        "Risponda: ok",
        "Antwoord graag: ok",
    ),
    "probe_text": (
        "Hello {who},\n\nplease answer this mail with  ok  from where you usually write. {firm}"
        " learns by it how"
        " your mail can be told from a forged one. Nothing else happens.",
        "Hallo {who},\n\nbitte antworten Sie auf diese Mail mit  ok , von dort, wo Sie gewöhnlich schreiben."
        " {firm} lernt daran, wie sich Ihre Mail von einer gefälschten unterscheiden lässt."
        " Sonst geschieht nichts.",
        "Bonjour {who},\n\nrépondez  ok  à ce message, depuis l'appareil habituel. {firm}"
        " apprend ainsi à distinguer"
        " vos messages d'un faux. Rien d'autre ne se passe.",
        "Hola, {who}:\n\nresponda  ok  a este mensaje desde donde escribe normalmente. Así {firm} aprende a"
        " distinguir su correo de uno falso. No ocurre nada más.",
        "Olá {who},\n\nresponda  ok  a esta mensagem a partir de onde escreve normalmente. Assim"
        " {firm} aprende a"
        " distinguir o seu e-mail de um falso. Nada mais acontece.",
        "Salve {who},\n\nrisponda  ok  a questo messaggio da dove scrive di solito. {firm}"
        " impara così a distinguere"
        " la Sua mail da una falsa. Non succede altro.",
        "Hallo {who},\n\nbeantwoord deze mail met  ok  vanaf de plek waar u gewoonlijk schrijft."
        " {firm} leert zo uw"
        " mail van een vervalste te onderscheiden. Verder gebeurt er niets.",
    ),
    "again_clock": (
        "The clock of this machine was moved, so no earlier yes counts any more. Please answer once more.",
        "Die Uhr dieses Rechners wurde verstellt, deshalb zählt kein früheres Ja mehr. Bitte noch einmal"
        " antworten.",
        "L'horloge de cette machine a été déplacée : aucun oui antérieur ne compte plus. Merci de répondre"
        " encore une fois.",
        "Se ha movido el reloj de esta máquina, así que ningún sí anterior cuenta ya. Responda otra vez.",
        "O relógio desta máquina foi mudado, por isso nenhum sim anterior conta. Responda mais uma vez.",
        "L'orologio di questa macchina è stato spostato: nessun sì precedente vale più. Risponda ancora una"
        " volta.",
        "De klok van deze machine is verzet, dus telt geen eerder ja meer. Antwoord nog een keer.",
    ),
    "owner_clock_subject": (
        "The clock jumped: {was} → {now}",
        "Die Uhr ist gesprungen: {was} → {now}",
        "L'horloge a sauté : {was} → {now}",
        "El reloj ha saltado: {was} → {now}",
        "O relógio saltou: {was} → {now}",
        "L'orologio ha fatto un salto: {was} → {now}",
        "De klok is versprongen: {was} → {now}",
    ),
    "owner_clock": (
        "The clock of this machine said {now} where it should have said {was}.\n"
        "Holds and codes are timed by it, so nothing leaves on an earlier yes: what was approved and had not"
        " left ({held}) and what waits for an answer ({waiting}) is asked again with new codes.\n"
        "If the time is wrong now, please have it set right (timedatectl set-ntp true).",
        "Die Uhr dieses Rechners zeigte {now}, wo sie {was} hätte zeigen sollen.\n"
        "Wartezeiten und Codes hängen an ihr, deshalb geht auf ein früheres Ja nichts hinaus: Was freigegeben"
        " und noch nicht draußen war ({held}) und was auf Antwort wartet ({waiting}), wird mit neuen Codes"
        " noch einmal gefragt.\n"
        "Falls die Zeit jetzt falsch ist, lassen Sie sie bitte richtigstellen (timedatectl set-ntp true).",
        "L'horloge de cette machine indiquait {now} au lieu de {was}.\n"
        "Délais et codes en dépendent, donc rien ne part sur un oui antérieur : ce qui était approuvé sans"
        " être parti ({held}) et ce qui attend une réponse ({waiting}) est demandé à nouveau avec de nouveaux"
        " codes.\n"
        "Si l'heure est fausse maintenant, faites-la corriger (timedatectl set-ntp true).",
        "El reloj de esta máquina marcaba {now} donde debía marcar {was}.\n"
        "De él dependen las esperas y los códigos, así que nada sale con un sí anterior: lo aprobado que no"
        " había salido ({held}) y lo que espera respuesta ({waiting}) se pregunta otra vez con códigos"
        " nuevos.\n"
        "Si ahora la hora es incorrecta, haga que la corrijan (timedatectl set-ntp true).",
        "O relógio desta máquina marcava {now} onde devia marcar {was}.\n"
        "Dele dependem as esperas e os códigos, por isso nada sai com um sim anterior: o que estava aprovado"
        " e não tinha saído ({held}) e o que espera resposta ({waiting}) é perguntado de novo com códigos"
        " novos.\n"
        "Se a hora está errada agora, mande-a corrigir (timedatectl set-ntp true).",
        "L'orologio di questa macchina segnava {now} dove doveva segnare {was}.\n"
        "Da esso dipendono attese e codici, perciò nulla parte con un sì precedente: ciò che era approvato e"
        " non era partito ({held}) e ciò che attende risposta ({waiting}) viene chiesto di nuovo con codici"
        " nuovi.\n"
        "Se ora l'ora è sbagliata, la faccia correggere (timedatectl set-ntp true).",
        "De klok van deze machine stond op {now} waar die {was} had moeten zijn.\n"
        "Wachttijden en codes hangen ervan af, dus vertrekt er niets op een eerder ja: wat was goedgekeurd en"
        " nog niet weg was ({held}) en wat op antwoord wacht ({waiting}), wordt met nieuwe codes opnieuw"
        " gevraagd.\n"
        "Klopt de tijd nu niet, laat hem dan goed zetten (timedatectl set-ntp true).",
    ),
}
