"""What becomes of replies besides being sent: corrected, taken back, kept for later."""
