// Step 1: the one table of what other programs let an author ask for about the page and this one does not do in that
// word. Picture, furniture and references, too; each with the word that does it here, where there is one.

/** What asks: a key of front matter. */
export type WishKind = 'key';

/** Names → what to do; '' where nothing here does it. */
type Wishes = Readonly<Record<string, string>>;

const PAPER = 'write “paper: a5”, “paper: a4 landscape” or “paper: 200x250mm”';
const MARGIN = 'write “margin: 20mm”, or head, outer side, foot and inner side: “margin: 20mm 15mm 25mm 30mm”';
const LINES = 'write “head: "{title} | | {date}"” and “foot: "ACME | | {page} of {pages}"”';
const NUMBERS = 'write “page-numbers: center”, “page-numbers: "1 / 8"” or “page-numbers: none”';
const ACCENT = 'colours come with the look of the page';
const FONT = 'the fonts are those that come along; “font-size: 12pt” sets their size';
const SHEET = 'there are no style sheets: paper, margin, font-size, head, foot and page-numbers are words of their own';

const KEYS: Wishes = {
  ...all('papersize paper-size pagesize page-size orientation', PAPER),
  ...all('geometry margin-top margin-right margin-bottom margin-left margin-header margin-footer', MARGIN),
  ...all('header footer lhead chead rhead lfoot cfoot rfoot header-left header-center header-right', LINES),
  ...all('footer-left footer-center footer-right headerTemplate footerTemplate displayHeaderFooter', LINES),
  ...all('pagestyle pagenumber pagenumbers page-number page_number page_numbers pageNumber pageNumbers', NUMBERS),
  ...all('pagenumbering paginate', NUMBERS),
  ...all(
    'first-page-number firstpage first_page start-page startpage page-start pagenumber-start starting-page',
    'write “first-page: 3”',
  ),
  fontsize: 'write “font-size: 12pt”, from 7pt to 18pt',
  ...all('linestretch linespacing line-height', 'write “line-spacing: 1.2”, from 0.9 to 2'),
  ...all('numbersections number-sections number_sections secnumdepth number-depth', 'write “number-headings: true”'),
  classoption: 'of a class, only paper, size and landscape are understood: “paper: a5”, “font-size: 12pt”',
  ...all('documentclass book disable-header-and-footer titlepage-color page-background page-background-opacity', ''),
  ...all(
    'header-includes include-in-header include-before include-before-body include-after include-after-body',
    SHEET,
  ),
  ...all('pdf_options pdf-options stylesheets stylesheet body_class highlight_style page_media_type', SHEET),
  ...all('marp style class size backgroundColor backgroundImage backgroundSize backgroundPosition', SHEET),
  ...all('cssclass cssclasses title-block-style title-block-banner page-layout grid', SHEET),
  ...all('mainfont sansfont monofont mathfont CJKmainfont CJKsansfont CJKmonofont fontfamily fontenc', FONT),
  ...all('mainfontoptions sansfontoptions monofontoptions fontfamilyoptions font font-family', FONT),
  ...all('linkcolor urlcolor citecolor filecolor toccolor colorlinks linkColor backgroundcolor fontcolor', ACCENT),
  ...all(
    'bibliography csl citation-style nocite link-citations reference-section-title references',
    'citations are printed as they are written: [@key]',
  ),
  ...all('lof lot list-of-figures list-of-tables', ''),
  ...all('indent block-headings fig-width fig-height fig-align fig-cap-location tbl-cap-location', ''),
};

function all(names: string, instead: string): Wishes {
  return Object.fromEntries(names.split(' ').map((name) => [name, instead]));
}

/** What to write instead; undefined: the name asks for nothing of the kind. */
export function insteadOf(kind: WishKind, name: string): string | undefined {
  const table = { key: KEYS }[kind];
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
