// Step 8 (finish): notes at the foot of pages are heard behind what their marks stand in. Each (page/foot/, an `aside`)
// comes in the middle of a sentence; it goes behind the paragraph, or to the end of the item of a list. Where that goes
// on on the next page, it is heard where it is: nobody is sent back to an earlier page.

import { largest } from '../../lists.ts';
import { type Element, elementsOf, marksOf, setKids, setRole, type Tree } from './structure-tree.ts';

export function placeFootNotes({ tops }: Tree): void {
  // Behind what each of them goes, so that two of one paragraph keep their order.
  const lastBehind = new Map<Element, Element>();
  for (const note of elementsOf(tops).filter(({ role }) => role === 'Aside')) {
    setRole(note, 'Note');
    const paragraph = ancestor(note, /^P$/);
    const holder = paragraph ? paragraph.parent : ancestor(note, HOLDERS);
    if (!holder || !note.parent || lastPage(paragraph ?? holder) > lastPage(note)) continue;
    setKids(
      note.parent,
      note.parent.kids.filter((kid) => kid !== note),
    );
    const before = paragraph && (lastBehind.get(paragraph) ?? paragraph);
    const at = before ? holder.kids.indexOf(before) + 1 : holder.kids.length;
    setKids(holder, [...holder.kids.slice(0, at), note, ...holder.kids.slice(at)]);
    if (paragraph) lastBehind.set(paragraph, note);
  }
}

const HOLDERS = /^(?:LBody|LI|BlockQuote|Sect|Div|Document)$/;

const lastPage = ({ kids }: Element): number => largest(marksOf(kids).map(({ page }) => page));

function ancestor({ parent }: Element, role: RegExp): Element | undefined {
  for (let one = parent; one; one = one.parent) if (role.test(one.role)) return one;
  return undefined;
}
