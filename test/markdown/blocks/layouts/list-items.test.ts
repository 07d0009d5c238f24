// Photos in items of lists: how deep they hang, and the steps that stand beside them.
import { describe, expect, it } from 'vitest';
import { draw, read } from '../../draw.ts';

const runs = (text: string) =>
  read(text).blocks.flatMap((block) => (block.kind === 'photos' ? [[block.depth, block.words]] : []));

describe('photos in items', () => {
  it.each([
    ['of a step, beside it', '1. Turn it.\n\n   ![](a.jpg)\n\n2. Close it.', [[1, 'before']]],
    ['before the words of the step', '1. ![](a.jpg)\n\n   Turn it.', [[1, 'after']]],
    ['of a bullet', '- Turn it.\n\n  ![](a.jpg)', [[1, 'before']]],
    ['several hang below', '1. Turn it.\n\n   ![](a.jpg)\n   ![](b.jpg)', [[1, undefined]]],
    ['words below, too: hangs between them', '1. Turn it.\n\n   ![](a.jpg)\n\n   It clicks.', [[1, undefined]]],
    ['below a list in the item', '1. Walk.\n   - slowly\n\n   ![](a.jpg)', [[1, undefined]]],
    ['deeper', '- Walk\n  - slowly\n\n    ![](a.jpg)\n\n- On', [[2, undefined]]],
    ['no words: photos, and no list', '- ![](a.jpg)\n- ![](b.jpg)', [[undefined, undefined]]],
    ['a long step', `1. ${'Turn it once more. '.repeat(50)}\n\n   ![](a.jpg)`, [[1, undefined]]],
    ['in a quotation nothing stands beside', '> 1. Turn it.\n>\n>    ![](a.jpg)', [[1, undefined]]],
  ])('%s', (_, text, expected) => {
    expect(runs(text)).toEqual(expected);
  });

  it('keep the count of the list, and each step stands alone', () => {
    const report = read('1. One\n2. Two\n3. Three\n\n   ![](a.jpg)\n\n4. Four\n5. Five\n');
    expect(draw(report)).toEqual([
      '<ol><li><p>One</p></li><li><p>Two</p></li></ol>',
      '<ol start="3"><li><p>Three</p></li></ol>',
      '[a.jpg]',
      '<ol start="4"><li><p>Four</p></li><li><p>Five</p></li></ol>',
    ]);
    const goesOn = report.blocks.map((block) => block.kind === 'prose' && block.goesOn === true);
    expect(goesOn).toEqual([false, true, false, true]);
  });
});
