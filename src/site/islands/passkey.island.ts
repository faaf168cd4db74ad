// Browsers without these two cannot speak of passkeys in JSON (WebAuthn Level 3, 5.1.8): they sign in by mail.
if (typeof PublicKeyCredential === "function" && "parseCreationOptionsFromJSON" in PublicKeyCredential)
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey]")) offer(place);

function offer(place: HTMLElement): void {
  const button = place.querySelector("button");
  const output = place.querySelector("output");
  if (button === null || output === null) return;
  place.hidden = false;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      if (place.dataset.passkey === "add") await add();
      else await enter(place.dataset.back ?? "/");
      output.textContent = place.dataset.done ?? "";
    } catch {
      output.textContent = place.dataset.failed ?? "";
      button.disabled = false;
    }
  });
}

async function add(): Promise<void> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON((await ask("begin")) as never);
  await ask("keep", await navigator.credentials.create({ publicKey }));
}

async function enter(back: string): Promise<void> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON((await ask("ask")) as never);
  await ask("enter", await navigator.credentials.get({ publicKey }));
  location.assign(back);
}

async function ask(step: string, credential?: Credential | null): Promise<unknown> {
  const answer = credential == null ? "" : JSON.stringify((credential as PublicKeyCredential).toJSON());
  const home = location.pathname.split("/").slice(0, 3).join("/");
  const reply = await fetch(`${home}/passkey/${step}`, { method: "POST", body: new URLSearchParams({ answer }) });
  if (!reply.ok) throw new Error(await reply.text());
  return reply.json();
}
