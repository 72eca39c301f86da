// Asked with the names of APIs and components in its query, says which of them the host has.
Page({
  onLoad({ names }) {
    const have = decodeURIComponent(names)
      .split(",")
      .filter((name) => wx.canIUse(name));
    console.info("have:" + have.join(","));
  },
});
