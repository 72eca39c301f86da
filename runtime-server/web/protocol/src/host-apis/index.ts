import { files } from "./files.js";
import { messages } from "./messages.js";
import { network } from "./network.js";
import { payments } from "./payments.js";
import { person } from "./person.js";
import { programs } from "./programs.js";
import { storage } from "./storage.js";
import { view } from "./view.js";

/**
 * Every host API, by name. The build writes this down for the server, which checks arguments with it and does what the policy
 * says; guests and tests are typed by it.
 */
export const hostApis = { ...storage, ...files, ...network, ...person, ...payments, ...messages, ...programs, ...view };
