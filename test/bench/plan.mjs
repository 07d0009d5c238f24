// Figures of the planner on made documents: `node test/bench/plan.mjs [--draw] [word of a name]`. Prints fill, gaps, pages, milliseconds
// and memory; asserts nothing. Needs no build: the TypeScript is loaded through vitest's own loader.

import { createViteServer } from 'vitest/node';

const server = await createViteServer({
  root: new URL('../..', import.meta.url).pathname,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, watch: null, ws: false },
  optimizeDeps: { noDiscovery: true },
});
try {
  const { planPages } = await server.ssrLoadModule('/src/plan/plan.ts');
  const { drawPlan } = await server.ssrLoadModule('/src/plan/draw.ts');
  const { postLike, tripLike, PAGES } = await server.ssrLoadModule('/test/plan/generate.ts');
  const { figures, showFigures } = await server.ssrLoadModule('/test/plan/figures.ts');
  const draw = process.argv.includes('--draw');
  const wanted = process.argv.slice(2).filter((word) => !word.startsWith('--'));

  const documents = [];
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
  documents.push(['trip 500 bare', () => tripLike(500, 5, 'a4', false).input()]);
  documents.push(['trip 400 flow', () => tripLike(400, 11).input({ layout: 'flow' })]);

  for (const [name, make] of documents) {
    if (!wanted.every((word) => name.includes(word))) continue;
    const input = make();
    const started = performance.now();
    const plan = planPages(input);
    const ms = performance.now() - started;
    const mb = process.memoryUsage().rss / 1e6;
    console.log(
      `${showFigures(name, figures(plan, input))}  m* ${plan.targetPx.toFixed(0)} ${plan.level} cost ${plan.cost.toFixed(0)}  ${ms.toFixed(0)} ms ${mb.toFixed(0)} MB`,
    );
    if (draw) console.log(drawPlan(plan, input));
  }
} finally {
  await server.close();
}
