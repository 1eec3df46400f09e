"""`radargen schema`."""

import json

import click


@click.command()
@click.argument("kind", type=click.Choice(["radar", "trend"]), required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of radar.yaml (radar) or of a trend's file (trend), or both in one object.

    An editor that knows it completes keys and marks mistakes while you type.
    """
    from radargen.reading import schemas

    both = schemas()
    click.echo(json.dumps(both[kind] if kind else both, ensure_ascii=False, indent=2))
