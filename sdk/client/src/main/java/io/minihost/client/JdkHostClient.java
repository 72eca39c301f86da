package io.minihost.client;

import java.io.FileNotFoundException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@link HostClient} over HTTP. */
final class JdkHostClient implements HostClient {

    /** An upload is compiled before it is answered. */
    private static final Duration UPLOAD = Duration.ofMinutes(5);

    private final HostHttp http;
    private final Endpoints endpoints;

    JdkHostClient(URI server, String token) {
        this.endpoints = new Endpoints(server);
        this.http = new HostHttp(token);
    }

    @Override
    public RegisteredProgram register(ProgramDraft draft) {
        return HostHttp.read(http.post(endpoints.programs(), draft), RegisteredProgram.class);
    }

    @Override
    public List<Program> programs() {
        return List.of(HostHttp.read(http.get(endpoints.programs()), Program[].class));
    }

    @Override
    public Program program(String appId) {
        return HostHttp.read(http.get(endpoints.program(appId)), Program.class);
    }

    @Override
    public UploadedVersion upload(String appId, String version, Path archive) {
        URI uri = endpoints.version(appId, version);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(UPLOAD)
                    .header("Content-Type", "application/zip")
                    .PUT(BodyPublishers.ofFile(archive));
            return HostHttp.read(http.send(request), UploadedVersion.class);
        } catch (FileNotFoundException e) {
            throw new HostFailure("PUT", uri, "there is no file " + archive, e);
        }
    }

    @Override
    public List<Version> versions(String appId) {
        return List.of(HostHttp.read(http.get(endpoints.versions(appId)), Version[].class));
    }

    @Override
    public Version trial(String appId, String version) {
        return step(appId, version, "trial", Map.of());
    }

    @Override
    public Version submit(String appId, String version) {
        return step(appId, version, "submit", Map.of());
    }

    @Override
    public Version approve(String appId, String version) {
        return step(appId, version, "approve", Map.of());
    }

    @Override
    public Version reject(String appId, String version) {
        return step(appId, version, "reject", Map.of());
    }

    @Override
    public Version release(String appId, String version, ReleaseOrder order) {
        return step(appId, version, "release", order);
    }

    @Override
    public Release currentRelease(String appId) {
        return HostHttp.read(http.get(endpoints.releases(appId, "current")), Release.class);
    }

    @Override
    public ReleaseHealth releaseHealth(String appId) {
        return HostHttp.read(http.get(endpoints.releases(appId, "current/health")), ReleaseHealth.class);
    }

    @Override
    public List<ReleaseChange> releaseHistory(String appId, int limit) {
        return HostHttp.read(http.get(endpoints.releases(appId, "history?limit=" + limit)), ChangePage.class)
                .items();
    }

    @Override
    public ReleaseReach releaseReach(String appId, ReleaseOrder order) {
        return HostHttp.read(http.post(endpoints.releases(appId, "reach"), order), ReleaseReach.class);
    }

    @Override
    public ReleaseLot releaseLot(String appId, String person) {
        return HostHttp.read(http.get(endpoints.lot(appId, person)), ReleaseLot.class);
    }

    @Override
    public Map<String, Integer> tags(String appId) {
        Map<String, Integer> tags = new LinkedHashMap<>();
        for (TagSize tag : HostHttp.read(http.get(endpoints.tags(appId)), TagSize[].class)) {
            tags.put(tag.tag(), tag.people());
        }
        return tags;
    }

    @Override
    public void tag(String appId, String tag, List<String> people) {
        http.send(HostHttp.json(endpoints.tag(appId, tag)).PUT(HostHttp.body(Map.of("people", people))));
    }

    @Override
    public Version withdraw(String appId, String version) {
        return step(appId, version, "withdraw", Map.of());
    }

    @Override
    public Version rollback(String appId, @Nullable String to) {
        return rollback(appId, to, null);
    }

    @Override
    public Version rollback(String appId, @Nullable String to, @Nullable String reason) {
        Map<String, String> order = new LinkedHashMap<>();
        if (to != null) {
            order.put("to", to);
        }
        if (reason != null) {
            order.put("reason", reason);
        }
        return HostHttp.read(http.post(endpoints.rollback(appId), order), Version.class);
    }

    @Override
    public byte[] qr(String appId, QrRequest request) {
        return http.get(endpoints.qr(appId, request)).body();
    }

    @Override
    public List<ProgramVisit> visits(String appId, int limit) {
        return HostHttp.read(http.get(endpoints.sessions(appId, limit)), VisitPage.class)
                .items();
    }

    @Override
    public LogPage log(String appId, String sessionId, @Nullable String after) {
        return HostHttp.read(http.get(endpoints.log(appId, sessionId, after)), LogPage.class);
    }

    private Version step(String appId, String version, String step, Object body) {
        return HostHttp.read(http.post(endpoints.step(appId, version, step), body), Version.class);
    }

    private record VisitPage(List<ProgramVisit> items) {}

    private record ChangePage(List<ReleaseChange> items) {}

    private record TagSize(String tag, int people) {}
}
