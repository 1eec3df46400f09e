import pytest

from radargen.reading.forms.identifiers import slug


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Adopt", "adopt"),
        ("Menschen & Führung", "menschen-fuehrung"),
        ("Straße", "strasse"),
        ("A\u0308rger", "aerger"),
        ("Café crème", "cafe-creme"),
        ("  2. Ring (neu) ", "2-ring-neu"),
        ("★", ""),
        ("Index", "index-1"),
        ("Con", "con-1"),
        ("COM¹", "com1-1"),
        ("CX Index", "cx-index"),
        (f"{'ab ' * 40}", f"{'ab-' * 26}ab"),
    ],
)
def test_ids_are_made_from_names(name: str, expected: str) -> None:
    assert slug(name) == expected
