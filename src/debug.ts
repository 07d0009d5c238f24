// `--debug DIR`: what each step computed, as files, for any question about the layout. Writes only into that folder.

import { access, constants, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { BuildError } from './diagnostics.ts';
import type { Album, Measured, Plan, Report } from './model.ts';
import { drawPlan } from './plan/draw.ts';

/** Called before any work. @throws BuildError E_OUTPUT when the folder is not there, cannot be made, or may not be written to. */
export async function makeDebugFolder(target: string): Promise<void> {
  try {
    await makeFolder(path.resolve(target));
    await access(target, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ENOTDIR' || code === 'EEXIST'
        ? 'a file stands in its way'
        : code === 'EACCES' || code === 'EPERM'
          ? 'it may not be written'
          : code;
    throw new BuildError('E_OUTPUT', `cannot make the folder ${target} for --debug: ${why}`, {
      cause: error,
      hint: 'name another folder',
    });
  }
}

/** Step by step: Node's own way of making folders inside folders never ends in places like /proc. */
async function makeFolder(target: string): Promise<void> {
  const there = await stat(target).catch(() => undefined);
  if (there?.isDirectory()) return;
  if (path.dirname(target) !== target) await makeFolder(path.dirname(target));
  await mkdir(target);
}

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
