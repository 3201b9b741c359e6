const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** One XML element; a string is escaped as text, an array holds finished elements. */
export function element(name: string, content: string | number | boolean | readonly string[]): string {
  const inner = Array.isArray(content) ? content.join('') : escapeText(String(content));
  return `<${name}>${inner}</${name}>`;
}

/** A whole document in S3's namespace. */
export function document(root: string, children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${children.join('')}</${root}>`;
}

/** An error document; S3 gives it no namespace. */
export function errorDocument(children: readonly string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element('Error', children)}`;
}

function escapeText(text: string): string {
  return text.replace(/[&<>"\r]/g, character => ESCAPES[character] ?? character);
}
