"""What a change of the articles does to questions: asked of the engine before anything is published."""
