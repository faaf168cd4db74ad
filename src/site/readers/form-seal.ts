import { createHmac, createSecretKey, randomBytes, timingSafeEqual } from "node:crypto";
import { err, ok, type Result } from "../../kernel/result.js";

/** What a form is for: a seal of one is none of another. */
export interface FormPurpose {
  /** The visitor's own cookie: a form fetched by someone else does not fit it. */
  readonly visitor: string;
  /** Where the form is sent. */
  readonly path: string;
}

/** Milliseconds a form may lie open. */
export const formTime = 12 * 3_600_000;

export interface Sealing {
  /** A seal for one form; the receipt within it makes what is sent twice one. */
  seal(purpose: FormPurpose, now: number): string;
  /** The receipt of a seal that fits; else nothing. */
  open(seal: string, purpose: FormPurpose, now: number): Result<string, "stale">;
  /** The receipt of what was sent without a seal: always the same for the same, and known to this house alone. */
  receiptFor(parts: readonly string[]): string;
}

export const newVisitor = (): string => randomBytes(16).toString("base64url");

/** Seals forms under the house's key: time, receipt, and a mark over both and the purpose (HMAC-SHA256). */
export function createSealing(bytes: Uint8Array): Sealing {
  const key = createSecretKey(bytes);
  const markOf = (time: string, receipt: string, { visitor, path }: FormPurpose): Buffer =>
    createHmac("sha256", key).update([time, receipt, visitor, path].join("\n")).digest();
  return {
    receiptFor: (parts) => createHmac("sha256", key).update(JSON.stringify(parts)).digest("base64url"),
    seal(purpose, now) {
      const [time, receipt] = [now.toString(36), randomBytes(18).toString("base64url")];
      return `${time}.${receipt}.${markOf(time, receipt, purpose).toString("base64url")}`;
    },
    open(seal, purpose, now) {
      const [time = "", receipt = "", mark = ""] = seal.slice(0, 200).split(".");
      const wanted = markOf(time, receipt, purpose);
      const given = Buffer.from(mark, "base64url");
      const fits = given.length === wanted.length && timingSafeEqual(given, wanted);
      const age = now - Number.parseInt(time, 36);
      return fits && age >= 0 && age < formTime ? ok(receipt) : err("stale");
    },
  };
}
