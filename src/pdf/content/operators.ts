// Step 8 (finish): the operators of a content stream, one after the other, with the places of their operands (PDF
// 32000-1, 7.8.2, 8.9.7). Pure; one pass, without a string or a list for each token: a page of text has thousands.

export interface Operators {
  readonly bytes: Uint8Array;
  /** See operatorCode(). */
  op: number;
  /** Where the first operand begins, or the operator that has none. */
  start: number;
  /** Behind the operator. */
  end: number;
  /** How many operands. */
  count: number;
  /** Where each operand begins and ends; valid up to `count`. */
  readonly from: number[];
  readonly to: number[];
  /** Moves to the next operator; false at the end. */
  readonly next: () => boolean;
  /** Behind the last operator. */
  readonly place: () => number;
  /** Moves on to what somebody else has read up to here. */
  readonly goTo: (place: number) => void;
  /** The operand as a number; 0 where it is none. */
  readonly number: (index: number) => number;
  /** The operand as it stands there. */
  readonly text: (index: number) => string;
}

/** An operator as one number, as `Operators.op` tells it. */
export function operatorCode(operator: string): number {
  let code = 0;
  for (let i = operator.length - 1; i >= 0; i--) code = code * 256 + operator.charCodeAt(i);
  return code;
}

export function operatorsOf(bytes: Uint8Array): Operators {
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let place = 0;
  const ops: Operators = {
    ...{ bytes, op: 0, start: 0, end: 0, count: 0, from: [], to: [] },
    ...{ next, place: () => place, goTo, number, text },
  };
  return ops;

  function next(): boolean {
    ops.count = 0;
    for (;;) {
      const at = skipSpace();
      if (at >= bytes.length) return false;
      const to = tokenEnd(bytes, at);
      place = to;
      if (isOperand(at, to)) {
        ops.from[ops.count] = at;
        ops.to[ops.count++] = to;
        continue;
      }
      ops.op = 0;
      for (let i = Math.min(to, at + 3) - 1; i >= at; i--) ops.op = ops.op * 256 + (bytes[i] as number);
      ops.start = ops.count > 0 ? (ops.from[0] as number) : at;
      ops.end = ops.op === OP.EI ? imageEnd(bytes, to) : to;
      place = ops.end;
      return true;
    }
  }

  function goTo(other: number): void {
    place = other;
  }

  function number(index: number): number {
    if (index >= ops.count) return 0;
    let at = ops.from[index] as number;
    const to = ops.to[index] as number;
    const minus = bytes[at] === 0x2d;
    if (minus || bytes[at] === 0x2b) at++;
    let value = 0;
    let scale = 0;
    for (; at < to; at++) {
      const byte = bytes[at] as number;
      if (byte === 0x2e) scale = 1;
      else if (byte >= 0x30 && byte <= 0x39) {
        value = value * 10 + byte - 0x30;
        scale *= 10;
      } else return 0;
    }
    const size = scale > 1 ? value / scale : value;
    return minus ? -size : size;
  }

  function text(index: number): string {
    return index < ops.count ? letters.toString('latin1', ops.from[index], ops.to[index]) : '';
  }

  function skipSpace(): number {
    let at = place;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte === 0x25) while (at + 1 < bytes.length && bytes[at + 1] !== 10 && bytes[at + 1] !== 13) at++;
      else if (!(byte <= 32 && isSpace(byte))) break;
    }
    return at;
  }

  /** Numbers, names, strings, lists, dictionaries; `true`, `false`, `null`. */
  function isOperand(at: number, to: number): boolean {
    const byte = bytes[at] as number;
    if (byte < 0x3a) return byte !== 0x27 && byte !== 0x22;
    if (byte === 0x3c || byte === 0x5b) return true;
    if (to - at < 4 || (byte !== 0x74 && byte !== 0x66 && byte !== 0x6e)) return false;
    return /^(?:true|false|null)$/.test(letters.toString('latin1', at, to));
  }
}

