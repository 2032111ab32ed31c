"""The program's own widgets: painted from the theme's tokens, sized by the font, without a sentence of their own."""
