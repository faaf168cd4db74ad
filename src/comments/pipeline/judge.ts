import type { Reader } from "../../database/handles.js";
import type { Finding, Verdict } from "../../domain/comment/verdict.js";
import type { Candidate, Phase, PhaseFinding } from "./phase.js";

/** Takes a candidate through the phases. */
export type Judge = (candidate: Candidate) => Promise<Verdict>;

interface Found extends PhaseFinding {
  readonly phase: string;
}

/**
 * A judge of these phases. Nothing goes live unseen: a phase that throws or takes longer than its patience makes the
 * comment wait.
 */
export const createJudge =
  (rows: Reader, phases: readonly Phase[]): Judge =>
  async (candidate) => {
    const found: Found[] = [];
    for (const phase of phases) {
      const finding = await askPhase(rows, phase, candidate);
      if (finding === null) continue;
      found.push({ ...finding, phase: phase.name });
      if (finding.becomes === "refused") break;
    }
    return verdictOf(found);
  };

async function askPhase(rows: Reader, phase: Phase, candidate: Candidate): Promise<PhaseFinding | null> {
  const late = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const tooSlow = new Promise<PhaseFinding>((resolve) => {
    timer = setTimeout(() => {
      late.abort();
      resolve({ becomes: "waiting", reason: "too-slow", detail: `${phase.name}: ${phase.patience} ms` });
    }, phase.patience);
  });
  try {
    return await Promise.race([phase.look(candidate, { rows, signal: late.signal }), tooSlow]);
  } catch (error) {
    return { becomes: "waiting", reason: "too-slow", detail: `${phase.name}: ${String(error)}`.slice(0, 300) };
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
