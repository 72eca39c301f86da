const server = require("./server");

/** Tells the server that a ride begins; resolves to its id there. */
function start(bike) {
  return server.post("/rides", { bike: bike.number }).then(({ id }) => id);
}

/** Tells the server that a ride is over; resolves to what it costs, in fen, and whether that is due. */
function finish(id) {
  return server
    .post("/rides/" + id + "/finish")
    .then(({ cost, state }) => ({ cost, due: state === "DUE" }));
}

module.exports = { finish, start };
