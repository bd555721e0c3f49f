/** Network addresses and ranges of them, of both families. An IPv4 address in IPv6 clothes is the IPv4 address. Pure. */
import ipaddr from 'ipaddr.js';
import * as z from 'zod/mini';
import { once } from '../base/once';

/** More than an office and its providers need; as few as keep a token's record and the policy within one unit of reading. */
export const IP_RANGES_MAX = 20;

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Range = readonly [Address, number];

/** `203.0.113.7`, `2001:db8::1`, `::ffff:203.0.113.7`. No octal, hexadecimal or short forms, no zone, no port. */
export function parseAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  // ipaddr.js reads `1.2` as IPv4 and takes zones; an IPv6 address has colons, hex digits and an IPv4 tail at most.
  if (!/^[0-9a-f:.]+$/i.test(text) || !text.includes(':') || !ipaddr.IPv6.isValid(text)) return undefined;
  const address = ipaddr.IPv6.parse(text);
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** `203.0.113.0/24`, `2001:db8::/32`, or one address. Undefined where bits are set behind the prefix: it is not said what was meant. */
export function parseRange(text: string): Range | undefined {
  const [start = '', prefix, ...more] = text.split('/');
  const address = parseAddress(start);
  if (!address || more.length > 0) return undefined;
  const bits = address.kind() === 'ipv4' ? 32 : 128;
  if (prefix === undefined) return [address, bits];
  if (!/^\d{1,3}$/.test(prefix)) return undefined;
  const length = Number(prefix) - (bits === 32 && start.includes(':') ? 96 : 0);
  if (length < 0 || length > bits) return undefined;
  return hasBitsBehind(address, length) ? undefined : [address, length];
}

const hasBitsBehind = (address: Address, length: number): boolean =>
  address.toByteArray().some((byte, at) => {
    const free = Math.min(8, Math.max(0, 8 * (at + 1) - length));
    return (byte & ((1 << free) - 1)) !== 0;
  });

/** Whether the address is in one of the ranges; a range of the other family holds none. What cannot be read is in none. */
export function isWithinRanges(address: string, ranges: readonly string[]): boolean {
  const parsed = parseAddress(address);
  if (!parsed) return false;
  return ranges.some((text) => {
    const range = parseRange(text);
    if (range?.[0].kind() !== parsed.kind()) return false;
    return parsed.match(range[0], range[1]);
  });
}

/** Whether some address is in ranges of both lists. */
export function haveCommonAddress(one: readonly string[], other: readonly string[]): boolean {
  const others = other.map(parseRange).filter((range) => range !== undefined);
  return one.some((text) => {
    const range = parseRange(text);
    return range !== undefined && others.some((another) => overlap(range, another));
  });
}

/** Two ranges have an address in common where the wider one holds the start of the other. */
const overlap = (one: Range, other: Range): boolean =>
  one[0].kind() === other[0].kind() && one[0].match(other[0], Math.min(one[1], other[1]));

/** The form in which ranges are stored and sent. */
export const ipRanges = once(() =>
  z
    .array(
      z.string().check(
        z.maxLength(64),
        z.refine((text) => parseRange(text) !== undefined, { params: { problem: 'ip-range-malformed' } }),
      ),
    )
    .check(z.minLength(1), z.maxLength(IP_RANGES_MAX)),
);
