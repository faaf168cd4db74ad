import type { DeskWords } from "./en.js";
import { en } from "./en.js";
export const ar: DeskWords = en;
