"""How many people a week needs: what comes, how long it takes, how long customers wait for it."""
