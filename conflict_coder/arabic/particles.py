"""The small words and letters that the code names, as normalised: closed classes that no pack adds to.

Everything else is vocabulary, and stands in YAML.
"""

AND, SO = "و", "ف"
BY, FOR, LIKE = "ب", "ل", "ك"
WILL = "س"
ARTICLE, FOR_THE = "ال", "لل"
JOINING = frozenset({AND, SO})

IN, OF, ON, TOGETHER = "في", "من", "علي", "مع"
ALONG_WITH = frozenset({TOGETHER, "برفقة", "رفقة"})
ABOUT = "عن"
ALSO = "كما"

HIS, HER, THEIR, OF_TWO, OUR = "ه", "ها", "هم", "هما", "نا"  # pronouns on a verb or a noun
FEMININE = ("ة", "ا")  # how feminine nouns end: «قوة»، «ميليشيا»
SHE = "ت"  # how a verb of hers ends

COMMA, SEMICOLON = "،", "؛"
TATWEEL, TANWIN, SHADDA = "ـ", "\u064b", "\u0651"
