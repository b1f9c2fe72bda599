"""Bots to compare with: as little as Bolt lets one write."""
