// References to figures, in the spelling of each program, where figures are numbered.
import { describe, expect, it } from 'vitest';
import { draw, read } from '../draw.ts';

const NUMBERED = '---\nnumbers: figures\n---\n\n';
const LINK = '<a data-figure="fig-lake">"lake"</a>';

describe('a reference', () => {
  it.each([
    ['See @fig-lake.\n\n![The lake](a.jpg){#fig-lake}', `<p>See ${LINK}.</p>`],
    ['See [@fig-lake].\n\n![The lake](a.jpg){#fig-lake width=50%}', `<p>See ${LINK}.</p>`],
    ['[](#fig-lake) shows\n\n![The lake](a.jpg){#fig-lake}', `<p>${LINK} shows</p>`],
    ['{ref}`fig-lake`!\n\n```{figure} a.jpg\n:name: fig-lake\n\nWords\n```', `<p>${LINK}!</p>`],
    ['{numref}`Figure %s <fig-lake>`\n\n```{figure} a.jpg\n:name: fig-lake\n\nWords\n```', `<p>${LINK}</p>`],
    ['In @fig-lake\n\n<figure id="fig-lake"><img src="a.jpg"><figcaption>x</figcaption></figure>', `<p>In ${LINK}</p>`],
    ['In @fig-lake\n\n<img id="fig-lake" src="a.jpg">', `<p>In ${LINK}</p>`],
  ])('%j', (text, words) => {
    const report = read(NUMBERED + text);
    expect(draw(report)[0]).toBe(words);
    expect(report.pictures[0]!.label).toBe('fig-lake');
  });

  it('of LaTeX takes the word before it along, and its label is no caption', () => {
    const report = read(`${NUMBERED}Figure \\ref{fig:lake} shows it.\n\n![The lake\\label{fig:lake}](a.jpg)`);
    expect(draw(report)[0]).toBe('<p><a data-figure="fig:lake">"lake"</a> shows it.</p>');
    expect(report.pictures[0]).toMatchObject({ label: 'fig:lake', alt: 'The lake' });
  });

  it.each(['fig-lake', 'fig:lake'])('finds %s by either of its names, in every spelling', (label) => {
    const link = `<a data-figure="${label}">"lake"</a>`;
    const other = label === 'fig-lake' ? 'fig:lake' : 'fig-lake';
    for (const name of ['fig-lake', 'fig:lake']) {
      const spellings = [`\\ref{${name}}`, `\\autoref{${name}}`, `\\cref*{${name}}`, `\\@ref(${name})`, `@${name}`];
      for (const written of [...spellings, `[@${name}]`, `[](#${name})`, `{ref}\`${name}\``]) {
        const report = read(`${NUMBERED}See ${written}.\n\n![The lake](a.jpg){#${label}}`);
        expect(draw(report)[0], written).toBe(`<p>See ${link}.</p>`);
        expect(report.problems, written).toEqual([]);
      }
    }
    const plain = read(`See \\ref{${other}} and @${other}.\n\n![The lake](a.jpg){#${label}}`);
    expect(draw(plain)[0]).toBe('<p>See "The lake" and "The lake".</p>');
    expect(plain.problems).toEqual([]);
  });

  it.each([
    ['\\ref{fig:lkae}', 'did you mean fig-lake?'],
    ['\\autoref{fig-laek}', 'did you mean fig-lake?'],
    ['@fig-lak', 'did you mean fig-lake?'],
    ['[@fig:lakes]', 'did you mean fig-lake?'],
    ['\\ref{fig:harbour}', 'a figure is called so behind its picture: ![words](photo.jpg){#fig-harbour}'],
  ])('%s with a slip is told once, with the right name', (written, hint) => {
    for (const head of [NUMBERED, '']) {
      const { problems } = read(`${head}\nSee ${written} here.\n\n![The lake](a.jpg){#fig-lake}`);
      expect(problems.map((problem) => [problem.code, problem.hint])).toEqual([['W_LINK', hint]]);
    }
  });

  it('keeps its words where figures have no numbers', () => {
    expect(draw(read('See @fig-lake.\n\n![The lake](a.jpg){#fig-lake}'))[0]).toBe('<p>See "The lake".</p>');
  });
});
