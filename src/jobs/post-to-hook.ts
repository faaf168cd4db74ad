import { createHmac } from "node:crypto";
import { lookup as resolveName } from "node:dns";
import { request as requestPlain } from "node:http";
import { request as requestSecure } from "node:https";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { err, ok, type Result } from "../kernel/result.js";

/** How long a receiver may take over its answer, in milliseconds. */
const patience = 10_000;

/** Addresses that lie within this machine or its network (RFC 6890), where nobody outside may make us knock. */
const inside = new BlockList();
for (const [net, bits] of [
  ...([
    ["0.0.0.0", 8],
    ["10.0.0.0", 8],
    ["100.64.0.0", 10],
    ["127.0.0.0", 8],
    ["169.254.0.0", 16],
  ] as const),
  ...([
    ["172.16.0.0", 12],
    ["192.0.0.0", 24],
    ["192.168.0.0", 16],
    ["198.18.0.0", 15],
    ["224.0.0.0", 4],
  ] as const),
  ["240.0.0.0", 4] as const,
])
  inside.addSubnet(net, bits, "ipv4");
for (const [net, bits] of [
  ["::", 128],
  ["::1", 128],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
  ["64:ff9b::", 96],
] as const)
  inside.addSubnet(net, bits, "ipv6");

/** Whether an address lies within, an IPv4 one also when it is dressed as IPv6. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  const family = isIP(plain);
  if (family === 0) return true;
  return inside.check(plain, family === 4 ? "ipv4" : "ipv6");
}

/** Resolves a name to addresses outside only: asked at the moment of connecting, so that no later answer counts. */
const outside: LookupFunction = (hostname, options, callback) => {
  resolveName(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return callback(error, []);
    const allowed = addresses.filter(({ address }) => !isPrivateAddress(address));
    if (allowed.length === 0) return callback(new Error(`${hostname} lies within this network`), []);
    const [first] = allowed;
    if (options.all === true || first === undefined) callback(null, allowed);
    else callback(null, first.address, first.family);
  });
};

export interface HookPost {
  readonly url: string;
  readonly secret: string;
  readonly id: string;
  readonly at: number;
  readonly body: string;
  /** Whether receivers within this network are allowed. */
  readonly allowPrivate: boolean;
}

/** What a receiver answered. */
export interface HookAnswer {
  readonly status: number;
  /** Its first 64 kB; a longer answer is cut. */
  readonly body: string;
}

const mostRead = 64 * 1024;

/** Sends one signed message (Standard Webhooks 1.0); what the receiver answered, or why there was no answer. */
export async function postToHook(post: HookPost): Promise<Result<number, string>> {
  const answer = await askHook(post);
  return answer.ok ? ok(answer.value.status) : answer;
}

/** The same, with what was answered; given up when the signal fires. */
export function askHook(
  { url, secret, id, at, body, allowPrivate }: HookPost,
  signal?: AbortSignal,
): Promise<Result<HookAnswer, string>> {
  const target = new URL(url);
  const host = target.hostname.replace(/^\[|\]$/g, "");
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host))
    return Promise.resolve(err(`${host} lies within this network`));
  const seconds = Math.floor(at / 1000);
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64url");
  const signature = createHmac("sha256", key).update(`${id}.${seconds}.${body}`).digest("base64");
  const headers = {
    ...{ "Content-Type": "application/json", "Content-Length": Buffer.byteLength(body), "User-Agent": "Dateline" },
    ...{ "webhook-id": id, "webhook-timestamp": String(seconds), "webhook-signature": `v1,${signature}` },
  };
  const send = target.protocol === "https:" ? requestSecure : requestPlain;
  return new Promise((resolve) => {
    const request = send(
      target,
      {
        ...{ method: "POST", headers, timeout: patience },
        ...(signal !== undefined && { signal }),
        ...(!allowPrivate && { lookup: outside }),
      },
      (response) => {
        const parts: Buffer[] = [];
        let read = 0;
        response.on("data", (part: Buffer) => {
          if (read < mostRead) parts.push(part.subarray(0, mostRead - read));
          read += part.length;
          if (read > 8 * mostRead) request.destroy(new Error("the answer does not end"));
        });
        response.on("end", () =>
          resolve(ok({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() })),
        );
        response.on("error", (error) => resolve(err(error.message)));
      },
    );
    request.on("timeout", () => request.destroy(new Error("no answer within ten seconds")));
    request.on("error", (error) => resolve(err(error.message)));
    request.end(body);
  });
}
