"""A local Slack workspace to try and test a bot in."""
