import { execFileSync } from "node:child_process";

/** Where a program of the system is, in the folders of its servers too; null: there is none. */
function look(program: string): string | null {
  try {
    const script = `command -v ${program} || ls /usr/sbin/${program}`;
    return execFileSync("sh", ["-c", script], { stdio: ["ignore", "pipe", "ignore"] })
      .toString()
      .trim();
  } catch {
    return null;
  }
}

/** Where a web server is; installed where the machine lets us. Null, and a line that says so: there is none to be had. */
export function findServer(program: string, debianPackage: string): string | null {
  const found = look(program);
  if (found !== null) return found;
  if (process.getuid?.() === 0)
    try {
      execFileSync("sh", ["-c", `apt-get update -qq && apt-get install -y -qq ${debianPackage}`], { stdio: "ignore" });
    } catch {
      // Told below.
    }
  const installed = look(program);
  if (installed === null)
    process.stderr.write(`No ${program}, and none could be installed: its sample configuration is not tested.\n`);
  return installed;
}

/** Waits until a server that was started answers; throws with what it said when it ended instead. */
export async function untilAnswers(
  port: number,
  server: { readonly exitCode: number | null },
  said: () => string,
): Promise<void> {
  for (;;) {
    if (server.exitCode !== null) throw new Error(`The server does not start: ${said()}`);
    const answers = await fetch(`http://127.0.0.1:${port}/robots.txt`).then(
      () => true,
      () => false,
    );
    if (answers) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
