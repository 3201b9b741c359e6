import { survivesMutation } from '../../core/survives-mutation';

test.each(['hls', 'dash'] as const)('150,000 mutated %s fixtures: documented errors, no leak', format => {
  survivesMutation(format, 150_000);
});
