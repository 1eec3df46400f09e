"""The data of templates: selected, sorted and worded; plain text except for HTML from `prose` and SVG from `charts`."""
