"""Telling customers what they asked for, once there is an answer."""
