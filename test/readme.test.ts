// The README says what the code does: its table of options is the table in options.ts. UPDATE_README=1 rewrites it.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { EXIT_CODES } from '../src/diagnostics.ts';
import { OPTIONS } from '../src/options.ts';
import { ROOT } from './helpers/run.ts';

const file = path.join(ROOT, 'README.md');
const readme = readFileSync(file, 'utf8');

it('lists every option as --help does', () => {
  const rows = OPTIONS.map(({ flag, help, standard, look }) => {
    const cell = (text: string): string => text.replace(/\|/g, '\\|');
    return `| \`${flag}\`${look ? ' ◆' : ''} | ${cell(help)} | ${standard ?? ''} |`;
  });
  const table = `\n| option | meaning | default |\n|---|---|---|\n${rows.join('\n')}\n\n◆ may also stand in front matter, by its long name.\n`;
  const pattern = /(<!-- options: [^>]*-->)[\s\S]*?(<!-- \/options -->)/;
  if (process.env.UPDATE_README)
    writeFileSync(
      file,
      readme.replace(pattern, (_, open, close) => `${open}${table}${close}`),
    );
  else expect(pattern.exec(readme)?.[0]).toContain(table);
});

it('names every exit code', () => {
  for (const code of new Set(Object.values(EXIT_CODES))) expect(readme).toContain(`| ${code} |`);
});
