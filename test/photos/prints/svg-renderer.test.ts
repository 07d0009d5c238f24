// SVGs are drawn in a process that is ended at the deadline: the run goes on, the next order is drawn, nothing is left.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { expect, it } from 'vitest';
import { openBoard } from '../../../src/photos/prints/svg-renderer.ts';
import { temporaryFolder } from '../../helpers/run.ts';

const svg = (body: string): string => {
  const file = path.join(temporaryFolder(), 'a.svg');
  writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">${body}</svg>`);
  return file;
};
const ROUGH = '<feTurbulence baseFrequency="0.1" numOctaves="10"/>'.repeat(30);
const order = (file: string) => ({ file, widthPx: 400, heightPx: 200, quality: 80, maxPixels: 1e6 });

const drawers = (): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return new RegExp(`\\) \\S ${process.pid} `).test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
      } catch {
        return false;
      }
    })
    .filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('svg-process'));

it('draws at the size asked for, on white', async () => {
  const board = openBoard(20_000);
  const { data, info } = await board.draw(order(svg('<rect width="20" height="20" fill="#00f"/>')));
  board.close();
  expect(info).toEqual({ width: 400, height: 200 });
  const left = await sharp(data).extract({ left: 90, top: 90, width: 1, height: 1 }).raw().toBuffer();
  const right = await sharp(data).extract({ left: 300, top: 90, width: 1, height: 1 }).raw().toBuffer();
  expect([left[2]! > 250, left[0]! < 5, ...right]).toEqual([true, true, 255, 255, 255]);
});

it('one that keeps librsvg busy is ended in time, one that is broken says so, and the next is drawn', async () => {
  const board = openBoard(1500);
  const slow = svg(`<filter id="f">${ROUGH}</filter>${'<rect filter="url(#f)" width="40" height="20"/>'.repeat(3000)}`);
  await expect(board.draw(order(slow))).rejects.toThrow('timeout');
  await expect(board.draw(order(svg('<g>')))).rejects.toThrow(/svg/i);
  expect((await board.draw(order(svg('')))).info).toEqual({ width: 400, height: 200 });
  const closed = board.draw(order(slow));
  board.close();
  await expect(closed).rejects.toThrow('ended');
  if (process.platform === 'linux') await expect.poll(drawers).toEqual([]);
});
