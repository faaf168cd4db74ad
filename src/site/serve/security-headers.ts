/** What every answer carries, whatever it is; flat, as `writeHead` takes it. */
export const securityHeaders = (origin: string): readonly string[] => [
  ...["X-Content-Type-Options", "nosniff"],
  ...["Referrer-Policy", "strict-origin-when-cross-origin"],
  ...["X-Frame-Options", "DENY"],
  ...["Cross-Origin-Opener-Policy", "same-origin"],
  ...["Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"],
  ...(origin.startsWith("https:") ? ["Strict-Transport-Security", "max-age=31536000"] : []),
];
