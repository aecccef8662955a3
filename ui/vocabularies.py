"""The vocabularies that have to be looked for, shared by all sessions."""

from model.vocabularies import Fetched

NEWER = Fetched()
