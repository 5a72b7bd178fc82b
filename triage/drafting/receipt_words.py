"""The acknowledgement of receipt: a fixed text in seven languages, without a word of the mail it answers."""

from __future__ import annotations

from typing import Final

RECEIPT: Final[dict[str, tuple[str, str]]] = {
    "en": (
        "We have received your message",
        "Hello,\n\nthank you for your message. It has arrived, and we will answer you personally.\n\n"
        "This confirmation was sent automatically.",
    ),
    "de": (
        "Ihre Nachricht ist angekommen",
        "Guten Tag,\n\n"
        "vielen Dank für Ihre Nachricht. Sie ist angekommen, und wir antworten Ihnen persönlich.\n\n"
        "Diese Bestätigung wurde automatisch versandt.",
    ),
    "fr": (
        "Nous avons bien reçu votre message",
        "Bonjour,\n\n"
        "merci pour votre message. Il nous est bien parvenu et nous vous répondrons personnellement.\n\n"
        "Cette confirmation a été envoyée automatiquement.",
    ),
    "es": (
        "Hemos recibido su mensaje",
        "Hola:\n\nGracias por su mensaje. Nos ha llegado y le responderemos personalmente.\n\n"
        "Esta confirmación se ha enviado automáticamente.",
    ),
    "pt": (
        "Recebemos a sua mensagem",
        "Olá,\n\nobrigado pela sua mensagem. Recebemo-la e responder-lhe-emos pessoalmente.\n\n"
        "Esta confirmação foi enviada automaticamente.",
    ),
    "it": (
        "Abbiamo ricevuto il Suo messaggio",
        "Buongiorno,\n\ngrazie per il Suo messaggio. È arrivato e Le risponderemo personalmente.\n\n"
        "Questa conferma è stata inviata automaticamente.",
    ),
    "nl": (
        "Wij hebben uw bericht ontvangen",
        "Goedendag,\n\nhartelijk dank voor uw bericht. Het is aangekomen en wij antwoorden u persoonlijk.\n\n"
        "Deze bevestiging is automatisch verzonden.",
    ),
}


def receipt(language: str, fallback: str, signature: str) -> tuple[str, str]:
    """(subject, text) in the sender's language, else the firm's."""
    subject, text = RECEIPT.get(language) or RECEIPT.get(fallback) or RECEIPT["en"]
    return subject, f"{text}\n\n-- \n{signature.strip()}\n"
