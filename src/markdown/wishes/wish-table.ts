// Step 1: the one table of what other programs let an author ask for about the page and this one does not do in that
// word. Picture, furniture and references, too; each with the word that does it here, where there is one.

/** What asks: a key of front matter or of a comment that sets a slide, a command of LaTeX, a class, an attribute, a
 *  property of a style, an element, a mark. */
export type WishKind = 'key' | 'directive' | 'command' | 'class' | 'attribute' | 'property' | 'element' | 'mark';

/** Names → what to do; '' where nothing here does it. */
type Wishes = Readonly<Record<string, string>>;

const PAPER = 'write “paper: a5”, “paper: a4 landscape” or “paper: 200x250mm”';
const MARGIN = 'write “margin: 20mm”, or head, outer side, foot and inner side: “margin: 20mm 15mm 25mm 30mm”';
const LINES = 'write “head: "{title} | | {date}"” and “foot: "ACME | | {page} of {pages}"”';
const NUMBERS = 'write “page-numbers: center”, “page-numbers: "1 / 8"” or “page-numbers: none”';
const ACCENT = 'write “accent: 0f5c63”; the other colours are the theme’s';
const FONT =
  'write “text-font” or “heading-font” with a family that comes along, such as EB Garamond; “font-size: 12pt” sets its size';
const SHEET = 'there are no style sheets: paper, margin, font-size, head, foot and page-numbers are words of their own';

const TWO = 'write “columns: 2” in front matter, or “::: columns” around some paragraphs';

const KEYS: Wishes = {
  theme: 'the themes here are classic, field, magazine, album and journal',
  accent: 'write “accent: 0f5c63”',
  ...all('heading-font text-font', FONT),
  logo: 'write “logo: logo.svg”',
  watermark: 'write “watermark: DRAFT”',
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
  twocolumn: TWO,
  ...all('titlepage-logo header-logo', 'write “logo: logo.svg”'),
  ...all('documentclass book disable-header-and-footer titlepage-color page-background page-background-opacity', ''),
  ...all(
    'header-includes include-in-header include-before include-before-body include-after include-after-body',
    SHEET,
  ),
  ...all('pdf_options pdf-options body_class highlight_style page_media_type', SHEET),
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

const STANDS_OUT = 'words stand out as **bold**, ==marked== or in a box (“> [!NOTE]”); nothing in a text sets a colour';
const BORDERS = 'pictures stand without frame, shadow or filter, uncropped';
const BREAKS = 'space follows the grid of lines; a new page is “\\newpage” or “<!-- new page -->”';
const SIZES = 'the size of all text is “font-size: 12pt” in front matter; headings are larger by their level';
const ALIGNED = 'text stands at the edge; “<p align="center">” or “text-align” moves a paragraph';
const MARGINAL = 'nothing stands in the margin: a photo with its words beside it is set so by itself';
const CITED = 'citations are printed as they are written; a footnote ([^1]) carries a source';
const REFERRED = 'write a link to its heading: [words](#heading)';
const TURNED = 'the paper of the whole text lies on its side with “paper: a4 landscape”';

const DIRECTIVES: Wishes = {
  ...all('header footer', LINES),
  ...all('paginate', NUMBERS),
  ...all('class style theme size headingDivider math', SHEET),
  ...all('color backgroundColor', STANDS_OUT),
  ...all('backgroundImage backgroundPosition backgroundRepeat backgroundSize', BORDERS),
};

const COMMANDS: Wishes = {
  ...all('fancyhead fancyfoot fancyhf lhead chead rhead lfoot cfoot rfoot', LINES),
  ...all('pagestyle thispagestyle pagenumbering', NUMBERS),
  setcounter: 'write “first-page: 3”',
  ...all('geometry newgeometry restoregeometry', MARGIN),
  landscape: TURNED,
  ...all('twocolumn multicols', TWO),
  ...all('textcolor color colorbox fcolorbox pagecolor definecolor', STANDS_OUT),
  ...all('vspace hspace vfill hfill bigskip medskip smallskip noindent setlength addvspace', BREAKS),
  ...all('tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge fontsize', SIZES),
  ...all('setmainfont setsansfont setmonofont fontfamily selectfont', FONT),
  ...all('linespread setstretch doublespacing onehalfspacing singlespacing', 'write “line-spacing: 1.2”'),
  ...all('centering raggedright raggedleft', ALIGNED),
  ...all('marginpar marginnote sidenote', MARGINAL),
  ...all('cite citep citet parencite textcite autocite footcite nocite bibliography printbibliography', CITED),
  ...all('listoffigures listoftables printindex usepackage maketitle', ''),
};

const CLASSES: Wishes = {
  ...all('landscape portrait-page rotate-page', TURNED),
  ...all(
    'rounded rounded-circle circle shadow shadow-lg border frame framed polaroid thumbnail img-thumbnail',
    BORDERS,
  ),
  ...all('grayscale greyscale sepia blur opacity-50 vignette', BORDERS),
  ...all(
    'red green blue yellow orange purple gray grey text-danger text-success text-warning text-primary',
    STANDS_OUT,
  ),
  ...all('text-muted text-info bg-primary bg-light bg-dark highlight-red', STANDS_OUT),
  ...all('column-margin margin-note marginnote sidenote aside-margin column-screen-right column-page-right', MARGINAL),
  ...all('text-justify text-end text-start', ALIGNED),
  ...all('text-small text-large huge tiny smaller larger fs-1 fs-2 fs-3 lead', SIZES),
};

const ATTRIBUTES: Wishes = {
  ...all('bgcolor color fgcolor', STANDS_OUT),
  ...all('face', FONT),
  ...all('fig-pos fig-env fig-scap fig-pos fig.pos out.extra', 'a picture stands where the text has it'),
  ...all('opacity filter angle', BORDERS),
};

const PROPERTIES: Wishes = {
  ...all('color background background-color', STANDS_OUT),
  ...all('font-family font', FONT),
  ...all('font-size', SIZES),
  ...all('border border-radius border-top border-bottom border-left border-right box-shadow opacity filter', BORDERS),
  ...all('clip-path object-fit object-position background-image mix-blend-mode', BORDERS),
  ...all('writing-mode position z-index', ''),
  ...all('letter-spacing word-spacing text-transform text-shadow text-indent', ''),
  ...all('line-height', 'write “line-spacing: 1.2”'),
};

const ELEMENTS: Wishes = {
  font: STANDS_OUT,
  ...all('style link', SHEET),
  ...all('marquee blink', ''),
};

const MARKS: Wishes = { citation: CITED, reference: REFERRED };

const TABLES: Readonly<Record<WishKind, Wishes>> = {
  key: KEYS,
  directive: DIRECTIVES,
  command: COMMANDS,
  class: CLASSES,
  attribute: ATTRIBUTES,
  property: PROPERTIES,
  element: ELEMENTS,
  mark: MARKS,
};

function all(names: string, instead: string): Wishes {
  return Object.fromEntries(names.split(' ').map((name) => [name, instead]));
}

/** What to write instead; undefined: the name asks for nothing of the kind. */
export function insteadOf(kind: WishKind, name: string): string | undefined {
  const table = TABLES[kind];
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
