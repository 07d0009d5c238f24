// Which PDF each of many texts becomes: beside it, or in one folder for all, where no two may have one name.

import path from 'node:path';
import { BuildError } from '../../diagnostics.ts';
import { outputBeside } from '../../options/resolve.ts';

/** Paths of the PDFs, one per text, in the same order. @throws BuildError E_USAGE where two would be one file */
export function pdfNames(texts: readonly string[], folder: string | undefined): readonly string[] {
  const names = texts.map((text) => (folder === undefined ? outputBeside(text) : path.join(folder, nameIn(text))));
  const owners = new Map<string, string>();
  for (const [at, name] of names.entries()) {
    const text = texts[at] as string;
    // Some disks tell no cases apart, and write accents in two ways.
    const place = path.resolve(name).normalize('NFC').toLowerCase();
    const other = owners.get(place);
    if (other !== undefined)
      throw new BuildError('E_USAGE', `${other} and ${text} would both become ${name}`, {
        hint:
          other === text
            ? 'name each text once'
            : 'build them in two runs with an --out-dir each, or rename one of them',
      });
    owners.set(place, text);
  }
  return names;
}

/** A folder's own text goes by the folder's name: `posts/kenya/index.md` → `kenya.pdf`. */
function nameIn(text: string): string {
  const beside = outputBeside(text);
  const isIndex = !/^https?:/i.test(text) && /^(?:_?index|readme)\.pdf$/i.test(path.basename(beside));
  const folder = path.basename(path.dirname(path.resolve(text)));
  return isIndex && folder !== '' ? `${folder}.pdf` : path.basename(beside);
}
