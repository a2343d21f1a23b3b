"""Layout to tree: a lexer that sees lines, an LALR parser, frozen nodes."""
