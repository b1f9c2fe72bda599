"""What the local Slack knows: people, channels, messages, views and files, in memory."""
