// One image decoder for all tests that a worker runs: its processes take a while to start, and end with the worker.
import { openImageDecoder } from '../../src/photos/pixels/image-decoder.ts';

export const decoder = openImageDecoder({});
