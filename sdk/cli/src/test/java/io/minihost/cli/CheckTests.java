package io.minihost.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.cli.terminal.Surroundings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checks programs with the real compiler and sandbox. */
class CheckTests {

    @TempDir
    Path project;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void program() throws IOException {
        write("app.json", "{\"pages\":[\"pages/good/good\"]}");
        page("good", "<view><text wx:for=\"{{list}}\">{{item}}</text></view>", "Page({data:{list:[1,2]}})");
    }

    private void write(String path, String content) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private void page(String name, String wxml, String js) throws IOException {
        write("pages/" + name + "/" + name + ".wxml", wxml);
        write("pages/" + name + "/" + name + ".js", js);
    }

    private int check(String... more) {
        Surroundings surroundings =
                new Surroundings(Map.of(), project, new PrintWriter(out, true), new PrintWriter(err, true));
        String[] args = new String[2 + more.length];
        args[0] = "check";
        args[1] = project.toString();
        System.arraycopy(more, 0, args, 2, more.length);
        return Minihost.commandLine(surroundings).execute(args);
    }

    @Test
    void passesAGoodProgram() {
        assertThat(check()).isZero();
        assertThat(out.toString())
                .isEqualTo("1 of 1 pages painted; 100% of the 2 APIs and components it uses are supported\n");
    }

    @Test
    void readsTheProgramsOwnFilesWhereItWaitsForThem() throws IOException {
        write("data/list.json", "[1, 2]");
        page("good", "<text wx:for=\"{{list}}\">{{item}}</text>", """
                const fs = wx.getFileSystemManager()
                if (fs.readdirSync('/data').join() !== 'list.json') throw new Error('not there')
                try { fs.accessSync('/data/none'); throw new Error('there') } catch (e) { if (!/no such/.test(e.message)) throw e }
                Page({ data: { list: JSON.parse(fs.readFileSync('/data/list.json', 'utf8')) } })
                """);
        assertThat(check()).as(out.toString()).isZero();
    }

    @Test
    void tellsWhatGoesWrong() throws IOException {
        write("app.json", "{\"pages\":[\"pages/good/good\",\"pages/bad/bad\",\"pages/slow/slow\"]}");
        page(
                "bad",
                "<view><live-player/></view>",
                "Page({\n  async onLoad() {\n    wx.startBluetoothDevicesDiscovery({});\n"
                        + "    await wx.request({ url: 'https://x' });\n  },\n  onShow() { this.data.gone.gone }\n})");
        page("slow", "<view/>", "Page({ onLoad() { for (;;) {} } })");
        assertThat(check()).isEqualTo(1);
        assertThat(out.toString())
                .contains("pages/bad/bad.js:6:", "TypeError", "(on pages/bad/bad)")
                .contains("pages/slow/slow: not painted: ")
                .contains("wx.startBluetoothDevicesDiscovery (pages/bad/bad.js)")
                .contains("2 of 3 pages painted")
                .doesNotContain("no network");
    }

    /** The script is what esbuild makes of a src/bad.ts of five lines. */
    @Test
    void namesTheSourceOfABuiltFile() throws IOException {
        page(
                "good",
                "<view/>",
                "Page({onLoad(){throw new Error(\"bad\")}});\n"
                        + "//# sourceMappingURL=data:application/json;base64,"
                        + "ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vc3JjL2JhZC50cyJdLAogICJtYXBwaW5ncyI6ICJBQU"
                        + "FBLEtBQUssQ0FDSCxRQUFlLENBQ2IsTUFBTSxJQUFJLE1BQU0sS0FBSyxDQUN2QixDQUNGLENBQUMiLAogICJuYW1l"
                        + "cyI6IFtdCn0K");
        check();
        assertThat(out.toString())
                .contains("pages/src/bad.ts:3:11: Error: bad")
                .containsPattern("\\[pages/good/good\\.js:1:\\d+]");
    }

    @Test
    void refusesWhatDoesNotCompile() throws IOException {
        page("good", "<view>", "Page({\n  data: {,}\n})");
        assertThat(check("--json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"file\":\"pages/good/good.js\",\"line\":2,\"column\":");
    }
}
