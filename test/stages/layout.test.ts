// What is printed otherwise than planned.
import { expect, it } from 'vitest';
import { reportBreaks } from '../../src/stages/layout.ts';

it('is told to users, and ends the runs of these tests', () => {
  const said: string[] = [];
  const steps = {
    report: (problems: readonly { readonly code: string }[]) => said.push(...problems.map(({ code }) => code)),
  };
  reportBreaks('3 instead of 2', { steps, environment: {} });
  expect(said).toEqual(['W_BREAKS']);
  expect(() => reportBreaks('at 99.9 %', { steps, environment: { TRIPREPORT_EXACT: '1' } })).toThrow('at 99.9 %');
});
