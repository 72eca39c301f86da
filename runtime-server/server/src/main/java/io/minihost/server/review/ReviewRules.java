package io.minihost.server.review;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a review looks for, as data: {@code minihost/review-rules.json}. */
@Component
class ReviewRules {

    private final List<Secret> secrets;
    private final Set<String> sensitive;
    private final List<String> trackers;

    ReviewRules(JsonMapper json) {
        try (InputStream file = Objects.requireNonNull(getClass().getResourceAsStream("/minihost/review-rules.json"))) {
            var stored = json.readValue(file, Stored.class);
            secrets = stored.secrets().stream()
                    .map(one -> new Secret(one.id(), Pattern.compile(one.pattern())))
                    .toList();
            sensitive = Set.copyOf(stored.sensitive());
            trackers = List.copyOf(stored.trackers());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a kind of key looks like. */
    record Secret(String id, Pattern pattern) {}

    private record StoredSecret(String id, String pattern) {}

    private record Stored(List<StoredSecret> secrets, List<String> sensitive, List<String> trackers) {}

    List<Secret> secrets() {
        return secrets;
    }

    /** Whether a host API is about what people would rather keep. */
    boolean isSensitive(String api) {
        return sensitive.contains(api);
    }

    /** Whether a host is known for following people. */
    boolean isTracker(String host) {
        return trackers.stream().anyMatch(one -> host.equals(one) || host.endsWith("." + one));
    }
}
