"""Draw the lines of a plan on A4 pages, with the fonts that every PDF reader has."""

from collections.abc import Iterable
from io import BytesIO
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate

from knowledge.language import Language
from knowledge.routekaart.export import Line, LineKind

REGULAR, BOLD = "Helvetica", "Helvetica-Bold"
MARGIN = 18 * mm


def _style(kind: LineKind, font: str, size: float, indent: float, above: float) -> ParagraphStyle:
    return ParagraphStyle(
        kind.value,
        fontName=font,
        fontSize=size,
        leading=size * 1.3,
        leftIndent=indent * mm,
        spaceBefore=above * mm,
        keepWithNext=kind in (LineKind.HEADING, LineKind.STEP),
    )


STYLES = {
    style.name: style
    for style in (
        _style(LineKind.TITLE, BOLD, 16, indent=0, above=0),
        _style(LineKind.NOTE, REGULAR, 10, indent=0, above=1),
        _style(LineKind.HEADING, BOLD, 12, indent=0, above=6),
        _style(LineKind.STEP, BOLD, 10.5, indent=4, above=2.5),
        _style(LineKind.DETAIL, REGULAR, 10, indent=10, above=0.5),
        _style(LineKind.SMALL, REGULAR, 8.5, indent=4, above=1.5),
    )
}


def draw_pages(lines: Iterable[Line], title: str, language: Language) -> bytes:
    """Return the PDF; the same lines give the same bytes."""
    target = BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        title=_printable(title),
        lang=language.value,
        invariant=1,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
    )
    drawn: list[Flowable] = [
        Paragraph(escape(_printable(line.text)), STYLES[line.kind.value]) for line in lines
    ]
    document.build(drawn, onFirstPage=_number_page, onLaterPages=_number_page)
    return target.getvalue()


def _number_page(canvas: Canvas, document: SimpleDocTemplate) -> None:
    canvas.setFont(REGULAR, 8)
    canvas.drawCentredString(A4[0] / 2, MARGIN / 2, str(document.page))


def _printable(text: str) -> str:
    """Keep what the built-in fonts can draw, so that no odd character stops an export."""
    return text.encode("cp1252", "replace").decode("cp1252")
