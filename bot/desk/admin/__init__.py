"""What administrators set for the whole business."""
