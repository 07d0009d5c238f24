#!/usr/bin/env node
// The reference validator of PDF/A and PDF/UA, veraPDF, over whole documents of ours. It is a judge and no dependency:
// where Java or Maven are missing, or the packages cannot be had, this step says so and is skipped. Takes 90 s at most.
// usage: node .ci/verapdf.mjs [FOLDER of PDFs, instead of building the fixtures]

import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const VERSION = '1.28.2';
/** Seconds. */
const FETCH = 60;
const BUILD = 45;
const JUDGE = 1500;

const root = fileURLToPath(new URL('..', import.meta.url));
const [given] = process.argv.slice(2);

const skip = (why) => {
  console.log(`veraPDF: skipped, ${why}`);
  process.exit(0);
};

const classpath = fetchValidator();
const folder = given ?? mkdtempSync(path.join(tmpdir(), 'tripreport-verapdf-'));
try {
  if (!given) await buildAll(folder);
  process.exitCode = judgeAll(folder) ? 0 : 1;
} finally {
  if (!given) rmSync(folder, { recursive: true, force: true });
}

/** The class path, kept between runs. */
function fetchValidator() {
  for (const program of ['java', 'mvn'])
    if (spawnSync(program, ['-version'], { stdio: 'ignore' }).error) skip(`${program} is not installed`);
  const place = path.join(
    process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'),
    `tripreport-ci-verapdf-${VERSION}`,
  );
  const list = path.join(place, 'classpath');
  const known = () => (existsSync(list) ? readFileSync(list, 'utf8').trim() : '');
  if (known().split(':').every(existsSync)) return known();
  mkdirSync(place, { recursive: true });
  writeFileSync(
    path.join(place, 'pom.xml'),
    `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>judge</groupId><artifactId>judge</artifactId><version>1</version>
<dependencies><dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>${VERSION}</version></dependency></dependencies></project>
`,
  );
  const { status } = spawnSync('mvn', ['-q', '-B', 'dependency:build-classpath', `-Dmdep.outputFile=${list}`], {
    cwd: place,
    stdio: 'ignore',
    timeout: FETCH * 1000,
  });
  if (status !== 0) skip('its packages cannot be had now');
  return known();
}

/** Both samples, and every fixture; in the time that there is. */
async function buildAll(folder) {
  const texts = (name) =>
    readdirSync(path.join(root, 'fixtures', name))
      .filter((file) => file.endsWith('.md'))
      .map((file) => [path.join(root, 'fixtures', name, file)]);
  const track = path.join(root, 'fixtures/lofoten/track.gpx');
  const all = [
    ...texts('lofoten').map((one) => [...one, '--map', '--gpx', track, '--index', '--days']),
    ...texts('languages'),
    // With a file inside, it is PDF/A-3.
    ...texts('oddities').map((one) => (one[0].includes('only-') ? [...one, '--attach', 'source'] : one)),
  ];
  const until = Date.now() + BUILD * 1000;
  const next = async () => {
    for (let one = all.shift(); one; one = all.shift()) {
      if (Date.now() > until) {
        console.log(`veraPDF: ${all.length + 1} documents were not built in time`);
        return;
      }
      await buildOne(one, folder);
    }
  };
  await Promise.all([next(), next()]);
}

function buildOne(args, folder) {
  const target = path.join(folder, `${path.basename(path.dirname(args[0]))}-${path.basename(args[0], '.md')}.pdf`);
  const program = path.join(root, 'bin/tripreport.js');
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [program, 'build', ...args, '--offline', '-q', '-o', target], (error, _, stderr) =>
      error ? reject(new Error(`${args[0]}: ${stderr}`)) : resolve(undefined),
    );
  });
}

/** The level of PDF/A that each file claims, and PDF/UA-1 for all. */
function judgeAll(folder) {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.pdf'))
    .map((file) => path.join(folder, file));
  const flavours = new Map([['ua1', files]]);
  for (const file of files) {
    const bytes = readFileSync(file).toString('latin1');
    const [, part = '2', level = 'B'] =
      /<pdfaid:part>(\d)<\/pdfaid:part>\s*<pdfaid:conformance>(\w)</.exec(bytes) ?? [];
    const flavour = `${part}${level.toLowerCase()}`;
    flavours.set(flavour, [...(flavours.get(flavour) ?? []), file]);
  }
  return [...flavours].map(([flavour, some]) => judge(flavour, some)).every(Boolean);
}

function judge(flavour, files) {
  const main = 'org.verapdf.apps.GreenfieldCliWrapper';
  const options = ['--flavour', flavour, '--format', 'json', '--maxfailuresdisplayed', '1'];
  let report;
  try {
    // It ends with 1 where a file fails.
    report = execFileSync(
      'sh',
      ['-c', '"$@" || test $? -eq 1', 'sh', 'java', '-Xmx700m', '-cp', classpath, main, ...options, ...files],
      {
        timeout: JUDGE * 1000,
        maxBuffer: 2 ** 28,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      },
    );
  } catch (error) {
    if (error.code === 'ETIMEDOUT') skip(`${files.length} documents take more than ${JUDGE} s here`);
    throw error;
  }
  let rules = 0;
  let failed = 0;
  for (const job of JSON.parse(report).report.jobs) {
    const results = [job.validationResult ?? []].flat();
    const name = path.basename(job.itemDetails.name);
    if (results.length === 0) failed++;
    if (results.length === 0) console.log(`veraPDF ${flavour}: ${name} could not be read`);
    for (const { details } of results) {
      rules = Math.max(rules, details.passedRules + details.failedRules);
      failed += details.failedRules;
      for (const rule of details.ruleSummaries ?? [])
        if (rule.ruleStatus !== 'PASSED')
          console.log(
            `veraPDF ${flavour}: ${name}: ${rule.clause}-${rule.testNumber} ${rule.failedChecks} times: ${rule.description}`,
          );
    }
  }
  console.log(`veraPDF ${VERSION} ${flavour}: ${files.length} documents, ${rules} rules, ${failed} failed`);
  return failed === 0;
}
