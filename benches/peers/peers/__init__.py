"""The model of `alis`, read, ranked and solved again in Python, to compare plans and times with.

Written from `docs/model.md` alone: nothing here calls the engine's library.
"""
