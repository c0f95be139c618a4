/** Whether two values hold the same data: a host that hands over an equal payload again must not make a widget flash. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (ArrayBuffer.isView(a) || ArrayBuffer.isView(b)) return sameView(a, b);
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && sameContent((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

function sameView(a: object, b: object): boolean {
  const [left, right] = [a as Uint32Array, b as Uint32Array];
  return left.constructor === right.constructor && left.length === right.length && left.every((value, index) => value === right[index]);
}
