"""Slack's Web API: the door to all methods, what they share, and the methods by family."""
