package io.minihost.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.minihost.bundle.config.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same program as zip, folder and upload container. */
class FormsTests {

    private final BundleReader reader = new BundleReader(Limits.DEFAULT);

    @TempDir
    Path temp;

    @Test
    void hashesContentAndNothingElse() throws Exception {
        Program program = Program.small();
        String hash = program.read().hash();
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(reader.read(program.zip(e -> e.setTime(0))).hash()).isEqualTo(hash);
        assertThat(reader.read(program.zip(e -> e.setMethod(ZipEntry.DEFLATED))).hash())
                .isEqualTo(hash);
        assertThat(reader.read(program.container()).hash()).isEqualTo(hash);
        assertThat(reader.read(Program.gzip(program.container())).hash()).isEqualTo(hash);
        assertThat(reader.read(program.folder(temp)).hash()).isEqualTo(hash);
        assertThat(program.with("app.js", "App({ })").read().hash()).isNotEqualTo(hash);
    }

    @Test
    void readsAZipFile() throws Exception {
        Path zip = Files.write(temp.resolve("program.zip"), Program.small().zip());
        assertThat(reader.read(zip).pages()).extracting(Page::path).containsExactly("pages/index/index");
    }

    @Test
    void leavesOutWhatBelongsToTools() throws Exception {
        Bundle bundle = Program.small()
                .with(".git/HEAD", "ref")
                .with(".eslintrc.js", "1")
                .with("node_modules/x/index.js", "1")
                .with("__MACOSX/._app.json", "x")
                .with("pages/.DS_Store", "x")
                .with(".minihost.json", "{}")
                .with("ci.signature", "{}")
                .read();
        assertThat(bundle.files().paths())
                .containsExactly(
                        "app.js", "app.json", "ci.signature", "pages/index/index.js", "pages/index/index.wxml");
    }

    @Test
    void dropsTheUploadToolsSignature() throws Exception {
        byte[] signed =
                Program.small().with("ci.signature", "different each time").container();
        assertThat(reader.read(signed).hash()).isEqualTo(Program.small().read().hash());
    }

    @Test
    void findsTheProgramInTheOnlyFolder() throws Exception {
        assertThat(Program.small().below("todo-main/").read().hash())
                .isEqualTo(Program.small().read().hash());
        assertThat(Program.small().below("./").read().hash())
                .isEqualTo(Program.small().read().hash());
    }

    @Test
    void findsTheProgramWhereTheProjectSays() throws Exception {
        Program project = Program.small()
                .below("miniprogram/")
                .with("project.config.json", "{\"miniprogramRoot\": \"./miniprogram/\", \"appid\": \"wx1\"}")
                .with("cloudfunctions/login/index.js", "exports.main = 1");
        for (Bundle bundle :
                new Bundle[] {project.read(), project.below("repo/").read(), reader.read(project.folder(temp))}) {
            assertThat(bundle.hash()).isEqualTo(Program.small().read().hash());
            assertThat(bundle.project().path("appid").asString()).isEqualTo("wx1");
        }
    }

    @Test
    void honoursPackOptionsOfAFolder() throws Exception {
        Program.small()
                .with("docs/guide/a.md", "x")
                .with("keep.md", "x")
                .with("notes.txt", "x")
                .with("src/deep/a.map", "x")
                .with("project.config.json", """
                        {"packOptions": {"ignore": [
                          {"type": "folder", "value": "docs"}, {"type": "file", "value": "/notes.txt"},
                          {"type": "glob", "value": "src/**/*.map"}, {"type": "suffix", "value": ".md"}],
                         "include": [{"type": "file", "value": "keep.md"}]}}""")
                .folder(temp);
        assertThat(reader.read(temp).files().paths())
                .contains("keep.md", "app.js")
                .doesNotContain("docs/guide/a.md", "notes.txt", "src/deep/a.map");
    }

    @Test
    void refusesLinksInAFolder() throws Exception {
        Program.small().folder(temp);
        Files.createSymbolicLink(temp.resolve("link.js"), Path.of("/etc/passwd"));
        assertThatExceptionOfType(BundleRejected.class)
                .isThrownBy(() -> reader.read(temp))
                .withMessage("link.js: error: The entry is a link or a device, not a file");
    }

    @Test
    void readsNamesInUtf8AndGbk() throws Exception {
        Program program = Program.small().with("图片/标志.png", "x");
        for (String encoding : new String[] {"UTF-8", "GBK"}) {
            assertThat(reader.read(program.zip(e -> {}, encoding)).files().has("图片/标志.png"))
                    .as(encoding)
                    .isTrue();
        }
    }

    @Test
    void normalisesNames() throws Exception {
        assertThat(Program.small().with("cafe\u0301.png", "x").read().files().has("caf\u00e9.png"))
                .isTrue();
    }
}
