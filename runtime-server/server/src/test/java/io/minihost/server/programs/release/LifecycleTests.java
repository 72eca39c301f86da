package io.minihost.server.programs.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.programs.Zips;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What becomes of versions, from the first release to the last. */
class LifecycleTests extends ReleaseTest {

    @Test
    void raisesLowersAndStopsForTheSamePeople() {
        var all = IntStream.range(0, 300).mapToObj(i -> person()).toList();
        approve("2");
        release("2", "{\"percent\":20}");
        var few = among(all, "2");
        assertThat(few).hasSizeBetween(30, 90);
        release("2", "{\"percent\":60}");
        var many = among(all, "2");
        assertThat(many).hasSizeBetween(140, 220).containsAll(few);
        release("2", "{\"percent\":0}");
        assertThat(states()).isEqualTo("2=gray 1=released");
        assertThat(among(all, "2")).isEmpty();
        assertThat(server().post(path + "/rollback").statusCode()).isEqualTo(200);
        release("2", "{\"percent\":20}");
        assertThat(among(all, "2")).isEqualTo(few);
        assertThat(server().post(path + "/rollback").statusCode()).isEqualTo(200);
        approve("3");
        release("3", "{\"percent\":20}");
        assertThat(among(all, "3")).as("the same, whatever the version").isEqualTo(few);
        release("3", "{\"percent\":100}");
        assertThat(among(all, "3")).isEqualTo(all);
        release("3", "{\"percent\":60}");
        assertThat(states()).isEqualTo("3=gray 2=superseded 1=released");
        assertThat(among(all, "3")).isEqualTo(many);
        assertThat(among(all, "1")).hasSize(all.size() - many.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"percent\":101}",
                "{\"percent\":-1}",
                "{\"percent\":10,\"plan\":[{\"percent\":0,\"holdMinutes\":1}]}",
                "{\"plan\":[{\"percent\":10,\"holdMinutes\":-1}]}",
                "{\"percent\":10,\"guard\":{\"failurePoints\":0}}",
                "{\"percent\":10,\"guard\":{\"action\":\"explode\"}}",
                "{\"percent\":10,\"audience\":{\"tags\":[\"a b\"]}}"
            })
    void refusesNonsense(String json) {
        approve("2");
        assertThat(order("2", json).statusCode()).isEqualTo(400);
        assertThat(states()).isEqualTo("2=approved 1=released");
    }

    @Test
    void goesBackToWhatWasBeforeInOneStep() {
        approve("2");
        release("2", "{}");
        assertThat(server().post(path + "/rollback", "{\"reason\":\"slow\"}").statusCode())
                .isEqualTo(200);
        approve("3");
        release("3", "{}");
        assertThat(current().get("baseline").stringValue()).isEqualTo("1");
        assertThat(server().post(path + "/rollback").statusCode()).isEqualTo(200);
        assertThat(states())
                .as("not to the one that was rolled back")
                .isEqualTo("3=superseded 2=superseded 1=released");
        assertThat(server().post(path + "/rollback", "{\"to\":\"3\"}").statusCode())
                .isEqualTo(200);
        approve("4");
        release("4", "{\"percent\":5}");
        assertThat(server().post(path + "/rollback", "{\"to\":\"3\"}").statusCode())
                .as("the gray one ends")
                .isEqualTo(200);
        assertThat(states()).isEqualTo("4=superseded 3=released 2=superseded 1=superseded");
        var newest = history().get(0);
        assertThat(newest.get("action").stringValue()).isEqualTo("rollback");
        assertThat(newest.get("version").stringValue()).isEqualTo("3");
        assertThat(newest.get("other").stringValue()).isEqualTo("4");
        assertThat(history().toString()).contains("\"actor\":\"operator\"", "\"reason\":\"slow\"");
    }

    private JsonNode history() {
        return server().json(server().get(path + "/releases/history")).get("items");
    }

    @Test
    void holdsAnyNumberInReview() {
        for (var version : List.of("2", "3", "4")) {
            server().put(path + "/versions/" + version, Zips.hello(version));
            assertThat(server().post(path + "/versions/" + version + "/submit").statusCode())
                    .isEqualTo(200);
        }
        assertThat(states()).isEqualTo("4=submitted 3=submitted 2=submitted 1=released");
    }

    @Test
    void tellsWhoeverIsLate() throws Exception {
        for (var percent : List.of(10, 100)) {
            var versions = List.of("a" + percent, "b" + percent);
            versions.forEach(this::approve);
            var together = new CyclicBarrier(2);
            List<Integer> answers;
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Integer>> work = versions.stream()
                        .<Callable<Integer>>map(version -> () -> {
                            together.await();
                            return order(version, "{\"percent\":%d}".formatted(percent))
                                    .statusCode();
                        })
                        .toList();
                answers = threads.invokeAll(work).stream()
                        .map(Future::resultNow)
                        .sorted()
                        .toList();
            }
            if (percent == 10) {
                assertThat(answers).containsExactly(200, 409);
            } else {
                // Whoever has not even asked before the other was done has seen what the other did, as far as anybody
                // knows.
                assertThat(answers).contains(200).isSubsetOf(200, 409);
            }
        }
    }

    @Test
    void refusesWhatHasBeenSeenOtherwise() {
        approve("2");
        approve("3");
        var seen = server().get(path + "/releases/current")
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        assertThat(with(seen, "/versions/2/release", "{}").statusCode()).isEqualTo(200);
        refused(with(seen, "/versions/3/release", "{}"), 412, "stale");
        refused(with(seen, "/rollback", "{}"), 412, "stale");
        assertThat(states()).isEqualTo("3=approved 2=released 1=superseded");
    }

    private HttpResponse<String> with(String tag, String step, String json) {
        return server().send(server().request(path + step)
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .POST(BodyPublishers.ofString(json)));
    }

    @Test
    void changesWhatWatchesOverAReleasedVersion() {
        approve("2");
        release("2", "{}");
        release("2", "{\"guard\":{\"action\":\"watch\",\"launches\":50},\"tellRunning\":false}");
        var now = current();
        assertThat(now.get("guard").toString())
                .isEqualTo("{\"action\":\"watch\",\"launches\":50,\"failurePoints\":20,\"watchHours\":24}");
        assertThat(now.get("tellRunning").booleanValue()).isFalse();
        assertThat(history().get(0).get("action").stringValue()).isEqualTo("settings");
        refused(order("2", "{}"), 409, "illegal_step");
    }

    @Test
    void isNobodyElsesBusiness() {
        approve("2");
        var stranger = somebody();
        assertThat(stranger.post("/api/v1/organisations", Map.of("name", "Others"))
                        .statusCode())
                .isEqualTo(201);
        for (var what : List.of(
                "/releases/current",
                "/releases/current/person?person=x",
                "/releases/current/health",
                "/releases/current/health/live",
                "/releases/history",
                "/tags",
                "/tags/early")) {
            assertThat(stranger.get(path + what).statusCode()).as(what).isEqualTo(404);
        }
        for (var what : List.of("/versions/2/release", "/rollback", "/releases/reach")) {
            assertThat(stranger.post(path + what, Map.of()).statusCode())
                    .as(what)
                    .isEqualTo(404);
        }
        assertThat(stranger.send("PUT", path + "/tags/early", Map.of("people", List.of()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.send("DELETE", path + "/tags/early", Map.of()).statusCode())
                .isEqualTo(404);
        assertThat(states()).isEqualTo("2=approved 1=released");
    }
}
