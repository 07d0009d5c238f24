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
