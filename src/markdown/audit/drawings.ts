// Step 1, audit: tells of drawings that only another program draws. Their code is printed, with what to do instead.

import { note, type Problem } from '../../diagnostics.ts';
import type { BlockDraft } from '../blocks/blocks.ts';

const DRAWN =
  /^<pre><code class="language-(mermaid|plantuml|puml|uml|dot|graphviz|gv|ditaa|vega(?:-lite)?|vegalite|d2|wavedrom|nomnoml|flow(?:chart)?|sequence|markmap|tikz|svgbob|bytefield|(?:block|seq|act|nw|rack|packet)diag|erd|structurizr|echarts|chartjs?|gnuplot|excalidraw|c4plantuml|kroki|bpmn|pikchr|abc|lilypond)[">]/i;

const HOW: Readonly<Record<string, string>> = {
  mermaid: 'mmdc -i drawing.mmd -o drawing.svg, or export it at mermaid.live',
  plantuml: 'plantuml -tsvg drawing.puml',
  puml: 'plantuml -tsvg drawing.puml',
  dot: 'dot -Tsvg drawing.dot -o drawing.svg',
  graphviz: 'dot -Tsvg drawing.dot -o drawing.svg',
};

export function drawingsAsCode(drafts: readonly BlockDraft[]): Problem[] {
  return drafts.flatMap((draft) => {
    const name =
      draft.kind === 'prose' && draft.tag === 'code' ? DRAWN.exec(draft.html)?.[1]?.toLowerCase() : undefined;
    if (name === undefined) return [];
    const how = HOW[name] ? ` (${HOW[name]})` : '';
    const hint = `save the drawing as a picture${how} and show that: ![words](drawing.svg)`;
    return [note('N_WISH', `a drawing in “${name}” is printed as its code`, { place: draft.place, hint })];
  });
}
