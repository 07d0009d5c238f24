// `--debug DIR`: what each step computed, as files, for any question about the layout. Writes only into that folder.

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Album, Measured, Plan, Report } from './model.ts';
import { drawPlan } from './plan/draw.ts';

export async function writeDebug(
  target: string,
  {
    report,
    album,
    measured,
    plan,
    body,
    folder,
  }: { report: Report; album: Album; measured: Measured; plan: Plan; body: string; folder: string },
): Promise<void> {
  await mkdir(target, { recursive: true });
  const withoutText = { ...report, inputs: report.inputs.map(({ name }) => ({ name })) };
  const write = (name: string, content: string): Promise<void> => writeFile(path.join(target, name), content);
  await write('report.json', json(withoutText));
  await write('photos.json', json([...album.photos.values()]));
  await write('measured.json', json(measured));
  await write('plan.json', json(plan));
  await write('plan.txt', drawPlan(plan, album));
  const html = await readFile(path.join(folder, 'report.html'), 'utf8');
  await write('report.html', html);
  await write(
    'pages.html',
    html.replace(/<body>[\s\S]*<\/body>/, () => `<body>\n${body}\n</body>`),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, (_, item: unknown) => (item instanceof Map ? Object.fromEntries(item) : item), 1)}\n`;
}
