import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useSay } from "../words/speak.js";

/** What an address at which nothing stands says. */
export function NoSuchPage(): ReactNode {
  const say = useSay();
  return (
    <p className="empty" role="alert">
      {say("noSuchPage")}{" "}
      <Link to="/list/$list" params={{ list: "queue" }} search={{}}>
        {say("toTheQueue")}
      </Link>
    </p>
  );
}
