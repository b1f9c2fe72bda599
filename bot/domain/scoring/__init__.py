"""How a seller's weeks become points, and why."""
