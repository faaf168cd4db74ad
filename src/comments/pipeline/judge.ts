import type { Reader } from "../../database/handles.js";
import type { Finding, Verdict } from "../../domain/comment/verdict.js";
import { err } from "../../kernel/result.js";
import type { Known } from "./known.js";
import { type AskOutside, type Candidate, type Phase, type PhaseFinding, wait } from "./phase.js";
import { createKnowing } from "./read-known.js";

/** Takes a candidate through the phases. */
export type Judge = (candidate: Candidate) => Promise<Verdict>;

export interface JudgeOptions {
  /** How a program elsewhere is asked; without it one that is set answers nothing, so its comments wait. */
  readonly ask?: AskOutside;
  /** Hears what broke; the comment waits. */
  readonly onTrouble?: (error: unknown) => void;
  /** How long a phase may take, in milliseconds, where the policy does not say. */
  readonly patience?: number;
}

interface Found extends PhaseFinding {
  readonly phase: string;
}

const usualPatience = 1_000;
const nobodyToAsk: AskOutside = async () => err("Nobody can be asked from here.");

/**
 * A judge of these phases. Nothing goes live unseen: a phase that throws or takes longer than it may makes the comment
 * wait, and so does not knowing what the phases go by.
 */
export function createJudge(rows: Reader, phases: readonly Phase[], options: JudgeOptions = {}): Judge {
  const { ask = nobodyToAsk, onTrouble = () => undefined, patience = usualPatience } = options;
  const know = createKnowing(rows);
  return async (candidate) => {
    const found: Found[] = [];
    let known: Known;
    try {
      known = await know(candidate);
    } catch (error) {
      onTrouble(error);
      return verdictOf([{ phase: "known", ...wait("broken") }]);
    }
    for (const phase of phases) {
      const finding = await lookInTime(phase, { candidate, known, ask, onTrouble, patience });
      if (finding === null) continue;
      found.push({ ...finding, phase: phase.name });
      if (finding.becomes === "refused") break;
    }
    return verdictOf(found);
  };
}

interface Look extends Required<JudgeOptions> {
  readonly candidate: Candidate;
  readonly known: Known;
}

async function lookInTime(
  phase: Phase,
  { candidate, known, ask, onTrouble, patience }: Look,
): Promise<PhaseFinding | null> {
  const late = new AbortController();
  const allowed = Math.max(patience, known.policy.classifier?.patience ?? 0);
  const { promise: tooSlow, resolve } = Promise.withResolvers<PhaseFinding>();
  const timer = setTimeout(() => {
    late.abort();
    resolve(wait("too-slow", `${phase.name}: ${allowed} ms`));
  }, allowed);
  try {
    return await Promise.race([phase.look(candidate, known, { ask, signal: late.signal }), tooSlow]);
  } catch (error) {
    onTrouble(error);
    return wait("broken", phase.name);
  } finally {
    clearTimeout(timer);
  }
}

function verdictOf(found: readonly Found[]): Verdict {
  const decisive = found.find(({ becomes }) => becomes === "refused") ?? found[0];
  const findings = found.map(({ phase, reason, detail }): Finding => ({ phase, reason, detail }));
  if (decisive === undefined) return { state: "approved", reason: null, findings };
  return { state: decisive.becomes, reason: decisive.reason, findings };
}
