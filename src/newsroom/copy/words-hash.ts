import type { Revision } from "../../domain/story/revision.js";
import { writtenBody } from "../ledger/entry.js";

/** What a revision's words are known by: the ledger's `body_hash`. */
export const wordsHash = (revision: Revision | null): string => writtenBody(revision).hash;
