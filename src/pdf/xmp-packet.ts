// Step 8 (finish): composes the PDF's metadata packet as XML text. Pure. It does not claim PDF/UA: the browser marks
// page numbers as content, where that standard requires artifacts.

export interface XmpFacts {
  readonly title: string;
  readonly author?: string;
  readonly subject?: string;
  /** BCP 47 */
  readonly language: string;
  readonly tool: string;
  readonly date?: string | undefined;
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

const NAMESPACES =
  'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"';

function inEveryLanguage(text: string): string {
  return `<rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li>`;
}

/** Characters that XML cannot hold are left out: control characters and halves of surrogate pairs. */
function escapeXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
