// Step 1, dialects: rewrites the picture syntax of site generators, wikis and editors as Markdown and HTML, line by
// line. The number of lines never changes and a picture stays on the line of its address. Never throws; skips code.

import type { Problem } from '../../diagnostics.ts';
import { ADMONITION, rewriteAdmonitions } from './admonitions.ts';
import { rewriteApps } from './apps.ts';
import { rewriteAttributes } from './attributes.ts';
import { rewriteBoxes } from './boxes.ts';
import { numberedGalleries, rewriteCalls } from './calls.ts';
import { CARD_FENCE, rewriteCards } from './card-fences.ts';
import { hasMdc, rewriteMdc } from './components/mdc.ts';
import { isModule, mayBeModule, rewriteMdx } from './components/mdx.ts';
import { hasVuePress, rewriteVuePress } from './components/vuepress.ts';
import { hasReadings, rewriteReadings } from './exports/aozora.ts';
import { hasChat, rewriteChats } from './exports/chats.ts';
import { hasColumnFences, rewriteColumnFences } from './exports/column-fences.ts';
import { hasDataFences, rewriteDataFences } from './exports/data-fences.ts';
import { hasFancyLists, rewriteFancyLists } from './exports/fancy-lists.ts';
import { hasGitBookCards, rewriteGitBookCards } from './exports/gitbook.ts';
import { hasKirby, rewriteKirby } from './exports/kirby.ts';
import { hasKramdown, rewriteKramdown } from './exports/kramdown.ts';
import { hasMultiMarkdown, rewriteMultiMarkdown } from './exports/multimarkdown.ts';
import { hasPandoc, rewritePandoc } from './exports/pandoc.ts';
import { hasReadMe, rewriteReadMe } from './exports/readme-blocks.ts';
import { hasSiYuan, rewriteSiYuan } from './exports/siyuan.ts';
import { hasSlides, rewriteSlides } from './exports/slides.ts';
import { hasWord, rewriteWord } from './exports/word.ts';
import { GALLERY_FENCE, rewriteFences } from './fences.ts';
import { FILM_CALL, rewriteFilms } from './films.ts';
import { hasForumTags, rewriteForum } from './forum.ts';
import { rewriteLeftovers } from './leftovers.ts';
import { hasDarkVariants, rewriteDarkVariants } from './marks/dark-variants.ts';
import { hasFigureReferences, rewriteFigureReferences } from './marks/figure-references.ts';
import { hasFigureWidths, rewriteFigureWidths } from './marks/figure-widths.ts';
import { hasLineBlocks, rewriteLineBlocks } from './marks/line-blocks.ts';
import { hasNamedLinks, rewriteNamedLinks } from './marks/named-links.ts';
import { mayAskForPages, rewriteNewPages } from './marks/new-page.ts';
import { hasPictureRows, rewritePictureRows } from './marks/picture-rows.ts';
import { hasSiteTags, rewriteSiteTags } from './marks/site-tags.ts';
import { hasSlashBlocks, rewriteSlashBlocks } from './marks/slash-blocks.ts';
import { hasTaskStates, rewriteTaskStates } from './marks/task-states.ts';
import { hasWrappedTags, rewriteWrappedTags } from './marks/wrapped-tags.ts';
import { hasMediaWiki, rewriteMediaWiki } from './media-wiki.ts';
import { rewriteWikiLinks } from './obsidian.ts';
import { hasDirectives, rewriteDirectives } from './papers/directives.ts';
import { hasEquations, rewriteEquations } from './papers/equations.ts';
import { hasRoles, rewriteRoles } from './papers/myst-roles.ts';
import { hasRawFormats, rewriteRawFormats } from './papers/raw-formats.ts';
import { hasTextReferences, rewriteTextReferences } from './papers/text-references.ts';
import { applyEdits, type Context, type Rewriting, readSource, type SourceText } from './source/source.ts';
import { rewriteTemplates } from './templates/templates.ts';
import { rewriteWiki } from './wiki.ts';
import { hasAzure, rewriteAzure } from './words/azure.ts';
import { hasBearMarks, rewriteBear } from './words/bear.ts';
import { hasChunks, rewriteChunks } from './words/chunks.ts';
import { hasDataview, rewriteDataview } from './words/dataview.ts';
import { rewriteEscaped } from './words/escaped.ts';
import { hasTables, rewriteTables } from './words/grids.ts';
import { rewriteHeadings } from './words/headings.ts';
import { isJoplin, rewriteJoplin } from './words/joplin.ts';
import { hasKeptLines, rewriteKeptLines } from './words/kept-lines.ts';
import { isLogseq, rewriteLogseq } from './words/logseq.ts';
import { hasLogseqReferences, rewriteLogseqReferences } from './words/logseq-references.ts';
import { hasProperties, rewriteProperties } from './words/properties.ts';
import { hasReferences, rewriteReferences } from './words/references.ts';
import { rewriteWritten } from './written.ts';

