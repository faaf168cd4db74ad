import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import { type KeyKeeper, keyOf } from "./key-of.js";

/** Names a reader's network for a day: without that day's key nobody can tell which address it was. */
export type NetworkNames = (address: string) => Promise<string>;

/** The name of the key of a day (UTC). */
export const networkKey = (at: number): string => `network:${new Date(at).toISOString().slice(0, 10)}`;

export function createNetworkNames(house: KeyKeeper): NetworkNames {
  let kept: { readonly name: string; readonly key: Promise<KeyObject> } | null = null;
  return async (address) => {
    const name = networkKey(house.clock.now());
    if (kept?.name !== name) kept = { name, key: keyOf(house, name).then((bytes) => createSecretKey(bytes)) };
    const hash = createHmac("sha256", await kept.key)
      .update(address)
      .digest("base64url");
    return `${name.slice("network:".length)}.${hash.slice(0, 22)}`;
  };
}
