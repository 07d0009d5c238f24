// Step 2, images: makes addresses safe to show, in messages and the PDF: no credentials, query or control characters.

const MOST = 200;

export function safeAddress(url: URL): string {
  if (url.protocol === 'data:') return `data:${url.pathname.slice(0, 40).replace(/[;,].*$/s, '')}`;
  const path = decoded(url.pathname);
  const host = url.host ? `//${url.host}` : '';
  return safeText(`${url.protocol}${host}${path}${url.search ? '?…' : ''}`);
}

/** Any text as one harmless line: control characters and direction overrides are dropped, length is bounded. */
export function safeText(text: string): string {
  const clean = text.replace(/[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g, '');
  const points = [...clean];
  return points.length <= MOST ? clean : `${points.slice(0, MOST / 2).join('')}…${points.slice(-MOST / 2).join('')}`;
}

/** An address as written, when it is no URL or not known to be one. */
export function safeWritten(written: string): string {
  if (/^(https?:|[\\/]{2})/i.test(written)) {
    const whole = /^[\\/]/.test(written) ? `https:${written}` : written;
    if (URL.canParse(whole)) return safeAddress(new URL(whole));
    // Not a URL after all: cut the parts that could be secret.
    return safeText(written.replace(/\/\/[^/@]*@/, '//').replace(/\?.*$/s, '?…'));
  }
  if (/^data:/i.test(written)) return safeText(written.slice(0, 40).replace(/[;,].*$/s, ''));
  return safeText(written);
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