interface Dialect {
  /** A cheap test that spares most texts the work. */
  readonly concerns: (text: string) => boolean;
  readonly rewrite: (source: SourceText) => Rewriting;
}

/**
 * In this order: boxes bring their words to the margin, a comment holds nothing, templates fill in addresses, attribute
 * lists follow finished pictures. A new dialect is also counted (audit/count-*.ts), on purpose in its own words.
 */
const DIALECTS: readonly Dialect[] = [
  { concerns: hasMdc, rewrite: rewriteMdc },
  { concerns: hasRawFormats, rewrite: rewriteRawFormats },
  { concerns: hasTextReferences, rewrite: rewriteTextReferences },
  { concerns: hasWrappedTags, rewrite: rewriteWrappedTags },
  { concerns: hasSlashBlocks, rewrite: rewriteSlashBlocks },
  { concerns: hasLineBlocks, rewrite: rewriteLineBlocks },
  { concerns: hasSlides, rewrite: rewriteSlides },
  { concerns: hasSiteTags, rewrite: rewriteSiteTags },
  { concerns: hasFigureWidths, rewrite: rewriteFigureWidths },
  { concerns: hasVuePress, rewrite: rewriteVuePress },
  { concerns: hasDarkVariants, rewrite: rewriteDarkVariants },
  { concerns: mayAskForPages, rewrite: rewriteNewPages },
  { concerns: (text) => ADMONITION.test(text), rewrite: rewriteAdmonitions },
  { concerns: hasAzure, rewrite: rewriteAzure },
  { concerns: isJoplin, rewrite: rewriteJoplin },
  { concerns: hasKramdown, rewrite: rewriteKramdown },
  { concerns: hasPandoc, rewrite: rewritePandoc },
  { concerns: hasFancyLists, rewrite: rewriteFancyLists },
  { concerns: hasWord, rewrite: rewriteWord },
  { concerns: hasColumnFences, rewrite: rewriteColumnFences },
  { concerns: hasTaskStates, rewrite: rewriteTaskStates },
  { concerns: hasDataFences, rewrite: rewriteDataFences },
  { concerns: hasMultiMarkdown, rewrite: rewriteMultiMarkdown },
  { concerns: hasChat, rewrite: rewriteChats },
  { concerns: hasReadings, rewrite: rewriteReadings },
  { concerns: hasSiYuan, rewrite: rewriteSiYuan },
  { concerns: hasGitBookCards, rewrite: rewriteGitBookCards },
  { concerns: hasKirby, rewrite: rewriteKirby },
  { concerns: (text) => text.includes('\\['), rewrite: rewriteEscaped },
  { concerns: (text) => /^ {0,3}#{1,6}[^\s#]/m.test(text), rewrite: rewriteHeadings },
  { concerns: hasForumTags, rewrite: rewriteForum },
  { concerns: hasRoles, rewrite: rewriteRoles },
  { concerns: hasDirectives, rewrite: rewriteDirectives },
  { concerns: hasEquations, rewrite: rewriteEquations },
  { concerns: hasReferences, rewrite: rewriteReferences },
  { concerns: hasTables, rewrite: rewriteTables },
  { concerns: hasProperties, rewrite: rewriteProperties },
  { concerns: hasKeptLines, rewrite: rewriteKeptLines },
  { concerns: (text) => FILM_CALL.test(text), rewrite: rewriteFilms },
  { concerns: hasLogseqReferences, rewrite: rewriteLogseqReferences },
  { concerns: isLogseq, rewrite: rewriteLogseq },
  { concerns: hasDataview, rewrite: rewriteDataview },
  { concerns: hasBearMarks, rewrite: rewriteBear },
  { concerns: (text) => /^[ \t]*(?:===|!!!|\?\?\?)/m.test(text), rewrite: rewriteBoxes },
  { concerns: (text) => GALLERY_FENCE.test(text), rewrite: rewriteFences },
  { concerns: (text) => CARD_FENCE.test(text), rewrite: rewriteCards },
  {
    concerns: (text) =>
      /%%|#[ \t]+tags?[:：]|\^[A-Za-z0-9]|\[(?:name|time|color)=|\\@ref\(|oaicite|†|\ue200|\*\\\r?\n|\{(?:--|~~|==|>>)|\+\+|[{[][+-] |\(\\#[a-z]|color\{|@<|\((?:APPENDIX|PART)/.test(
        text,
      ),
    rewrite: rewriteLeftovers,
  },
  { concerns: hasChunks, rewrite: rewriteChunks },
  {
    concerns: (text) => /\[gallery[^[\]\n]{0,300}\][ \t]{0,8}\{|[\]}][ \t]{0,8}\[gallery/i.test(text),
    rewrite: numberedGalleries,
  },
  { concerns: (text) => text.includes('{{') || text.includes('{%') || text.includes('{#'), rewrite: rewriteTemplates },
  { concerns: (text) => /\[\[|<ac:|image\(|\[[a-z]/i.test(text), rewrite: rewriteCalls },
  { concerns: hasMediaWiki, rewrite: rewriteMediaWiki },
  { concerns: (text) => text.includes('[['), rewrite: rewriteWikiLinks },
  {
    concerns: (text) => /\(\w+:|@import|^[ \t]{0,3}\/|\}\(|kg-|card|\[##_|<\/?spoiler|<anchor>/im.test(text),
    rewrite: rewriteApps,
  },
  { concerns: () => true, rewrite: rewriteWiki },
  { concerns: hasNamedLinks, rewrite: rewriteNamedLinks },
  { concerns: hasPictureRows, rewrite: rewritePictureRows },
  { concerns: (text) => /[!！][[【]/.test(text), rewrite: rewriteWritten },
  { concerns: (text) => text.includes('{') || text.includes(':::'), rewrite: rewriteAttributes },
  { concerns: (text) => /\[gallery/i.test(text), rewrite: numberedGalleries },
  // Once more, of those that stood behind a tag.
  { concerns: hasMdc, rewrite: rewriteMdc },
];

export function rewriteDialects(text: string, context: Context): { text: string; problems: readonly Problem[] } {
  const problems: (readonly Problem[])[] = [];
  let source = readSource(text, context);
  const run = (rewrite: Dialect['rewrite'], read = source): void => {
    const { edits, problems: found } = rewrite(read);
    problems.push(found);
    if (edits.length > 0) source = readSource(applyEdits(read.text, edits), context);
  };
  // Before modules, which would read its braces.
  if (hasReadMe(text)) run(rewriteReadMe);
  if (mayBeModule(source.text) && isModule(source))
    run(rewriteMdx, readSource(source.text, context, { indentedCode: false }));
  if (context.figures && hasFigureReferences(text)) run(rewriteFigureReferences);
  for (const { concerns, rewrite } of DIALECTS) if (concerns(source.text)) run(rewrite);
  return { text: source.text, problems: problems.flat().sort(byPlace) };
}

function byPlace(a: Problem, b: Problem): number {
  return (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
}
