"""Pictures and files of articles on the page of the editor."""
