"""What sellers are asked once a week."""
