// Figures of the planner on made documents: `npm run build && node test/bench/plan.mjs [--draw] [words of a name]`. Prints fill, gaps,
// pages, milliseconds (the first run, which warms up, and the best of five) and memory; asserts nothing.

import { createViteServer } from 'vitest/node';

const server = await createViteServer({
  root: new URL('../..', import.meta.url).pathname,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  // The planner as users run it; only the documents come through vitest's TypeScript loader.
  const { planPages } = await import('../../dist/plan/plan.js');
  const { drawPlan } = await import('../../dist/plan/draw.js');
  const { postLike, tripLike, PAGES } = await server.ssrLoadModule('/test/plan/generate.ts');
  const { figures, showFigures } = await server.ssrLoadModule('/test/plan/figures.ts');
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
    for (let run = 0; run < 6; run++) {
      const started = performance.now();
      plan = await planPages(input);
      times.push(performance.now() - started);
    }
    const best = Math.min(...times.slice(1));
    const { rss } = process.memoryUsage();
    console.log(
      `${showFigures(name, figures(plan, input))}  aim ${plan.targetPx.toFixed(0)} ${plan.level} cost ${plan.cost.toFixed(0)}  ` +
        `${times[0].toFixed(0)} ms, best ${best.toFixed(0)} ms, ${(rss / 1e6).toFixed(0)} MB`,
    );
    if (draw) console.log(drawPlan(plan, input));
  }
} finally {
  await server.close();
}
