// Cover and contents as other programs ask for them in front matter.
import { describe, expect, it } from 'vitest';
import { read } from '../draw.ts';

const options = (yaml: string) => {
  const report = read(`---\n${yaml}\n---\n# T\n\n## A\n\nx`);
  expect(report.problems.map(({ code, message }) => `${code} ${message}`)).toEqual([]);
  return Object.fromEntries(Object.entries(report.options).map(([key, { value }]) => [key, value]));
};

describe('contents', () => {
  it.each<[string, Record<string, string>]>([
    ['toc: true', { toc: 'true' }],
    ['toc: yes', { toc: 'yes' }],
    ['toc: false', { toc: 'false' }],
    ['toc: true\ntoc-depth: 2\ntoc-title: Stations', { toc: 'true', tocDepth: '2', tocTitle: 'Stations' }],
    ['toc: true\ntoc_depth: 2', { toc: 'true', tocDepth: '2' }],
    ['table-of-contents: true', { toc: 'true' }],
    ['tableOfContents: true', { toc: 'true' }],
    ['ShowToc: true', { toc: 'true' }],
    ['toc:\n  enable: true\n  depth: 2\n  title: Inhalt', { toc: 'true', tocDepth: '2', tocTitle: 'Inhalt' }],
    ['toc: {auto: false}', {}],
    ['format:\n  pdf:\n    toc: true\n    toc-depth: 1', { toc: 'true', tocDepth: '1' }],
    ['format:\n  html:\n    toc: true\n  pdf:\n    toc: false', { toc: 'false' }],
    ['output:\n  pdf_document:\n    toc: yes\n    toc_depth: 4', { toc: 'yes', tocDepth: '4' }],
    ['output: html_document', {}],
    ['toc: sidebar', {}],
    ['tripreport:\n  toc: true\n  toc-depth: 1', { toc: 'true', tocDepth: '1' }],
    ['toc: true\ntripreport:\n  toc: false', { toc: 'false' }],
  ])('%j', (yaml, expected) => expect(options(yaml)).toEqual(expected));

  it.each<[string, Record<string, string>]>([
    ['cover: true', { cover: 'true' }],
    ['titlepage: true', { cover: 'true' }],
    ['title-page: yes', { cover: 'yes' }],
    ['coverPage: true', { cover: 'true' }],
    ['cover-photo: a.jpg', { coverPhoto: 'a.jpg' }],
    ['titlepage: true\ntitlepage-background: a.jpg', { cover: 'true', coverPhoto: 'a.jpg' }],
    ['cover-image: a.jpg', { coverPhoto: 'a.jpg' }],
    ['tripreport: {cover: true}', { cover: 'true' }],
    ['tripreport: {cover: a.jpg}', { coverPhoto: 'a.jpg' }],
    ['tripreport: {cover-photo: a.jpg}', { coverPhoto: 'a.jpg' }],
    // The picture at the top of a post.
    ['cover: a.jpg', {}],
    ['image: a.jpg', {}],
    ['header: a.jpg', {}],
    ['cover: {image: a.jpg}', {}],
  ])('a cover: %j', (yaml, expected) => expect(options(yaml)).toEqual(expected));

  it('say where they are asked for', () => {
    expect(read('---\ntitle: T\noutput:\n  pdf_document:\n    toc: true\n---\nx').options.toc?.place).toMatchObject({
      file: 'post.md',
      line: 4,
    });
  });
});
