// Step 1, dialects: sets the words between `{% hint style="info" %}` (GitBook), `{% note %}` (Hexo) or
// `{{% notice tip %}}` (Hugo's themes) and their ends in a box.

import { alertKind } from '../../alert-names.ts';
import { boxMark, isAlone, LAYOUT_END } from '../picture/layout-marks.ts';
import type { Parameter } from '../picture/parameters.ts';
import { escapeText, plainText } from '../picture/picture.ts';
import { replace, type TemplateState } from './state.ts';
import type { Tag } from './tags.ts';

/** Sets what stands between two tags in a box; false where their names are none, or one is not alone on its line. */
export function setInBox(
  state: TemplateState,
  tag: Tag,
  close: Tag,
  name: string,
  parameters: readonly Parameter[],
  title = '',
): boolean {
  const { source } = state;
  if (!BOX.test(name) || source.isHtml(tag.from) || !isAlone(source.text, tag) || !isAlone(source.text, close))
    return false;
  const said = parameters.filter(({ key }) => key === undefined || LOOK.test(key)).slice(0, 2);
  const kind = [...said.map(({ value }) => value), name].map(alertKind).find((one) => one !== undefined);
  const classes = [TITLED.test(name) && kind ? 'callout' : 'alert', ...(kind ? [kind] : [])].join(' ');
  const words = title === '' ? '' : `<p class="callout-title">${escapeText(plainText(title))}</p>`;
  replace(state, tag, `${boxMark(classes)}${words}`);
  replace(state, { from: close.from, to: close.from }, LAYOUT_END);
  return true;
}

const BOX = /^(?:note|notice|hint|tip|alert|callout|admonition|info|important|warning|caution|danger|attention)$/;
/** Those that show the name of their kind where they have no title. */
const TITLED = /^(?:notice|admonition)$/;
const LOOK = /^(?:style|type|kind|class|level|variant)$/;
