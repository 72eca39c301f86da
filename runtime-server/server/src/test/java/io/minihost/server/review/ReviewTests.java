package io.minihost.server.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What waits for reviewers, and what they answer. */
class ReviewTests extends ServerTest {

    @Test
    void listsWhatWaitsPageByPage() {
        var before = waiting().size();
        var one = submit("Waits first", "1");
        var two = submit("Waits next", "1");
        assertThat(server().post(path(two) + "/versions/1/approve").statusCode())
                .isEqualTo(200);
        assertThat(server().post(path(two) + "/versions/1/release").statusCode())
                .isEqualTo(200);
        upload(two, "2");
        var mine = waiting();
        assertThat(mine).hasSize(before + 2);
        var first = mine.get(before);
        assertThat(first.get("appId").stringValue()).isEqualTo(one);
        assertThat(first.get("name").stringValue()).isEqualTo("Waits first");
        assertThat(first.get("isFirst").booleanValue()).isTrue();
        var second = mine.get(before + 1);
        assertThat(second.get("version").stringValue()).isEqualTo("2");
        assertThat(second.get("released").stringValue()).isEqualTo("1");
        assertThat(second.get("isFirst").booleanValue()).isFalse();
        assertThat(server().post(path(one) + "/versions/1/withdraw").statusCode())
                .isEqualTo(200);
        assertThat(waiting()).hasSize(before + 1);
        assertThat(server().get("/api/v1/reviews?state=asleep").statusCode()).isEqualTo(400);
        assertThat(server().get("/api/v1/reviews?after=x").statusCode()).isEqualTo(400);
    }

    @Test
    void keepsWhatReviewersSay() {
        var program = submit("Spoken of", "1");
        assertThat(server().post(path(program) + "/versions/1/reject", "{\"reason\":\"" + "x".repeat(4001) + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server().post(
                                path(program) + "/versions/1/reject",
                                "{\"reason\":\"pages/index/index.js:3 \u8bf7\u8bf4\u660e\"}")
                        .statusCode())
                .isEqualTo(200);
        upload(program, "2");
        assertThat(server().post(path(program) + "/versions/2/approve").statusCode())
                .isEqualTo(200);
        var steps = steps(program);
        assertThat(steps)
                .extracting(step -> step.get("version").stringValue() + " "
                        + step.get("step").stringValue())
                .containsExactly("2 approved", "2 submitted", "1 rejected", "1 submitted");
        assertThat(steps.get(2).get("reason").stringValue()).isEqualTo("pages/index/index.js:3 \u8bf7\u8bf4\u660e");
        assertThat(steps.getFirst().has("reason")).isFalse();
        assertThat(server().get("/api/v1/programs/wx0000000000000000/reviews").statusCode())
                .isEqualTo(404);
    }

    private String submit(String name, String version) {
        var program = server().register(name);
        upload(program, version);
        return program;
    }

    private void upload(String program, String version) {
        var at = path(program) + "/versions/" + version;
        assertThat(server().put(at, Zips.zip(Zips.files("of " + version))).statusCode())
                .isEqualTo(201);
        assertThat(server().post(at + "/submit").statusCode()).isEqualTo(200);
    }

    private static String path(String program) {
        return "/api/v1/programs/" + program;
    }

    private List<JsonNode> waiting() {
        return all("/api/v1/reviews?state=submitted&limit=1");
    }

    private List<JsonNode> steps(String program) {
        return all(path(program) + "/reviews?limit=3");
    }

    private List<JsonNode> all(String list) {
        var items = new ArrayList<JsonNode>();
        var page = page(server().get(list));
        page.get("items").forEach(items::add);
        while (page.has("next")) {
            page = page(server().get(list + "&after=" + page.get("next").stringValue()));
            page.get("items").forEach(items::add);
        }
        return items;
    }

    private JsonNode page(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return server().json(answer);
    }
}
