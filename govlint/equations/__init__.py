"""The figures of a report as equations: ledger, unknown values, and the smallest change that makes all of them hold."""
