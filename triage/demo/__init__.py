"""``triage demo``: a whole mail system in this process, a scripted firm, and the real daemon between them."""
