import { survivesMutation } from './survives-mutation';

test.each(['hls', 'dash'] as const)('a sample of mutated %s fixtures: documented errors, no leak', format => {
  survivesMutation(format, 2_000);
});
