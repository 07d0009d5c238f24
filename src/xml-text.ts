// Text as it may stand in an XML file.

/** Characters that XML cannot hold are left out: control characters and halves of surrogate pairs. */
export function xmlText(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;');
}
