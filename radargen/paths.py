"""What a radar's files are called, from the radar's folder."""

RADAR = "radar.yaml"
LOCK = "layout.lock.json"
# The folders of the entries and of the editions that were published.
TRENDS, EDITIONS = "trends", "editions"
# What lies beside them and is published as it stands: pages by language, and what all of them share.
SITE = "site"
# What belongs to a radar's data, as far as names can tell.
DATA = (RADAR, LOCK, TRENDS, EDITIONS)
