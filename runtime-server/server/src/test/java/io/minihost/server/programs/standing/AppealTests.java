package io.minihost.server.programs.standing;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.accounts.Browser;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AppealTests extends StandingTest {

    private String made(String text) {
        return Browser.json(ok(developer.post(path + "/appeals", Map.of("text", text)), 201))
                .get("id")
                .stringValue();
    }

    private int decide(String id, boolean isAccepted) {
        return post("/api/v1/appeals/" + id + "/decision", Map.of("accepted", isAccepted, "words", "Looked at it"))
                .statusCode();
    }

    private List<String> open() {
        return Browser.json(ok(server().get("/api/v1/appeals?open=true&limit=200"), 200))
                .get("items")
                .findValuesAsString("id");
    }

    @Test
    void anAcceptedOneLiftsTheStatus() {
        refused(developer.post(path + "/appeals", Map.of("text", "Why?")), 409, "program_active");
        ok(set("taken-down", "Counterfeits"), 200);
        refused(visitor.post(path + "/appeals", Map.of("text", "x")), 401, "unauthorized");
        ok(developer.post(path + "/appeals", Map.of("text", " ")), 400);
        var first = made("They are real");
        refused(developer.post(path + "/appeals", Map.of("text", "Again")), 409, "appeal_open");
        assertThat(open()).contains(first);
        refused(
                developer.post("/api/v1/appeals/" + first + "/decision", Map.of("accepted", true, "words", "x")),
                403,
                "not_allowed");
        refused(developer.get("/api/v1/appeals"), 403, "not_allowed");
        assertThat(decide(first, false)).isEqualTo(200);
        assertThat(status()).isEqualTo("taken-down");
        assertThat(open()).doesNotContain(first);
        var second = made("Here are the papers");
        assertThat(decide(second, true)).isEqualTo(200);
        assertThat(status()).isEqualTo("active");
        assertThat(opens()).isEqualTo(200);
        var page = Browser.json(developer.get(path + "/appeals?limit=1"));
        assertThat(page.at("/items/0/state").stringValue()).isEqualTo("accepted");
        assertThat(page.at("/items/0/words").stringValue()).isEqualTo("Looked at it");
        assertThat(page.at("/items/0/reason").stringValue()).isEqualTo("Counterfeits");
        var next = Browser.json(developer.get(
                path + "/appeals?limit=1&after=" + page.get("next").stringValue()));
        assertThat(next.at("/items/0/id").stringValue()).isEqualTo(first);
        assertThat(next.has("next")).isFalse();
    }

    @Test
    void isDecidedOnce() throws Exception {
        ok(set("frozen", "Bots"), 200);
        var id = made("No bots");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sent = Stream.of(true, false, true, false)
                    .<Callable<Integer>>map(isAccepted -> () -> decide(id, isAccepted))
                    .toList();
            assertThat(threads.invokeAll(sent).stream().map(answer -> answer.resultNow()))
                    .containsExactlyInAnyOrder(200, 409, 409, 409);
        }
        var state = Browser.json(developer.get(path + "/appeals"))
                .at("/items/0/state")
                .stringValue();
        assertThat(status()).isEqualTo(state.equals("accepted") ? "active" : "frozen");
        assertThat(jdbc.sql("select action from audit_entry where subject = ? and action like 'appeal.%' order by id")
                        .param(appId)
                        .query(String.class)
                        .list())
                .containsExactly("appeal.make", "appeal.decide");
    }

    @Test
    void isAboutTheOrganisationWhenThatIsClosed() {
        ok(put(organisation + "/status", Map.of("status", "banned", "reason", "Fraud")), 200);
        var id = made("That was somebody else");
        assertThat(Browser.json(developer.get(path + "/appeals"))
                        .at("/items/0/cause")
                        .stringValue())
                .isEqualTo("organisation");
        assertThat(decide(id, true)).isEqualTo(200);
        assertThat(status()).isEqualTo("active");
        assertThat(Browser.json(developer.get(organisation + "/status"))
                        .get("status")
                        .stringValue())
                .isEqualTo("active");
        assertThat(decide("00000000-0000-4000-8000-000000000009", true)).isEqualTo(404);
    }
}
