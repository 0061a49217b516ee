"""What the tests share: a clock that stands still, an app on a real database, a channel and an engine of ours."""
