/** Labels that do not collide. Where there is no room for all, the least important are left out first. */

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LabelBox extends Box {
  readonly id: string;
  /** The greater, the more important. */
  readonly priority: number;
}

/** The ids of the labels that fit into `bounds` without touching a more important one or one of `obstacles`. */
export function visibleLabels(
  labels: readonly LabelBox[],
  bounds: Box | null = null,
  obstacles: readonly Box[] = [],
  gap = 2,
): ReadonlySet<string> {
  const placed: Box[] = [...obstacles];
  const visible = new Set<string>();
  for (const label of byPriority(labels)) {
    if ((bounds && !contains(bounds, label)) || placed.some((box) => overlap(box, label, gap))) continue;
    placed.push(label);
    visible.add(label.id);
  }
  return visible;
}

/** East Asian signs and full-width forms are about twice as wide as others; those that only direct the text have no width. */
const wideSigns = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6]/g;
const directions = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A generous guess at the width of a text, by the width of a character: measuring would make the browser lay out the page. */
export function textWidth(text: string, character: number): number {
  const hidden = text.match(directions)?.length ?? 0;
  const wide = text.match(wideSigns)?.length ?? 0;
  return (text.length - hidden + wide * 0.95) * character;
}

export interface EndLabel {
  readonly id: string;
  /** Where the line ends. */
  readonly y: number;
  readonly height: number;
  readonly priority: number;
}

/**
 * The centres of labels beside the ends of lines, moved apart as little as needed and kept between `top` and `bottom`.
 * Labels that do not fit at all are missing in the result.
 */
export function spreadLabels(labels: readonly EndLabel[], top: number, bottom: number): ReadonlyMap<string, number> {
  const kept = fitting(labels, bottom - top).sort((a, b) => a.y - b.y);
  const clusters: { center: number; height: number; labels: EndLabel[] }[] = [];
  for (const label of kept) {
    let cluster = { center: label.y, height: label.height, labels: [label] };
    place(cluster, top, bottom);
    for (
      let above = clusters.at(-1);
      above && above.center + above.height / 2 > cluster.center - cluster.height / 2;
      above = clusters.at(-1)
    ) {
      clusters.pop();
      cluster = joined(above.labels, cluster.labels);
      place(cluster, top, bottom);
    }
    clusters.push(cluster);
  }
  return new Map(clusters.flatMap(({ center, height, labels: members }) => stacked(members, center - height / 2)));
}

function byPriority<T extends { readonly priority: number }>(labels: readonly T[]): T[] {
  return [...labels].sort((a, b) => b.priority - a.priority);
}

function fitting(labels: readonly EndLabel[], room: number): EndLabel[] {
  let left = room;
  return byPriority(labels).filter(({ height }) => {
    if (height > left) return false;
    left -= height;
    return true;
  });
}

/** Neighbours that push one another become a stack around the mean of where they want to be. */
function joined(above: readonly EndLabel[], below: readonly EndLabel[]) {
  const labels = [...above, ...below];
  let [height, wished] = [0, 0];
  for (const label of labels) {
    wished += label.y - (height + label.height / 2);
    height += label.height;
  }
  return { center: wished / labels.length + height / 2, height, labels };
}

function place(cluster: { center: number; readonly height: number }, top: number, bottom: number): void {
  const half = cluster.height / 2;
  cluster.center = Math.max(top + half, Math.min(bottom - half, cluster.center));
}

function stacked(labels: readonly EndLabel[], from: number): [string, number][] {
  let y = from;
  return labels.map(({ id, height }) => {
    y += height;
    return [id, y - height / 2];
  });
}

function contains(bounds: Box, box: Box): boolean {
  return (
    box.x >= bounds.x && box.y >= bounds.y && box.x + box.width <= bounds.x + bounds.width && box.y + box.height <= bounds.y + bounds.height
  );
}

function overlap(one: Box, other: Box, gap: number): boolean {
  return (
    one.x < other.x + other.width + gap &&
    other.x < one.x + one.width + gap &&
    one.y < other.y + other.height + gap &&
    other.y < one.y + one.height + gap
  );
}
