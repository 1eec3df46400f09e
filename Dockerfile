# radargen alone, from hash-locked packages; the radar is mounted at /radar. Not part of the tests.
FROM python:3.13-slim AS build
WORKDIR /source
COPY requirements.lock pyproject.toml setup.py MANIFEST.in README.md LICENSE LICENSE-CONTENT.md ./
RUN python -m venv /opt/radargen \
    && /opt/radargen/bin/pip install --no-cache-dir --require-hashes --only-binary=:all: --requirement requirements.lock
COPY radargen radargen
RUN /opt/radargen/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.13-slim
# git for radargen diff, and for what is to be published.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends git \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home radargen \
    && git config --system --add safe.directory /radar
COPY --from=build /opt/radargen /opt/radargen
USER radargen
WORKDIR /radar
ENTRYPOINT ["/opt/radargen/bin/radargen"]
CMD ["--help"]
