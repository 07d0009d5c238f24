// Step 1, marks: tells what classes, attributes and styles say of pages: break here, keep together. Every program has
// its own names for the same few wishes; they are read here and nowhere else.

export interface PageMarks {
  /** A page begins before it, after it. */
  readonly before: boolean;
  readonly after: boolean;
  /** A break is named without a side: before what holds words, or in place of what holds none. */
  readonly here: boolean;
  /** No page ends inside of it, before it, after it. */
  readonly whole: boolean;
  readonly withAbove: boolean;
  readonly withBelow: boolean;
}

export const NO_MARKS: PageMarks = {
  before: false,
  after: false,
  here: false,
  whole: false,
  withAbove: false,
  withBelow: false,
};

const PAGE_BREAK = 'page[-_]?breaks?|new[-_]?page|break[-_]?page|force[-_]?page[-_]?break|pdf[-_]?page[-_]?break';
const HERE = new RegExp(`^(?:${PAGE_BREAK})$`);
const BEFORE = new RegExp(`^(?:(?:${PAGE_BREAK})[-_]?before|break[-_]before(?:[-_]page)?|before[-_]page[-_]?break)$`);
const AFTER = new RegExp(`^(?:(?:${PAGE_BREAK})[-_]?after|break[-_]after(?:[-_]page)?|after[-_]page[-_]?break)$`);
const WHOLE =
  /^(?:keep(?:[-_]?together)?|no[-_]?(?:page[-_]?)?break(?:[-_]inside)?|avoid[-_](?:page[-_]?)?break|(?:page[-_])?break[-_](?:inside[-_])?avoid(?:[-_]page)?|(?:page[-_])?break[-_]inside[-_]avoid|same[-_]?page|unbreakable|nobreak)$/;
const WITH_BELOW = /^(?:keep[-_]with[-_]next|(?:page[-_])?break[-_]after[-_]avoid|avoid[-_]break[-_]after)$/;
const WITH_ABOVE = /^(?:keep[-_]with[-_]previous|(?:page[-_])?break[-_]before[-_]avoid|avoid[-_]break[-_]before)$/;
const PULL = /^(?:pull|pull[-_]?quote|pulled[-_]?quote|wp-block-pullquote|kg-blockquote-alt)$/;

/** Undefined where nothing is said of pages. */
export function pageMarks(attributes: ReadonlyMap<string, string>): PageMarks | undefined {
  const classes = attributes.get('class') ?? '';
  const style = attributes.get('style') ?? '';
  const told = style.includes('break-');
  if (!told && (classes === '' || !/break|page|keep/i.test(classes))) return undefined;
  const names = namesIn(classes);
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name));
  const asks = (side: string, value: string): boolean =>
    told && new RegExp(`(?:^|[;\\s])(?:page-)?break-${side}\\s*:\\s*(?:${value})`, 'i').test(style);
  const marks = {
    before: has(BEFORE) || asks('before', FORCED),
    after: has(AFTER) || asks('after', FORCED),
    here: has(HERE),
    whole: has(WHOLE) || asks('inside', 'avoid'),
    withAbove: has(WITH_ABOVE) || asks('before', 'avoid'),
    withBelow: has(WITH_BELOW) || asks('after', 'avoid'),
  };
  return Object.values(marks).includes(true) ? marks : undefined;
}

const FORCED = 'always|page|left|right|recto|verso';

/** Does a class ask for a quotation that stands large between the paragraphs? */
export const asksForPull = (classes: string | undefined): boolean =>
  classes !== undefined && namesIn(classes).some((name) => PULL.test(name));

/** Those of these classes that say something of pages or blocks, as they stand in a list of attributes. */
export function blockMarksIn(classes: string): string[] {
  return namesIn(classes).filter(isBlockMark);
}

const isBlockMark = (name: string): boolean =>
  [HERE, BEFORE, AFTER, WHOLE, WITH_ABOVE, WITH_BELOW, PULL].some((pattern) => pattern.test(name));

const namesIn = (classes: string): string[] =>
  classes
    .toLowerCase()
    .split(/[\s.]+/)
    .filter(Boolean);

/** The part of a style that says where pages break. */
export function breakStyle(style: string): string {
  return style
    .split(';')
    .filter((rule) => /^\s*(?:page-)?break-(?:before|after|inside)\s*:/i.test(rule))
    .map((rule) => rule.trim())
    .join(';');
}

/** Names of an element, a tag or words in brackets that stand for a page break. */
export const BREAK_WORDS = `(?:${PAGE_BREAK}|page[ ]break|new[ ]page|clear(?:double)?page|next[-_]?page)`;

/** Of comments: the same, and the words for it in other languages. */
export function isBreakComment(words: string): boolean {
  const said = words.trim();
  return said === 'BREAK' || BREAK_COMMENT.test(said);
}

const BREAK_COMMENT = new RegExp(
  `^[\\\\/#@:-]{0,3}\\s{0,3}(?:(?:pdf|print|md2pdf|block|chunk|insert|force)[ :_-]{1,2})?(?:${BREAK_WORDS}|seitenumbruch|neue seite|saut de page|nouvelle page|salto de p[aá]gina|nueva p[aá]gina|quebra de p[aá]gina|interruzione di pagina|nuova pagina|nieuwe pagina|pagina-einde|sidbrytning|ny side|ny sida|sideskift|разрыв страницы|новая страница|换页|分页|分頁|換頁|改ページ|改頁|페이지 나누기|새 페이지)(?:\\(\\))?\\s{0,3}(?:[:=]\\s{0,3}true)?[;/-]{0,3}$`,
  'i',
);

/** `<!-- keep -->` … `<!-- /keep -->`: the box that such a comment begins or ends. */
export function boxComment(words: string): { readonly name: string; readonly ends: boolean } | undefined {
  const [, before, name = '', after] = BOX_COMMENT.exec(words) ?? [];
  if (name === '') return undefined;
  const ends = /^(?:\/|end)/i.test(before ?? '') || /^(?:end|stop)$/i.test(after ?? '');
  return { name: name.toLowerCase().replace(/\s+/, '-'), ends };
}

const BOX_COMMENT =
  /^\s{0,3}(\/|end[ :_-]|begin[ :_-]|start[ :_-])?\s{0,3}(keep(?:[ -]together)?|private|pull)(?:[ :_-](begin|start|end|stop))?\s{0,3}$/i;
