"""How the weekly post looks, and what admins are told about it."""
