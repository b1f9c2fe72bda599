"""The one post of each ended week: planned, claimed, posted, looked for, edited until it is final."""
