import { z } from "zod";

const shape = z.email().max(254);

/** A mail address in the one form it is kept in; null for what is none. */
export function parseMailAddress(text: string): string | null {
  const address = text.slice(0, 300).trim().normalize("NFC").toLowerCase();
  return shape.safeParse(address).success ? address : null;
}
