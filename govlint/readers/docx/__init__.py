"""Word files (.docx)."""
