import { z } from "zod";
import type { CommentHouse } from "../comment-house.js";
import type { SignedIn } from "./reader-of.js";
import { openSession } from "./session.js";

/** The site as browsers know it: passkeys are bound to it (WebAuthn Level 3). */
export interface PasskeySite {
  readonly name: string;
  readonly origins: readonly string[];
}

/** Loaded when a reader first has to do with a passkey: it is larger than all else readers need. */
const webAuthn = () => import("@simplewebauthn/server");

const rpID = ({ origins }: PasskeySite): string => new URL(origins[0] ?? "http://localhost").hostname;

/** Milliseconds a browser may take over a challenge. */
const patience = 5 * 60_000;
const mostOfAReader = 10;

/** What a browser answers, as far as it is looked at before the library checks it. */
const answerShape = z.looseObject({
  id: z.string().max(1500),
  rawId: z.string().max(1500),
  type: z.literal("public-key"),
  response: z.looseObject({ clientDataJSON: z.string().max(8000) }),
  clientExtensionResults: z.looseObject({}).default({}),
});
const clientShape = z.object({ challenge: z.string().max(500) });

/** Options for a new passkey of a reader, with a challenge that is good once. */
export async function passkeyOptions(house: CommentHouse, site: PasskeySite, reader: SignedIn): Promise<unknown> {
  const known = await house.database.reader
    .selectFrom("reader_passkey")
    .select("credential_id")
    .where("reader", "=", reader.id)
    .execute();
  const { generateRegistrationOptions } = await webAuthn();
  const options = await generateRegistrationOptions({
    ...{ rpName: site.name, rpID: rpID(site), userName: reader.name, userDisplayName: reader.name },
    ...{ userID: new TextEncoder().encode(reader.id), attestationType: "none" as const },
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: "required", userVerification: "preferred" },
  });
  await keepChallenge(house, options.challenge, reader.id);
  return options;
}

/** Keeps a reader's new passkey when the browser's answer is sound. */
export async function keepPasskey(
  house: CommentHouse,
  site: PasskeySite,
  { reader, answer }: { readonly reader: SignedIn; readonly answer: string },
): Promise<boolean> {
  const response = parseAnswer(answer);
  const challenge = response && (await takeChallenge(house, response, reader.id));
  if (response === null || challenge === null) return false;
  const { verifyRegistrationResponse } = await webAuthn();
  const checked = await verifyRegistrationResponse({
    ...{ response: response as never, expectedChallenge: challenge, expectedOrigin: [...site.origins] },
    ...{ expectedRPID: rpID(site), requireUserVerification: false },
  }).catch(() => null);
  if (checked?.verified !== true) return false;
  const { credential } = checked.registrationInfo;
  return house.database.transact(async ({ rows }) => {
    const own = await rows
      .selectFrom("reader_passkey")
      .select("credential_id")
      .where("reader", "=", reader.id)
      .execute();
    if (own.length >= mostOfAReader) return false;
    await rows
      .insertInto("reader_passkey")
      .values({
        ...{ credential_id: credential.id, reader: reader.id, counter: credential.counter },
        public_key: Buffer.from(credential.publicKey).toString("base64url"),
        transports: JSON.stringify(credential.transports ?? []),
        made_at: house.clock.now(),
      })
      .onConflict((at) => at.column("credential_id").doNothing())
      .execute();
    return true;
  });
}

/** Options for signing in with whatever passkey the browser has: nobody is named. */
export async function enterOptions(house: CommentHouse, site: PasskeySite): Promise<unknown> {
  const { generateAuthenticationOptions } = await webAuthn();
  const options = await generateAuthenticationOptions({ rpID: rpID(site), userVerification: "preferred" });
  await keepChallenge(house, options.challenge, null);
  return options;
}

/** Signs in by a passkey; answers the session's secret, null when it is not accepted. */
export async function enterByPasskey(house: CommentHouse, site: PasskeySite, answer: string): Promise<string | null> {
  const response = parseAnswer(answer);
  const challenge = response && (await takeChallenge(house, response, null));
  if (response === null || challenge === null) return null;
  const { database, clock } = house;
  const known = await database.reader
    .selectFrom("reader_passkey")
    .selectAll()
    .where("credential_id", "=", response.id)
    .executeTakeFirst();
  if (known === undefined) return null;
  const { credential_id: id, public_key, counter, reader } = known;
  const { verifyAuthenticationResponse } = await webAuthn();
  const checked = await verifyAuthenticationResponse({
    ...{ response: response as never, expectedChallenge: challenge, expectedOrigin: [...site.origins] },
    ...{ expectedRPID: rpID(site), requireUserVerification: false },
    credential: { id, publicKey: new Uint8Array(Buffer.from(public_key, "base64url")), counter },
  }).catch(() => null);
  if (checked?.verified !== true) return null;
  const { newCounter } = checked.authenticationInfo;
  return database.transact(async (tx) => {
    await tx.rows.updateTable("reader_passkey").set({ counter: newCounter }).where("credential_id", "=", id).execute();
    return openSession(tx, reader, clock.now());
  });
}

type Answer = z.infer<typeof answerShape>;

function parseAnswer(text: string): Answer | null {
  try {
    return answerShape.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

const keepChallenge = ({ database, clock }: CommentHouse, challenge: string, reader: string | null): Promise<void> =>
  database.transact(async ({ rows }) => {
    await rows
      .insertInto("reader_challenge")
      .values({ challenge, reader, expires_at: clock.now() + patience })
      .execute();
  });

/** The challenge an answer is for, if we gave it to this reader and it has not been answered; it is spent by this. */
async function takeChallenge(
  { database, clock }: CommentHouse,
  { response: { clientDataJSON } }: Answer,
  reader: string | null,
): Promise<string | null> {
  const challenge = challengeIn(clientDataJSON);
  if (challenge === null) return null;
  return database.transact(async ({ rows }) => {
    const row = await rows
      .selectFrom("reader_challenge")
      .selectAll()
      .where("challenge", "=", challenge)
      .executeTakeFirst();
    await rows.deleteFrom("reader_challenge").where("challenge", "=", challenge).execute();
    return row !== undefined && row.reader === reader && row.expires_at > clock.now() ? challenge : null;
  });
}

function challengeIn(clientData: string): string | null {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    return clientShape.safeParse(parsed).data?.challenge ?? null;
  } catch {
    return null;
  }
}
