// Character references as CommonMark reads them.
import { expect, it } from 'vitest';
import { decodeReferences } from '../../src/markdown/entities.ts';

it.each([
  ['a &amp; b &lt; c', 'a & b < c'],
  ['&hellip;&nbsp;&eacute;', '…\u00a0é'],
  ['&#8217; &#x1F600;', '’ 😀'],
  ['&amp &copy', '&amp &copy'],
  ['&nosuch; &#;', '&nosuch; &#;'],
  ['&#0; &#9999999;', '\ufffd \ufffd'],
  ['&#12345678;', '&#12345678;'],
])('%j → %j', (text, decoded) => expect(decodeReferences(text)).toBe(decoded));
