"""The same arithmetic by others: each module checks that row totals of a CSV file of tables are right, and prints how many are not."""
