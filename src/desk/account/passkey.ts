import { startAuthentication, startRegistration } from "@simplewebauthn/browser";
import { get, post } from "../api/call.js";

type AuthenticationOptions = Parameters<typeof startAuthentication>[0]["optionsJSON"];
type RegistrationOptions = Parameters<typeof startRegistration>[0]["optionsJSON"];

/** Signs in by a key this machine or phone holds (WebAuthn). */
export async function signInWithPasskey(): Promise<void> {
  const optionsJSON = await get<AuthenticationOptions>("/api/v1/auth/passkey/generate-authenticate-options");
  const response = await startAuthentication({ optionsJSON });
  await post("/api/v1/auth/passkey/verify-authentication", { response });
}

/** Makes such a key, so that no password is needed here again. */
export async function addPasskey(name: string): Promise<void> {
  const optionsJSON = await get<RegistrationOptions>("/api/v1/auth/passkey/generate-register-options");
  const response = await startRegistration({ optionsJSON });
  await post("/api/v1/auth/passkey/verify-registration", { response, name });
}
