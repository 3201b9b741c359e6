import { byAddress } from './families/by-address';
import { byExpiry } from './families/by-expiry';
import { byHeader } from './families/by-header';
import { byMethod } from './families/by-method';
import { byParameters } from './families/by-parameters';
import { byPath } from './families/by-path';
import { byPlaylistPath } from './families/by-playlist-path';
import { byPolicy } from './families/by-policy';
import { byPresigned } from './families/by-presigned';
import { bySignatureBits } from './families/by-signature-bits';
import { bySize } from './families/by-size';
import { bySmuggling } from './families/by-smuggling';
import { byTokenBits } from './families/by-token-bits';
import { byTokenClaims } from './families/by-token-claims';
import { byTokenHeader } from './families/by-token-header';
import { byTokenSpelling } from './families/by-token-spelling';
import type { Family } from './forgery';

/** Every kind of forgery, by what it works on. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  'token, bit by bit': byTokenBits,
  'token, spelling': byTokenSpelling,
  'token, claims': byTokenClaims,
  'token, header and key': byTokenHeader,
  'playlist path': byPlaylistPath,
  'signature and policy, bit by bit': bySignatureBits,
  'policy, widened': byPolicy,
  'expiry, to the second': byExpiry,
  'address lock': byAddress,
  'path encoding': byPath,
  'signing parameters': byParameters,
  headers: byHeader,
  methods: byMethod,
  'request smuggling': bySmuggling,
  'presigned requests': byPresigned,
  sizes: bySize,
};
