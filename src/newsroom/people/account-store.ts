import { type CleanedWhere, createAdapterFactory } from "better-auth/adapters";
import { type SqlBool, sql } from "kysely";
import type { Database, Reader } from "../../database/handles.js";

type Row = Record<string, unknown>;

/** Columns are written_so, the library's fields writtenSo. */
const column = (field: string): string => field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const field = (name: string): string => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
const toRow = (record: Row): Row =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [column(key), value]));
const toRecord = (row: Row): Row => Object.fromEntries(Object.entries(row).map(([key, value]) => [field(key), value]));

const comparisons = { eq: "=", ne: "<>", lt: "<", lte: "<=", gt: ">", gte: ">=" } as const;

function condition({ field: name, operator = "eq", value }: CleanedWhere) {
  const left = sql.ref(column(name));
  if (operator === "in" || operator === "not_in") {
    const values = Array.isArray(value) ? value : [value];
    if (values.length === 0) return operator === "in" ? sql<SqlBool>`1 = 0` : sql<SqlBool>`1 = 1`;
    return sql<SqlBool>`${left} ${sql.raw(operator === "in" ? "in" : "not in")} (${sql.join(values)})`;
  }
  if (operator === "contains" || operator === "starts_with" || operator === "ends_with")
    throw new Error(`The account store has no "${operator}": nothing asks for it.`);
  if (value === null) return sql<SqlBool>`${left} is ${sql.raw(operator === "ne" ? "not null" : "null")}`;
  return sql<SqlBool>`${left} ${sql.raw(comparisons[operator])} ${value}`;
}

/** All of the conditions, joined as the library says: "or" ones among themselves, and those with the rest. */
function matching(where: readonly CleanedWhere[] = []) {
  const every = where.filter(({ connector }) => connector !== "OR").map(condition);
  const some = where.filter(({ connector }) => connector === "OR").map(condition);
  const parts = some.length === 0 ? every : [...every, sql<SqlBool>`(${sql.join(some, sql` or `)})`];
  return parts.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`${sql.join(parts, sql` and `)}`;
}

const find = async (rows: Reader, model: string, tail: ReturnType<typeof sql>): Promise<Row[]> =>
  (await sql<Row>`select * from ${sql.table(model)} ${tail}`.execute(rows)).rows.map(toRecord);

/**
 * Where the account library keeps people, sessions and keys: our own tables, written in our own transactions, so that
 * an account is as durable as a story, and there is still one writer.
 */
export const accountStore = ({ reader, transact }: Pick<Database, "reader" | "transact">) =>
  createAdapterFactory({
    config: {
      adapterId: "dateline",
      adapterName: "Dateline",
      supportsDates: false,
      supportsBooleans: false,
      supportsJSON: false,
      supportsArrays: false,
    },
    adapter: () => ({
      create: ({ model, data }) =>
        transact(async ({ rows }) => {
          const row = toRow(data);
          const columns = sql.join(Object.keys(row).map((name) => sql.ref(name)));
          await sql`insert into ${sql.table(model)} (${columns}) values (${sql.join(Object.values(row))})`.execute(
            rows,
          );
          return data;
        }),
      update: ({ model, where, update }) =>
        transact(async ({ rows }) => {
          const [found] = await find(rows, model, sql`where ${matching(where)} limit 1`);
          if (found === undefined) return null;
          await change(rows, model, { where, update: update as Row });
          const [after] = await find(rows, model, sql`where id = ${found.id}`);
          return (after ?? null) as never;
        }),
      updateMany: ({ model, where, update }) => transact(({ rows }) => change(rows, model, { where, update })),
      findOne: async ({ model, where }) =>
        ((await find(reader, model, sql`where ${matching(where)} limit 1`))[0] ?? null) as never,
      findMany: async ({ model, where, limit, sortBy, offset = 0 }) => {
        const order =
          sortBy === undefined
            ? sql``
            : sql`order by ${sql.ref(column(sortBy.field))} ${sql.raw(sortBy.direction === "desc" ? "desc" : "asc")}`;
        const tail = sql`where ${matching(where)} ${order} limit ${limit} offset ${offset}`;
        return (await find(reader, model, tail)) as never;
      },
      delete: async ({ model, where }) => void (await transact(({ rows }) => remove(rows, model, where))),
      deleteMany: ({ model, where }) => transact(({ rows }) => remove(rows, model, where)),
      consumeOne: ({ model, where }) =>
        transact(async ({ rows }) => {
          const [found] = await find(rows, model, sql`where ${matching(where)} limit 1`);
          if (found === undefined) return null;
          await sql`delete from ${sql.table(model)} where id = ${found.id}`.execute(rows);
          return found as never;
        }),
      count: async ({ model, where }) => {
        const { rows } = await sql<{ n: number }>`
          select count(*) as n from ${sql.table(model)} where ${matching(where)}`.execute(reader);
        return Number(rows[0]?.n ?? 0);
      },
    }),
  });

async function change(
  rows: Reader,
  model: string,
  { where, update }: { where: readonly CleanedWhere[]; update: Row },
): Promise<number> {
  const set = sql.join(Object.entries(toRow(update)).map(([name, value]) => sql`${sql.ref(name)} = ${value}`));
  const { numAffectedRows } = await sql`update ${sql.table(model)} set ${set} where ${matching(where)}`.execute(rows);
  return Number(numAffectedRows ?? 0);
}

async function remove(rows: Reader, model: string, where: readonly CleanedWhere[]): Promise<number> {
  const { numAffectedRows } = await sql`delete from ${sql.table(model)} where ${matching(where)}`.execute(rows);
  return Number(numAffectedRows ?? 0);
}
