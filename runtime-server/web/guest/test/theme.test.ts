import { device, TestGuest } from "./sandbox.js";

const files = {
  "app.json": JSON.stringify({
    pages: ["pages/index/index"],
    window: { navigationBarBackgroundColor: "@nav", navigationBarTextStyle: "@text", backgroundColor: "@missing" },
    tabBar: {
      color: "@text",
      selectedColor: "#123456",
      list: [{ pagePath: "pages/index/index", text: "Home", iconPath: "@icon" }],
    },
  }),
  "pages/index/index.json": "{}",
  "pages/index/index.wxml": "<view>hello</view>",
  "pages/index/index.js": `
Page({ onLoad(query) { if (query.own) wx.setNavigationBarColor({ frontColor: "#000000", backgroundColor: "#abcdef" }); } })`,
};

const theme = {
  light: { nav: "#fff", text: "black", icon: "day.png" },
  dark: { nav: "#111", text: "white", icon: "night.png" },
};

function guest(): TestGuest {
  const made = new TestGuest(files);
  made.program.manifest.theme = theme;
  return made;
}

describe("a program with themes", () => {
  it("starts in the light one", async () => {
    const program = guest();
    await program.start();
    expect(program.view.page.bar).toMatchObject({ background: "#fff", front: "black" });
  });

  it("starts in the dark one where the device has that", async () => {
    const program = guest();
    await program.launch("", "", { device: { ...device, theme: "dark" } });
    await program.settle();
    expect(program.view.page.bar).toMatchObject({ background: "#111", front: "white" });
    expect(program.commands.find((command) => command.c === "tabbar")).toMatchObject({ bar: { color: "white" } });
  });

  it("follows the device", async () => {
    const program = guest();
    await program.start();
    await program.input({ i: "theme", theme: "dark" });
    expect(program.view.page.bar).toMatchObject({ background: "#111", front: "white" });
    const change = program.commands.filter((command) => command.c === "tabbar").at(-1);
    expect(change).toMatchObject({ bar: { color: "white", list: [{ icon: "night.png", text: "Home" }] } });
    expect(change?.c === "tabbar" && change.bar.selectedColor).toBeFalsy();
  });

  it("leaves alone what the program coloured itself", async () => {
    const program = guest();
    await program.start("", "own=1");
    await program.input({ i: "theme", theme: "dark" });
    expect(program.view.page.bar).toMatchObject({ background: "#abcdef" });
  });
});
