/** Where one-time links lead. The secret stands behind the `#`, so that it is in no server's log. */
export const invitationAddress = (origin: string, secret: string): string => `${site(origin)}/desk/join#${secret}`;
export const passwordAddress = (origin: string, secret: string): string => `${site(origin)}/desk/password#${secret}`;

const site = (origin: string): string => origin.replace(/\/+$/, "");
