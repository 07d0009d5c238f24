// The edge: problems → SARIF 2.1.0, which code hosts and editors read. Pure.

import { type Problem, toldWords } from '../../diagnostics.ts';
import { readManifest } from '../../files/manifest.ts';
import { PROBLEMS } from '../../problems.ts';
import type { Checked } from '../../stages/checking.ts';

export function sarifOf({ problems }: Checked): unknown {
  const { version } = readManifest();
  const codes = [...new Set(problems.map(({ code }) => code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tripreport', version, rules: codes.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        results: problems.map((problem) => resultOf(problem, codes.indexOf(problem.code))),
      },
    ],
  };
}

function ruleOf(code: string): unknown {
  const row =
    PROBLEMS[(code.startsWith('W_HTTP_') && !(code in PROBLEMS) ? 'W_HTTP_*' : code) as keyof typeof PROBLEMS];
  const help = 'hint' in row ? row.hint : row.advice;
  return { id: code, shortDescription: { text: row.title }, help: { text: help } };
}

function resultOf(problem: Problem, ruleIndex: number): unknown {
  const { code, severity, hint, place } = problem;
  return {
    ruleId: code,
    ruleIndex,
    level: severity === 'warning' ? 'warning' : 'note',
    message: { text: `${toldWords(problem)}${hint ? ` (${hint})` : ''}` },
    locations: place
      ? [
          {
            physicalLocation: {
              artifactLocation: { uri: place.file.split('\\').map(encodePath).join('/') },
              region: { startLine: place.line, startColumn: place.column },
            },
          },
        ]
      : [],
  };
}

/** A name as a part of a URI; an address stays one. */
const encodePath = (name: string): string =>
  /^https?:/i.test(name) ? name : encodeURI(name).replace(/[?#]/g, encodeURIComponent);
