// Step 3: how much an SVG really draws. Text in, a number out; draws nothing. `<use>` may repeat what repeats what it
// repeats: a few lines become millions of shapes, and a drawing that has begun cannot be interrupted.

/** Elements that are drawn once every `<use>` is carried out, at most `most`; also `most` where definitions refer to
 *  each other too deep. */
export function unfoldedElements(svg: string, most: number): number {
  const weights = new Map<string, number>();
  let total = -1;
  // Definitions may follow their use: another reading knows what the one before has found.
  for (let reading = 0; reading < READINGS; reading++) {
    const now = Math.min(read(svg, weights, most), most);
    if (now === total || now === most) return now;
    total = now;
  }
  return most;
}

const READINGS = 20;

function read(svg: string, weights: Map<string, number>, most: number): number {
  const open: { readonly id: string | undefined; weight: number }[] = [{ id: undefined, weight: 0 }];
  const close = (): void => {
    const { id, weight } = open.pop()!;
    if (id !== undefined) weights.set(id, Math.min(weight, most));
    open[open.length - 1]!.weight += weight;
  };
  for (const [, end, name = '', attributes = ''] of svg.matchAll(TAG)) {
    if (end) {
      if (open.length > 1) close();
      continue;
    }
    const id = /\sid\s*=\s*["']([^"']*)/.exec(attributes)?.[1];
    const target = /(?:^|:)use$/.test(name) ? /href\s*=\s*["']#([^"']*)/.exec(attributes)?.[1] : undefined;
    open.push({ id, weight: 1 + (target === undefined ? 0 : (weights.get(target) ?? 0)) });
    if (attributes.endsWith('/') || name.endsWith('/')) close();
  }
  while (open.length > 1) close();
  return open[0]!.weight;
}

/** Never reads a character twice, whatever stands there. */
const TAG = /<(\/)?([a-zA-Z][^\s<>]*)((?:\s[^<>]*)?)>/g;
