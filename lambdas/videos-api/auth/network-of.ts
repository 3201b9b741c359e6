import { isIPv6 } from 'node:net';

const GROUPS = 8;
/** Groups that name the network; who has one has every address in it (RFC 6177). */
const NETWORK = 4;

/** What stands for everybody behind an address: an IPv4 address itself, of an IPv6 address the first 64 bits. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('%')) return address;
  const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
  const [head = [], tail] = canonical.split('::').map(part => part.split(':').filter(Boolean));
  const zeros = tail === undefined ? 0 : GROUPS - head.length - tail.length;
  const groups = [...head, ...Array<string>(zeros).fill('0'), ...(tail ?? [])];
  return `${groups.slice(0, NETWORK).join(':')}::/64`;
}
