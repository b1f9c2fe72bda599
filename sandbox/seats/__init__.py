"""What people do at their Slack: type, click, choose, submit; and what they then see."""
