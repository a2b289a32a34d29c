import "./toasts.js";
import "./menus.js";
import "./queue.js";
import { startCommands } from "./commands.js";
import { startKeys } from "./keys.js";

startCommands();
startKeys();
