"""Importing files, as admins see it."""
