"""What the desk tells about itself: figures over many rows, for people to act on."""
