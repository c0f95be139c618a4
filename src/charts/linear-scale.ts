/** A straight line from a domain to a range. d3's costs eleven kilobytes for what is one line here. */

export interface LinearScale {
  (value: number): number;
  invert(position: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** A domain without length puts everything into the middle of the range. For a right-to-left axis swap the range. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): LinearScale {
  const slope = domain[1] === domain[0] ? 0 : (range[1] - range[0]) / (domain[1] - domain[0]);
  const origin = slope === 0 ? (range[0] + range[1]) / 2 : range[0];
  const scale = (value: number) => origin + (value - domain[0]) * slope;
  const invert = (position: number) => (slope === 0 ? domain[0] : domain[0] + (position - origin) / slope);
  return Object.assign(scale, { invert, domain, range });
}
