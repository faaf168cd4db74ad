import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { get, post } from "../api/call.js";

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type RegistrationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** The browser, or the person before it, gave no key: none is here, or the question was turned down. */
export class PasskeyRefused extends Error {}

const asked = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
  answer.catch((error: unknown) => {
    throw new PasskeyRefused(error instanceof Error ? error.message : "");
  });

/** Signs in by a key this machine or phone holds (WebAuthn). */
export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await get<AuthenticationOptions>("/api/v1/auth/passkey/generate-authenticate-options");
  const response = await asked(startAuthentication({ optionsJSON }));
  await post("/api/v1/auth/passkey/verify-authentication", { response });
}

/** Makes such a key, so that no password is needed here again. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await get<RegistrationOptions>("/api/v1/auth/passkey/generate-register-options");
  const response = await asked(startRegistration({ optionsJSON }));
  await post("/api/v1/auth/passkey/verify-registration", { response, name });
}
