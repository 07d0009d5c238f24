// Step 8 (finish): composes the PDF's metadata packet as XML text, with the standards that the file claims to keep.
// Pure.

import { xmlText } from '../xml-text.ts';
import type { Claim } from './standards.ts';

export interface XmpFacts {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  /** BCP 47 */
  readonly language: string;
  readonly tool: string;
  readonly date?: string | undefined;
  readonly claim: Claim;
}

export function xmpPacket(facts: XmpFacts): string {
  const properties = [
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt>${inEveryLanguage(facts.title)}</rdf:Alt></dc:title>`,
    facts.author && `<dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator>`,
    facts.subject && `<dc:description><rdf:Alt>${inEveryLanguage(facts.subject)}</rdf:Alt></dc:description>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(facts.language)}</rdf:li></rdf:Bag></dc:language>`,
    `<xmp:CreatorTool>${escapeXml(facts.tool)}</xmp:CreatorTool>`,
    `<pdf:Producer>${escapeXml(facts.tool)}</pdf:Producer>`,
    facts.date && `<xmp:CreateDate>${facts.date}</xmp:CreateDate>`,
    facts.date && `<xmp:ModifyDate>${facts.date}</xmp:ModifyDate>`,
    `<pdfaid:part>${facts.claim.part}</pdfaid:part>`,
    `<pdfaid:conformance>${facts.claim.level.toUpperCase()}</pdfaid:conformance>`,
    facts.claim.accessible && '<pdfuaid:part>1</pdfuaid:part>',
    facts.claim.exchange && '<pdf:Trapped>False</pdf:Trapped>',
    facts.claim.exchange && facts.date && `<xmp:MetadataDate>${facts.date}</xmp:MetadataDate>`,
    facts.claim.exchange && `<xmpMM:DocumentID>${NO_ID}</xmpMM:DocumentID>`,
    facts.claim.exchange && '<xmpMM:VersionID>1</xmpMM:VersionID>',
    facts.claim.exchange && '<xmpMM:RenditionClass>default</xmpMM:RenditionClass>',
    facts.claim.exchange && '<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>',
    ...schemasOf(facts.claim),
  ].filter(Boolean);
  return [
    '<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${NAMESPACES}>`,
    ...properties,
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

const NAMESPACES = [
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
  'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
  'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
  'xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  'xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/"',
  'xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"',
  'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  'xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
  'xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
].join(' ');

/** In the place of an identifier that is not known before all is written. */
export const NO_ID = 'uuid:00000000-0000-0000-0000-000000000000';

/** PDF/A knows no property of other standards but by its description (ISO 19005-2, 6.6.2.3). */
function schemasOf({ accessible, exchange }: Claim): readonly string[] {
  const schemas = [...(accessible ? ACCESSIBLE : []), ...(exchange ? EXCHANGE : [])].map(schemaOf);
  if (schemas.length === 0) return [];
  return [`<pdfaExtension:schemas><rdf:Bag>${schemas.join('\n')}</rdf:Bag></pdfaExtension:schemas>`];
}

interface Property {
  readonly schema: string;
  readonly namespace: string;
  readonly prefix: string;
  readonly name: string;
  readonly type: 'Integer' | 'Text';
  readonly description: string;
}

const schemaOf = ({ schema, namespace, prefix, name, type, description }: Property): string =>
  `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${schema}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${name}</pdfaProperty:name>
<pdfaProperty:valueType>${type}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>${description}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>`;

const ACCESSIBLE: readonly Property[] = [
  {
    schema: 'PDF/UA Universal Accessibility Schema',
    namespace: 'http://www.aiim.org/pdfua/ns/id/',
    prefix: 'pdfuaid',
    name: 'part',
    type: 'Integer',
    description: 'The part of ISO 14289 that the document keeps',
  },
];

/** `Trapped` is younger than the schemas that PDF/A knows. */
const EXCHANGE: readonly Property[] = [
  {
    schema: 'PDF/X ID Schema',
    namespace: 'http://www.npes.org/pdfx/ns/id/',
    prefix: 'pdfxid',
    name: 'GTS_PDFXVersion',
    type: 'Text',
    description: 'The part of ISO 15930 that the document keeps',
  },
  {
    schema: 'Adobe PDF Schema',
    namespace: 'http://ns.adobe.com/pdf/1.3/',
    prefix: 'pdf',
    name: 'Trapped',
    type: 'Text',
    description: 'Whether the document has been trapped',
  },
];

function inEveryLanguage(text: string): string {
  return `<rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>`;
}

function escapeXml(text: string): string {
  return xmlText(text).replaceAll('>', '&gt;');
}
