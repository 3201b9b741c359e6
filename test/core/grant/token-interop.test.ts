import { CompactSign, jwtVerify } from 'jose';
import { mintGrant, verifyGrant } from '../../../core/grant/token';
import { CLAIMS, EXPECTED, FILM, HEADER, KEY, NOW, PAYLOAD } from './forged-token';

test('jose takes the tokens that are minted here', async () => {
  const token = await mintGrant(CLAIMS, KEY);
  const { payload, protectedHeader } = await jwtVerify(token, KEY.secret, {
    algorithms: ['HS256'],
    audience: 'E1STACK',
    currentDate: new Date(NOW * 1000),
  });
  expect(protectedHeader).toEqual(HEADER);
  expect(payload).toEqual({ aud: 'E1STACK', sub: FILM, run: 'r1', exp: NOW + 60 });
});

test('a token that jose has made of the same header and claims is taken here', async () => {
  const token = await new CompactSign(Buffer.from(JSON.stringify(PAYLOAD)))
    .setProtectedHeader({ alg: 'HS256', kid: '1' })
    .sign(KEY.secret);
  expect(await verifyGrant(token, EXPECTED)).toEqual(CLAIMS);
});
