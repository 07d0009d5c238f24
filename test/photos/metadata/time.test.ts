// What file names say of the moment, where the file itself says nothing.
import { expect, it } from 'vitest';
import { settleTime } from '../../../src/photos/metadata/time.ts';

it.each([
  // macOS 13 and later put a narrow space before PM.
  ['Screenshot 2024-05-01 at 3.04.06\u202fPM.png', '2024-05-01T15:04:06'],
  ['Screenshot 2024-05-01 at 3.04.06\u202fPM (2).png', '2024-05-01T15:04:06'],
  ['Screenshot 2024-05-01 at 3.04.06\u202fpm copy.png', '2024-05-01T15:04:06'],
  ['Screenshot 2024-05-01 at 3.04.06\u202fAM.png', '2024-05-01T03:04:06'],
  ['Screenshot 2024-05-01 at 12.03.04 AM.png', '2024-05-01T00:03:04'],
  ['Screenshot 2024-05-01 at 12.03.04\u202fam.png', '2024-05-01T00:03:04'],
  ['Screenshot 2024-05-01 at 12.03.04 PM.png', '2024-05-01T12:03:04'],
  ['Screenshot 2024-05-01 at 15.04.06 PM.png', '2024-05-01T15:04:06'],
  ['Captura de pantalla 2024-05-01 a las 11.12.13\u00a0p.\u00a0m..png', '2024-05-01T23:12:13'],
  ['2024-05-01 11.12.13 p.m..png', '2024-05-01T23:12:13'],
  ['2024-05-01 12.12.13 a.m..png', '2024-05-01T00:12:13'],
  ['截屏2024-05-01 上午12.04.05.png', '2024-05-01T00:04:05'],
  ['截屏2024-05-01 下午12.04.05.png', '2024-05-01T12:04:05'],
  ['스크린샷 2024-05-01 오후 3.04.06.png'.normalize('NFD'), '2024-05-01T15:04:06'],
  ['Capture d’écran 2024-05-01 à 15.04.06.png'.normalize('NFD'), '2024-05-01T15:04:06'],
  ['WIN_20240501_10_11_12_Pro.jpg', '2024-05-01T10:11:12'],
  ['2024-05-01 12.10.30 am Meer.jpg', '2024-05-01T12:10:30'],
  ['2024-05-01 10.11.12 Pmxyz.jpg', '2024-05-01T10:11:12'],
  ['2024-05-01 10.11.12 pmo.jpg', '2024-05-01T10:11:12'],
  ['WIN_20240501_10_61_12.jpg', '2024-05-01'],
])('%s → %s', (fileName, local) => {
  expect(settleTime({ fileName })).toEqual({ local, from: 'filename', certainty: 'guess' });
});
