"""Fuzzing: any bytes, made into an input of one stage, and what must hold of the outcome. See docs/testing.md.

A harness is a module with `drawn` (bytes to a case), `check` (raises where something does not hold), `SEEDS` (bytes to
begin with) and `KNOWN` (a case for each mistake that was found).
"""
