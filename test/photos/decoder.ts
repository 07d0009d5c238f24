// One image decoder for all tests of a file: its processes take a while to start.
import { afterAll } from 'vitest';
import { openImageDecoder } from '../../src/photos/pixels/image-decoder.ts';

export const decoder = openImageDecoder({});
afterAll(() => decoder.close());
