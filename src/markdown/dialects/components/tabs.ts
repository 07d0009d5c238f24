// Step 1, dialects: finds the label of each tab of a component (`<TabItem label="npm">`, `<Tabs items={['npm',
// 'yarn']}>`). What stands inside a tab is read as the rest of the text.

import type { JsxTag } from './jsx.ts';

const TAB = /^(?:Tab|TabItem|TabPanel|TabsItem|TabsContent|Tabs\.(?:Tab|Item|Panel))$/;
const TABS = /^(?:Tabs|TabGroup|TabList|CodeGroup)$/;

const isTab = ({ name, closing }: JsxTag): boolean => !closing && TAB.test(name);

/** The label of every tab, by where its tag begins. */
export function tabLabels(tags: readonly JsxTag[]): ReadonlyMap<number, string> {
  const labels = new Map<number, string>();
  const open: { readonly named: ReadonlyMap<string, string>; readonly listed: readonly string[]; next: number }[] = [];
  for (const tag of tags) {
    if (TABS.test(tag.name)) {
      if (tag.closing) open.pop();
      else if (!tag.selfClosing) open.push({ ...labelsOf(tag), next: 0 });
    } else if (isTab(tag)) {
      const around = open.at(-1);
      const value = written(tag, 'value');
      const own = written(tag, 'label') ?? written(tag, 'title') ?? written(tag, 'tab') ?? written(tag, 'name');
      const label = own ?? (value && around?.named.get(value)) ?? around?.listed[around.next] ?? value;
      if (around) around.next += 1;
      if (label) labels.set(tag.from, label);
    }
  }
  return labels;
}

/** `values={[{ label: 'One', value: 'a' }]}` by value, `items={['One', 'Two']}` in order. */
function labelsOf(tabs: JsxTag): { named: ReadonlyMap<string, string>; listed: readonly string[] } {
  const source = (name: string) => tabs.attributes.find((attribute) => attribute.name === name)?.value ?? '';
  const named = new Map<string, string>();
  for (const [object] of source('values').matchAll(/\{[^{}]{0,500}\}/g)) {
    const value = /\bvalue\s*:\s*["'`]([^"'`]*)/.exec(object)?.[1];
    const label = /\blabel\s*:\s*["'`]([^"'`]*)/.exec(object)?.[1];
    if (value !== undefined && label !== undefined) named.set(value, label);
  }
  return { named, listed: [...source('items').matchAll(/["'`]([^"'`]*)["'`]/g)].map((match) => match[1] ?? '') };
}

function written(tag: JsxTag, name: string): string | undefined {
  const found = tag.attributes.find((attribute) => attribute.name === name);
  if (!found) return undefined;
  if (!found.expression) return found.value.trim() || undefined;
  return /^\s*["'`]([^"'`]+)["'`]\s*$/.exec(found.value)?.[1];
}
