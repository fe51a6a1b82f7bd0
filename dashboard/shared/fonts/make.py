"""Makes the fonts of the pages: the letters that our five languages need, of the weights that we use.

Run it in the repository's root with fonttools 4.68 and brotli 1.2 installed; the outcome is kept beside it. Letters that
are not in these files come from the packages themselves (fonts.css), and only where a page has them.
"""

import io

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGES = "node_modules/@fontsource-variable"
LATIN = (
    "U+0020-007E,U+00A0,U+00A1,U+00A7,U+00AA,U+00AB,U+00B0,U+00B7,U+00BA,U+00BB,U+00BF,U+00C0-00C2,U+00C4,"
    "U+00C6-00CF,U+00D1,U+00D3,U+00D4,U+00D6,U+00D9-00DC,U+00DF-00E2,U+00E4,U+00E6-00EF,U+00F1,U+00F3,"
    "U+00F4,U+00F6,U+00F9-00FC,U+00FF,U+0152,U+0153,U+0178,U+2010,U+2011,U+2013,U+2014,U+2018-201A,"
    "U+201C-201E,U+2026,U+202F,U+2039,U+203A,U+20AC"
)
ARABIC = (
    "U+0600-0603,U+0609,U+060C,U+061B,U+061F,U+0621-063A,U+0640-0655,U+0660-066D,U+0670,U+0671,U+067E,U+0686,"
    "U+0698,U+06A4,U+06A9,U+06AF,U+06BE,U+06C1,U+06CC,U+06D2,U+06F0-06F9,U+200C-200F,U+FD3E,U+FD3F,U+0020"
)
# Small letters on buttons are read as well without kerning, which is a fifth of their file.
SANS_FEATURES = ["ccmp", "locl", "mark", "mkmk", "tnum"]
SERIF_FEATURES = [*SANS_FEATURES, "kern", "liga"]
ARABIC_FEATURES = ["init", "medi", "fina", "isol", "rlig", "liga", "ccmp", "locl", "kern", "mark", "mkmk"]
REGULAR = 400
REGULAR_TO_SEMIBOLD = (400, 650)

FONTS = [
    ("sans-latin", "inter/files/inter-latin-wght-normal", LATIN, SANS_FEATURES, REGULAR_TO_SEMIBOLD),
    ("serif-latin", "source-serif-4/files/source-serif-4-latin-wght-normal", LATIN, SERIF_FEATURES, REGULAR),
    ("sans-arabic", "noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal", ARABIC, ARABIC_FEATURES, REGULAR_TO_SEMIBOLD),
    ("serif-arabic", "noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal", ARABIC, ARABIC_FEATURES, REGULAR),
]


def make(name: str, source: str, unicodes: str, features: list[str], weight: int | tuple[int, int]) -> None:
    options = subset.Options()
    options.layout_features = features
    # The copyright and the licence stay; the names do not, which the licence reserves for the unchanged fonts.
    options.name_IDs = [0, 13, 14]
    options.hinting = False
    font = TTFont(f"{PACKAGES}/{source}.woff2")
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes.replace(",", " ")))
    subsetter.subset(font)
    font.flavor = None
    reduced = io.BytesIO()
    font.save(reduced)
    reduced.seek(0)
    font = instancer.instantiateVariableFont(TTFont(reduced), {"wght": weight})
    font.flavor = "woff2"
    font.save(f"dashboard/shared/fonts/{name}.woff2")


for each in FONTS:
    make(*each)
