"""The words that people type in English, German and Swedish, as data."""
