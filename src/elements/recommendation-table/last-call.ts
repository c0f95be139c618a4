/** `compute` with the last result kept: asked again with the same arguments, it does no work. */
export function lastCall<Arguments extends readonly unknown[], Result>(
  compute: (...given: Arguments) => Result,
): (...given: Arguments) => Result {
  let last: { given: Arguments; result: Result } | null = null;
  return (...given) => {
    if (!last || given.some((value, index) => !Object.is(value, last!.given[index]))) last = { given, result: compute(...given) };
    return last.result;
  };
}
