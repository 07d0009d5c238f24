// Lines of values → lines of a Markdown table.
import { expect, it } from 'vitest';
import { tableLines } from '../../../../src/markdown/dialects/exports/delimited.ts';

it.each([
  ['commas', 'a,b\n1,2\n', ['| a | b |', '| --- | --- |', '| 1 | 2 |']],
  ['semicolons, decimal commas', 'a;b\n1,5;2\n', ['| a | b |', '| --- | --- |', '| 1,5 | 2 |']],
  ['tabs', 'a\tb\n1\t2', ['| a | b |', '| --- | --- |', '| 1 | 2 |']],
  ['quotes', 'a,b\n"x, ""y""","z"', ['| a | b |', '| --- | --- |', '| x, "y" | z |']],
  ['a line end in quotes', 'a,b\n"x\ny",z', ['| a | b |', '| --- | --- |', '| x<br>y | z |']],
  ['bars', 'a,b\nx|y,z\\|w', ['| a | b |', '| --- | --- |', '| x\\|y | z\\|w |']],
  [
    'rows of other lengths',
    'a,b,c\n1\n1,2,3,4',
    ['| a | b | c |  |', '| --- | --- | --- | --- |', '| 1 |  |  |  |', '| 1 | 2 | 3 | 4 |'],
  ],
  ['empty values', 'a,,c\n,2,\n\n', ['| a |  | c |', '| --- | --- | --- |', '|  | 2 |  |']],
  ['one column', 'a\n1', ['| a |', '| --- |', '| 1 |']],
  ['a quote that nobody closes', 'a,b\n"x,y', ['| a | b |', '| --- | --- |', '| "x,y |  |']],
  ['nothing', '\n\n', undefined],
])('%s', (_, values, lines) => expect(tableLines(values)).toEqual(lines));

it('has an empty head where the values have none', () =>
  expect(tableLines('1,2', false)).toEqual(['|  |  |', '| --- | --- |', '| 1 | 2 |']));
