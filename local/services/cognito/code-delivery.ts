/**
 * What an answer tells of a code that was sent: the address with all but its first letters hidden. Where nobody has the
 * address it is the same, so that it tells nothing.
 */
export function codeDelivery(address: string): object {
  const [name = '', domain = ''] = address.split('@');
  const Destination = `${name.slice(0, 1)}***@${domain.slice(0, 1)}***`;
  return { CodeDeliveryDetails: { AttributeName: 'email', DeliveryMedium: 'EMAIL', Destination } };
}
