// Names of alerts and the kinds that they mean.
import { expect, it } from 'vitest';
import { alertKind } from '../../src/markdown/alert-names.ts';

it.each([
  ['note', 'note'],
  ['TIP', 'tip'],
  ['danger', 'caution'],
  ['todo', 'note'],
  ['missing', 'warning'],
  ['something', undefined],
  ['', undefined],
])('%s: %s', (name, kind) => expect(alertKind(name)).toBe(kind));
