import { type ChildProcess, spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** nginx sending one file, already compressed, from its own cache of open files. */
export async function startNginx(
  folder: string,
  { body, headers }: { readonly body: Buffer; readonly headers: readonly (readonly [string, string])[] },
  port: number,
): Promise<ChildProcess> {
  const added = headers.filter(([name]) => !["content-length", "content-type", "etag"].includes(name));
  const root = join(folder, "root");
  await mkdir(root, { recursive: true });
  await writeFile(join(root, "page.html"), body);
  const config = `daemon off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=10;
  client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c; uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e;
  server { listen 127.0.0.1:${port}; root ${root}; default_type "text/html; charset=utf-8"; location / { ${added.map(([name, value]) => `add_header ${name} ${JSON.stringify(value)};`).join(" ")} } }
}`;
  await writeFile(join(folder, "nginx.conf"), `user root;\n${config}`);
  const nginx = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], { stdio: "ignore" });
  for (let tries = 0; tries < 100; tries += 1) {
    if (await answers(port)) return nginx;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error("nginx does not start");
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/page.html`).then(
    ({ ok }) => ok,
    () => false,
  );
