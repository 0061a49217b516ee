"""What the desk is led by: the board, the views people keep, who gets the next chat."""
