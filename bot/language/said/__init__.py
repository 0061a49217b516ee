"""What the words of a text mean, as facts for the policy: questions, requests, troubles."""
