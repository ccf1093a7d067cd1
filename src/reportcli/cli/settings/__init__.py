"""Settings of a project: `reportcli.toml`, `[tool.reportcli]`, `REPORTCLI_*`; each value knows its source."""
