"""Bringing in what other systems know: deals, seats and numbers."""
