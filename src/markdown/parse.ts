// Step 1, markdown: parses Markdown texts into the report. Pure. Throws only for a text that is too long or nests too
// deep; whatever else cannot be understood stays text, and what the author should know about it becomes a problem.

import { BuildError, type Problem, warning } from '../diagnostics.ts';
import { MAX_TEXT_BYTES, tooLongText } from '../files/text-bytes.ts';
import { append } from '../lists.ts';
import { type Words, wordsOf } from '../locales/words.ts';
import type { Block, Input, PictureRef, Report } from '../model.ts';
import type { Settings } from '../options/settings.ts';
import { drawingsAsCode } from './audit/drawings.ts';
import { lostLists } from './audit/lost-lists.ts';
import { shownFiles } from './audit/shown-files.ts';
import { unaccounted } from './audit/unaccounted.ts';
import { toldOnce, unsetNotes } from './audit/unset-notes.ts';
import { type BlockDraft, blocksOf, type Collected, type ParsedInput } from './blocks/blocks.ts';
import { escapeHtml, readableText } from './blocks/sanitize.ts';
import { cleaned } from './cleaned.ts';
import { rewriteDialects } from './dialects/dialects.ts';
import { type ContentsMarks, contentsOptions, takeContentsMarks } from './dialects/pages/contents-marks.ts';
import { type Abbreviations, takeAbbreviations } from './dialects/words/abbreviations.ts';
import { type AddressBase, addressBase } from './front-matter/address-base.ts';
import { readFrontMatter } from './front-matter/front-matter.ts';
import { type NamedPhoto, type OtherList, otherLists, photoLists } from './front-matter/photo-lists.ts';
import { readSettings, type TextSettings } from './front-matter/report-fields.ts';
import { isOneOfMany, saysTitle } from './heading-series.ts';
import { directionOf } from './language.ts';
import { forPaper } from './marks/format-blocks.ts';
import { leftOutNote, withoutPrivate } from './marks/private.ts';
import { privateSlips } from './marks/private-slips.ts';
import { markNotes, type NoteMark } from './notes/mark-notes.ts';
import { definitionsBelow } from './notes/shared-definitions.ts';
import { type FormulaSetter, formulaSetter } from './syntax/math.ts';
import { deepest, tooDeepAt } from './syntax/nesting.ts';
import { refuseUnreadable } from './syntax/unreadable.ts';
import { findTargets } from './tree/anchors.ts';
import { buildTree } from './tree/from-tokens.ts';
import { isFilm, kindOf, mediaLine, setLabels } from './tree/media.ts';
import { withinBounds } from './tree/paragraph-bounds.ts';
import { createPlaces } from './tree/positions.ts';
import { type ReadPart, setNotes, type WholePart } from './tree/set-notes.ts';
import { spellOut } from './tree/spell-out.ts';
import { apart, languageOfReport, languagesOfTexts } from './tree/text-language.ts';

interface InputWithSettings extends ReadPart {
  readonly input: Input;
  /** The text without its front matter and marks for contents, on the same lines. */
  readonly body: string;
  readonly contents: Omit<ContentsMarks, 'text'>;
  /** Passages and photos that are marked private. */
  readonly leftOut: number;
  readonly settings: TextSettings;
  readonly marks: readonly NoteMark[];
  readonly listed: readonly NamedPhoto[];
  readonly otherLists: readonly OtherList[];
  readonly addressed: AddressBase;
  readonly abbreviations: Abbreviations;
}

export interface ParseOptions {
  readonly lang?: string | undefined;
  readonly numbers?: Settings['numbers'];
  readonly public?: boolean;
  /** What holds where the text says nothing. */
  readonly usual?: { readonly lang?: string | undefined; readonly numbers?: Settings['numbers'] };
}

/** @throws BuildError E_INPUT_LIMIT for a text that is too long, an endless list item, too many paragraphs or formulas;
 *  E_NESTING for nesting that no one writes by hand. */
