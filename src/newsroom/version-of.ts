import { canonicalJson } from "../kernel/canonical-json.js";
import { sha256 } from "./ledger/entry.js";

/** The etag (RFC 9110, 8.8.3) of what is told: the same for the same, another when anything in it is another. */
export const versionOf = (told: unknown): string => `"${sha256(canonicalJson(told)).slice(0, 16)}"`;
