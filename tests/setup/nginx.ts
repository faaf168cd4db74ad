import { spawn } from "node:child_process";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { freePort } from "../../src/main/http-server.js";
import { untilAnswers } from "./find-server.js";
import { afterwards } from "./places.js";

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
  await untilAnswers(port, child, () => said);
  return port;
}
