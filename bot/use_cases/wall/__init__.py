"""The wall screen: who gives its link, and what it shows."""
