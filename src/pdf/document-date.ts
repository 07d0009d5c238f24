// Step 8 (finish): the date of a document, as PDF and as its metadata write it. Pure: no clock.

/** SOURCE_DATE_EPOCH (seconds), else the document's own date; `undefined` when neither is known. */
export function documentDate(
  written: string | undefined,
  environment: NodeJS.ProcessEnv,
): { readonly pdf: string; readonly iso: string } | undefined {
  const epoch = environment.SOURCE_DATE_EPOCH ?? '';
  const iso = /^\d{1,11}$/.test(epoch)
    ? `${new Date(Number(epoch) * 1000).toISOString().slice(0, 19)}Z`
    : isoDate(written ?? '');
  return iso === undefined ? undefined : { iso, pdf: pdfDate(iso) };
}

function isoDate(written: string): string | undefined {
  const parts = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d)?(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?$/.exec(written.trim());
  if (!parts) return undefined;
  const [, day, minutes, seconds = ':00', zone = ''] = parts;
  if (Number.isNaN(Date.parse(`${day}T${minutes ?? '00:00'}${seconds}Z`))) return undefined;
  return minutes ? `${day}T${minutes}${seconds}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}` : day;
}

/** `2019-06-25T16:19:32+08:00` → `D:20190625161932+08'00'` */
function pdfDate(iso: string): string {
  const [day, time = ''] = iso.split('T');
  const zone = /(Z|[+-]\d\d:\d\d)$/.exec(time)?.[1] ?? '';
  const clock = time.slice(0, 8);
  return `D:${day!.replaceAll('-', '')}${clock.replaceAll(':', '')}${zone.replace(/^(...):(\d\d)$/, "$1'$2'")}`;
}
