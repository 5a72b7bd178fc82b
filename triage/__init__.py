"""Triage runs a small firm's shared inbox, entirely by e-mail."""

__version__ = "0.1.0"
