package io.minihost.client;

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
import java.time.Duration;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Calls a host with a token, and makes failures of what it refuses. */
final class HostHttp {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final String token;

    HostHttp(String token) {
        this.token = token;
    }

    HttpResponse<byte[]> get(URI uri) {
        return send(HttpRequest.newBuilder(uri).timeout(ANSWER).GET());
    }

    HttpResponse<byte[]> post(URI uri, Object body) {
        return send(json(uri).POST(body(body)));
    }

    static HttpRequest.Builder json(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(ANSWER).header("Content-Type", "application/json");
    }

    static BodyPublisher body(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    HttpResponse<byte[]> send(HttpRequest.Builder builder) {
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

    static <T> T read(HttpResponse<byte[]> response, Class<T> type) {
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
}
