// Options (as given by flags, API or front matter) → Settings (complete, checked). One table of defaults feeds --help and the README.

/** Every choice made, checked and complete; the rooms read nothing else. */
export interface Settings {
  /** Paths or https addresses of Markdown texts, in order; `-` is stdin. */
  readonly inputs: readonly string[];
  /** Path of the PDF, or `-` for stdout. */
  readonly output: string;
  readonly paper: { readonly widthMm: number; readonly heightMm: number };
  /** Margins in mm: top, right, bottom, left; undefined = the theme's own for this paper. */
  readonly marginMm?: readonly [number, number, number, number];
  /** BCP 47; undefined = front matter, else found from the text. */
  readonly lang?: string;
  /** Most samples per printed inch; photos are never enlarged. */
  readonly dpi: number;
  /** JPEG quality, 1 to 100. */
  readonly quality: number;
  readonly captions: readonly CaptionPart[];
  readonly layout: 'auto' | 'flow';
  readonly density: 'compact' | 'normal' | 'bold';
  /** Absolute folders that pictures may be read from, besides the post's repository or folder. */
  readonly roots: readonly string[];
  readonly browser?: string;
  /** False only by --no-sandbox. */
  readonly sandbox: boolean;
  /** Whole run. */
  readonly timeoutMs: number;
  readonly offline: boolean;
  /** Look for GitHub files in the local checkout first (`--no-local` turns it off). */
  readonly local: boolean;
  readonly strict: boolean;
  readonly allowMissing: boolean;
  readonly maxMissing?: number;
  readonly quiet: boolean;
  readonly json: boolean;
  /** Folder for report.json, measured.json, plan.json, plan.txt and page.html. */
  readonly debug?: string;
  /** False: neither read nor write the download cache. */
  readonly cache: boolean;
  /** Host names whose private addresses may be contacted. */
  readonly allowHosts: readonly string[];
  /** Extra request headers, `Name: value`, sent only to the origin of the address as written. */
  readonly headers: readonly string[];
  readonly maxImageBytes: number;
  readonly maxImages: number;
  readonly maxPixels: number;
  /** False: SVG pictures are refused. */
  readonly svg: boolean;
}

export const CAPTION_PARTS = ['text', 'time', 'place', 'camera', 'exposure'] as const;
export type CaptionPart = (typeof CAPTION_PARTS)[number];
