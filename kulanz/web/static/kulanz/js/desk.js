import "./toasts.js";
import "./menus.js";
import "./queue.js";
import { startCommands } from "./commands.js";
import { startKeys } from "./keys.js";

// Who comes to a line with something in it goes on writing there.
const line = document.querySelector("input[autofocus][type=search]");
line?.setSelectionRange(line.value.length, line.value.length);

// Of many pages side by side, the one that is open is in sight.
document.querySelector(".tab[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });

startCommands();
startKeys();
