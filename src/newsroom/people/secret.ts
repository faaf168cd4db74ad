import { createHash, randomBytes } from "node:crypto";

/** A word nobody guesses: 256 bits, as it is put into a link or given to a program. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

/** What is kept of a secret: enough to know it again, not enough to use it. */
export const secretHash = (secret: string): string => createHash("sha256").update(secret).digest("hex");