export function parse(inputs: readonly Input[], options: ParseOptions): Report {
  const problems: Problem[] = [];
  const formulaHtml = formulaSetter();
  const parts = inputs.map((input, index) => readPart(input, inputs, index, problems, formulaHtml, options));
  const wholes = parts.flatMap((part): WholeInput[] =>
    part.input.within ? [] : [{ ...part, ...setNotes(part, parts) }],
  );
  const standing = new Set(wholes.flatMap(({ indexes }) => [...indexes]));
  append(
    problems,
    parts.filter(({ index }) => standing.has(index)).flatMap((part) => unsetNotes(part, standing)),
  );
  const first = parts[0]?.settings;
  const language = languageOfReport(options.lang, first?.language ?? options.usual?.lang, wholes);
  const languages = languagesOfTexts(options.lang, language, wholes);
  const words = wordsOf(language);
  const wordsIn = ({ index }: WholeInput): Words => wordsOf(languages.get(index) ?? language);
  for (const whole of wholes) setLabels(whole.root, wordsIn(whole));
  spellOut(wholes, (index) => parts[index]!.abbreviations, language);
  const targets = findTargets(wholes.map(({ input, root }) => ({ name: input.name, root })));
  const collected: Collected = {
    pictures: [],
    problems,
    targets,
    printedIds: new Set(),
    words,
    settled: [],
    contents: [],
  };
  const covers: PictureRef[] = [];
  const listed: PictureRef[] = [];
  const drafts = wholes.flatMap((part) => {
    const before = collected.pictures.length;
    const blocks = blocksOf(part, { ...collected, words: wordsIn(part) });
    return withTitle(part, blocks, collected, collected.pictures.slice(before), covers, listed);
  });
  if (options.public) problems.push(leftOutNote(parts.reduce((sum, { leftOut }) => sum + leftOut, 0)));
  const audible = ({ name, text }: Input): string => {
    const paper = forPaper(text, name).text;
    return options.public ? withoutPrivate(paper).text : paper;
  };
  const audited = parts.flatMap(({ input, index, body }) =>
    standing.has(index) ? [{ index, file: input.name, text: audible(input), body }] : [],
  );
  append(problems, drawingsAsCode(drafts));
  append(problems, unaccounted(audited, { ...collected, drafts }));
  const title = titleOf(drafts, language);
  const direction = directionOf(language);
  const unlisted = new Map(parts.map(({ input, contents }) => [input.name, contents.unlisted]));
  const blocks = drafts.map(({ isTitle: _, given: __, ...draft }, index): Block => {
    const id = index === title.index ? 'title' : `b${index + 1}`;
    if (draft.kind === 'prose') return { id, ...apart(draft, language, direction) };
    const kept = draft.kind === 'heading' && unlisted.get(draft.place.file)?.has(draft.place.line);
    return { id, ...draft, ...(kept && { unlisted: true as const }) };
  });
  return {
    inputs,
    title: title.text,
    ...(first?.subtitle === undefined ? {} : { subtitle: first.subtitle }),
    author: first?.author,
    date: first?.date,
    description: first?.description,
    options: {
      ...contentsOptions([...[...standing].map((index) => parts[index]!.contents.asked), ...collected.contents]),
      ...first?.options,
    },
    language,
    direction,
    blocks,
    pictures: [...covers, ...collected.pictures, ...listed].map((picture) => {
      const apart = languages.get(picture.input);
      return { ...parts[picture.input]!.addressed(picture), ...(apart && { language: apart }) };
    }),
    problems: parts.length === wholes.length ? problems : toldOnce(problems),
  };
}

/** With all that stands within it. */
type WholeInput = InputWithSettings & ParsedInput & Pick<WholePart, 'indexes'>;

function readPart(
  input: Input,
  inputs: readonly Input[],
  index: number,
  problems: Problem[],
  formulaHtml: FormulaSetter,
  options: ParseOptions,
): InputWithSettings {
  if (input.text.length > MAX_TEXT_BYTES / 4 && Buffer.byteLength(input.text) > MAX_TEXT_BYTES)
    throw tooLongText(input.name);
  const text = cleaned(input.text);
  const front = readFrontMatter(text, input.name);
  const settings = readSettings(front);
  // The front matter of a text within another sets nothing.
  if (!input.within) append(problems, [...front.problems, ...settings.problems]);
  const figures = (options.numbers ?? settings.options.numbers?.value ?? options.usual?.numbers) === 'figures';
  const context = { file: input.name, firstLine: 1, frontMatter: front.data, figures };
  const { text: kept, ...contents } = takeContentsMarks(front.body, context);
  const shown = (words: string) => {
    const paper = forPaper(words, input.name);
    return { ...paper, ...(options.public ? withoutPrivate(paper.text) : { count: 0 }) };
  };
  const body = shown(kept);
  append(problems, [...body.problems, ...privateSlips(kept, input.name)]);
  const notes = markNotes(kept, input);
  const marked = { ...notes, text: shown(notes.text).text };
  const below = definitionsBelow(input, marked.marks, inputs);
  const { text: spelled, abbreviations } = takeAbbreviations(marked.text + below, context);
  const rewritten = rewriteDialects(spelled, context);
  append(problems, [...marked.problems, ...rewritten.problems]);
  const places = createPlaces(input.name, rewritten.text);
  refuseUnreadable(rewritten.text, (at) => places.place(at));
  const tooDeep = (at: number): never => {
    throw new BuildError('E_NESTING', 'lists, quotes or emphasis nest too deep to be read', {
      place: places.place(at),
      hint: 'look for a line that repeats > or * or - many times; put it in a code block if it is meant as it stands',
    });
  };
  const unread = (formula: string, at: number) => {
    const shown = formula.length > 40 ? `${formula.slice(0, 39)}…` : formula;
    const message = `the formula “${shown}” cannot be set and prints as it is written`;
    problems.push(warning('W_MATH', message, { place: places.place(at) }));
  };
  return {
    input,
    index,
    places,
    settings,
    body: body.text,
    leftOut: body.count,
    contents,
    marks: marked.marks,
    listed: photoLists(front),
    otherLists: otherLists(front),
    notes: (input.notes ?? []).map((answer) => (answer && 'input' in answer ? answer.input : undefined)),
    titled: settings.title !== undefined,
    length: rewritten.text.length,
    addressed: addressBase(front, input),
    abbreviations,
    root: withinBounds(buildSafely(rewritten.text, { tooDeep, formulaHtml, unread })),
  };
}

