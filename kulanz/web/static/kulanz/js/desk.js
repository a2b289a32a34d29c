import "./toasts.js";
import "./menus.js";
import "./queue.js";
import { startCommands } from "./commands.js";
import { startKeys } from "./keys.js";

// Who comes to a line with something in it goes on writing there.
const line = document.querySelector("input[autofocus][type=search]");
line?.setSelectionRange(line.value.length, line.value.length);

startCommands();
startKeys();
