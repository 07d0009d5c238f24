// What the program that draws pages in the browser (viewer/draw-pages.ts) answers. Types only.

/** It wants a piece of the PDF first, or has done what it was asked for, or cannot. */
export type Drawn =
  | { readonly kind: 'wants'; readonly from: number; readonly to: number }
  | { readonly kind: 'opened'; readonly pages: number }
  /** Bytes as base64. */
  | { readonly kind: 'drawn'; readonly png: string }
  /** In px. `share`: of its dots that would do. */
  | { readonly kind: 'too large'; readonly width: number; readonly height: number; readonly share: number }
  | { readonly kind: 'failed'; readonly message: string };
