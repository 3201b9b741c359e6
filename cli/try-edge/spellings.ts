/** The text with its last letter percent-encoded: the same to whoever decodes it. */
export function withEncodedLetter(text: string): string {
  return text.replace(/[A-Za-z](?=[^A-Za-z]*$)/, letter => `%${letter.charCodeAt(0).toString(16)}`);
}

/** The signing parameters with one value changed. */
export function withParameter(signature: string, name: string, change: (value: string) => string): string {
  const pairs = signature.split('&').map(pair => {
    const [key = '', value = ''] = pair.split('=');
    return key === name ? `${key}=${change(value)}` : pair;
  });
  return pairs.join('&');
}

/** CloudFront's alphabet written as standard base64, percent-encoded as a query needs it. */
export function standardBase64(value: string): string {
  const standard = new Map([
    ['-', '%2B'],
    ['_', '%3D'],
    ['~', '%2F'],
  ]);
  return value.replace(/[-_~]/g, character => standard.get(character) ?? character);
}
