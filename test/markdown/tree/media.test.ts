// Films, sounds and embedded pages become a line.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('what paper cannot play', () => {
  check([
    [
      'an embedded film',
      '<iframe src="https://www.youtube.com/embed/abcdefghijk" width="560"></iframe>',
      '<p>Video: <a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></p>',
    ],
    [
      'an embedded map',
      '<iframe src="https://www.google.com/maps/embed?pb=x" title="Route"></iframe>',
      '<p>Map: Route <a href="https://www.google.com/maps/embed?pb=x">https://www.google.com/maps/embed?pb=x</a></p>',
    ],
    [
      'sound',
      '<audio controls><source src="https://example.org/sea.mp3"></audio>',
      '<p>Audio: <a href="https://example.org/sea.mp3">https://example.org/sea.mp3</a></p>',
    ],
    [
      'a film between words',
      'before <video src="https://example.org/v.mp4"></video> after',
      '<p>before</p>',
      '<p>Video: <a href="https://example.org/v.mp4">https://example.org/v.mp4</a></p>',
      '<p>after</p>',
    ],
  ]);
});
