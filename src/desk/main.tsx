import "./look/desk.css";
import "./look/bar.css";
import "./look/pictures.css";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Refused } from "./api/call.js";
import { meQuery } from "./app/me.js";
import { createDeskRouter } from "./app/router.js";
import { storyQuery } from "./editor/story-query.js";
import { Speaking } from "./words/speak.js";

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => !(error instanceof Refused) && count < 3,
      staleTime: 5_000,
      networkMode: "always",
    },
    mutations: { networkMode: "always" },
  },
});

// Whoever comes straight to a story waits for nothing in turn that can be on its way at once.
const code = Number(/\/story\/(\d+)$/.exec(location.pathname)?.[1]);
if (code > 0) {
  void import("./editor/story-page.js");
  void queries.prefetchQuery(meQuery);
  void queries.prefetchQuery(storyQuery(code));
}

const place = document.getElementById("desk");
if (place === null) throw new Error("the page has no place for the desk");
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <Speaking>
        <RouterProvider router={createDeskRouter(queries)} />
      </Speaking>
    </QueryClientProvider>
  </StrictMode>,
);
