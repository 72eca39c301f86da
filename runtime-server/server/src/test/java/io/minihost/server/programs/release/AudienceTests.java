package io.minihost.server.programs.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.common.AppId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Whom a version is for. */
class AudienceTests extends ReleaseTest {

    @Test
    void isForThoseWhoAreNamed() {
        var listed = person();
        var tagged = person();
        var other = person();
        assertThat(tag("early", openid(tagged)).statusCode()).isEqualTo(200);
        assertThat(server().get(path + "/tags").body()).isEqualTo("[{\"tag\":\"early\",\"people\":1}]");
        approve("2");
        release(
                "2",
                "{\"percent\":100,\"audience\":{\"people\":[\"%s\"],\"tags\":[\"early\"]}}".formatted(openid(listed)));
        assertThat(states()).isEqualTo("2=gray 1=released");
        assertThat(List.of(gets(listed), gets(tagged), gets(other))).containsExactly("2", "2", "1");
        assertThat(current().get("audience").toString())
                .contains("\"people\":[\"" + openid(listed) + "\"]", "\"tags\":[\"early\"]");
        assertThat(tag("early", openid(other)).statusCode()).isEqualTo(200);
        assertThat(List.of(gets(listed), gets(tagged), gets(other))).containsExactly("2", "1", "2");
        release("2", "{\"percent\":0}");
        assertThat(gets(listed)).isEqualTo("1");
        release("2", "{\"percent\":99}");
        assertThat(current().get("audience").get("tags").toString()).as("kept").isEqualTo("[\"early\"]");
        release("2", "{\"percent\":100}");
        assertThat(List.of(gets(listed), gets(tagged), gets(other))).containsExactly("2", "2", "2");
        assertThat(states()).isEqualTo("2=released 1=superseded");
    }

    private HttpResponse<String> tag(String tag, String name) {
        return server().send(server().request(path + "/tags/" + tag)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"people\":[\"%s\"]}".formatted(name))));
    }

    /** Nobody is left of a list whose people are all gone; it must not be for everybody then. */
    @Test
    void isForNobodyWhenThoseWhoWereNamedAreGone() {
        var listed = person();
        approve("2");
        release("2", "{\"percent\":100,\"audience\":{\"tags\":[\"nobody\"]}}");
        assertThat(gets(listed)).isEqualTo("1");
    }

    @Test
    void isForThoseInARegion() {
        var person = person();
        approve("2");
        release("2", "{\"percent\":100,\"audience\":{\"regions\":[\"CN-SH\"]}}");
        assertThat(gets(person)).as("where nobody says").isEqualTo("1");
        var request = new MockHttpServletRequest();
        request.addHeader("X-Region", "cn-sh");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
        try {
            assertThat(gets(person)).isEqualTo("2");
        } finally {
            RequestContextHolder.resetRequestAttributes();
        }
        assertThat(lot(openid(person), "CN-SH")).contains("\"version\":\"2\"", "\"isMeant\":true");
        assertThat(lot(openid(person), "CN-BJ")).contains("\"version\":\"1\"", "\"isMeant\":false");
    }

    private String lot(String name, String region) {
        return server().get(path + "/releases/current/person?person=" + name + "&region=" + region)
                .body();
    }

    @Test
    void beginsAndEnds() {
        var person = person();
        approve("2");
        var now = Instant.now();
        var times = "{\"percent\":100,\"audience\":{\"from\":\"%s\",\"until\":\"%s\"}}";
        release("2", times.formatted(now.plusSeconds(60), now.plusSeconds(120)));
        assertThat(gets(person)).isEqualTo("1");
        release("2", times.formatted(now.minusSeconds(60), now.plusSeconds(120)));
        assertThat(gets(person)).isEqualTo("2");
        release("2", times.formatted(now.minusSeconds(60), now.minusSeconds(30)));
        assertThat(gets(person)).isEqualTo("1");
        refused(order("2", times.formatted(now, now.minusSeconds(30))), 422, "bad_audience");
    }

    @Test
    void countsWhomItWouldReach() {
        var named = IntStream.range(0, 40).mapToObj(i -> openid(person())).toList();
        var people = "\"people\":[\"" + String.join("\",\"", named) + "\"]";
        var reach = server().json(server().post(
                        path + "/releases/reach", "{\"percent\":50,\"audience\":{%s}}".formatted(people)));
        assertThat(reach.get("meant").intValue()).isEqualTo(40);
        assertThat(reach.get("share").intValue()).isBetween(5, 35);
        var all = server().json(server().post(path + "/releases/reach", "{\"percent\":50}"));
        assertThat(all.toString()).isEqualTo("{\"meant\":40,\"share\":20,\"isMore\":false,\"ofRegions\":false}");
    }

    @Test
    void refusesThoseWhomNobodyKnows() {
        approve("2");
        refused(order("2", "{\"percent\":9,\"audience\":{\"people\":[\"nobody@here\"]}}"), 422, "person_not_found");
        refused(order("2", "{\"percent\":9,\"plan\":[{\"percent\":10,\"holdMinutes\":1}]}"), 422, "bad_plan");
        for (var broken : new String[] {
            "{\"audience\":{\"people\":[null]}}", "{\"audience\":{\"tags\":[null]}}", "{\"plan\":[null]}"
        }) {
            assertThat(order("2", broken).statusCode()).as(broken).isEqualTo(400);
        }
        assertThat(states()).isEqualTo("2=approved 1=released");
    }

    /** Names are names of people, whoever they are: a username that somebody has is one, an openid of another program is none. */
    @Test
    void namesPeopleByAccountToo() {
        var somebody = somebody();
        var name = somebody.me().get("username").stringValue();
        assertThat(tag("early", name).body()).isEqualTo("{\"people\":[\"" + name + "\"]}");
        approve("2");
        release("2", "{\"percent\":100,\"audience\":{\"tags\":[\"early\"]}}");
        assertThat(lot(name, "")).contains("\"version\":\"2\"");
        var elsewhere = people.openid(person(), new AppId(server().register("Other")));
        refused(tag("early", elsewhere), 422, "person_not_found");
        assertThat(server().get(path + "/tags/early").body()).contains(name);
    }
}
