"""The subcommands of `kompas` that are more than a few lines, and Click in Dutch."""
