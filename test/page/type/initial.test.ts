import { describe, expect, it } from 'vitest';
import type { Block, ProseBlock } from '../../../src/model.ts';
import { initialBlock, withInitial } from '../../../src/page/type/initial.ts';
import { heading, prose, run } from '../../helpers/make.ts';

const TITLE = heading('title', 1, 'Five nights');
const LONG = `Nobody goes there by accident. ${'It lies far out. '.repeat(10)}`;

function paragraph(text: string, more: Partial<ProseBlock> = {}): Block {
  return { ...(prose('p', 'paragraph', text) as ProseBlock), html: `<p>${text}</p>`, ...more };
}

describe('the large first letter', () => {
  it.each<[string, readonly Block[], string | undefined]>([
    ['stands at the paragraph below the title', [TITLE, paragraph(LONG)], 'p'],
    ['in Cyrillic, too', [TITLE, paragraph('Наша дорога шла вдоль берега. '.repeat(6))], 'p'],
    ['not below photos', [TITLE, run('r', 'p0'), paragraph(LONG)], undefined],
    ['nor without a title', [paragraph(LONG)], undefined],
    ['nor where there are few words', [TITLE, paragraph('Nobody goes there.')], undefined],
    ['nor before a list', [TITLE, paragraph(LONG, { tag: 'list', html: `<ul><li>${LONG}</li></ul>` })], undefined],
    ['nor where it begins with other signs', [TITLE, paragraph(`“${LONG}”`)], undefined],
    ['or a figure', [TITLE, paragraph(`24 ${LONG}`)], undefined],
    ['or a small letter', [TITLE, paragraph(LONG.toLowerCase())], undefined],
    ['or a script without capitals', [TITLE, paragraph('没有人会顺路去那里。'.repeat(20))], undefined],
    ['or inside of an element', [TITLE, paragraph(`<em>${LONG}</em>`)], undefined],
  ])('%s', (_, blocks, expected) => {
    expect(initialBlock(blocks)).toBe(expected);
  });

  it.each([
    ['<p>Nobody</p>', '<p><span class="initial">N</span>obody</p>'],
    ['<p lang="en">I was</p>', '<p lang="en"><span class="initial">I</span> was</p>'],
    ['<p>No\u00adbody</p>', '<p><span class="initial">N</span>o\u00adbody</p>'],
    ['<p>A.M.</p>', '<p>A.M.</p>'],
  ])('%s', (html, expected) => {
    expect(withInitial(html)).toBe(expected);
  });
});
