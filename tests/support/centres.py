"""Four help centres as people have them: Notion, Zendesk, saved pages, a table of Windows."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from bot.settings import ROOT

CENTRES: Final = ROOT / "tests/unit/knowledge/imports/centres"


def notion_zip(folder: Path) -> Path:
    """The export of Notion: pages, a database twice, a picture, ids everywhere."""
    files = {
        path.relative_to(CENTRES / "notion").as_posix(): path.read_bytes()
        for path in sorted((CENTRES / "notion").rglob("*"))
        if path.is_file()
    }
    return make_zip(folder / "Export.zip", files)


def windows_table(folder: Path) -> Path:
    """A table as Excel saves it in Kyiv: cp1251 and semicolons."""
    path = folder / "Вопросы клиентов.csv"
    path.write_bytes((CENTRES / "table" / path.name).read_text(encoding="utf-8").encode("cp1251"))
    return path


def all_centres(folder: Path) -> list[Path]:
    """All four, in the formats they come in."""
    return [notion_zip(folder), CENTRES / "zendesk", CENTRES / "pages", windows_table(folder)]


def make_zip(path: Path, files: Mapping[str, bytes | str]) -> Path:
    """An archive of these files."""
    path.write_bytes(zip_bytes(files))
    return path


def zip_bytes(files: Mapping[str, bytes | str]) -> bytes:
    """The same in memory."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def many_pages(folder: Path, count: int) -> Path:
    """A help centre of so many articles of Zendesk."""
    articles = [
        {
            "id": number,
            "title": f"Как настроить раздел {number}?",
            "locale": "ru",
            "section_id": number % 7,
            "body": f"<p>Откройте раздел {number} и нажмите «Настроить»: появится окно с номером {number}.</p>"
            + "<h2>Подробнее</h2><ul><li>первый шаг</li><li>второй шаг</li></ul>" * 6,
        }
        for number in range(count)
    ]
    path = folder / "articles.json"
    path.write_text(json.dumps({"articles": articles}, ensure_ascii=False), encoding="utf-8")
    return path


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"


def docx_bytes(paragraphs: list[tuple[str, str]], pictures: dict[str, bytes] | None = None, **extra: bytes) -> bytes:
    """A document of Word: pairs of a style ("Heading1", "bold" or "") and a text; "picture" and the name of one."""
    body = "".join(_paragraph(style, text) for style, text in paragraphs)
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/><Default Extension="emf" ContentType="image/x-emf"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
    )
    links = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>'
    )
    document = (
        '<?xml version="1.0" encoding="UTF-8"?><w:document'
        f' xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
    )
    styles = (
        '<?xml version="1.0"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>'
    )
    files: dict[str, bytes | str] = {
        "[Content_Types].xml": types,
        "_rels/.rels": links,
        "word/document.xml": document,
        "word/styles.xml": styles,
        "word/_rels/document.xml.rels": '<?xml version="1.0"?><Relationships'
        ' xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Target="styles.xml"'
        f' Type="{_OFFICE}/relationships/styles"/>{"".join(map(_relation, pictures or ()))}</Relationships>',
    }
    files |= {f"word/media/{name}": data for name, data in (pictures or {}).items()}
    return zip_bytes({**files, **{name.replace("__", "/"): data for name, data in extra.items()}})


def _relation(name: str) -> str:
    return f'<Relationship Id="{name}" Target="media/{name}" Type="{_OFFICE}/relationships/image"/>'


def _paragraph(style: str, text: str) -> str:
    if style == "picture":
        drawing = "http://schemas.openxmlformats.org/drawingml/2006"
        return (
            f"<w:p><w:r><w:drawing>"
            f'<wp:inline xmlns:wp="{drawing}/wordprocessingDrawing"><wp:docPr id="1" descr="{text}"/>'
            f'<a:graphic xmlns:a="{drawing}/main"><a:graphicData><pic:pic xmlns:pic="{drawing}/picture"><pic:blipFill>'
            f'<a:blip r:embed="{text}" xmlns:r="{_OFFICE}/relationships"/></pic:blipFill></pic:pic></a:graphicData>'
            "</a:graphic></wp:inline></w:drawing></w:r></w:p>"
        )
    kind = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style.startswith("Heading") else ""
    bold = "<w:rPr><w:b/></w:rPr>" if style == "bold" else ""
    return f"<w:p>{kind}<w:r>{bold}<w:t>{text}</w:t></w:r></w:p>"


def pdf_bytes(pages: list[list[str]], *, pictures: int = 0) -> bytes:
    """A PDF of Latin text, a list of lines a page; an empty page is like a scan. Every page shows all ``pictures``."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for lines in pages:
        text = "".join(f"({line}) Tj 0 -16 Td\n" for line in lines)
        stream = f"BT /F1 12 Tf 50 780 Td\n{text}ET"
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        shown = " ".join(f"/I{one} {3 + 2 * len(pages) + one} 0 R" for one in range(pictures))
        font = f"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> /XObject << {shown} >> >>"
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Resources {font} /Contents {number + 1} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>"
    grey = (
        "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    objects += [f"{grey}\nstream\n0\nendstream"] * pictures
    out, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF"
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}{trailer}"
    return out.encode("latin-1")