function buildSafely(text: string, given: Parameters<typeof buildTree>[1]) {
  const deep = tooDeepAt(text);
  if (deep !== undefined) given.tooDeep(deep);
  try {
    return buildTree(text, given);
  } catch (error) {
    // marked and the tree recurse once per level: the machine's stack is their only limit.
    if (error instanceof RangeError) given.tooDeep(deepest(text));
    throw error;
  }
}

/** `given`: the front matter says it. */
type Titled = BlockDraft & { readonly isTitle?: boolean; readonly given?: boolean };

/** Adds the title of the front matter to a text that opens without one, and its cover and listed photos if they are not
 *  among `pictures`, those of this text. */
function withTitle(
  part: WholeInput,
  drafts: readonly BlockDraft[],
  collected: Collected,
  pictures: readonly PictureRef[],
  covers: PictureRef[],
  listed: PictureRef[],
): Titled[] {
  const { settings, input } = part;
  const opening = drafts.findIndex(hasWords);
  const head = drafts[opening];
  const opens = head?.kind === 'heading' && head.level === 1;
  const chapters = drafts.filter((one) => one.kind === 'heading' && one.level === 1).length;
  const same = opens && settings.title !== undefined && saysTitle(head.text, settings.title, chapters);
  const out: Titled[] = [...drafts];
  if (opens && (same || settings.title === undefined)) out[opening] = { ...head, isTitle: true, given: same };
  else if (settings.title !== undefined) {
    const place = { file: input.name, line: 1, column: 1 };
    const anchor = collected.targets.add(settings.title);
    const html = escapeHtml(settings.title);
    out.unshift({ kind: 'heading', level: 1, html, text: settings.title, anchor, place, isTitle: true, given: true });
  }
  const cover = settings.cover && isFilm(settings.cover.written) ? undefined : settings.cover;
  if (settings.cover && !cover)
    out.splice(1 + out.findIndex(({ isTitle }) => isTitle), 0, filmLine(settings.cover, collected.words));
  if (!cover && part.listed.length + part.otherLists.length === 0) return out;
  const shown = shownFiles(pictures);
  // Shown here or in the text: accounted for either way (`cover: "![[a.jpg]]"` is counted too).
  if (cover) collected.settled.push({ input: part.index, line: cover.place.line });
  if (cover && !shown.has(cover.written)) {
    const id = covers.length === 0 ? 'cover' : `cover${covers.length + 1}`;
    const picture = { id, input: part.index, fallbacks: [], inline: false, cover: true, ...cover };
    covers.push(picture);
    shown.add(picture);
    const next = out[0];
    if (next?.kind === 'photos' && !next.rows && !next.columns && !next.words)
      out[0] = { ...next, pictures: [id, ...next.pictures] };
    else out.unshift({ kind: 'photos', pictures: [id], place: cover.place });
  }
  const more = part.listed.filter(({ written }) => !shown.has(written));
  if (more.length > 0) {
    const ids = more.map((photo, index): string => {
      const id = `listed${part.index + 1}-${index + 1}`;
      listed.push({ id, input: part.index, fallbacks: [], inline: false, ...photo });
      return id;
    });
    out.push({ kind: 'photos', pictures: ids, place: more[0]!.place });
  }
  for (const photo of more) shown.add({ ...photo, fallbacks: [] });
  append(collected.problems, lostLists(part.otherLists, shown));
  return out;
}

/** A cover that paper cannot play. */
function filmLine({ written, alt, place }: NonNullable<TextSettings['cover']>, words: Words): Titled {
  const text = readableText([mediaLine(0, kindOf('', written), written, alt, words)]);
  return { kind: 'prose', tag: 'paragraph', html: `<p>${escapeHtml(text)}</p>`, text, place };
}

const hasWords = (draft: BlockDraft) => draft.kind === 'heading' || (draft.kind === 'prose' && draft.text !== '');

/** The report's title is that of its first input: its front matter's, or a heading that opens it, unless that is the
 *  first of several sections that count. */
function titleOf(drafts: readonly Titled[], language: string): { readonly index: number; readonly text?: string } {
  const index = drafts.findIndex(hasWords);
  const draft = drafts[index];
  if (draft?.kind !== 'heading' || !draft.isTitle) return { index: -1 };
  const chapters = drafts.flatMap((one) => (one.kind === 'heading' && one.level === 1 ? [one.text] : []));
  const counted = !draft.given && isOneOfMany(draft.text, chapters, language);
  return counted ? { index: -1 } : { index, text: draft.text };
}
