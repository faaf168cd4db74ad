import { createTransport } from "nodemailer";
import type { Mailer } from "./mailer.js";

export interface MailChoice {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly smtp: string;
  /** The address letters come from, as `Name <address>` or bare. */
  readonly from: string;
}

/** Milliseconds a mail server may take to be reached, to greet and to be silent. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Sends through a mail server (RFC 5321), a few connections kept open. */
export function openMailer({ smtp, from }: MailChoice): Mailer {
  const wire = createTransport({ url: smtp, pool: true, maxConnections: 3, ...patience });
  return {
    async send({ to, subject, text, language }) {
      const headers = { "Auto-Submitted": "auto-generated", "Content-Language": language };
      await wire.sendMail({ from, to: { name: "", address: to }, subject, text, headers });
    },
  };
}
