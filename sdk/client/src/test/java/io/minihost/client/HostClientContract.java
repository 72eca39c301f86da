package io.minihost.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client says and understands, run against its stub and against a real server: so that the stub answers as servers do. */
public abstract class HostClientContract {

    private static final Map<String, String> PROGRAM = Map.of(
            "app.json", "{\"pages\":[\"pages/index/index\"]}",
            "pages/index/index.wxml", "<view>Bread</view>",
            "pages/index/index.js", "Page({})");

    @TempDir
    Path folder = Path.of("");

    /** A client of a server that has no program called Bakery. */
    protected abstract HostClient client();

    /** What a stub answers to the next calls: pairs of a status and a body. */
    protected abstract void answers(Object... answers);

    private Path archive(Map<String, String> files) throws IOException {
        Path archive = folder.resolve("program.zip");
        try (OutputStream out = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return archive;
    }

    private String registered() {
        answers(201, "{\"appId\":\"wx0123456789abcdef\",\"appSecret\":\"5ec2e7\",\"name\":\"Bakery\"}");
        return client().register(ProgramDraft.named("Bakery")).appId();
    }

    @Test
    void registersAndShowsAProgram() {
        answers(201, "{\"appId\":\"wx0123456789abcdef\",\"appSecret\":\"5ec2e7\",\"name\":\"Bakery\"}");
        RegisteredProgram registered = client().register(ProgramDraft.named("Bakery"));
        assertThat(registered.appId()).matches("wx[0-9a-f]{16}");
        assertThat(registered.appSecret()).isNotEmpty();
        assertThat(registered.name()).isEqualTo("Bakery");
        String shown =
                "{\"appId\":\"" + registered.appId() + "\",\"name\":\"Bakery\",\"createdAt\":\"2026-11-20T12:00:00Z\"}";
        answers(200, shown, 200, "[" + shown + "]");
        Program program = client().program(registered.appId());
        assertThat(program.name()).isEqualTo("Bakery");
        assertThat(program.createdAt()).isNotNull();
        assertThat(program.category()).isNull();
        assertThat(client().programs()).contains(program);
    }

    @Test
    void takesAVersionToEverybodyAndBack() throws IOException {
        String appId = registered();
        answers(201, "{\"version\":\"1.0.0\",\"hash\":\"ab\",\"problems\":[]}");
        UploadedVersion uploaded = client().upload(appId, "1.0.0", archive(PROGRAM));
        assertThat(uploaded.version()).isEqualTo("1.0.0");
        assertThat(uploaded.hash()).isNotEmpty();
        answers(
                200, version("1.0.0", "trial", 0),
                200, version("1.0.0", "submitted", 0),
                200, version("1.0.0", "approved", 0),
                200, version("1.0.0", "gray", 10),
                200, version("1.0.0", "released", 100),
                200, "[" + version("1.0.0", "released", 100) + "]",
                200, version("1.0.0", "withdrawn", 0));
        assertThat(client().trial(appId, "1.0.0").state()).isEqualTo("trial");
        assertThat(client().submit(appId, "1.0.0").state()).isEqualTo("submitted");
        assertThat(client().approve(appId, "1.0.0").state()).isEqualTo("approved");
        assertThat(client().release(appId, "1.0.0", ReleaseOrder.to(10)).percent())
                .isEqualTo(10);
        Version released = client().release(appId, "1.0.0", ReleaseOrder.EVERYBODY);
        assertThat(released.isLive()).isTrue();
        assertThat(released.percent()).isEqualTo(100);
        assertThat(released.uploadedAt()).isNotNull();
        assertThat(released.releasedAt()).isNotNull();
        assertThat(client().versions(appId)).extracting(Version::state).containsExactly("released");
        assertThat(client().withdraw(appId, "1.0.0").isLive()).isFalse();
    }

    @Test
    void releasesToSomePeopleAndBack() throws IOException {
        String appId = registered();
        for (String number : List.of("1", "2")) {
            answers(201, "{\"version\":\"%s\",\"hash\":\"ab\",\"problems\":[]}".formatted(number));
            client().upload(appId, number, archive(PROGRAM));
            answers(200, version(number, "submitted", 0), 200, version(number, "approved", 0));
            client().submit(appId, number);
            client().approve(appId, number);
        }
        answers(200, version("1", "released", 100));
        client().release(appId, "1", ReleaseOrder.EVERYBODY);
        answers(200, "{\"people\":[]}", 200, "[]");
        client().tag(appId, "early", List.of());
        assertThat(client().tags(appId)).isEmpty();
        ReleaseOrder order = new ReleaseOrder(
                null,
                new ReleaseOrder.Audience(null, List.of("early"), null, null, null, null),
                List.of(new ReleaseOrder.PlanStep(10, 60), new ReleaseOrder.PlanStep(100, 0)),
                new ReleaseOrder.Guard("pause", 50, null, null, null),
                false,
                "careful");
        answers(200, "{\"meant\":0,\"share\":0,\"isMore\":false,\"ofRegions\":false}", 200, version("2", "gray", 10));
        assertThat(client().releaseReach(appId, order).meant()).isZero();
        assertThat(client().release(appId, "2", order).percent()).isEqualTo(10);
        answers(
                200,
                "{\"version\":\"2\",\"state\":\"gray\",\"percent\":10,\"baseline\":\"1\",\"audience\":{\"people\":[],"
                        + "\"tags\":[\"early\"],\"members\":false,\"regions\":[]},\"plan\":[{\"percent\":10,\"holdMinutes\":60},"
                        + "{\"percent\":100,\"holdMinutes\":0}],\"planStep\":0,\"nextStepAt\":\"2026-11-20T13:00:00Z\","
                        + "\"guard\":{\"action\":\"pause\",\"launches\":50,\"failurePoints\":20,\"watchHours\":24},"
                        + "\"tellRunning\":false,\"startedAt\":\"2026-11-20T12:00:00Z\",\"changedAt\":\"2026-11-20T12:00:00Z\"}",
                200,
                "{\"version\":\"2\",\"baseline\":\"1\",\"percent\":10,\"verdict\":\"too_early\","
                        + "\"since\":\"2026-11-20T12:00:00Z\",\"metrics\":[{\"name\":\"failures\",\"unit\":\"percent\","
                        + "\"launches\":0,\"launchesBefore\":0,\"needed\":50,\"counts\":true,\"verdict\":\"too_early\"}]}");
        Release release = client().currentRelease(appId);
        assertThat(release.audience().tags()).containsExactly("early");
        assertThat(release.plan()).hasSize(2);
        assertThat(release.guard().launches()).isEqualTo(50);
        assertThat(release.nextStepAt()).isNotNull();
        ReleaseHealth health = client().releaseHealth(appId);
        assertThat(health.verdict()).isEqualTo("too_early");
        assertThat(health.metrics().getFirst().needed()).isEqualTo(50);
        answers(404, problem("person_not_found"));
        assertRefused(404, "person_not_found", () -> client().releaseLot(appId, "nobody at all"));
        answers(200, version("1", "released", 100));
        assertThat(client().rollback(appId, null, "no need").version()).isEqualTo("1");
        answers(
                200,
                "{\"items\":[{\"id\":\"3\",\"at\":\"2026-11-20T12:00:00Z\",\"actor\":\"operator\",\"action\":\"rollback\","
                        + "\"version\":\"1\",\"percent\":100,\"other\":\"2\",\"reason\":\"no need\"}]}");
        ReleaseChange newest = client().releaseHistory(appId, 10).getFirst();
        assertThat(newest.reason()).isEqualTo("no need");
        assertThat(newest.other()).isEqualTo("2");
    }

    private static String version(String number, String state, int percent) {
        return "{\"version\":\"%s\",\"hash\":\"ab\",\"state\":\"%s\",\"percent\":%d,\"uploadedAt\":\"2026-11-20T12:00:00Z\",\"releasedAt\":\"2026-11-20T12:00:00Z\"}"
                .formatted(number, state, percent);
    }

    @Test
    void hearsWhyItIsRefused() throws IOException {
        String appId = registered();
        answers(404, problem("version_not_found"));
        assertRefused(404, "version_not_found", () -> client().submit(appId, "9"));
        answers(404, problem("program_not_found"));
        assertRefused(404, "program_not_found", () -> client().program("wx0000000000000000"));
        answers(409, problem("no_earlier_version"));
        assertRefused(409, "no_earlier_version", () -> client().rollback(appId, null));
        answers(
                422,
                "{\"detail\":\"Refused.\",\"code\":\"bundle_refused\",\"problems\":"
                        + "[{\"file\":\"app.json\",\"severity\":\"error\",\"message\":\"m\"}]}");
        Path broken = archive(Map.of("app.json", "{"));
        assertRefused(422, "bundle_refused", () -> client().upload(appId, "1", broken));
    }

    private static String problem(String code) {
        return "{\"title\":\"No\",\"detail\":\"No.\",\"code\":\"" + code + "\"}";
    }

    private static void assertRefused(int status, String code, ThrowingCallable call) {
        assertThatExceptionOfType(HostFailure.class).isThrownBy(call).satisfies(failure -> {
            assertThat(failure.status()).isEqualTo(status);
            assertThat(failure.problem().code()).isEqualTo(code);
            assertThat(failure.problem().text()).isNotEmpty();
            assertThat(failure.problem().problems())
                    .allMatch(problem -> !problem.file().isEmpty());
            assertThat(failure.problem().problems().isEmpty()).isEqualTo(status != 422);
        });
    }

    @Test
    void readsVisitsAndLogs() {
        String appId = registered();
        answers(200, "{\"items\":[]}");
        assertThat(client().visits(appId, 5)).isEmpty();
        answers(404, problem("session_not_found"));
        assertRefused(404, "session_not_found", () -> client().log(appId, "none.aaaaaaaaaaaaaaaaaaaaaa", null));
    }
}
