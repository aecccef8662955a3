"""Glass GPT beside its peers, and under load: see README.md. `make bench` runs everything."""
