/**
 * The merchant's own server. WeChat itself wants https and a domain that the program lists; see ../../../README.md for the server
 * that belongs to this address.
 */
const SERVER = "http://127.0.0.1:8090/fine";

/** The login under way or done: a promise of the token that the server knows this person by. */
let login = null;

function send(method, path, data, token) {
  return new Promise((resolve, reject) =>
    wx.request({
      url: SERVER + path,
      method,
      data,
      header: token ? { Authorization: "Bearer " + token } : {},
      success: resolve,
      fail: () => reject({ status: 0 }),
    }),
  );
}

/** What the server answered, or a rejection with its status; 0 where it does not answer at all. */
function read({ statusCode, data }) {
  return statusCode < 300 ? data : Promise.reject({ status: statusCode });
}

function code() {
  return new Promise((resolve, reject) =>
    wx.login({
      success: (result) => resolve(result.code),
      fail: () => reject({ status: 0 }),
    }),
  );
}

function token() {
  if (!login) {
    login = code()
      .then((value) => send("POST", "/login", { code: value }))
      .then(read)
      .then((session) => session.token);
    login.catch(() => {
      login = null;
    });
  }
  return login;
}

/** Asks in the person's name; logs in before, and again when the server no longer knows them. */
function call(method, path, data, again) {
  return token()
    .then((value) => send(method, path, data, value))
    .then((answer) => {
      if (answer.statusCode !== 401 || again) return read(answer);
      login = null;
      return call(method, path, data, true);
    });
}

module.exports = {
  get: (path) => call("GET", path),
  post: (path, data) => call("POST", path, data || {}),
  remove: (path) => call("DELETE", path),
};
