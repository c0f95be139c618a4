// The states whose looks are kept as pictures, and how two pictures are compared.

/** What is shown, in a place of `width` px; the upper `height` px of it are kept, 480 where nothing is said. The fonts have Latin letters only. */
export const pictures = [
  { id: 'widgets-gauge--ready', width: 320 },
  { id: 'widgets-gauge--with-everything', width: 320, theme: 'dark' },
  { id: 'widgets-gauge--ring', width: 320, direction: 'rtl' },
  { id: 'widgets-gauge--failed', width: 320 },
  { id: 'widgets-breakdown--ready', width: 640 },
  { id: 'widgets-breakdown--scope-tree', width: 800, theme: 'dark' },
  { id: 'widgets-breakdown--narrow', width: 320 },
  { id: 'widgets-recommendation-table--ready', width: 1100 },
  { id: 'widgets-recommendation-table--opened', width: 800, direction: 'rtl' },
  { id: 'widgets-recommendation-table--narrow', width: 320, height: 900, theme: 'dark' },
  { id: 'widgets-score-trend--ready', width: 640 },
  { id: 'widgets-score-trend--why', width: 800, height: 1000, theme: 'dark' },
  { id: 'widgets-explain--total', width: 400 },
];

export const nameOf = ({ id, theme = 'light', direction = 'ltr', width }) =>
  `${id.replace(/^widgets-/, '')}.${theme}.${direction}.${width}`;

/** A channel may differ by this much, of 255, before its pixel counts, and this share of the pixels may count. */
export const tolerance = { channel: 24, share: 0.002 };

/**
 * Runs in a page: the share of pixels in which two PNGs differ by more than `channel` in red, green or blue; 1 where they are not of one
 * size. `one` and `other` are data addresses.
 */
export async function differingShare(one, other, channel) {
  const pixelsOf = async (address) => {
    const bitmap = await createImageBitmap(await (await fetch(address)).blob());
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [left, right] = [await pixelsOf(one), await pixelsOf(other)];
  if (left.width !== right.width || left.height !== right.height) return 1;
  let differing = 0;
  for (let at = 0; at < left.data.length; at += 4) {
    const isFar = [0, 1, 2].some((part) => Math.abs(left.data[at + part] - right.data[at + part]) > channel);
    if (isFar) differing += 1;
  }
  return differing / (left.data.length / 4);
}
