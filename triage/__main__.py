"""`python -m triage` is the command `triage`."""

import sys

from triage.cli import main

sys.exit(main())
