"""Tables from databases: read by `reportcli fetch` alone, and put down as text files that builds read."""
