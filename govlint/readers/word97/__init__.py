"""Files of Word 97 to 2003 (.doc), and of WPS Writer (.wps)."""
