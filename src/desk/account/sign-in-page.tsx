import { useQueryClient } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { SignIn } from "./sign-in.js";

/** The door for those who work here. */
export function SignInPage(): ReactNode {
  const { to = "/" } = useSearch({ from: "/sign-in" });
  const navigate = useNavigate();
  const queries = useQueryClient();
  return (
    <main className="door">
      <SignIn
        done={() => {
          queries.clear();
          void navigate({ to, replace: true });
        }}
      />
    </main>
  );
}
