"""What to say: reads the question, asks the matcher, decides."""
