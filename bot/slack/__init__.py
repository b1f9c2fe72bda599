"""The thin adapters to Slack."""
