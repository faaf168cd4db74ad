import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../../src/main/http-server.js";
import { untilAnswers } from "./find-server.js";
import { afterwards } from "./places.js";

/** A real Caddy with the sample configuration of the docs, its folder, address and newsroom changed as a reader of them would. */
export async function startCaddy(
  caddy: string,
  { folder, baked, newsroom }: { readonly folder: string; readonly baked: string; readonly newsroom: number },
): Promise<number> {
  const port = await freePort("127.0.0.1");
  const sample = await readFile(new URL("../../docs/serving/Caddyfile", import.meta.url), "utf8");
  const site = sample
    .replaceAll("/srv/baked", baked)
    .replace("news.example {", `http://:${port} {\n\tbind 127.0.0.1`)
    .replaceAll("127.0.0.1:4000", `127.0.0.1:${newsroom}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, "Caddyfile");
  await writeFile(file, `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
  const child = spawn(caddy, ["run", "--config", file, "--adapter", "caddyfile"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: { ...process.env, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder },
  });
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  afterwards(async () => void child.kill("SIGKILL"));
  await untilAnswers(port, child, () => said);
  return port;
}
