// Blocks that change as a whole: alerts, wide tables.
import { describe, expect, it } from 'vitest';
import { check, draw, read } from '../draw.ts';

describe('alerts', () => {
  check([
    [
      'GitHub’s note',
      '> [!NOTE]\n> Mind the step.',
      '<blockquote class="alert alert-note"><p class="alert-title">Note</p><p>Mind the step.</p></blockquote>',
    ],
    [
      'in German',
      '> [!WARNING]\n> Die Treppe ist nicht gut und das ist auch so.',
      '<blockquote class="alert alert-warning"><p class="alert-title">Warnung</p><p>Die Treppe ist nicht gut und das ist auch so.</p></blockquote>',
    ],
    [
      'a title of its own, Obsidian',
      '> [!tip]- The *best* view\n> Go early.',
      '<blockquote class="alert alert-tip"><p class="alert-title">The <em>best</em> view</p><p>Go early.</p></blockquote>',
    ],
    [
      'other names',
      '> [!danger]\n> x',
      '<blockquote class="alert alert-caution"><p class="alert-title">Caution</p><p>x</p></blockquote>',
    ],
    [
      'nothing but a title',
      '> [!IMPORTANT]',
      '<blockquote class="alert alert-important"><p class="alert-title">Important</p></blockquote>',
    ],
    [
      'lists inside',
      '> [!NOTE]\n> - a\n> - b',
      '<blockquote class="alert alert-note"><p class="alert-title">Note</p><ul><li>a</li><li>b</li></ul></blockquote>',
    ],
    ['a callout for the layout is its words', '> [!multi-column]\n>\n> x', '<blockquote><p>x</p></blockquote>'],
    ['with a title', '> [!figure]- The pier\n> x', '<blockquote><p><strong>The pier</strong></p><p>x</p></blockquote>'],
    ['with options', '> [!infobox|left wide]\n> x', '<blockquote><p>x</p></blockquote>'],
    ['a sign opens it', '> 💡 Go *early*.', '<blockquote class="alert"><p>💡 Go <em>early</em>.</p></blockquote>'],
    ['a warning sign', '> ⚠️ Mind the step.', '<blockquote class="alert"><p>⚠️ Mind the step.</p></blockquote>'],
    ['a flag', '> 🇳🇴 Go.', '<blockquote class="alert"><p>🇳🇴 Go.</p></blockquote>'],
    ['a key', '> 1️⃣ Go.', '<blockquote class="alert"><p>1️⃣ Go.</p></blockquote>'],
    [
      'a name in bold',
      '> **Note:** mind the step.',
      '<blockquote class="alert alert-note"><p><strong>Note:</strong> mind the step.</p></blockquote>',
    ],
    [
      'a name in bold, in a line of its own',
      '> **Warning**\n> Mind the step.',
      '<blockquote class="alert alert-warning"><p><strong>Warning</strong>\nMind the step.</p></blockquote>',
    ],
    [
      'a name in the language of the text',
      '> **Achtung!** Die Treppe ist nicht gut und das ist auch so.\n\n> **Warnung:** Die Treppe ist nicht gut.',
      '<blockquote><p><strong>Achtung!</strong> Die Treppe ist nicht gut und das ist auch so.</p></blockquote>',
      '<blockquote class="alert alert-warning"><p><strong>Warnung:</strong> Die Treppe ist nicht gut.</p></blockquote>',
    ],
    [
      'any other bold word',
      '> **Anna:** I said so.',
      '<blockquote><p><strong>Anna:</strong> I said so.</p></blockquote>',
    ],
    ['a sign at the end', '> We said so 💡', '<blockquote><p>We said so 💡</p></blockquote>'],
    ['a mark that is no sign', '> © Anna', '<blockquote><p>© Anna</p></blockquote>'],
    ['around photos', '> [!gallery]\n> ![](a.jpg)\n> ![](b.jpg)', '[a.jpg | b.jpg]'],
    ['an unknown name is a quote', '> [!SOMETHING]\n> x', '<blockquote><p>[!SOMETHING]\nx</p></blockquote>'],
  ]);
});

