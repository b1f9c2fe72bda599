"""How the local Slack reaches an app: Socket Mode or signed requests, triggers and response addresses."""
