"""`python -m reportcli`."""

import sys

from reportcli.cli import main

sys.exit(main())
