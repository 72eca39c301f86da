package io.minihost.client;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** {@link HostClient} over {@link HttpClient}. */
final class JdkHostClient implements HostClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    /** An upload is compiled before it is answered. */
    private static final Duration UPLOAD = Duration.ofMinutes(5);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final Endpoints endpoints;
    private final String token;

    JdkHostClient(URI server, String token) {
        this.endpoints = new Endpoints(server);
        this.token = token;
    }

    @Override
    public RegisteredProgram register(ProgramDraft draft) {
        return read(post(endpoints.programs(), draft), RegisteredProgram.class);
    }

    @Override
    public List<Program> programs() {
        return List.of(read(get(endpoints.programs()), Program[].class));
    }

    @Override
    public Program program(String appId) {
        return read(get(endpoints.program(appId)), Program.class);
    }

    @Override
    public UploadedVersion upload(String appId, String version, Path archive) {
        URI uri = endpoints.version(appId, version);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                    .timeout(UPLOAD)
                    .header("Content-Type", "application/zip")
                    .PUT(BodyPublishers.ofFile(archive));
            return read(send(request), UploadedVersion.class);
        } catch (FileNotFoundException e) {
            throw new HostFailure("PUT", uri, "there is no file " + archive, e);
        }
    }

    @Override
    public List<Version> versions(String appId) {
        return List.of(read(get(endpoints.versions(appId)), Version[].class));
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
        return read(get(endpoints.releases(appId, "current")), Release.class);
    }

    @Override
    public ReleaseHealth releaseHealth(String appId) {
        return read(get(endpoints.releases(appId, "current/health")), ReleaseHealth.class);
    }

    @Override
    public List<ReleaseChange> releaseHistory(String appId, int limit) {
        return read(get(endpoints.releases(appId, "history?limit=" + limit)), ChangePage.class)
                .items();
    }

    @Override
    public ReleaseReach releaseReach(String appId, ReleaseOrder order) {
        return read(post(endpoints.releases(appId, "reach"), order), ReleaseReach.class);
    }

    @Override
    public ReleaseLot releaseLot(String appId, String person) {
        return read(get(endpoints.lot(appId, person)), ReleaseLot.class);
    }

    @Override
    public Map<String, Integer> tags(String appId) {
        Map<String, Integer> tags = new LinkedHashMap<>();
        for (TagSize tag : read(get(endpoints.tags(appId)), TagSize[].class)) {
            tags.put(tag.tag(), tag.people());
        }
        return tags;
    }

    @Override
    public void tag(String appId, String tag, List<String> people) {
        send(json(endpoints.tag(appId, tag)).PUT(body(Map.of("people", people))));
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
        return read(post(endpoints.rollback(appId), order), Version.class);
    }

    @Override
    public byte[] qr(String appId, QrRequest request) {
        return get(endpoints.qr(appId, request)).body();
    }

    @Override
    public List<ProgramVisit> visits(String appId, int limit) {
        return read(get(endpoints.sessions(appId, limit)), VisitPage.class).items();
    }

    @Override
    public LogPage log(String appId, String sessionId, @Nullable String after) {
        return read(get(endpoints.log(appId, sessionId, after)), LogPage.class);
    }

    private Version step(String appId, String version, String step, Object body) {
        return read(post(endpoints.step(appId, version, step), body), Version.class);
    }

    private HttpResponse<byte[]> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(ANSWER).GET());
    }

    private HttpResponse<byte[]> post(URI uri, Object body) {
        return send(json(uri).POST(body(body)));
    }

    private static HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(ANSWER).header("Content-Type", "application/json");
    }

    private static BodyPublisher body(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder builder) {
        HttpRequest request = builder.header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, application/problem+json, image/png")
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                throw new HostFailure(request.method(), request.uri(), response.statusCode(), problem(response));
            }
            return response;
        } catch (ConnectException e) {
            throw unanswered(request, "no server answers there", e);
        } catch (HttpTimeoutException e) {
            throw unanswered(request, "no answer in time", e);
        } catch (IOException e) {
            throw unanswered(request, String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unanswered(request, "interrupted", e);
        }
    }

    private static HostFailure unanswered(HttpRequest request, String why, Exception cause) {
        return new HostFailure(request.method(), request.uri(), why, cause);
    }

    private static ProblemBody problem(HttpResponse<byte[]> response) {
        try {
            ProblemBody body = JSON.readValue(response.body(), ProblemBody.class);
            return body == null ? new ProblemBody(null, null, null, List.of()) : body;
        } catch (JacksonException e) {
            return new ProblemBody(null, "not a problem this client can read", null, List.of());
        }
    }

    private static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        HttpRequest request = response.request();
        try {
            T value = JSON.readValue(response.body(), type);
            if (value != null) {
                return value;
            }
            throw new HostFailure(request.method(), request.uri(), "an empty answer", null);
        } catch (JacksonException e) {
            throw new HostFailure(
                    request.method(), request.uri(), "an answer this client cannot read: " + e.getOriginalMessage(), e);
        }
    }

    private record VisitPage(List<ProgramVisit> items) {}

    private record ChangePage(List<ReleaseChange> items) {}

    private record TagSize(String tag, int people) {}
}
