import { constants, deflateSync, inflateSync } from "node:zlib";
import {
  type InsertQueryNode,
  type KyselyPlugin,
  type OperationNode,
  type PluginTransformQueryArgs,
  type PluginTransformResultArgs,
  PrimitiveValueListNode,
  type QueryResult,
  type RootOperationNode,
  type UnknownRow,
  ValueListNode,
  ValueNode,
  ValuesNode,
} from "kysely";

/** The columns that hold whole stories: two thirds of the file. */
const packedColumns: Readonly<Record<string, string>> = { ledger: "body", archive_body: "document" };
const names = [...new Set(Object.values(packedColumns))];

/** Characters below which a text is left as it is. */
const leastPacked = 1024;
/** The fastest level, in a window that a story fits in: half the size for some 50 µs. */
const options = { level: constants.Z_BEST_SPEED, memLevel: 7, windowBits: 13 };

/** A text as a zlib stream (RFC 1950, with its checksum), where that is worth it. */
const packed = (text: unknown): unknown =>
  typeof text === "string" && text.length >= leastPacked ? deflateSync(text, options) : text;

/** The text of a packed column; one that was broken gives words that no hash fits, for `verify` to find. */
function unpacked(value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value;
  try {
    return inflateSync(value).toString();
  } catch {
    return "a packed text that cannot be read";
  }
}

/**
 * Keeps the long texts of a SQLite file packed, unseen by whoever reads and writes them. PostgreSQL packs its own
 * (TOAST). A text in a file from before is read as it stands.
 */
export const packedTexts: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs): RootOperationNode =>
    node.kind === "InsertQueryNode" ? withPacked(node) : node,
  async transformResult({ result }: PluginTransformResultArgs): Promise<QueryResult<UnknownRow>> {
    for (const row of result.rows)
      for (const name of names) if (row[name] instanceof Uint8Array) row[name] = unpacked(row[name]);
    return result;
  },
};

function withPacked(node: InsertQueryNode): InsertQueryNode {
  const column = packedColumns[node.into?.table.identifier.name ?? ""];
  const at = node.columns?.findIndex((one) => one.column.name === column) ?? -1;
  if (column === undefined || at < 0 || node.values === undefined || !ValuesNode.is(node.values)) return node;
  return { ...node, values: ValuesNode.create(node.values.values.map((row) => packedRow(row, at))) };
}

function packedRow(row: PrimitiveValueListNode | ValueListNode, at: number): PrimitiveValueListNode | ValueListNode {
  if (PrimitiveValueListNode.is(row))
    return PrimitiveValueListNode.create(row.values.map((value, place) => (place === at ? packed(value) : value)));
  const packedNode = (value: OperationNode, place: number): OperationNode =>
    place === at && ValueNode.is(value) ? ValueNode.create(packed(value.value)) : value;
  return ValueListNode.create(row.values.map(packedNode));
}
