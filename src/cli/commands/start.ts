import { type Command, Option } from "commander";
import type { House } from "../house.js";
import { port, seconds, workers } from "../parse-arguments.js";
import { globalOptions } from "../with-press.js";

interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly workers: number;
  readonly origin?: string;
  readonly behindProxy?: boolean;
  readonly privateHooks?: boolean;
  readonly smtp?: string;
  readonly mailFrom?: string;
  readonly notice: number;
  readonly bake?: string;
}

export function addStart(program: Command, house: House): void {
  program
    .command("start")
    .description("serve the site, the desk and the clock; an empty newsroom opens with the demo paper")
    .addOption(
      new Option("--port <number>", "where to listen; 0 takes a free one")
        .default(4000)
        .argParser(port)
        .env("DATELINE_PORT"),
    )
    .addOption(new Option("--host <address>", "which address to listen on").default("127.0.0.1").env("DATELINE_HOST"))
    .addOption(
      new Option("--workers <number>", "processes that answer readers; with more than one, another owns the desk")
        .default(1)
        .argParser(workers)
        .env("DATELINE_WORKERS"),
    )
    .addOption(
      new Option("--origin <url>", "the site's public address, such as https://news.example").env("DATELINE_ORIGIN"),
    )
    .addOption(
      new Option("--private-hooks", "let web hooks lead to addresses within this network").env(
        "DATELINE_PRIVATE_HOOKS",
      ),
    )
    .addOption(
      new Option("--notice <seconds>", "how long /readyz says that it is stopping before it takes no more requests")
        .default(0)
        .argParser(seconds)
        .env("DATELINE_NOTICE"),
    )
    .addOption(
      new Option(
        "--bake <folder>",
        "keep a folder of ready pages in step, for nginx, Caddy or object storage to serve",
      ).env("DATELINE_BAKE"),
    )
    .addOption(new Option("--behind-proxy", "trust the last X-Forwarded-For address").env("DATELINE_BEHIND_PROXY"))
    .addOption(
      new Option(
        "--smtp <url>",
        "the mail server for readers' sign-in links, smtp://user:password@host:587; without it nobody signs in by mail",
      ).env("DATELINE_SMTP"),
    )
    .addOption(new Option("--mail-from <address>", "the address those letters come from").env("DATELINE_MAIL_FROM"))
    .addHelpText("after", "\nExample:\n  $ dateline start --port 8080 --data /srv/paper --origin https://news.example")
    .action(async (options: StartOptions, command: Command) => {
      const {
        port: at,
        host,
        workers: count,
        origin,
        behindProxy,
        privateHooks,
        smtp,
        mailFrom,
        notice,
        bake,
      } = options;
      const place = globalOptions(command);
      await house.serve({
        ...place,
        port: at,
        host,
        workers: count,
        origin: origin?.replace(/\/+$/, "") ?? null,
        behindProxy: behindProxy === true,
        privateHooks: privateHooks === true,
        smtp: smtp ?? null,
        mailFrom: mailFrom ?? null,
        notice: notice * 1000,
        bake: bake ?? null,
      });
    });
}
