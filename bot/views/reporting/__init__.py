"""What sellers see of what they reported."""
