import { describe, expect, it } from 'vitest';
import { edited } from '../../../src/pdf/content/edits.ts';
import { operatorCode, operatorsOf } from '../../../src/pdf/content/operators.ts';
import { fromPdfText, toPdfText } from '../../../src/pdf/content/pdf-text.ts';
import { stringBytes } from '../../../src/pdf/content/string-bytes.ts';

/** Each operator with its operands, as they stand there. */
function read(content: string): string[] {
  const ops = operatorsOf(Buffer.from(content, 'latin1'));
  const found: string[] = [];
  while (ops.next()) {
    const operands = Array.from({ length: ops.count }, (_, i) => ops.text(i));
    const operator = content.slice(ops.count > 0 ? ops.to[ops.count - 1] : ops.start, ops.end).trim();
    expect(content.slice(ops.start, ops.end).trimEnd().endsWith(operator)).toBe(true);
    found.push([...operands, operator].join(' | '));
  }
  return found;
}

describe('the operators of a content stream', () => {
  it.each([
    ['1 0 0 -1 0 76 Tm', ['1 | 0 | 0 | -1 | 0 | 76 | Tm']],
    ['BT\n/F4 38.5 Tf <0007> Tj\nET', ['BT', '/F4 | 38.5 | Tf', '<0007> | Tj', 'ET']],
    ['/P <</MCID 0 >>BDC f* EMC', ['/P | <</MCID 0 >> | BDC', 'f*', 'EMC']],
    ['/Span<</ActualText (a\\)b>>) >> BDC', ['/Span | <</ActualText (a\\)b>>) >> | BDC']],
    ['[(a) -20 <41> (b[)]TJ', ['[(a) -20 <41> (b[)] | TJ']],
    ['[[1 2] << /A [3] >>] 0 d', ['[[1 2] << /A [3] >>] | 0 | d']],
    ['(a) \' 1 2 (b) "', ["(a) | '", '1 | 2 | (b) | "']],
    ['q % q (\n1 w Q', ['q', '1 | w', 'Q']],
    ['true /A false null n', ['true | /A | false | null | n']],
    ['f1 nothing tr', ['f1', 'nothing', 'tr']],
    ['', []],
    ['1 2 3', []],
    ['<41', []],
    ['((', []],
  ])('%j', (content, expected) => {
    expect(read(content)).toEqual(expected);
  });

  it('an inline image is one, whatever its samples say', () => {
    const content = 'q BI /W 1 /H 1 ID \u0001Q EIx\n EI Q';
    expect(read(content)).toEqual(['q', 'BI', '/W | 1 | /H | 1 | ID \u0001Q EIx\n EI', 'Q']);
  });

  it.each([
    ['12', 12],
    ['-.5', -0.5],
    ['+3.25', 3.25],
    ['.23999999', 0.23999999],
    ['-0', -0],
    ['7.', 7],
    ['/A', 0],
    ['1e3', 0],
  ])('%s is the number %d', (text, value) => {
    const ops = operatorsOf(Buffer.from(`${text} w`));
    ops.next();
    expect(ops.number(0)).toBeCloseTo(value, 10);
    expect(ops.number(1)).toBe(0);
  });

  it('is known by a number', () => {
    const ops = operatorsOf(Buffer.from("BDC T* ' q"));
    for (const one of ['BDC', 'T*', "'", 'q']) {
      ops.next();
      expect(ops.op).toBe(operatorCode(one));
    }
  });
});

describe('strings', () => {
  it.each([
    ['<48 65 6C6>', [0x48, 0x65, 0x6c, 0x60]],
    ['(a\\n\\(\\051\\5x\\\ny)', [0x61, 10, 0x28, 0x29, 5, 0x78, 0x79]],
    ['(a(b)c)', [0x61, 0x28, 0x62, 0x29, 0x63]],
    ['()', []],
  ])('%j', (source, bytes) => {
    const given = Buffer.from(source, 'latin1');
    expect([...stringBytes(given, 0, given.length)]).toEqual(bytes);
  });

  it.each([
    ['<FEFF00AD>', '\u00ad'],
    [' (fi) >>', 'fi'],
    ['<FEFFD83CDF27FE0F> >>', '🌧️'],
    ['(\\376\\377\\000A)', 'A'],
    ['<FEFF00>', ''],
    ['/Name', undefined],
  ])('%s says %s', (source, text) => {
    expect(fromPdfText(source)).toBe(text);
  });

  it('text, and back', () => {
    expect(toPdfText('\u00ad')).toBe('<FEFF00AD>');
    expect(fromPdfText(toPdfText('水 a'))).toBe('水 a');
  });
});

describe('edits', () => {
  it('stand where they are wanted, those of one place in their order', () => {
    const bytes = Buffer.from('one two three');
    const edits = [
      { at: 8, to: 13, text: '3' },
      { at: 3, to: 3, text: '!' },
      { at: 0, to: 3, text: '1' },
      { at: 3, to: 3, text: '?' },
      { at: 13, to: 13, text: '.' },
    ];
    expect(Buffer.from(edited(bytes, edits)).toString()).toBe('1!? two 3.');
    expect(Buffer.from(edited(bytes, [])).toString()).toBe('one two three');
  });
});
