import { declarationEnd } from '../../../../core/dash/xml/declaration';

const end = (text: string) => declarationEnd(Buffer.from(text), 0);

test.each([
  `<?xml version="1.0"?>`,
  `<?xml version='1.0' encoding='utf-8' standalone='yes' ?>`,
  `<?xml\n version = "1.1"\tencoding="US-ASCII"?>`,
])('%j is a declaration', text => {
  expect(end(`${text}<MPD/>`)).toBe(text.length);
});

test.each(['', '<MPD/>', '<?xml-stylesheet href="a"?>'])('%j has none', text => {
  expect(end(text)).toBe(0);
});

test.each([
  '<?xml version="1.0" encoding="UTF-16"?>',
  '<?xml version="1.0" encoding="latin1"?>',
  '<?xml encoding="UTF-8"?>',
  `<?xml version="1.0"${' '.repeat(300)}?>`,
])('%j cannot be read', text => {
  expect(end(text)).toBeUndefined();
});
