import { cookieHeader, withSetCookies } from '../../../cli/profile/cookies';

test('a cookie is kept by its name, without its attributes', () => {
  const cookies = withSetCookies({ other: 'b' }, ['refresh=a=b.c; Path=/api/auth; HttpOnly; Max-Age=100']);
  expect(cookies).toEqual({ other: 'b', refresh: 'a=b.c' });
  expect(cookieHeader(cookies)).toBe('other=b; refresh=a=b.c');
});

test('a cookie that the API ends is forgotten', () => {
  expect(withSetCookies({ refresh: 'a' }, ['refresh=; Max-Age=0; Path=/api/auth'])).toEqual({});
  expect(cookieHeader({})).toBeUndefined();
});

test('a line that is no cookie changes nothing', () => {
  expect(withSetCookies({ refresh: 'a' }, ['', '=b', 'nothing'])).toEqual({ refresh: 'a' });
});
