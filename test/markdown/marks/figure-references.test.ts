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

  it('keeps its words where figures have no numbers', () => {
    expect(draw(read('See @fig-lake.\n\n![The lake](a.jpg){#fig-lake}'))[0]).toBe('<p>See "The lake".</p>');
  });
});
