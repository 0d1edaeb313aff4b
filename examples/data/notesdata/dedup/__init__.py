"""The same text twice: exactly, nearly, and how likely the second is found."""
