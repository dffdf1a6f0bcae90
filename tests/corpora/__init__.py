"""Hostile texts of our own making, by kind: lists written by hand, and small grammars that grow as many more as asked.

The kinds are those that public suites gather; nothing in here is copied from one. `texts.KINDS` is the way in.
"""
