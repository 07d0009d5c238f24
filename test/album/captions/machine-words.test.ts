// What phones and programs write into every photo, and what people wrote about one.
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../../src/album/captions/caption.ts';
import { isMachineText } from '../../../src/album/captions/machine-words.ts';
import { reference } from '../../helpers/make.ts';
import { processorMs } from '../../helpers/time.ts';

describe('words of a machine', () => {
  it.each([
    'filter: 0; fileterIntensity: 0.000000; filterMask: 0; captureOrientation: 90; algolist: 0; multi-frame: 1; module: photo;hw-remosaic: false;touch: (-1.0, -1.0);sceneMode: 8;cct_value: 0;AI_Scene: (-1, -1);aec_lux: 0.0;weatherinfo: weather?null, icon:null;temperature: 42;',
    '0; fileterIntensity: 0.0; filterMask: 0',
    'module: capture; hw-remosaic: 0; brp_mask:0; brp_del_th:0.0000,0.0000; touch: (0.5, 0.5); modeInfo: Auto',
    'sceneMode=8&temperature=42&zoom=1.0',
    'mode: 1, sceneMode: 32768, cct_value: 5112, aec_lux: 213.2',
    'iso_speed=100 exp_time=0.01 awb=auto',
    'Oplus_16908288',
    'oplus_1048864',
    'xiaomi.exifInfo={"mirror":false,"sensor_type":"rear"}',
    'data: {"a.b": 1}',
    '_cuva',
    'smart',
    'HELLOMOTO',
    'My beautiful picture',
    'MEDION DIGITAL CAMERA',
    'Agfa digital still camera',
    'bsh',
    'qrf',
    'sdr_HDRB',
    'AppleMark',
    'Optimized by JPEGmini 3.18',
    'Optimised by JPEGmini 3.13.3.15 0x8c3bd4',
    'Resized with ImageMagick',
    'Shot on OnePlus 9',
    'a lovely cat, masterpiece Steps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1234',
    'f/2.8, 1/250 s, ISO 100, 27 mm',
    'ISO 100 f/1.8',
    'FBMD23000968010000c91500007f2c0000',
    'Add a caption...',
    'ImageDescription',
    '0x1f3a',
  ])('%s', (text) => expect(isMachineText(text)).toBe(true));
});

describe('words of people', () => {
  it.each([
    'Quay in Kyoto',
    'Left: Anna; right: Ben; behind: Carl',
    'Old pier at low water',
    'Smart people at the pier',
    'Elevation: 2300 m, distance: 12 km',
    'Day 3: the pass',
    'Kyoto, 12 June 2023; rain',
    'With my digital camera at the lake',
    'Saved by the bell',
    'Hamburg',
    'A note: bring water',
    '波止場の朝',
    'Причал утром',
    'Pier 39',
    'Tel Aviv, 35 degrees',
    'View from room 101, ISO certified',
    'He said: "never again"',
    'Powered flight',
    'Crwth',
  ])('%s', (text) => {
    expect(wordsFor(reference('p'), { description: text })?.from).toBe('file');
  });
});

it('a title counts where the description is a machine’s, and a file beside it last', () => {
  const metadata = { description: 'Oplus_16908288', title: 'smart', descriptionBeside: 'Pier', camera: 'Testcam T1' };
  expect(wordsFor(reference('p'), metadata)?.text).toBe('Pier');
  expect(wordsFor(reference('p'), { description: 'Testcam T1', camera: 'Testcam T1' })).toBeUndefined();
});

it.each(['png', 'text', 'JPEG', 'jpg', 'svg', 'gif', 'PNG', 'webp'])('an alt text %s is a converter’s', (alt) =>
  expect(wordsFor(reference('p', { alt }), {})).toBeUndefined(),
);

it.each(['a:'.repeat(1e6), 'a=1;'.repeat(3e5), '{"'.repeat(1e6), '('.repeat(1e6), 'ISO '.repeat(1e6), ' '.repeat(1e6)])(
  'a long text is judged quickly',
  (text) => {
    expect(processorMs(() => void isMachineText(text))).toBeLessThan(200);
  },
);
