"""django-helpdesk: `get_email` over IMAP with SQLite, its own mail templates, and a relay that is ours."""

from __future__ import annotations

import imaplib
import os
import sqlite3
import ssl
import subprocess
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from peers.turn import Bed, Stopwatch, Turn, fill, run_to_end

USER = "helpdesk@acme.example"
ODD_ONES = 50
"""How often we go on after a mail that ends the run, before we give up."""

SETTINGS = """
BASE = {folder!r}
SECRET_KEY = "a bench, no secret"
USE_TZ = True
SITE_ID = 1
ROOT_URLCONF = "peer_urls"
MEDIA_ROOT = BASE + "/media"
STATIC_URL = "/static/"
INSTALLED_APPS = [
    "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions",
    "django.contrib.messages", "django.contrib.staticfiles", "django.contrib.sites", "django.contrib.humanize",
    "rest_framework", "helpdesk",
]
DATABASES = {{"default": {{"ENGINE": "django.db.backends.sqlite3", "NAME": BASE + "/helpdesk.db"}}}}
TEMPLATES = [{{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}}]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
EMAIL_HOST = {smtp_host!r}
EMAIL_PORT = {smtp_port}
DEFAULT_FROM_EMAIL = {user!r}
HELPDESK_TEAMS_MODE_ENABLED = False
"""

URLS = """
from django.urls import include, path
urlpatterns = [path("", include("helpdesk.urls", namespace="helpdesk"))]
"""

QUEUE = """
import django, sys; django.setup()
from helpdesk.models import Queue
host, port, user, password = sys.argv[1:]
Queue.objects.create(title="Inbox", slug="inbox", email_address=user, allow_email_submission=True,
    email_box_type="imap", email_box_host=host, email_box_port=int(port), email_box_ssl=True,
    email_box_user=user, email_box_pass=password, email_box_imap_folder="INBOX")
"""


def get_email(bed: Bed, folder: Path) -> Turn:
    """The command until the mailbox is through. A mail that ends the run would end every later run at the
    same place: it is put aside, as an administrator would have to, and counted."""
    fill(bed, USER)
    environment = furnish(bed, folder)
    turns: list[Turn] = []
    odd = 0
    while True:
        watch = Stopwatch(dovecot=bed.dovecot, user=USER)
        django = [bed.scratch.python, "-m", "django", "get_email", "--quiet"]
        turns.append(run_to_end(django, watch, folder / "log", env=environment))
        if odd == ODD_ONES or not put_aside(bed):
            break
        odd += 1
    whole = Turn.sum([replace(one, mails=0) for one in turns])
    with closing(sqlite3.connect(folder / "helpdesk.db")) as store:
        (stored,) = store.execute("SELECT count(*) FROM helpdesk_followup").fetchone()
        (tickets,) = store.execute("SELECT count(*) FROM helpdesk_ticket").fetchone()
    acknowledged = sum(one.reverse_path == USER for one in bed.sink.accepted)
    note = f"{tickets} tickets, {acknowledged} acknowledgements"
    if odd:
        note += f"; {odd} mails ended the run and were put aside by hand"
    return replace(whole, mails=stored, note=note)


def furnish(bed: Bed, folder: Path) -> dict[str, str]:
    """Settings, database, the templates it ships, one queue. Returns the environment of its commands."""
    text = SETTINGS.format(folder=str(folder), smtp_host=bed.sink.host, smtp_port=bed.sink.port, user=USER)
    (folder / "peer_settings.py").write_text(text)
    (folder / "peer_urls.py").write_text(URLS)
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "peer_settings", "PYTHONPATH": str(folder)}
    queue = [bed.dovecot.host, str(bed.dovecot.tls_port), USER, bed.dovecot.password]
    for arguments in (
        ["-m", "django", "migrate", "-v", "0"],
        ["-m", "django", "loaddata", "-v", "0", "emailtemplate.json"],
        ["-c", QUEUE, *queue],
    ):
        done = subprocess.run(
            [bed.scratch.python, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"django-helpdesk cannot be set up: {done.stderr[-2000:]}")
    return environment


def put_aside(bed: Bed) -> bool:
    """Mark the first mail that is left as deleted. False where none is left."""
    unchecked = ssl._create_unverified_context()  # as the peer itself connects
    with imaplib.IMAP4_SSL(bed.dovecot.host, bed.dovecot.tls_port, ssl_context=unchecked) as session:
        session.login(USER, bed.dovecot.password)
        session.select("INBOX")
        left = session.search(None, "UNDELETED")[1][0].split()
        if left:
            session.store(left[0], "+FLAGS", "\\Deleted")
        return bool(left)
