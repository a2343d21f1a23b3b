"""Tests of govlint."""
