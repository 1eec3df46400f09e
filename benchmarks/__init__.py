"""Figures that matter, printed as ratios: `python -m benchmarks`."""
