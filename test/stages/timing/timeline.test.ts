// What a run waited for, from its end back to its beginning, and as it is drawn.
import { expect, it } from 'vitest';
import type { Event } from '../../../src/diagnostics.ts';
import { stopwatch } from '../../../src/stages/timing/stopwatch.ts';
import { type BesideSpan, drawTimeline, type Span, timelineOf } from '../../../src/stages/timing/timeline.ts';

const spans = (...steps: readonly (readonly [what: string, toMs: number])[]): readonly Span[] =>
  steps.map(([what, toMs], i) => ({ what, fromMs: steps[i - 1]?.[1] ?? 0, toMs }));
const STEPS = spans(
  ['read', 100],
  ['inspect', 300],
  ['measure', 500],
  ['plan', 800],
  ['encode', 1400],
  ['print', 1600],
);
const browser = (toMs: number): BesideSpan => ({ what: 'browser', neededBy: 'measure', fromMs: 10, toMs });
const encoded = (toMs: number): BesideSpan => ({ what: 'encoded', neededBy: 'encode', fromMs: 700, toMs });
const path = (...beside: readonly BesideSpan[]): string =>
  timelineOf(STEPS, beside)
    .criticalPath.map(({ what, fromMs, toMs }) => `${what} ${fromMs}-${toMs}`)
    .join(', ');

it.each<[what: string, beside: readonly BesideSpan[], expected: string]>([
  [
    'steps alone are the path',
    [],
    'read 0-100, inspect 100-300, measure 300-500, plan 500-800, encode 800-1400, print 1400-1600',
  ],
  [
    'what was over in time is no part of it',
    [browser(250), encoded(790)],
    'read 0-100, inspect 100-300, measure 300-500, plan 500-800, encode 800-1400, print 1400-1600',
  ],
  [
    'what a step waited for is, from where it began',
    [encoded(1300)],
    'read 0-100, inspect 100-300, measure 300-500, plan 500-700, encoded 700-1300, encode 1300-1400, print 1400-1600',
  ],
  [
    'one behind the other',
    [browser(450), encoded(1400)],
    'read 0-10, browser 10-450, measure 450-500, plan 500-700, encoded 700-1400, print 1400-1600',
  ],
  [
    'of two the one that ended last',
    [{ ...encoded(1200), what: 'early' }, encoded(1300)],
    'read 0-100, inspect 100-300, measure 300-500, plan 500-700, encoded 700-1300, encode 1300-1400, print 1400-1600',
  ],
  [
    'what no step waits for is drawn only',
    [{ what: 'looked at', fromMs: 20, toMs: 290 }],
    'read 0-100, inspect 100-300, measure 300-500, plan 500-800, encode 800-1400, print 1400-1600',
  ],
])('%s', (_, beside, expected) => {
  expect(path(...beside)).toBe(expected);
  const { criticalPath, totalMs } = timelineOf(STEPS, beside);
  expect(criticalPath.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0)).toBe(totalMs);
});

it('is drawn', () => {
  const looked = { what: 'looked at', fromMs: 50, toMs: 290 };
  expect(drawTimeline(timelineOf(STEPS, [looked, browser(450)]))).toBe(`\
read       #---                                                          0.10 s
browser    #################                                             0.44 s
looked at    ---------                                                   0.24 s
inspect        -------                                                   0.20 s
measure               -----###                                           0.20 s
plan                          ###########                                0.30 s
encode                                   #######################         0.60 s
print                                                           #######  0.20 s

critical path (#): 0.01 s read, 0.44 s browser, 0.05 s measure, 0.30 s plan, 0.60 s encode, 0.20 s print; together 1.60 s
`);
});

it('an empty run is drawn too', () => {
  expect(drawTimeline(timelineOf(spans(['starting', 0]), []))).toContain('together 0.00 s');
});

it('the stopwatch tells steps, adds times of steps that come again, and ends what is still under way', () => {
  const events: Event[] = [];
  let now = 5000;
  const steps = stopwatch(
    (event) => events.push(event),
    () => now,
  );
  const pass = (ms: number): void => void (now += ms);
  pass(10);
  steps.start('plan');
  const over = steps.beside('photos encoded', 'encode');
  steps.beside('browser started', 'measure');
  pass(20.04);
  steps.start('encode');
  pass(30);
  over();
  steps.start('plan');
  pass(5);
  over();
  expect(events).toEqual(['plan', 'encode', 'plan'].map((step) => ({ kind: 'step', step })));
  expect(steps.current()).toBe('plan');
  expect(steps.times()).toEqual({ starting: 10, plan: 25, encode: 30 });
  const { beside, criticalPath, totalMs } = steps.timeline();
  expect(totalMs).toBe(65);
  expect(beside.map(({ what, fromMs, toMs }) => [what, fromMs, toMs])).toEqual([
    ['photos encoded', 10, 60],
    ['browser started', 10, 65],
  ]);
  expect(criticalPath.map(({ what, fromMs, toMs }) => [what, fromMs, toMs])).toEqual([
    ['starting', 0, 10],
    ['photos encoded', 10, 60],
    ['plan', 60, 65],
  ]);
});
