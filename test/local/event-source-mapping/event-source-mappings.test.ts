import { EventSourceMappings } from '../../../local/event-source-mapping/event-source-mappings';
import type { Mapping } from '../../../local/event-source-mapping/start-mapping';

/** Mappings that say what happens to them; each is over when it is let go. */
function stage() {
  const said: string[] = [];
  const ends = new Map<string, () => void>();
  const make = (name: string) => (): Mapping => {
    said.push(`${name} starts`);
    const end = Promise.withResolvers<void>();
    ends.set(name, end.resolve);
    return {
      stop() {
        said.push(`${name} stops`);
        return end.promise;
      },
    };
  };
  return { said, make, end: (name: string) => ends.get(name)?.() };
}

test('a mapping takes over when the one before is over', async () => {
  const { said, make, end } = stage();
  const mappings = new EventSourceMappings();
  await mappings.put('Worker', make('old'));
  const put = mappings.put('Worker', make('new'));
  await new Promise(setImmediate);
  expect(said).toEqual(['old starts', 'old stops']);
  end('old');
  await put;
  expect(said).toEqual(['old starts', 'old stops', 'new starts']);
});

test('what a template holds no more is stopped', async () => {
  const { said, make, end } = stage();
  const mappings = new EventSourceMappings();
  await mappings.put('Kept', make('kept'));
  await mappings.put('Gone', make('gone'));
  end('gone');
  await mappings.keepOnly(new Set(['Kept']));
  expect(said).toEqual(['kept starts', 'gone starts', 'gone stops']);
});

test('after closing, nothing starts any more', async () => {
  const { said, make, end } = stage();
  const mappings = new EventSourceMappings();
  await mappings.put('Worker', make('old'));
  const put = mappings.put('Worker', make('new'));
  const closed = mappings.close();
  end('old');
  await Promise.all([put, closed]);
  expect(said).not.toContain('new starts');
});
