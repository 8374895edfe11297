"""The screens: from a view to lines of text, without knowing where they are shown."""
