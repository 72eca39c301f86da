package io.minihost.server.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.programs.Zips;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Lists, page by page. */
class PageTests extends ServerTest {

    private List<String> all(String list, String name, int limit) {
        var found = new ArrayList<String>();
        var query = "?limit=" + limit;
        for (var pages = 0; pages < 500; pages++) {
            var page = server().json(server().get(list + query));
            StreamSupport.stream(page.get("items").spliterator(), false)
                    .map(item -> item.get(name).stringValue())
                    .forEach(found::add);
            JsonNode next = page.get("next");
            if (next == null) {
                return found;
            }
            query = "?limit=" + limit + "&after=" + next.stringValue();
        }
        throw new AssertionError("a list without end");
    }

    private List<String> whole(String list, String name) {
        return StreamSupport.stream(server().json(server().get(list)).spliterator(), false)
                .map(item -> item.get(name).stringValue())
                .toList();
    }

    @Test
    void holdEveryProgramOnce() {
        IntStream.range(0, 7).forEach(i -> server().register("Bakery " + i));
        var whole = whole("/api/v1/programs", "appId");
        assertThat(whole).hasSizeGreaterThanOrEqualTo(7);
        assertThat(all("/api/v1/programs", "appId", 3)).containsExactlyElementsOf(whole);
        assertThat(all("/api/v1/programs", "appId", 200)).containsExactlyElementsOf(whole);
    }

    @Test
    void holdEveryVersionOnceNewestFirst() {
        var versions = "/api/v1/programs/" + server().register("Bakery") + "/versions";
        IntStream.range(0, 5).forEach(i -> server().put(versions + "/1." + i, Zips.hello("a" + i)));
        assertThat(all(versions, "version", 2)).containsExactly("1.4", "1.3", "1.2", "1.1", "1.0");
        assertThat(whole(versions, "version")).containsExactly("1.4", "1.3", "1.2", "1.1", "1.0");
    }

    @Test
    void refuseWhatIsNoPlaceInThem() {
        for (var after : List.of("x", "!!", "MQ", "OTk5OTk5OTk5OTk5OTk5OTk5OSBh", "eCB4")) {
            var answer = server().get("/api/v1/programs?after=" + after);
            assertThat(answer.statusCode()).as(after).isEqualTo(400);
            assertThat(server().json(answer).get("code").stringValue()).isEqualTo("invalid_cursor");
        }
        for (var limit : List.of("0", "201", "-1", "x")) {
            assertThat(server().get("/api/v1/programs?limit=" + limit).statusCode())
                    .as(limit)
                    .isEqualTo(400);
        }
    }
}
