import { allowedSettings } from '../../../../core/captions/cue/cue-settings';

test.each([
  [
    'line:0 position:50%,center size:80% align:start vertical:rl',
    'line:0 position:50%,center size:80% align:start vertical:rl',
  ],
  ['line:-1,end  line:85.5%', 'line:85.5%'],
  ['align:middle region:fred size:101% position:50', ''],
  ['line:0\talign:end', 'line:0 align:end'],
  ['constructor:x __proto__:y :z align', ''],
  ['', ''],
])('%j leaves %j', (text, settings) => {
  expect(allowedSettings(text)).toBe(settings);
});
