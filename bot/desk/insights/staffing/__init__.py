"""The page on which a lead plans a week."""
