// Step 8 (finish): follows the content of a page and tells what it draws, where, and in which order; what is marked how
// is its listener's business. Pure; one pass over the bytes (PDF 32000-1, 8.4 graphics state, 8.5 paths, 9.4 text).

import type { Font } from './fonts.ts';
import { areaOf, boxOf, common, IDENTITY, type Matrix, type PageArea, times } from './geometry.ts';
import type { Listener, PageNames } from './listener.ts';
import { type GlyphRun, glyphReader } from './glyph-run.ts';
import { OP, operatorsOf, PAINTS } from './operators.ts';
import { hexAt, stringBytes } from './string-bytes.ts';

interface State {
  ctm: Matrix;
  clip: PageArea | undefined;
  font: Font | undefined;
  fontName: string;
  size: number;
}

/** Returns the area that the page's flow is cut at: the largest that is cut out first. */
export function followContent(bytes: Uint8Array, names: PageNames, listener: Listener): PageArea | undefined {
  const ops = operatorsOf(bytes);
  const saved: State[] = [];
  let state: State = { ctm: IDENTITY, clip: undefined, font: undefined, fontName: '', size: 0 };
  let frame: PageArea | undefined;
  /** The matrix of the line: its directions, and where it is. */
  let line: Matrix = IDENTITY;
  let lineX = 0;
  let lineY = 0;
  let leading = 0;
  let path: PageArea | undefined;
  let pathAt = -1;
  let cuts = false;
  const codes: number[] = [];
  let count = 0;
  const shown = {
    ...{ at: 0, to: 0, text: '', x: 0, y: 0, right: 0, cut: false, box: boxOfShown },
    ...{ font: NO_FONT, fontName: '', size: 0 },
  };
  const run: GlyphRun = { at: 0, to: 0, text: '', firstX: 0, firstY: 0, x: 0, y: 0, width: 0, low: 0, high: 0 };
  const readGlyphs = glyphReader(bytes, run);
  const numbers = (): Matrix => [
    ops.number(0),
    ops.number(1),
    ops.number(2),
    ops.number(3),
    ops.number(4),
    ops.number(5),
  ];

  while (nextButGlyphs()) {
    switch (ops.op) {
      case OP.Td:
        move(ops.number(0), ops.number(1));
        break;
      case OP.Tj:
        show(ops.from[0] as number, ops.to[0] as number);
        break;
      case OP.TJ:
        showPieces();
        break;
      case OP.Tm:
        setLine(numbers());
        break;
      case OP.Tf:
        state.fontName = ops.text(0);
        state.font = names.fonts.get(state.fontName);
        state.size = ops.number(1);
        break;
      case OP.BT:
        setLine(IDENTITY);
        listener.beginText(ops.start);
        break;
      case OP.ET:
        listener.endText(ops.end);
        break;
      case OP.TL:
        leading = ops.number(0);
        break;
      case OP.TD:
        leading = -ops.number(1);
        move(ops.number(0), ops.number(1));
        break;
      case OP.nextLine:
        move(0, -leading);
        break;
      case OP.quote:
      case OP.doubleQuote:
        move(0, -leading);
        show(ops.from[ops.count - 1] as number, ops.to[ops.count - 1] as number);
        break;
      case OP.BDC:
      case OP.BMC:
        listener.open(ops.text(0), ops.op === OP.BDC ? ops.text(1) : '', { at: ops.start, to: ops.end });
        break;
      case OP.EMC:
        listener.close({ at: ops.start, to: ops.end });
        break;
      case OP.q:
        saved.push({ ...state });
        listener.depth(saved.length);
        break;
      case OP.Q:
        state = saved.pop() ?? state;
        listener.depth(saved.length);
        break;
      case OP.cm:
        state.ctm = times(numbers(), state.ctm);
        break;
      case OP.re:
        begin();
        reach(ops.number(0), ops.number(1));
        reach(ops.number(0) + ops.number(2), ops.number(1) + ops.number(3));
        break;
      case OP.m:
      case OP.l:
        begin();
        reach(ops.number(0), ops.number(1));
        break;
      case OP.c:
      case OP.v:
      case OP.y:
        for (let i = 0; i + 1 < ops.count; i += 2) reach(ops.number(i), ops.number(i + 1));
        break;
      case OP.W:
      case OP.evenW:
        cuts = true;
        break;
      case OP.n:
        endPath();
        break;
      case OP.Do:
        drawObject();
        break;
      case OP.sh:
      case OP.EI: {
        const { clip } = state;
        listener.paint({ at: ops.start, to: ops.end }, true, () => clip);
        break;
      }
      default:
        if (PAINTS.has(ops.op)) paintPath();
    }
  }
  return frame;

  /** Nearly all operators of a page of text place and show one glyph: in a level line those are told together. */
  function nextButGlyphs(): boolean {
    const { font, size, ctm } = state;
    if (font?.wide && ctm[1] * line[0] + ctm[3] * line[1] === 0) {
      run.x = lineX;
      run.y = lineY;
      while (readGlyphs(ops.place(), font, line, size)) {
        ops.goTo(run.to);
        lineX = run.x;
        lineY = run.y;
        tell(font);
      }
    }
    return ops.next();
  }

  function begin(): void {
    if (pathAt < 0) pathAt = ops.start;
  }

  /** Widens the path's box, in the space of the page. */
  function reach(x: number, y: number): void {
    const [a, b, c, d, e, f] = state.ctm;
    const px = a * x + c * y + e;
    const py = b * x + d * y + f;
    if (!path) path = { left: px, bottom: py, right: px, top: py };
    else if (px < path.left || px > path.right || py < path.bottom || py > path.top)
      path = {
        left: Math.min(path.left, px),
        bottom: Math.min(path.bottom, py),
        right: Math.max(path.right, px),
        top: Math.max(path.top, py),
      };
  }

  function paintPath(): void {
    const { clip } = state;
    const box = path;
    listener.paint({ at: pathAt < 0 ? ops.start : pathAt, to: ops.end }, false, () => box && common(box, clip));
    endPath();
  }

  function endPath(): void {
    if (cuts && path) {
      if (!state.clip && areaOf(path) > areaOf(frame)) frame = path;
      state.clip = common(path, state.clip) ?? { ...path, right: path.left, top: path.bottom };
    }
    cuts = false;
    path = undefined;
    pathAt = -1;
  }

  function drawObject(): void {
    const { ctm, clip } = state;
    const form = names.form(ops.text(0));
    listener.paint({ at: ops.start, to: ops.end }, true, () => {
      const { left, bottom, right, top } = form?.box ?? UNIT;
      return common(boxOf(form ? times(form.matrix, ctm) : ctm, left, bottom, right, top), clip);
    });
  }

  function setLine(matrix: Matrix): void {
    line = matrix;
    lineX = matrix[4];
    lineY = matrix[5];
  }

  function move(x: number, y: number): void {
    lineX += x * line[0] + y * line[2];
    lineY += x * line[1] + y * line[3];
  }

  /** Strings and, between them, distances, which do not matter here. */
  function showPieces(): void {
    const from = ops.from[0] ?? 0;
    const strings = operatorsOf(bytes.subarray(from + 1, (ops.to[0] ?? 0) - 1));
    strings.next();
    count = 0;
    for (let i = 0; i < strings.count; i++)
      addCodes(from + 1 + (strings.from[i] as number), from + 1 + (strings.to[i] as number));
    tellCodes();
  }

  function show(from: number, to: number): void {
    count = 0;
    addCodes(from, to);
    tellCodes();
  }

  function addCodes(from: number, to: number): void {
    const first = bytes[from];
    if ((first !== 0x28 && first !== 0x3c) || !state.font) return;
    const step = state.font.wide ? 2 : 1;
    // What the browser writes: four digits.
    if (first === 0x3c && to - from === 6 && step === 2) {
      codes[count++] = hexAt(bytes, from + 1);
      return;
    }
    const given = stringBytes(bytes, from, to);
    for (let i = 0; i + step <= given.length; i += step)
      codes[count++] = step === 2 ? (given[i] as number) * 256 + (given[i + 1] as number) : (given[i] as number);
  }

  function tellCodes(): void {
    const { font, size } = state;
    if (!font) return;
    let width = 0;
    run.text = '';
    for (let i = 0; i < count; i++) {
      const code = codes[i] as number;
      run.text += font.text.get(code) ?? '\ufffd';
      width += font.width(code);
    }
    run.at = ops.start;
    run.to = ops.end;
    run.x = run.firstX = lineX;
    run.y = run.firstY = lineY;
    run.low = 0;
    run.width = run.high = width * size;
    tell(font);
  }

  function tell(font: Font): void {
    const { fontName, size, ctm, clip } = state;
    shown.at = run.at;
    shown.to = run.to;
    shown.text = run.text;
    shown.x = ctm[0] * run.firstX + ctm[2] * run.firstY + ctm[4];
    shown.y = ctm[1] * run.firstX + ctm[3] * run.firstY + ctm[5];
    const end = ctm[0] * run.x + ctm[2] * run.y + ctm[4];
    shown.right = end + run.width * (ctm[0] * line[0] + ctm[2] * line[1]);
    shown.cut = clip !== undefined;
    shown.font = font;
    shown.fontName = fontName;
    shown.size = size;
    listener.show(shown);
  }

  function boxOfShown(): PageArea | undefined {
    const { ctm, clip, size } = state;
    const matrix = times([line[0], line[1], line[2], line[3], run.firstX, run.firstY], ctm);
    return common(boxOf(matrix, run.low, BELOW * size, run.high, ABOVE * size), clip);
  }
}

/** A line of text reaches from here to there, in ems, around its base. */
const BELOW = -0.25;
const ABOVE = 0.8;
const NO_FONT: Font = { wide: false, text: new Map(), space: undefined, width: () => 0 };
const UNIT: PageArea = { left: 0, bottom: 0, right: 1, top: 1 };
