"""An edition for paper: what its pages say, gathered from the views of the site, and set by typst."""
