import type { Revision } from "../../domain/story/revision.js";
import { canonicalJson } from "../../kernel/canonical-json.js";
import { sha256 } from "../ledger/entry.js";

/** What a revision's words are known by: the same as the ledger's `body_hash`. */
export const wordsHash = (revision: Revision | null): string => sha256(canonicalJson(revision));
