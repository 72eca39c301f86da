// Starts a guest. Runs once per context, before any code of the program.
// `call` and `load` are the host's side: an answer, or null after a refusal, whose reason "#why" tells.
(function (boot, call, load) {
  "use strict";
  const HostError = Error;
  const graal = Graal;
  delete globalThis.Graal;
  const door = (name, payload) => {
    const answer = call(name, payload);
    if (answer === null) throw new HostError(call("#why", ""));
    return answer;
  };
  const module = (path) => {
    const value = load(path);
    if (value === null) throw new HostError(call("#why", ""));
    return value;
  };
  return boot(door, module, (handler) => graal.setUnhandledPromiseRejectionHandler(handler));
})
