"""XMP metadata (ISO 16684-1) as PDF/X-4, PDF/A and PDF/UA ask for it."""

from __future__ import annotations

from html import escape

from reportcli.model.display import Metadata
from reportcli.model.value_class import dataclass
from reportcli.paint.profile import Profile

_PACKET = '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n{}\n<?xpacket end="w"?>'
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
# PDF/A describes every schema that is not its own (ISO 19005-2, 6.6.2.3).
_EXTENSIONS = {
    "pdfuaid": ("PDF/UA identification schema", "http://www.aiim.org/pdfua/ns/id/", "part", "Integer"),
    "pdfxid": ("PDF/X identification schema", "http://www.npes.org/pdfx/ns/id/", "GTS_PDFXVersion", "Text"),
}


@dataclass(frozen=True, slots=True)
class Identity:
    """uuid: identifiers of the document and of this instance of it; names of the programs."""

    document: str
    instance: str
    creator: str
    producer: str


def packet(metadata: Metadata, profile: Profile, identity: Identity) -> bytes:
    """The XMP packet; dates as in `Metadata.date`."""
    parts = [_dublin_core(metadata), _basic(metadata, identity), _pdf(metadata, profile, identity)]
    parts.append(
        _description(
            "xmpMM",
            "http://ns.adobe.com/xap/1.0/mm/",
            {
                "DocumentID": f"uuid:{identity.document}",
                "InstanceID": f"uuid:{identity.instance}",
                "VersionID": "1",
                "RenditionClass": "default",
            },
        )
    )
    extended = []
    if profile.pdfa is not None:
        part, conformance = profile.pdfa
        ids = {"part": str(part), "conformance": conformance}
        parts.append(_description("pdfaid", "http://www.aiim.org/pdfa/ns/id/", ids))
    if profile.pdfua is not None:
        extended.append("pdfuaid")
        parts.append(_description("pdfuaid", _EXTENSIONS["pdfuaid"][1], {"part": str(profile.pdfua)}))
    if profile.pdfx is not None:
        extended.append("pdfxid")
        parts.append(_description("pdfxid", _EXTENSIONS["pdfxid"][1], {"GTS_PDFXVersion": profile.pdfx}))
    if profile.pdfa is not None and extended:
        parts.append(_extension_schemas(extended))
    body = "\n".join(parts)
    meta = f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">\n{body}\n</rdf:RDF></x:xmpmeta>'
    return _PACKET.format(meta).encode("utf-8")


def _description(prefix: str, namespace: str, values: dict[str, str]) -> str:
    inside = "".join(f"<{prefix}:{key}>{_text(value)}</{prefix}:{key}>" for key, value in values.items())
    return f'<rdf:Description rdf:about="" xmlns:{prefix}="{namespace}">{inside}</rdf:Description>'


def _dublin_core(metadata: Metadata) -> str:
    def bag(kind: str, value: str, attribute: str = "") -> str:
        """An RDF container (`Seq`, `Bag` or `Alt`) of one item."""
        return f"<rdf:{kind}><rdf:li{attribute}>{_text(value)}</rdf:li></rdf:{kind}>"

    default = ' xml:lang="x-default"'
    inside = "<dc:format>application/pdf</dc:format>"
    inside += f"<dc:title>{bag('Alt', metadata.title, default)}</dc:title>"
    if metadata.author:
        inside += f"<dc:creator>{bag('Seq', metadata.author)}</dc:creator>"
    if metadata.subject:
        inside += f"<dc:description>{bag('Alt', metadata.subject, default)}</dc:description>"
    if metadata.lang:
        inside += f"<dc:language>{bag('Bag', metadata.lang)}</dc:language>"
    namespace = "http://purl.org/dc/elements/1.1/"
    return f'<rdf:Description rdf:about="" xmlns:dc="{namespace}">{inside}</rdf:Description>'


def _basic(metadata: Metadata, identity: Identity) -> str:
    dates = dict.fromkeys(("CreateDate", "ModifyDate", "MetadataDate"), metadata.date)
    return _description("xmp", "http://ns.adobe.com/xap/1.0/", {**dates, "CreatorTool": identity.creator})


def _pdf(metadata: Metadata, profile: Profile, identity: Identity) -> str:
    values = {"Producer": identity.producer}
    if metadata.keywords:
        values["Keywords"] = metadata.keywords
    if profile.pdfx is not None and profile.pdfa is None:  # PDF/A's own pdf schema does not know Trapped
        values["Trapped"] = "False"
    return _description("pdf", "http://ns.adobe.com/pdf/1.3/", values)


def _extension_schemas(prefixes: list[str]) -> str:
    items = "".join(_extension_schema(prefix) for prefix in prefixes)
    return (
        '<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        f"<pdfaExtension:schemas><rdf:Bag>{items}</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _extension_schema(prefix: str) -> str:
    title, namespace, key, kind = _EXTENSIONS[prefix]
    return (
        f'<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>{title}</pdfaSchema:schema>'
        f"<pdfaSchema:namespaceURI>{namespace}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{prefix}</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{key}</pdfaProperty:name><pdfaProperty:valueType>{kind}</pdfaProperty:valueType>"
        "<pdfaProperty:category>internal</pdfaProperty:category>"
        "<pdfaProperty:description>Part or version of the standard</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )


def _text(value: str) -> str:
    """Escaped; characters that XML 1.0 cannot hold are dropped."""
    return escape(
        "".join(c for c in value if c in "\t\n" or (c >= " " and not 0xD800 <= ord(c) < 0xE000)), quote=False
    )
