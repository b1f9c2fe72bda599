"""Absences and working shares: asked for by sellers, decided by managers and admins."""
