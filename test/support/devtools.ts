/** What only the browser's own tools know, see measure-plugin.mjs. Chromium only: tests that use it are written with `itWith('devtools', …)`. */
import { executeServerCommand } from '@web/test-runner-commands';

export interface PageCounts {
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
}

/** Collects garbage and counts what is left. */
export const pageCounts = (): Promise<PageCounts> => executeServerCommand('page-counts');

/** Emulates features of media; without any, everything is as it was. */
export const emulateFeatures = (features: Record<string, string> = {}): Promise<unknown> =>
  executeServerCommand(
    'media-features',
    Object.entries(features).map(([name, value]) => ({ name, value })),
  );

interface TreeValue {
  readonly value: unknown;
}

export interface TreeNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly backendDOMNodeId?: number;
  readonly childIds?: readonly string[];
  readonly role?: TreeValue;
  readonly name?: TreeValue;
  readonly value?: TreeValue;
  readonly description?: TreeValue;
  readonly properties?: readonly { readonly name: string; readonly value: TreeValue }[];
}

/** The accessibility tree of the test's page. */
export const accessibilityTree = (): Promise<readonly TreeNode[]> => executeServerCommand('accessibility-tree');

/** Records a tree in test/a11y/trees. */
export const writeTree = (id: string, text: string): Promise<unknown> => executeServerCommand('write-tree', { id, text });
