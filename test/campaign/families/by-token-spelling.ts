import { type Forgery, forgery } from '../forgery';
import { playPath, tokenSecrets } from '../pieces';
import type { Scene } from '../scene';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What may stand in place of a character, or beside it: base64's own signs, separators, encodings of them. */
const STRANGE = ['+', '/', '=', '~', '.', '*', '%2B', '%2F', '%3D', '%2E', '%00', '%20', '%0A', '%C3%A9'];

/** The film's own grant in every other spelling: last characters, padding, signs of other alphabets, cuts, doublings. */
export function* byTokenSpelling(scene: Scene): Generator<Forgery> {
  let turn = 0;
  for (const [name, token] of spellings(scene.token)) {
    const door = turn++ % 2 === 0 ? 'edge' : 'gateway';
    yield forgery(scene, name, { door, path: playPath(token), secrets: tokenSecrets(token) });
  }
}

function* spellings(token: string): Generator<[string, string]> {
  const parts = token.split('.');
  for (const [index, text] of parts.entries()) {
    for (const last of ALPHABET) {
      if (!text.endsWith(last))
        yield [`part ${index} ends in ${last}`, spelt(index, text.slice(0, -1) + last)];
    }
    for (const tail of ['=', '==', '%3D', 'A', 'AA', 'AAA', 'AAAA', '.', '..'])
      yield [`part ${index} and ${tail}`, spelt(index, text + tail)];
    for (const head of ['=', 'A', '.', '%20', '%EF%BB%BF'])
      yield [`${head} and part ${index}`, spelt(index, head + text)];
    yield [`part ${index} empty`, spelt(index, '')];
    yield [`part ${index} in capitals`, spelt(index, text.toUpperCase())];
  }
  for (let at = 0; at < token.length; at += 1) {
    const [before, own = '', after] = [token.slice(0, at), token[at], token.slice(at + 1)];
    yield [`without character ${at}`, before + after];
    yield [`character ${at} twice`, before + own + own + after];
    const other = own === own.toLowerCase() ? own.toUpperCase() : own.toLowerCase();
    if (other !== own) yield [`character ${at} in the other case`, before + other + after];
    const strange = STRANGE[at % STRANGE.length] ?? '';
    if (own !== '.' || strange !== '.') yield [`${strange} for character ${at}`, before + strange + after];
    if (at > 0) yield [`cut after ${at}`, before];
  }
  const [header = '', payload = '', signature = ''] = parts;
  yield ['parts turned round', [signature, payload, header].join('.')];
  yield ['a part more', `${token}.${signature}`];
  yield ['a part less', `${header}.${payload}`];
  yield ['the token twice', token + token];

  function spelt(index: number, text: string): string {
    return parts.with(index, text).join('.');
  }
}
