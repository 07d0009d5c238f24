// Photos for whole runs that ask nothing of them but to be told apart.
import sharp from 'sharp';

/** A JPEG of one colour, another for every number. */
export function plainPhoto(number: number, width: number, height: number): Promise<Buffer> {
  const background = { r: (number * 53) % 256, g: (number * 97) % 256, b: (number * 151) % 256 };
  return sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
