package io.minihost.server.programs.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.DataDirectory;
import io.minihost.server.programs.Zips;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Of an upload that is refused, nothing is kept. */
class RefusedUploadTests extends ServerTest {

    private static final int ARCHIVE_BYTES_MAX = 10_000_000;

    @Autowired
    DataDirectory directory;

    private String appId = "";
    private Set<Path> before = Set.of();

    @BeforeEach
    void register() {
        appId = server().register("Refused");
        before = kept();
    }

    @AfterEach
    void nothingIsKept() {
        assertThat(kept()).isEqualTo(before);
        assertThat(server().json(server().get("/api/v1/programs/" + appId + "/versions"))
                        .size())
                .isZero();
    }

    @Test
    void refusesWhatIsNoZip() {
        assertRefused(upload("no zip at all".getBytes(StandardCharsets.UTF_8)), 422);
        assertRefused(upload(new byte[0]), 422);
    }

    @Test
    void refusesATruncatedZip() {
        var zip = Zips.hello("cut");
        assertRefused(upload(Arrays.copyOf(zip, zip.length - 30)), 422);
    }

    @Test
    void namesFileLineAndColumn() {
        var files = Zips.files("broken");
        files.put("app.json", "{\n  \"pages\": [,,]\n}\n");
        var response = upload(Zips.zip(files));
        assertRefused(response, 422);
        var problem = server().json(response).get("problems").get(0);
        assertThat(problem.get("file").stringValue()).isEqualTo("app.json");
        assertThat(problem.get("line").intValue()).isEqualTo(2);
        assertThat(problem.get("severity").stringValue()).isEqualTo("error");
        assertThat(problem.propertyNames()).isSubsetOf("file", "line", "column", "severity", "message");
    }

    @Test
    void refusesWhatIsTooLargeByItsLength() {
        assertRefused(upload(new byte[ARCHIVE_BYTES_MAX + 1]), 413);
    }

    @Test
    void refusesWhatTurnsOutToBeTooLarge() {
        var endless = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[ARCHIVE_BYTES_MAX + 1]));
        assertRefused(server().put(path("1"), endless), 413);
    }

    @Test
    void refusesOtherTypes() {
        assertRefused(
                server().send(server().request(path("1"))
                        .header("Content-Type", "text/plain")
                        .PUT(BodyPublishers.ofString("zip"))),
                415);
    }

    @Test
    void refusesImpossibleVersions() {
        assertRefused(server().put(path("..%2Fx"), Zips.hello("x")), 400);
        assertRefused(server().put(path("a%20b"), Zips.hello("x")), 400);
    }

    @Test
    void takesAnArchiveOfUnknownLength() {
        var other = server().register("Chunked");
        var zip = Zips.hello("chunked");
        var chunked = BodyPublishers.ofInputStream(() -> (InputStream) new ByteArrayInputStream(zip));
        var response = server().put("/api/v1/programs/" + other + "/versions/1", chunked);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        before = kept();
    }

    private HttpResponse<String> upload(byte[] content) {
        return server().put(path("1"), content);
    }

    private String path(String version) {
        return "/api/v1/programs/" + appId + "/versions/" + version;
    }

    private void assertRefused(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        if (status != 400) {
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        if (status == 422) {
            assertThat(server().json(response).get("problems").size()).isPositive();
        }
    }

    /** Every blob and every upload under way. */
    private Set<Path> kept() {
        return Set.of("blobs", "blobs-unfinished", "uploads").stream()
                .flatMap(name -> files(directory.path().resolve(name)).stream())
                .collect(Collectors.toSet());
    }

    private static Set<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
