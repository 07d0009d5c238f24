// The part of TOML that front matter is written in: values, tables, and lines that cannot be read.
import { describe, expect, it } from 'vitest';
import { readToml } from '../../../src/markdown/front-matter/toml.ts';

const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;

describe('values', () => {
  it.each([
    ['a = "b"', { a: 'b' }],
    ["a = 'C:\\b'", { a: 'C:\\b' }],
    ['a = "b\\tc\\u00e9\\"d\\""', { a: 'b\tcé"d"' }],
    ['a = """\nb\nc"""', { a: 'b\nc' }],
    ["a = '''\nb\\n'''", { a: 'b\\n' }],
    ['a = """b \\\n   c"""', { a: 'b c' }],
    ['a = true\nb = false', { a: true, b: false }],
    ['a = 2019-06-25\nb = 3\nc = 2019-06-25 10:00:00', { a: '2019-06-25', b: '3', c: '2019-06-25 10:00:00' }],
    ['a = [1, "b", [true]] # c', { a: ['1', 'b', [true]] }],
    ['a = [\n 1,\n 2, # two\n]', { a: ['1', '2'] }],
    ['a = { b = 1, c = { d = "e" } }', { a: { b: '1', c: { d: 'e' } } }],
    ['a.b = 1\n"c d" = 2', { a: { b: '1' }, 'c d': '2' }],
  ])('%j', (text, data) => {
    const read = readToml(text);
    expect(plain(read.data)).toEqual(data);
    expect(read.bad).toEqual([]);
  });
});

describe('tables', () => {
  it.each([
    ['[a]\nb = 1\n[c.d]\ne = 2', { a: { b: '1' }, c: { d: { e: '2' } } }],
    ['[[a]]\nb = 1\n[[a]]\nb = 2', { a: [{ b: '1' }, { b: '2' }] }],
    ['[[a]]\nb = 1\n[a.c]\nd = 2', { a: [{ b: '1', c: { d: '2' } }] }],
  ])('%j', (text, data) => expect(plain(readToml(text).data)).toEqual(data));
  it('keys stand where they were written', () => {
    expect([...readToml('# x\n\na = 1\n[b]\nc.d = 2').lines]).toEqual([
      ['a', 2],
      ['b.c.d', 4],
    ]);
  });
  it('a key of every object is a key like any other', () => {
    const { data } = readToml('__proto__ = 1\nconstructor = 2');
    expect(Object.keys(data)).toEqual(['__proto__', 'constructor']);
  });
});

describe('lines that cannot be read', () => {
  it.each([
    ['a = ', [0], {}],
    ['words\nb = 1', [0], { b: '1' }],
    ['a = "b\nc = 2', [0], { c: '2' }],
    ['a = 1 2 x\nb = 2', [0], { b: '2' }],
    ['a = "b" c\nd = 1', [0], { a: 'b', d: '1' }],
    ['a = [1\nb = 2', [0], { b: '2' }],
    [`a = ${'['.repeat(30)}${']'.repeat(30)}\nb = 2`, [0], { b: '2' }],
  ])('%j', (text, bad, data) => {
    const read = readToml(text);
    expect(read.bad).toEqual(bad);
    expect(plain(read.data)).toEqual(data);
  });
});
