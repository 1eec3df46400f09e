"""The mark of a trend, as far as it is the same on every kind of chart."""

from radargen.charts.placing.content.chart_content import ChartContent
from radargen.charts.placing.content.marker_styles import MarkerStyle
from radargen.charts.placing.typesetting.line_breaking import without_soft_hyphens
from radargen.charts.scene import BlipMark, Label, Marker


def blip_mark(
    content: ChartContent, style: MarkerStyle, marker: Marker, label: Label | None = None, panel: str = ""
) -> BlipMark:
    """A blip in that style with that marker, without a number; its summary text is added later."""
    return BlipMark(
        id=style.id,
        number=0,
        name=without_soft_hyphens(content.name(style.id)),
        says="",
        dimension=style.blip.trend.dimension,
        ring=style.blip.placement.ring,
        movement=style.blip.movement,
        marker=marker,
        label=label,
        panel=panel,
    )
