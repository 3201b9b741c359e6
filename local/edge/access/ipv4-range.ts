const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)';
const ADDRESS = new RegExp(`^${OCTET}\\.${OCTET}\\.${OCTET}\\.${OCTET}$`);

function addressValue(text: string): number | undefined {
  const octets = ADDRESS.exec(text)?.slice(1).map(Number);
  return octets?.reduce((value, octet) => value * 256 + octet, 0);
}

interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

/** An IPv4 address or CIDR block, the only forms that a CloudFront policy knows; undefined for anything else. */
export function parseIpv4Range(text: string): Ipv4Range | undefined {
  const [address = '', bits, more] = text.split('/');
  const value = addressValue(address);
  if (value === undefined || more !== undefined) return undefined;
  if (bits !== undefined && !/^(3[0-2]|[12]?\d)$/.test(bits)) return undefined;
  const size = 2 ** (32 - Number(bits ?? 32));
  const first = value - (value % size);
  return { first, last: first + size - 1 };
}

/** Whether the address lies in the range; an IPv6 address never does, an IPv4 one in IPv6 dress may. */
export function isInRange(range: Ipv4Range, address: string): boolean {
  const value = addressValue(address.replace(/^::ffff:/i, ''));
  return value !== undefined && value >= range.first && value <= range.last;
}
