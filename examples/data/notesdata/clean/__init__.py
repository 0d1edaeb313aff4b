"""From HTML to text worth keeping: extraction, normalisation, language, quality."""
