from radargen.publishing.site.used_styles import shared_faces, used_styles


def test_rules_for_what_is_not_there_are_left_out() -> None:
    sheet = '@charset "utf-8"; /* { */ .a, .b > .c { top: 0 } #d:not(.e) { left: 0 } p { margin: 0 }'
    assert used_styles(sheet, {"a", "c", "d"}) == ".a{top: 0}#d:not(.e){left: 0}p{margin: 0}"


def test_groups_stay_as_far_as_their_rules_do() -> None:
    sheet = "@media print{.a{top:0}.b{top:1px}}@supports (x:y){.b{top:0}}@keyframes k{from{top:0}to{top:1px}}"
    assert used_styles(sheet, {"a"}) == "@media print{.a{top:0}}@keyframes k{from{top:0}to{top:1px}}"


def test_lists_in_brackets_are_one_selector() -> None:
    assert used_styles(".a :is(.b, .c), .d { top: 0 }", {"a"}) == ".a :is(.b, .c){top: 0}"


def test_a_font_file_stands_once() -> None:
    face = '@font-face { font-family: "%s"; src: url("x.woff2"); font-weight: 400; }'
    sheet = f'{face % "One"} {face % "Two"} p {{ font-family: "Two", serif }}'
    assert shared_faces(sheet) == f'{face % "One"}  p {{ font-family: "One", serif }}'
