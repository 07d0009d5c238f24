// Emoji by name.
import { describe } from 'vitest';
import { check } from '../draw.ts';

describe('emoji by name', () => {
  check([
    ['known names', 'Fun :smile: :+1: :white_check_mark:', '<p>Fun 😄 👍 ✅</p>'],
    ['names of forums', 'Hi :slight_smile: :upside_down:', '<p>Hi 🙂 🙃</p>'],
    ['times and ratios', 'From 10:30:00 to 11:00:00, 4:3:2', '<p>From 10:30:00 to 11:00:00, 4:3:2</p>'],
    ['unknown names', ':nosuchemoji: :constructor: :a b:', '<p>:nosuchemoji: :constructor: :a b:</p>'],
    ['not in code', '`:smile:`', '<p><code>:smile:</code></p>'],
    ['not in addresses', 'http://a.b/:smile:/c', '<p><a href="http://a.b/:smile:/c">http://a.b/:smile:/c</a></p>'],
    ['beside Chinese', '太好了:smile:。', '<p>太好了😄。</p>'],
    ['in a heading', '## Go :rocket:', 'h2 Go 🚀'],
    ['icons print nothing', 'Go :material-home: home :fontawesome-solid-house:', '<p>Go home</p>'],
    ['their attributes neither', ':octicons-arrow-right-24:{ .lg .middle } __Way__', '<p><strong>Way</strong></p>'],
    ['a tick and a cross', ':material-check: a, :material-close: b', '<p>✓ a, ✗ b</p>'],
    ['an icon in code', '`:material-home:`', '<p><code>:material-home:</code></p>'],
    ['no icon', 'a:material-home:b, :material:, :simple:', '<p>a:material-home:b, :material:, :simple:</p>'],
    [
      'an icon that is all of a link',
      '[:fontawesome-brands-github:](https://a.b) [:material-map: Map](https://a.b)',
      '<p><a href="https://a.b">github</a> <a href="https://a.b">Map</a></p>',
    ],
  ]);
});
