// Figures of the planner on made documents: `npm run build && node test/bench/plan.mjs [--draw] [words of a name]`.
// Prints fill, gaps, pages, milliseconds of CPU (the first run of each, cold for the first document, and the best of
// nine) and, with node --expose-gc, the memory that stays after the first and the last; asserts nothing.

import { withTypeScript } from '../helpers/typescript.mjs';

const RUNS = 10;

await withTypeScript(async (load) => {
  // The planner as users run it; only the documents come through vitest's TypeScript loader.
  const { planPages } = await import('../../dist/plan/plan.js');
  const { drawPlan } = await import('../../dist/plan/draw-plan.js');
  const { postLike, tripLike, PAGES } = await load('/test/plan/generate.ts');
  const { figures, showFigures } = await load('/test/plan/figures.ts');
  const draw = process.argv.includes('--draw');
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

  const documents = [['trip 500 60,000 words', () => tripLike(500, 11).input()]];
  for (const density of ['normal', 'compact', 'bold']) {
    documents.push([`post a4 ${density}`, () => postLike('a4').input({ density })]);
  }
  documents.push(['post a4 no captions', () => postLike('a4', false).input()]);
  for (const page of Object.keys(PAGES)) {
    if (page !== 'a4') documents.push([`post ${page}`, () => postLike(page).input()]);
  }
  for (const page of Object.keys(PAGES)) documents.push([`trip 100 ${page}`, () => tripLike(100, 7, page).input()]);
  documents.push(['trip 400 a4', () => tripLike(400, 11).input()]);
  documents.push(['trip 400 letter', () => tripLike(400, 12, 'letter').input()]);
  documents.push(['trip 400 no captions', () => tripLike(400, 5, 'a4', false).input()]);
  documents.push(['trip 400 flow', () => tripLike(400, 11).input({ layout: 'flow' })]);

  for (const [name, make] of documents) {
    if (!wanted.every((word) => name.includes(word))) continue;
    const input = make();
    let plan;
    const times = [];
    const heaps = [];
    for (let run = 0; run < RUNS; run++) {
      const started = process.cpuUsage();
      plan = await planPages(input);
      const { user, system } = process.cpuUsage(started);
      times.push((user + system) / 1000);
      global.gc?.();
      heaps.push(process.memoryUsage().heapUsed / 1e6);
    }
    const best = Math.min(...times.slice(1));
    const heap = global.gc ? `, heap ${heaps[0].toFixed(0)}→${heaps.at(-1).toFixed(0)} MB` : '';
    console.log(
      `${showFigures(name, figures(plan, input))}  aim ${plan.targetPx.toFixed(0)} ${plan.level} cost ${plan.cost.toFixed(0)}  ` +
        `${times[0].toFixed(0)} ms, best ${best.toFixed(0)} ms of CPU${heap}`,
    );
    if (draw) console.log(drawPlan(plan, input));
  }
});
