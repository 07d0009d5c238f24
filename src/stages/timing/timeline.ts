// What a run spent its time on: the steps one after another, and the work beside them that a step waits for. From that,
// the critical path: what would have to be faster for the run to be. Pure.

export interface Span {
  readonly what: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Work that runs beside the steps. */
export interface BesideSpan extends Span {
  /** The step that waits for its end; absent where it is the same work as that of steps, begun early. */
  readonly neededBy?: string | undefined;
}

export interface Timeline {
  readonly totalMs: number;
  /** One begins where the last one ends. */
  readonly steps: readonly Span[];
  readonly beside: readonly BesideSpan[];
  /** From the beginning to the end, without a gap. */
  readonly criticalPath: readonly Span[];
}

export function timelineOf(steps: readonly Span[], beside: readonly BesideSpan[]): Timeline {
  return { totalMs: steps.at(-1)?.toMs ?? 0, steps, beside, criticalPath: criticalPath(steps, beside) };
}

/** Backwards from the end: a step began with its own work when the last thing that it waited for was over, and that
 *  thing began in some earlier step. */
function criticalPath(steps: readonly Span[], beside: readonly BesideSpan[]): readonly Span[] {
  const path: Span[] = [];
  let at = steps.at(-1)?.toMs ?? 0;
  while (at > 0) {
    const step = steps.findLast(({ fromMs }) => fromMs < at);
    if (!step) break;
    const waited = beside
      .filter(({ neededBy, toMs }) => neededBy === step.what && toMs > step.fromMs && toMs <= at)
      .filter(({ fromMs, toMs }) => fromMs < toMs)
      .reduce<BesideSpan | undefined>((last, one) => (last && last.toMs >= one.toMs ? last : one), undefined);
    const fromMs = waited?.toMs ?? step.fromMs;
    if (fromMs < at) path.push({ what: step.what, fromMs, toMs: at });
    if (waited) path.push({ what: waited.what, fromMs: waited.fromMs, toMs: waited.toMs });
    at = waited?.fromMs ?? fromMs;
  }
  return path.reverse();
}

const COLUMNS = 60;

/** A line for each, in the order in which they began: `#` on the critical path, `-` beside it. */
export function drawTimeline({ totalMs, steps, beside, criticalPath }: Timeline): string {
  const rows = [...steps, ...beside].filter(({ fromMs, toMs }) => toMs > fromMs).sort((a, b) => a.fromMs - b.fromMs);
  const widest = rows.reduce((most, { what }) => Math.max(most, what.length), 0);
  const column = (ms: number): number => Math.round((COLUMNS * ms) / Math.max(1, totalMs));
  const drawn = rows.map((row) => {
    const to = Math.max(column(row.toMs), column(row.fromMs) + 1);
    const cells = Array.from({ length: to }, (_, i) => {
      if (i < column(row.fromMs)) return ' ';
      const [begin, end] = [(i * totalMs) / COLUMNS, ((i + 1) * totalMs) / COLUMNS];
      const isOn = ({ what, fromMs, toMs }: Span): boolean => what === row.what && fromMs < end && begin < toMs;
      return criticalPath.some(isOn) ? '#' : '-';
    });
    return `${row.what.padEnd(widest)}  ${cells.join('').padEnd(COLUMNS)}  ${inSeconds(row)}`;
  });
  const path = criticalPath.map((span) => `${inSeconds(span)} ${span.what}`).join(', ');
  return `${drawn.join('\n')}\n\ncritical path (#): ${path}; together ${seconds(totalMs)}\n`;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
const inSeconds = ({ fromMs, toMs }: Span): string => seconds(toMs - fromMs);
