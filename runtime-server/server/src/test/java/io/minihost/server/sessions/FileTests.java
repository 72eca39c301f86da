package io.minihost.server.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import io.minihost.server.programdata.PersonData;
import io.minihost.server.sessions.wire.SessionEnd;
import io.minihost.server.storage.Blobs;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** What people choose and programs keep. */
@TestPropertySource(
        properties = {
            "minihost.files.size=100KB",
            "minihost.files.session=150KB",
            "minihost.files.person=100KB",
            "minihost.files.count=20"
        })
class FileTests extends HostCallTest {

    @Autowired
    PersonData kept;

    @Autowired
    Blobs blobs;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1, 2, 3};

    @Test
    void takesAChosenFileAndShowsIt() {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        JsonNode taken = server().json(upload(files + "?name=a.PNG", PNG, person));
        assertThat(taken.get("path").stringValue()).matches("wxfile://tmp_[0-9a-f]{32}\\.png");
        assertThat(taken.get("type").stringValue()).isEqualTo("image/png");
        HttpResponse<String> shown = server().get(files + name(taken));
        assertThat(shown.headers().firstValue("content-type")).hasValue("image/png");
        assertThat(shown.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(shown.headers().firstValue("content-disposition")).isEmpty();
        HttpResponse<String> part =
                server().send(server().request(files + name(taken)).header("Range", "bytes=1-3"));
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("PNG");
    }

    @Test
    void runsNothingOfWhatItShows() {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        byte[] html = "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        JsonNode taken = server().json(upload(files + "?name=a.html", html, person));
        HttpResponse<String> shown = server().get(files + name(taken));
        assertThat(shown.headers().firstValue("content-type")).hasValue("application/octet-stream");
        assertThat(shown.headers().firstValue("content-disposition")).hasValue("attachment");
        assertThat(shown.headers().firstValue("content-security-policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("sandbox; default-src 'none'"));
    }

    @Test
    void takesNothingFromStrangersOrForAnybodyElse() {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        assertThat(upload(files, PNG, new PersonId(UUID.randomUUID())).statusCode())
                .isEqualTo(403);
        assertThat(upload(files.replaceFirst("(/_f/[^/]+/)", "$1x"), PNG, person)
                        .statusCode())
                .isEqualTo(404);
        String forged = files.substring(0, files.length() - 2) + "x/";
        assertThat(upload(forged, PNG, person).statusCode()).isEqualTo(404);
        assertThat(server().get(files + "usr/none").statusCode()).isEqualTo(404);
        assertThat(server().get(files + "%2e%2e/%2e%2e/etc/passwd").statusCode())
                .isBetween(400, 404);
    }

    @Test
    void keepsToItsBounds() {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        assertThat(upload(files, new byte[101 * 1024], person).statusCode()).isEqualTo(413);
        assertThat(upload(files, new byte[99 * 1024], person).statusCode()).isEqualTo(200);
        assertThat(upload(files, new byte[99 * 1024], person).statusCode()).isEqualTo(413);
        assertThat(upload(files, new byte[40 * 1024], person).statusCode()).isEqualTo(200);
    }

    @Test
    void takesNothingForASessionThatIsOver() {
        SessionId session = reserve(person);
        ProtocolDriver view = view(session, person);
        String files = view.join().get("files").stringValue();
        assertThat(upload(files, PNG, person).statusCode()).isEqualTo(200);
        registry.find(session).orElseThrow().end(SessionEnd.EXPIRED);
        until(() -> registry.find(session).isEmpty());
        assertThat(upload(files, PNG, person).statusCode()).isEqualTo(404);
    }

    @Test
    void keepsWhatAProgramWritesForThatPersonAndProgram() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "fs.mkdir", "{\"path\":\"wxfile://usr/a/b\",\"recursive\":true}");
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a/b/c.txt\",\"data\":\"one 中\"}");
        call(
                view,
                "fs.write",
                "{\"path\":\"wxfile://usr/a/b/c.txt\",\"data\":\"IQ==\",\"base64\":true,\"append\":true}");
        call(view, "fs.read", "{\"path\":\"wxfile://usr//a/b/c.txt\",\"text\":true}");
        assertThat(reply(view, 4).get("data").stringValue()).isEqualTo("one 中!");
        call(view, "fs.rename", "{\"from\":\"wxfile://usr/a\",\"to\":\"wxfile://usr/z\"}");
        call(view, "fs.stat", "{\"path\":\"wxfile://usr\"}");
        assertThat(reply(view, 6).get("inside").findValuesAsString("path"))
                .containsExactly("wxfile://usr/z", "wxfile://usr/z/b", "wxfile://usr/z/b/c.txt");
        call(view, "fs.copy", "{\"from\":\"wxfile://usr/z/b/c.txt\"}");
        assertThat(reply(view, 7).get("path").stringValue()).matches("wxfile://store_[0-9a-f]{32}\\.txt");
        ProtocolDriver next = visit();
        next.join();
        next.event("launched", "0");
        JsonNode launch = JSON.readTree(next.awaitText("launch ").substring("launch ".length()));
        assertThat(launch.at("/userFiles/files/wxfile:~1~1usr~1z~1b~1c.txt/data")
                        .stringValue())
                .isEqualTo("b25lIOS4rSE=");
        call(view, "fs.rmdir", "{\"path\":\"wxfile://usr/z\"}");
        assertThat(failure(view, 8)).contains("directory not empty", "1300066");
        call(view, "fs.rmdir", "{\"path\":\"wxfile://usr/z\",\"recursive\":true}");
        assertThat(next.awaitText("notice files")).isEqualTo("notice files {\"wxfile://usr/z\":null}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wxfile://usr/../x",
                "wxfile://usr/a/../../x",
                "wxfile://usr",
                "wxfile://usr/",
                "wxfile://tmp_x",
                "wxfile://tmp_00000000000000000000000000000000",
                "wxfile:///etc/passwd",
                "wxfile://usrx/a",
                "file:///etc/passwd",
                "/etc/passwd",
                "http://usr/a",
                "wxfile://usr/a\\u0000b",
                "wxfile://usr/none/a",
                ""
            })
    void writesNowhereElse(String path) {
        ProtocolDriver view = visit();
        view.join();
        call(view, "fs.write", "{\"path\":\"%s\",\"data\":\"x\"}".formatted(path));
        assertThat(failure(view, 1)).containsAnyOf("permission denied", "no such file");
        call(view, "fs.read", "{\"path\":\"%s\"}".formatted(path));
        assertThat(failure(view, 2)).containsAnyOf("permission denied", "no such file", "directory");
    }

    @Test
    void keepsNoMoreThanThereIsRoomFor() {
        ProtocolDriver view = visit();
        view.join();
        String big = "x".repeat(60 * 1024);
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"%s\"}".formatted(big));
        call(view, "fs.write", "{\"path\":\"wxfile://usr/b\",\"data\":\"%s\"}".formatted(big));
        assertThat(failure(view, 2)).contains("storage limit is exceeded");
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a\",\"data\":\"%s\"}".formatted(big + big.substring(0, 1000)));
        assertThat(reply(view, 3).get("size").intValue()).isEqualTo(61 * 1024 - 24);
        for (int i = 0; i < 25; i++) {
            call(view, "fs.write", "{\"path\":\"wxfile://usr/f%d\",\"data\":\"\"}".formatted(i));
        }
        assertThat(failure(view, 28)).contains("storage limit is exceeded");
    }

    @Test
    void readsFilesOfTheBundle() {
        ProtocolDriver view = visit();
        view.join();
        call(view, "fs.read", "{\"path\":\"/app.json\",\"text\":true}");
        assertThat(reply(view, 1).get("data").stringValue()).contains("pages");
        call(view, "fs.info", "{\"path\":\"app.json\",\"algorithm\":\"sha1\"}");
        assertThat(reply(view, 2).get("digest").stringValue()).matches("[0-9a-f]{40}");
        call(view, "fs.stat", "{\"path\":\"/app.json\"}");
        assertThat(reply(view, 3).get("size").intValue()).isPositive();
        call(view, "fs.stat", "{\"path\":\"none.json\"}");
        assertThat(failure(view, 4)).contains("no such file", "1300002");
    }

    @Test
    void countsAndClearsWhatProgramsKeepForAPerson() {
        ProtocolDriver view = visit();
        String files = view.join().get("files").stringValue();
        String chosen = name(server().json(upload(files + "?name=a.png", PNG, person)));
        call(view, "fs.mkdir", "{\"path\":\"wxfile://usr/a\"}");
        call(view, "fs.write", "{\"path\":\"wxfile://usr/a/b.txt\",\"data\":\"hello\"}");
        call(view, "storage.apply", "{\"changes\":[[\"k\",\"12\"]]}");
        // Files and storage are written in lanes of their own.
        reply(view, 2);
        reply(view, 3);
        AppId appId = program().appId();
        PersonId other = new PersonId(UUID.randomUUID());
        kept.clear(other, appId);
        assertThat(kept.used(other)).isEmpty();
        assertThat(kept.used(person)).isEqualTo(Map.of(appId, 5L + 3));
        String blob = jdbc.sql("select blob from program_file where app_id = ? and path = 'usr/a/b.txt'")
                .param(appId.value())
                .query(String.class)
                .single();
        assertThat(isKept(blob)).isTrue();

        kept.clear(person, appId);
        assertThat(kept.used(person)).isEmpty();
        assertThat(isKept(blob)).isFalse();
        assertThat(view.awaitText("notice files")).contains("\"wxfile://usr/a\":null", "\"wxfile://usr/a/b.txt\":null");
        assertThat(view.awaitText("notice storage")).contains("\"k\":null");
        call(view, "fs.read", "{\"path\":\"wxfile://usr/a/b.txt\"}");
        assertThat(failure(view, 4)).contains("no such file");
        assertThat(server().get(files + chosen).statusCode()).as("of the visit").isEqualTo(200);
    }

    private boolean isKept(String blob) {
        return blobs.list("program-file").stream().anyMatch(key -> key.id().equals(blob));
    }

    private static String name(JsonNode taken) {
        return taken.get("path").stringValue().substring("wxfile://".length());
    }

    private HttpResponse<String> upload(String path, byte[] content, PersonId who) {
        HttpRequest.Builder request = server().request(path)
                .header("Cookie", People.COOKIE + "=" + people.cookieValue(who))
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofByteArray(content));
        return server().send(request);
    }
}