function tokenEnd(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === 0x28) return stringEnd(bytes, at);
  if (byte === 0x5b) return nestEnd(bytes, at);
  if (byte === 0x3c && bytes[at + 1] === 0x3c) return nestEnd(bytes, at);
  if (byte === 0x3c) return hexEnd(bytes, at);
  let to = at + 1;
  while (to < bytes.length && !isEnd(bytes[to] as number)) to++;
  return to;
}

/** From behind `ID` to behind `EI`. */
function imageEnd(bytes: Uint8Array, from: number): number {
  const isGap = (at: number): boolean => at >= bytes.length || isSpace(bytes[at] as number);
  for (let at = from + 1; at + 1 < bytes.length; at++)
    if (bytes[at] === 0x45 && bytes[at + 1] === 0x49 && isGap(at - 1) && isGap(at + 2)) return at + 2;
  return bytes.length;
}

const isSpace = (byte: number): boolean =>
  byte === 32 || byte === 10 || byte === 13 || byte === 9 || byte === 0 || byte === 12;

/** Space, or one of `()<>[]{}/%`. */
function isEnd(byte: number): boolean {
  return (
    byte <= 32 ||
    byte === 0x2f ||
    byte === 0x28 ||
    byte === 0x29 ||
    byte === 0x3c ||
    byte === 0x3e ||
    byte === 0x5b ||
    byte === 0x5d ||
    byte === 0x25 ||
    byte === 0x7b ||
    byte === 0x7d
  );
}

function hexEnd(bytes: Uint8Array, at: number): number {
  const end = bytes.indexOf(0x3e, at);
  return end === -1 ? bytes.length : end + 1;
}

function stringEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === 0x5c) at++;
    else if (byte === 0x28) depth++;
    else if (byte === 0x29 && --depth === 0) return at + 1;
  }
  return bytes.length;
}

/** The end of a list or dictionary, whatever they hold. */
function nestEnd(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte === 0x28) at = stringEnd(bytes, at);
    else if (byte === 0x5b || (byte === 0x3c && bytes[at + 1] === 0x3c)) {
      depth++;
      at += byte === 0x5b ? 1 : 2;
    } else if (byte === 0x3c) at = hexEnd(bytes, at);
    else if (byte === 0x5d || (byte === 0x3e && bytes[at + 1] === 0x3e)) {
      at += byte === 0x5d ? 1 : 2;
      if (--depth === 0) return at;
    } else at++;
  }
  return bytes.length;
}

/** Those that draw, place or mark something; an inline image is known by what stands before its data. */
export const OP = {
  Td: operatorCode('Td'),
  TD: operatorCode('TD'),
  Tj: operatorCode('Tj'),
  TJ: operatorCode('TJ'),
  Tm: operatorCode('Tm'),
  Tf: operatorCode('Tf'),
  TL: operatorCode('TL'),
  BT: operatorCode('BT'),
  ET: operatorCode('ET'),
  BDC: operatorCode('BDC'),
  BMC: operatorCode('BMC'),
  EMC: operatorCode('EMC'),
  nextLine: operatorCode('T*'),
  quote: operatorCode("'"),
  doubleQuote: operatorCode('"'),
  q: operatorCode('q'),
  Q: operatorCode('Q'),
  cm: operatorCode('cm'),
  re: operatorCode('re'),
  m: operatorCode('m'),
  l: operatorCode('l'),
  c: operatorCode('c'),
  v: operatorCode('v'),
  y: operatorCode('y'),
  W: operatorCode('W'),
  evenW: operatorCode('W*'),
  n: operatorCode('n'),
  Do: operatorCode('Do'),
  sh: operatorCode('sh'),
  EI: operatorCode('ID'),
};

export const PAINTS: ReadonlySet<number> = new Set(['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*'].map(operatorCode));
