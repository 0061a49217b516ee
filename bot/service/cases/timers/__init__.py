"""What happens in cases because time has passed."""
