"""What is measured: `python -m bench` (make bench), and each file alone."""
