// Every theme with the kinds of report that it is for, and with the others: npm run gallery [-- FOLDER [TOOL [NAMES]]].
// Writes FOLDER/THEME-KIND.pdf. TOOL is a program that prints the score of a PDF as JSON or text; it is called with the
// PDF and `--source POST`. NAMES, such as album-site, are those to build alone.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const lofoten = path.join(root, 'fixtures', 'lofoten');
const photos = readdirSync(path.join(lofoten, 'photos'))
  .filter((name) => /\.jpe?g$/i.test(name))
  .sort();
const photo = (i) => path.join(lofoten, 'photos', photos[i % photos.length]);

/** What each theme is for. */
export const FOR = {
  classic: ['english', 'chinese', 'album', 'site', 'guide'],
  field: ['english', 'site', 'guide'],
  magazine: ['english'],
  album: ['album'],
  journal: ['english', 'chinese'],
};

const [folder = path.join(tmpdir(), 'tripreport-gallery'), tool] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });
const written = (name, text) => {
  const file = path.join(folder, `${name}.md`);
  writeFileSync(file, text);
  return file;
};

const KINDS = {
  english: path.join(lofoten, 'lofoten.md'),
  chinese: path.join(lofoten, 'lofoten-zh.md'),
  album: written('album', albumOf(60)),
  site: written('site', siteReport()),
  guide: written('guide', buildGuide()),
};

function albumOf(count) {
  const months = [
    [
      'January',
      'Nobody had said that the light comes back so slowly. We drove out every Sunday after the washing-up, and were home before the kettle was cold.',
    ],
    [
      'February',
      'Snow to the window sills, then rain on it. The path to the boathouse was a river for nine days, which the children will remember as the best ones.',
    ],
    [
      'March',
      'The ferry has its summer paint and its winter timetable. Aunt Ragna came for two nights and stayed for eleven; all the cake on these pages is hers.',
    ],
    [
      'April',
      'First lamb on the fourth, first mosquito on the fifth. In between somebody found time to take the roof off the shed and to put it on again.',
    ],
    [
      'May',
      'We carried the flag to the lighthouse and forgot it there. It was still up a week later, so nobody can say that it was a bad knot.',
    ],
    [
      'June',
      'No night at all, and nobody in bed. The last picture was taken at ten past two in the morning by a person who had promised to be asleep.',
    ],
  ];
  const parts = months.map(([month, words], m) => {
    const own = Array.from({ length: count / months.length }, (_, i) => photo(m * 7 + i));
    const shown = own.map((file, i) => `![${i % 3 === 0 ? `${month}, on the way` : ''}](${file})`).join('\n');
    return `## ${month}\n\n${words}\n\n${shown}`;
  });
  return `---\ntitle: A year in sixty photos\nauthor: Lin Qiao\n---\n\n${parts.join('\n\n')}\n`;
}

function siteReport() {
  const found = [
    [
      'Pier, north side',
      'Seen from the water at low tide. Two planks are new since last year, and one of them is loose. The ladder at the outer end has lost its lowest rung to the ice, so that at low tide a swimmer could not get out there by himself.',
    ],
    [
      'Breakwater',
      'The stones lie as they lay in 2019. At the head of it the lamp is out, which the pilots know. Nobody has walked on it since the autumn: the chain hangs across, and the sign beside it can still be read from a boat.',
    ],
    [
      'Fish hall',
      'The roof was walked on from end to end. Nothing has to be shut before the winter; the gutter has to be cleaned. In the cold store the seal of the left door has been eaten, probably by the same cat that the report of last year speaks of.',
    ],
    [
      'Slipway',
      'Weed has been taken off the lower third. The rails were measured at both ends and in their middle. They are four millimetres apart from what the drawing says, which the winch forgives; the cradle was not there to be tried.',
    ],
    [
      'Cabins 1 to 10',
      'All stilts were knocked on. Those of the white cabin sound hollow, and its owner was told so. Numbers three and seven have new steps. The water pipe under number ten is not insulated, and was not so in any of the last six years.',
    ],
    [
      'Lighthouse',
      'Reached by boat at noon. The paint of the west side has gone; the door closes if it is lifted. Inside all is dry, and the logbook is kept; the last line in it, of the third of March, says that there was nothing to say.',
    ],
  ];
  const parts = found.map(
    ([what, seen], i) =>
      `## ${i + 1} ${what}\n\n| what | state | by |\n|---|---|---|\n| concrete | ${i % 2 ? 'sound' : 'cracks to 2 mm'} | 14 May |\n| steel | painted ${2015 + i} | – |\n\n${seen}\n\n![Figure ${i + 1}: ${what}](${photo(2 * i)})\n![Detail of ${what}](${photo(2 * i + 1)})`,
  );
  return `---\ntitle: Survey of the harbour\nauthor: Harbour office\ndescription: Six places, seen on 12 May.\n---\n\n${parts.join('\n\n')}\n`;
}

function buildGuide() {
  const steps = [
    [
      'Cut the boards',
      'The grain tells you where it wants to break; listen to it, and clamp what you cannot hold. Cut a millimetre too long and plane the rest, since nobody has ever planed a board longer.',
    ],
    [
      'Drill the holes',
      'Mark both sides before you drill one of them. A piece of tape around the drill says how deep is deep enough; a piece of wood underneath keeps the edges whole.',
    ],
    [
      'Glue the frame',
      'Put it together dry first, with nothing but patience. Then take it apart, spread the glue thinly, and measure both diagonals while it can still be pushed.',
    ],
    [
      'Hang the door',
      'Two hinges will do for a door as low as this one. Screw the upper one on, let go, look, and only then drill for the lower one.',
    ],
    [
      'Oil it twice',
      'Once across the grain and once along it, a day apart. Rags that have oil in them are hung outside over a fence, never folded, never in the bin.',
    ],
    [
      'Mount it level',
      'Boots are wet, so leave two fingers of air above the floor. The wall is not straight; trust the spirit level and fill what is behind it.',
    ],
  ];
  const parts = steps.map(
    ([step, how], i) =>
      `## Step ${i + 1}: ${step}\n\n${how}\n\n- one ruler, one pencil\n- sandpaper, 120 and 240\n- ${i + 2} clamps for step ${i + 1}\n\n![${step}](${photo(3 * i + 1)})`,
  );
  return `---\ntitle: A cupboard for wet boots\ndescription: An afternoon and a half.\n---\n\n${parts.join('\n\n')}\n`;
}

const only = new Set(process.argv.slice(4));
for (const [theme, kinds] of Object.entries(FOR))
  for (const [kind, post] of Object.entries(KINDS)) {
    if (only.size > 0 && !only.has(`${theme}-${kind}`)) continue;
    const pdf = path.join(folder, `${theme}-${kind}.pdf`);
    const words = ['build', post, '--theme', theme, '--root', root, '--offline', '-q', '-o', pdf];
    const { status, stderr } = spawnSync(process.execPath, [path.join(root, 'bin', 'tripreport.js'), ...words], {
      encoding: 'utf8',
    });
    const scored = tool && spawnSync(process.execPath, [tool, pdf, '--source', post], { encoding: 'utf8' });
    const score = /"?score"?:?\s*([\d.]+)/i.exec(scored?.stdout ?? '')?.[1];
    const told = [
      kinds.includes(kind) ? 'for it' : 'also',
      status === 0 ? '' : `exit ${status}`,
      score && `score ${score}`,
    ];
    process.stdout.write(`${theme.padEnd(9)} ${kind.padEnd(8)} ${told.filter(Boolean).join(' · ')}\n${stderr}`);
  }
