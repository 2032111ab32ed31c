"""The queries behind `ReadModels`, by what they are about. The reader's thread."""
