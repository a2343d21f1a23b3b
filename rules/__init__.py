"""The built-in rules, one module a rule, found by walking this package; and the forms they check against."""
