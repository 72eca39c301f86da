/** The station in what a code says: a link that ends with its four digits, or the digits alone. */
function stationIn(text) {
  const found = /(?:^|\D)(\d{4})$/.exec(text.trim());
  return found ? found[1] : "";
}

/** Scans a station's code; resolves to its digits, to "" for another code, and to null where the person gave up. */
function station(texts) {
  return new Promise((resolve) =>
    wx.scanCode({
      success: ({ result }) => resolve(stationIn(result)),
      fail: ({ errMsg }) => {
        if (!/cancel/.test(errMsg))
          wx.showToast({ title: texts.noCamera, icon: "none", duration: 2500 });
        resolve(null);
      },
    }),
  );
}

module.exports = { station, stationIn };
