import { useQuery } from "@tanstack/react-query";
import { get } from "../api/call.js";

/** A place where someone is signed in, as the account library tells it. */
export interface Session {
  readonly id: string;
  readonly token: string;
  readonly userAgent: string | null;
  readonly updatedAt: string;
}

interface Own {
  readonly session: Session;
  readonly user: { readonly email: string; readonly twoFactorEnabled: boolean | null };
}

/** The session of this very window, and whose it is. */
export const useOwnSession = () =>
  useQuery({ queryKey: ["session"], queryFn: () => get<Own>("/api/v1/auth/get-session") });
