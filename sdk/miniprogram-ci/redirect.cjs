// Lets the platform's own upload tool, miniprogram-ci, talk to a Minihost instead of the platform:
//
//   MPCI_HOST=https://minihost.example NODE_OPTIONS=--require=/path/to/redirect.cjs npx miniprogram-ci upload …
//
// The tool has no setting for it. So its table of addresses is changed when it is loaded, here and in the processes
// that it starts; its files stay as they are. Its reports of what you do, which go to the platform, are not sent.
"use strict";

const Module = require("node:module");
const path = require("node:path");

const PLATFORM = "https://servicewechat.com";
const ADDRESSES = path.join("miniprogram-ci", "dist", "config", "url.config.js");
const REQUESTS = path.join("miniprogram-ci", "dist", "utils", "request.js");

const given = process.env.MPCI_HOST || process.env.MINIHOST_SERVER || "";
const changed = new WeakSet();
const load = Module._load;

function host() {
  if (!/^https?:\/\/[^/]+\/*$/.test(given)) {
    throw new Error("MPCI_HOST names the Minihost to upload to, such as https://minihost.example");
  }
  return given.replace(/\/+$/, "");
}

function redirected(address) {
  return address.startsWith(PLATFORM) ? host() + address.slice(PLATFORM.length).replace(/^(?!\/)/, "/") : address;
}

function changeAddresses(table) {
  for (const [name, address] of Object.entries(table)) {
    if (typeof address === "string") table[name] = redirected(address);
  }
}

/** What still has the platform's address now is written into the tool's code, and goes nowhere. */
function keepFromPlatform(requests) {
  const { request } = requests;
  requests.request = (options) =>
    String(options.url).startsWith(PLATFORM) ? Promise.resolve({ body: "{}" }) : request(options);
}

Module._load = function (name, parent, isMain) {
  const loaded = load.call(this, name, parent, isMain);
  if (
    loaded === null ||
    typeof loaded !== "object" ||
    changed.has(loaded) ||
    !/(url\.config|request)(\.js)?$/.test(name)
  ) {
    return loaded;
  }
  const file = Module._resolveFilename(name, parent, isMain);
  if (file.endsWith(ADDRESSES)) {
    changed.add(loaded);
    changeAddresses(loaded);
  } else if (file.endsWith(REQUESTS)) {
    changed.add(loaded);
    keepFromPlatform(loaded);
  }
  return loaded;
};
