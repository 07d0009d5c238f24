// An author's theme: its values are checked as options are, its sheet can change looks and nothing else, and what is
// wrong is told with its line.
import { describe, expect, it } from 'vitest';
import { linedYaml } from '../../../../src/markdown/front-matter/lined-yaml.ts';
import { fontFaces } from '../../../../src/page/fonts/faces.ts';
import { FIELD } from '../../../../src/page/themes/field.ts';
import { checkSheet } from '../../../../src/page/themes/own/own-sheet.ts';
import { ownTheme } from '../../../../src/page/themes/own/own-theme.ts';
import { readOwnValues as ownValues } from '../../../../src/page/themes/own/own-values.ts';

const readOwnValues = (text: string) => ownValues(linedYaml(text), text);

describe('theme.yaml', () => {
  it('is a base with other colours, faces and options', () => {
    const values = readOwnValues(
      'name: Mine\nbase: field\naccent: #8a2be2\nink: 222\nheading-font: my hand\nfonts:\n  - {family: My Hand, file: hand.woff2, weight: 600}\npaper: a5\nmargin: [15mm, 20mm]\n',
    );
    expect(values).toMatchObject({
      base: 'field',
      colours: { accent: '#8a2be2', ink: '#222222' },
      faces: { display: 'My Hand' },
      options: { paper: { value: 'a5', line: 8 }, margin: { value: '15mm 20mm', line: 9 } },
      faults: [],
    });
    const theme = ownTheme(values, '/run/theme.css', ['own-theme/0.woff2']);
    expect(theme.sheets).toEqual([...FIELD.sheets, '/run/theme.css']);
    expect(theme.colours).toEqual({ ...FIELD.colours, accent: '#8a2be2', ink: '#222222' });
    expect(theme.faces.further).toContain('Barlow Condensed');
    expect(fontFaces(theme.faces, 'en').split('\n')[0]).toBe(
      '@font-face{font-family:"My Hand";font-weight:600;font-style:normal;font-display:block;src:url(own-theme/0.woff2)}',
    );
  });

  it.each([
    ['accent: petrol', 1, /^accent: expected a colour/],
    ['accent: auto', 1, /auto is for --accent/],
    ['name: x\nacent: 123456', 2, /there is no “acent”; did you mean accent\?/],
    ['base: fild', 1, /^base: expected classic, field.*; did you mean field\?$/],
    ['text-font: Comic Sans', 1, /^text-font: expected one of Source Serif 4/],
    ['fonts: 3', 1, /^fonts: expected a list/],
    ['fonts:\n  - {family: A, file: ../a.exe}', 2, /file: expected a \.woff2/],
    ['fonts:\n  - {family: "A;}", file: a.ttf}', 2, /family: expected a name/],
    ['fonts:\n  - {family: A, file: a.ttf, colour: red}', 2, /there is no “colour”/],
    ['- a\n- b', 1, /expected names and values/],
    ['a: [1', 1, /./],
    ['ink: 111\nink: 222', 2, /./],
  ])('%j is told with its line', (text, line, message) => {
    const { faults } = readOwnValues(text);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.line).toBe(line);
    expect(faults[0]!.message).toMatch(message);
  });

  it('nothing is a theme, too', () => {
    expect(readOwnValues('')).toMatchObject({ base: 'classic', faults: [] });
  });
});

describe('theme.css', () => {
  it('keeps rules of known properties, without comments', () => {
    expect(
      checkSheet(
        '/* a } */\nh1, .rank-0:not(:lang(zh)) {\n  color: var(--accent);\n  font: italic 2em/1.2 "My Hand"; }\n',
      ),
    ).toEqual({ css: 'h1, .rank-0:not(:lang(zh)){color:var(--accent);font:italic 2em/1.2 "My Hand"}', faults: [] });
  });

  it.each([
    ['p { background: url(x.png) }', 1, 'background: url() may not stand in a theme'],
    ['p { background: URL (x) }', 1, 'background: URL() may not stand in a theme'],
    ['p {\n color: red;\n position: fixed\n}', 3, 'position: no property that a theme may set'],
    ['p { --x: url(y) }', 1, '--x: no property that a theme may set'],
    ['p { content: "x" }', 1, 'content: no property that a theme may set'],
    ['\n\n@import "x.css";', 3, '@import may not stand in a theme, only rules'],
    ['@font-face { font-family: x }', 1, '@font-face may not stand in a theme, only rules'],
    ['@media print { p { color: red } }', 1, /a \{ inside of a rule|a \} without its \{/],
    ['p { color: red', 1, 'a rule that does not end'],
    ['p { color: r\\65 d }', 1, /has signs that no value here needs/],
    ['p { c\\olor: red }', 1, /no property/],
    ['p\\{ { color: red }', 1, /inside of a rule|no selector/],
    ['p { color }', 1, '“color” is no property with its value'],
    ['</style><script>x</script> { color: red }', 1, /no selector/],
    ['p { font-family: "</style>" }', 1, /has signs/],
    ['p { width: expression(1) }', 1, /no property/],
    ['p { color: attr(data-x) }', 1, 'color: attr() may not stand in a theme'],
  ])('%j is left out and told with its line', (css, line, message) => {
    const { css: kept, faults } = checkSheet(css);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]!.line).toBe(line);
    if (typeof message === 'string') expect(faults[0]!.message).toBe(message);
    else expect(faults[0]!.message).toMatch(message);
    expect(kept).not.toMatch(/url|expression|position|content|<|\\|@|attr/i);
  });

  it('a statement without a block leaves the rule below it to itself', () => {
    const { css, faults } = checkSheet('@charset "x";\n@import url(a.css);\n\np {\n  color: red;\n  top: 1px }');
    expect(faults.map(({ line }) => line)).toEqual([1, 2, 6]);
    expect(css).toBe('p{color:red}');
  });

  it('takes time in proportion to its length', () => {
    const css = `${'@a;\n'.repeat(8000)}${'p{color:red}'.repeat(8000)}${'/*'.repeat(8000)}${'{'.repeat(8000)}`;
    const start = process.cpuUsage().user;
    checkSheet(css);
    expect((process.cpuUsage().user - start) / 1000).toBeLessThan(1500);
  });
});
