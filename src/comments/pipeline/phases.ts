import type { Phase } from "./phase.js";
import { history } from "./phases/history.js";
import { length } from "./phases/length.js";
import { links } from "./phases/links.js";
import { bannedWords, suspectWords } from "./phases/listed-words.js";
import { mode } from "./phases/mode.js";
import { newcomers } from "./phases/newcomers.js";
import { outside } from "./phases/outside.js";
import { rate } from "./phases/rate.js";
import { repeats } from "./phases/repeats.js";

/**
 * Every look a comment gets before anybody may read it, new or edited, in this order. The first refusal ends it; all
 * else is gathered, so that the moderator sees everything that was found. The cheap looks come first.
 */
export const phases: readonly Phase[] = [
  // Longer than this paper takes: its writer can shorten it at once.
  { name: "length", look: length },
  // The same words again, by the same hand or by many.
  { name: "repeats", look: repeats },
  // Words nobody may use here.
  { name: "banned", look: bannedWords },
  // One link is worth a look, many are spam.
  { name: "links", look: links },
  // More at once than someone who reads would write.
  { name: "rate", look: rate },
  // Words that want a look.
  { name: "suspect", look: suspectWords },
  // Whoever is new here.
  { name: "newcomers", look: newcomers },
  // Whoever was often refused.
  { name: "history", look: history },
  // A program elsewhere, if the paper asks one; it is slow, so it comes when nothing else refuses.
  { name: "outside", look: outside },
  // And where a moderator looks first, everything waits.
  { name: "mode", look: mode },
];