describe('boxes of HTML', () => {
  const box = (kind: string, ...words: string[]): string =>
    `<blockquote class="alert${kind && ` alert-${kind}`}">${words.join('')}</blockquote>`;
  const title = (words: string): string => `<p class="alert-title">${words}</p>`;
  const mind = '<p>Mind the step.</p>';
  check([
    ['an aside', `<aside class="admonition note">\n${mind}\n</aside>`, box('note', title('Note'), mind)],
    [
      'Python’s',
      `<div class="admonition warning">\n<p class="admonition-title">Careful</p>\n${mind}\n</div>`,
      box('warning', title('Careful'), mind),
    ],
    ['a name of another', `<aside class="admonition danger">${mind}</aside>`, box('caution', title('Caution'), mind)],
    ['of no kind', '<div class="admonition">\n\nMind *the* step.\n\n</div>', box('', '<p>Mind <em>the</em> step.</p>')],
    [
      'Rust’s',
      '<div class="warning">\n\nMind *the* step.\n\n</div>',
      box('warning', title('Warning'), '<p>Mind <em>the</em> step.</p>'),
    ],
    ['Rust’s, in a line', '<div class="warning">Mind the step.</div>', box('warning', title('Warning'), mind)],
    ['a paragraph', '<p class="note">Mind the step.</p>', box('note', title('Note'), mind)],
    ['that says its name', '<p class="note">Note: mind the step.</p>', box('note', '<p>Note: mind the step.</p>')],
    ['with a sign', '<div class="tip">💡 Go early.</div>', box('tip', '<p>💡 Go early.</p>')],
    [
      'VuePress’s',
      `<div class="tip custom-block"><p class="custom-block-title">TIP</p>${mind}</div>`,
      box('tip', title('TIP'), mind),
    ],
    [
      'GitHub’s',
      `<div class="markdown-alert markdown-alert-important"><p class="markdown-alert-title">Important</p>${mind}</div>`,
      box('important', title('Important'), mind),
    ],
    ['Bootstrap’s', '<div class="alert alert-info" role="alert">Mind the step.</div>', box('note', mind)],
    ['Bulma’s', '<div class="notification is-warning">Mind the step.</div>', box('warning', mind)],
    ['Quarto’s', '<div class="callout callout-tip">Mind the step.</div>', box('tip', title('Tip'), mind)],
    [
      'in German',
      '<div class="warning">Die Treppe ist nicht gut und das ist auch so.</div>',
      box('warning', title('Warnung'), '<p>Die Treppe ist nicht gut und das ist auch so.</p>'),
    ],
    [
      'a list in it',
      '<aside class="admonition tip">\n\n- a\n- b\n\n</aside>',
      box('tip', title('Tip'), '<ul><li>a</li><li>b</li></ul>'),
    ],
    [
      'around a photo',
      `<div class="admonition note">${mind}<img src="a.jpg"></div>`,
      box('note', title('Note'), mind),
      '[a.jpg]',
    ],
    [
      'other classes',
      `<div class="info">${mind}</div><div class="notes">${mind}</div><div class="quote">${mind}</div>`,
      mind,
      mind,
      mind,
    ],
    ['a word in one', `<div class="row note">${mind}</div><section class="alerts">${mind}</section>`, mind, mind],
  ]);
});

describe('wide tables', () => {
  it.each([
    ['| a | b |\n|-|-|\n| c | d |', false],
    ['|a|b|c|d|e|f|g|\n|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|', true],
    [`|a|b|\n|-|-|\n|${'x'.repeat(50)}|${'y'.repeat(50)}|`, true],
    [`|a|b|\n|-|-|\n|${'word '.repeat(50)}|${'今天'.repeat(50)}|`, false],
  ])('wide table %#', (input, wide) => {
    expect(draw(read(input))[0]?.startsWith('<table class="wide">')).toBe(wide);
  });
});
