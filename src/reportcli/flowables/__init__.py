"""The one adapter to ReportLab's Platypus: any flowable becomes display operations of ours.

A flowable draws on a canvas of ReportLab that is thrown away; what it says there is read and turned into
paths, glyphs and groups, so that profiles, colours, embedded fonts, tags and preflight treat it as
any other block.
"""
