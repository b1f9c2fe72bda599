"""What Slack sends: parse, call, show."""
