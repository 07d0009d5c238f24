// Every kind of block, wherever it falls on the page, breaks as it was planned, and none takes the plan of the rest
// away. A sample of the sweep; all of it, some minutes, by test/bench/sweep.mjs.
import { describe, expect, it } from 'vitest';
import { openedSheet } from '../browser/opened.ts';
import { FULL } from '../helpers/sweep.ts';
import { laidOut } from './laid-out.ts';

const PAPERS = ['a4', 'a5', 'letter'];
const POSITIONS = 20;

const latin = (n: number): string =>
  `Stage ${n} went along the river to the bridge, where the road turns to the hills and the wind is cold. `;
const han = (n: number): string =>
  `第${n}天我们沿着河边慢慢走，天气很好，路上没有什么人，走到桥头的时候太阳刚刚升起来。`;
const many = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');

type Words = (n: number) => string;
const KINDS: readonly [string, (words: Words) => string][] = [
  ['tight list', (words) => many(24, (n) => `- ${n % 3 ? 'Kept.' : words(n).repeat(2)}`)],
  ['loose list', (words) => many(14, (n) => `- ${words(n).repeat(1 + (n % 3))}\n`)],
  ['list with hard breaks', (words) => many(9, (n) => `- One ${n}  \n  two  \n  ${words(n)}  \n  four`)],
  ['loose list with hard breaks', (words) => many(8, (n) => `- One ${n}  \n  ${words(n)}  \n  three\n`)],
  ['nested tight list', (words) => many(8, (n) => `- ${words(n)}\n  - inner ${n}\n    - ${words(n + 1)}\n  - last`)],
  [
    'nested loose list',
    (words) => many(6, (n) => `- ${words(n)}\n\n  Another. ${words(n)}\n\n  - inner ${n}\n\n    ${words(n + 9)}\n`),
  ],
  [
    'numbers with paragraphs and code',
    (words) =>
      many(6, (n) => `${n + 1}. ${words(n)}\n\n   ${words(n + 7)}\n\n   \`\`\`\n   run ${n}\n   stop\n   \`\`\`\n`),
  ],
  ['tasks', (words) => many(20, (n) => `- [${n % 2 ? 'x' : ' '}] ${words(n)}`)],
  ['quotation', (words) => many(5, (n) => `> ${words(n).repeat(4)}\n>`)],
  ['quotation with hard breaks', (words) => many(20, (n) => `> Verse ${n} of it  `) + `\n> ${words(1)}`],
  [
    'quotation in a quotation, with a list',
    (words) => many(6, (n) => `> ${words(n)}\n>\n> > ${words(n).repeat(2)}\n>\n> - ${words(n)}\n> - two\n>`),
  ],
  ['code', (words) => `\`\`\`\n${many(50, (n) => (n % 9 ? `line ${n}` : words(n).repeat(2)))}\n\`\`\``],
  [
    'long table',
    (words) => `| Stage | Words |\n| --- | --- |\n${many(30, (n) => `| ${n} | ${n % 4 ? 'Kept.' : words(n)} |`)}`,
  ],
  [
    'table with breaks',
    (words) => `| Stage | Words |\n| --- | --- |\n${many(14, (n) => `| ${n}<br>of 14 | ${words(n)}<br>${words(n)} |`)}`,
  ],
  [
    'fractions in sentences',
    (words) => many(6, (n) => `${words(n)} $\\frac{a}{b}$ ${words(n)} $\\sum_{i=0}^{n} x_i$ ${words(n)}\n`),
  ],
  ['fractions in a list', (words) => many(9, (n) => `- ${words(n)} $\\frac{a_${n}}{b}$ ${words(n)}`)],
  ['formulas', (words) => many(5, (n) => `${words(n)}\n\n$$E_${n} = \\frac{m}{c^2} + \\int_0^1 x\\,dx$$\n`)],
  ['pictures in sentences', (words) => many(4, (n) => `${words(n)} ![](in${n}.jpg) ${words(n).repeat(2)}\n`)],
  ['pictures in a list', (words) => many(5, (n) => `- ${words(n)} ![](in${n}.jpg) ${words(n)}`)],
  ['definitions', (words) => many(9, (n) => `Term ${n}\n: ${words(n).repeat(2)}\n\n: ${words(n)}\n`)],
  ['alert', (words) => `> [!NOTE]\n${many(5, (n) => `> ${words(n).repeat(3)}\n>`)}`],
  ['notes', (words) => `${many(9, (n) => `A mark[^${n}].`)}\n\n${many(9, (n) => `[^${n}]: ${words(n).repeat(2)}\n`)}`],
  [
    'HTML',
    (words) =>
      `<div>\n${many(6, (n) => `<p>${words(n)}<br>two<br>${words(n)}</p><ul><li>one<br>two<br>three</li></ul>`)}\n</div>`,
  ],
];

/** The block after so many lines, between paragraphs and photos. */
function documentOf(block: (words: Words) => string, position: number): string {
  const words = position % 3 === 2 ? han : latin;
  return [
    '# A week',
    ...[1, 2, 3, 4].map((n) => words(n).repeat(4)),
    '![A boat](a.jpg)\n![A quay](b.jpg)',
    ...Array.from({ length: position }, (_, n) => (n % 3 ? 'Line.' : words(n))),
    block(words),
    ...[5, 6, 7].map((n) => words(n).repeat(5)),
    '![A bridge](c.jpg)',
    words(8).repeat(3),
  ].join('\n\n');
}

describe('no block takes the plan of the rest away', () => {
  it.each(KINDS.map(([name, block], kind) => ({ name, block, kind })))('$name', async ({ block, kind }) => {
    const { sheet, folder } = await openedSheet();
    const wrong: string[] = [];
    for (let position = 0; position < POSITIONS; position++) {
      for (const [p, paper] of PAPERS.entries()) {
        // Of every kind one place, on one of the papers.
        if (!FULL && ((position * 7 + kind) % POSITIONS !== 0 || (position + kind) % 3 !== p)) continue;
        const { plan, said, printed } = await laidOut(documentOf(block, position), { paper }, sheet, folder);
        const codes = said.map(({ code }) => code);
        const fine = !codes.includes('W_BREAKS') && plan.level !== 'flow' && printed.pages === plan.pages.length;
        if (!fine || printed.scale !== 1)
          wrong.push(
            `${paper}, after ${position}: ${plan.level} ${codes} ${JSON.stringify(printed)} for ${plan.pages.length}`,
          );
      }
    }
    expect(wrong).toEqual([]);
  });
});
