import "./production-mode.js";
import { keepCompiled } from "./keep-compiled.js";

// Before anything larger is loaded.
keepCompiled();
await import("./run-command.js");
