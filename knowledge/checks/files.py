"""In which file a record of each kind stands."""

from typing import Final

from knowledge.models import Soort

KAART: Final = "sociale_kaart.yaml"
KNELPUNTEN: Final = "knelpunten.yaml"
BEGRIPPEN: Final = "begrippen.yaml"
VOORBEELDEN: Final = "praktijkvoorbeelden.yaml"
ROUTEKAART: Final = "routekaart.yaml"
SITUATIES: Final = "situaties.yaml"
ENGELS: Final = "engels.yaml"
LEXICON: Final = "lexicon.yaml"

FILE_OF = {
    Soort.DIENST: KAART,
    Soort.ORGANISATIE: KAART,
    Soort.KNELPUNT: KNELPUNTEN,
    Soort.ROUTEKAART: ROUTEKAART,
    Soort.PRAKTIJKVOORBEELD: VOORBEELDEN,
    Soort.BEGRIP: BEGRIPPEN,
}
