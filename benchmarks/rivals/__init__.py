"""The same arithmetic by others: each module takes a file of tables and prints how many figures are wrong."""
