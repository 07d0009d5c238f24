// Step 4: the spelling of HTML and CSS: start tags, escaped text, lengths. Pure.

export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** `<name key="value">`; attributes without a value are left out. */
export function startTag(name: string, attributes: Attributes): string {
  const written = Object.entries(attributes).filter(([, value]) => value !== undefined && value !== '');
  return `<${name}${written.map(([key, value]) => ` ${key}="${escapeHtml(String(value))}"`).join('')}>`;
}

/** The element with further attributes, and with further classes before its own. */
export function withAttributes(html: string, { class: names, ...others }: Attributes): string {
  return html.replace(/^<([a-z0-9]+)([^>]*)>/i, (_, name: string, own: string) => {
    const classed = names && own.includes(' class="');
    const added = startTag(name, classed ? others : { ...others, class: names }).slice(0, -1);
    return `${added}${classed ? own.replace(' class="', `$&${names} `) : own}>`;
  });
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] as string);
}

export function cssString(text: string): string {
  return `"${text.replace(/["\\<\n\r\f]/g, (char) => `\\${char.charCodeAt(0).toString(16)} `)}"`;
}

/** CSS px to 1/64, the unit Chromium lays out in. */
export function px(value: number): string {
  return `${Math.round(value * 64) / 64}px`;
}
