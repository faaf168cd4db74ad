import { execFileSync, spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../../src/main/http-server.js";
import { afterwards } from "./places.js";

/** Where nginx is; installed where the machine lets us. Null: there is none, and none to be had. */
export function findNginx(): string | null {
  const look = (): string | null => {
    try {
      return execFileSync("sh", ["-c", "command -v nginx || ls /usr/sbin/nginx"], {
        stdio: ["ignore", "pipe", "ignore"],
      })
        .toString()
        .trim();
    } catch {
      return null;
    }
  };
  const found = look();
  if (found !== null || process.getuid?.() !== 0) return found;
  try {
    execFileSync("sh", ["-c", "apt-get update -qq && apt-get install -y -qq nginx-light"], { stdio: "ignore" });
  } catch {
    return null;
  }
  return look();
}

/** A real nginx with the sample configuration of the docs, its folder, port and newsroom changed as a reader of them would. */
export async function startNginx(
  nginx: string,
  { folder, baked, newsroom }: { readonly folder: string; readonly baked: string; readonly newsroom: number },
): Promise<number> {
  const port = await freePort("127.0.0.1");
  const sample = await readFile(new URL("../../docs/serving/nginx.conf", import.meta.url), "utf8");
  const server = sample
    .replaceAll("/srv/baked", baked)
    .replace("listen 80;", `listen 127.0.0.1:${port};`)
    .replace("127.0.0.1:4000", `127.0.0.1:${newsroom}`);
  await mkdir(folder, { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${join(folder, name)};`,
  );
  const whole = `daemon off; user root; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 64; }
http { include /etc/nginx/mime.types; default_type text/html; access_log off; ${temporary.join(" ")}
${server}
}`;
  const file = join(folder, "nginx.conf");
  await writeFile(file, whole);
  const child = spawn(nginx, ["-p", folder, "-c", file], { stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (part) => {
    said += String(part);
  });
  afterwards(async () => void child.kill("SIGKILL"));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx does not start: ${said}`);
    const answers = await fetch(`http://127.0.0.1:${port}/robots.txt`).then(
      () => true,
      () => false,
    );
    if (answers) return port;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
