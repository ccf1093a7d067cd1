"""`python -m reportcli`."""

from reportcli.cli import script

if __name__ == "__main__":
    script()
