const bikes = require("./bikes");

/** Where the person is; `known` is false where they or their device did not tell. */
function find() {
  return new Promise((resolve) =>
    wx.getLocation({
      type: "gcj02",
      success: ({ latitude, longitude }) =>
        resolve({ latitude, longitude, known: true }),
      fail: () => resolve(Object.assign({ known: false }, bikes.WEST_LAKE)),
    }),
  );
}

module.exports = { find };
