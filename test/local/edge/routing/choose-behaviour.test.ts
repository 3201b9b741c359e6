import { chooseBehaviour } from '../../../../local/edge/routing/choose-behaviour';

const distribution = {
  behaviours: [
    { pathPattern: '/a/special.?', name: 'first' },
    { pathPattern: 'a/*', name: 'second' },
    { pathPattern: '*.jpg', name: 'third' },
  ],
  defaultBehaviour: { name: 'default' },
};

test.each([
  ['/a/special.x', 'first'],
  ['/a/special.xy', 'second'],
  ['/a/b/c.jpg', 'second'],
  ['/b/c.jpg', 'third'],
  ['/A/b', 'default'],
  ['/a', 'default'],
  ['/b/../a/x', 'second'],
  ['/a%2Fb', 'default'],
])('%s is answered by the %s behaviour', (path, name) => {
  expect(chooseBehaviour<{ name: string }>(distribution, path)).toMatchObject({ name });
});
