"""Numbers over time on a generated history: how long the overview and the chats behind a figure take."""
