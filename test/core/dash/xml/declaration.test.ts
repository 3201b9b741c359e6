import { readDeclaration } from '../../../../core/dash/xml/declaration';

const end = (text: string) => readDeclaration(Buffer.from(text), 0)?.end;

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

test.each(['<?xml encoding="UTF-8"?>', `<?xml version="1.0"${' '.repeat(300)}?>`])(
  '%j cannot be read',
  text => {
    expect(end(text)).toBeUndefined();
  },
);

test.each([
  ['<?xml version="1.0" encoding="ISO-8859-1"?>', 'iso-8859-1'],
  ['<?xml version="1.0"?>', 'utf-8'],
  ['<MPD/>', 'utf-8'],
])('%j says %s', (text, encoding) => {
  expect(readDeclaration(Buffer.from(text), 0)?.encoding).toBe(encoding);
});
