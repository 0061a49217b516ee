"""The operators' desk in use: hundreds of open cases, fifty desks open, ten of them in Chromium."""
