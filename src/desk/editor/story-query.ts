import { call } from "../api/call.js";

/** A story as the house has it: where it stands, what may be done with it. */
export const storyQuery = (code: number) => ({
  queryKey: ["story", code] as const,
  queryFn: () => call("openStory", { params: { code } }),
});
