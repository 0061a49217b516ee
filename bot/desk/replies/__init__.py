"""What an operator has at hand while writing: canned replies, passages of articles, drafts."""
