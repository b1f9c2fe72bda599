"""Slack's Web API: one module for each family of methods, and the door to them all."""
