package io.minihost.server.home;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.common.EnvVersion;
import io.minihost.server.identity.People;
import io.minihost.server.messages.Deliveries;
import io.minihost.server.messages.Inbox;
import io.minihost.server.messages.MessageConsents;
import io.minihost.server.messages.MessageDraft;
import io.minihost.server.messages.templates.Templates;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** The inbox of somebody with a browser. */
class InboxTests extends ServerTest {

    private static final int SHIPPED = 402;
    private static final int PATIENCE_SECONDS = 30;

    @Autowired
    People people;

    @Autowired
    Templates templates;

    @Autowired
    MessageConsents consents;

    @Autowired
    Deliveries deliveries;

    @Autowired
    Inbox inbox;

    private HomeVisitor visitor;
    private AppId bakery;
    private String template = "";

    @BeforeEach
    void visit() {
        visitor = HomeVisitor.of(server(), people);
        people.seen(visitor.person(), "192.0.2.1");
        bakery = new AppId(visitor.publish("Bakery"));
        template = templates.add(bakery, SHIPPED, List.of(1, 2), "");
    }

    private long send(String page, EnvVersion env) {
        consents.decide(visitor.person(), templates.find(bakery, template).orElseThrow(), true, false);
        return deliveries.send(new MessageDraft(
                visitor.person(),
                bakery,
                template,
                Map.of("character_string1", "2026", "thing2", "Two <b>rolls</b>"),
                page,
                env,
                "zh_CN"));
    }

    private JsonNode box() {
        return visitor.json("/_h/messages");
    }

    private int unread() {
        return visitor.json("/_h/home").get("unread").intValue();
    }

    private String place(long message) {
        HttpResponse<String> answer = visitor.get("/messages/open/" + message);
        assertThat(answer.statusCode()).isEqualTo(303);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void showsMessagesByPrograms() {
        send("", EnvVersion.RELEASE);
        send("", EnvVersion.RELEASE);
        var group = box().get("groups").get(0);
        assertThat(group.get("name").stringValue()).isEqualTo("Bakery");
        assertThat(group.get("unread").intValue()).isEqualTo(2);
        assertThat(group.get("messages")
                        .get(0)
                        .get("fields")
                        .get(1)
                        .get("value")
                        .stringValue())
                .isEqualTo("Two <b>rolls</b>");
        assertThat(group.get("messages").get(0).get("opens").booleanValue()).isFalse();
        assertThat(unread()).isEqualTo(2);
        assertThat(visitor.get("/messages").body()).contains("\"unread\":2");
        visitor.send("PUT", "/_h/messages/read", "");
        assertThat(unread()).isZero();
    }

    @Test
    void opensThePageWithTheScene() {
        var place = place(send("/pages/index/index?order=7&name=面包&_version=1&_token=x#y", EnvVersion.RELEASE));
        assertThat(place)
                .startsWith("/p/" + bakery + "/pages/index/index?order=7&name=%E9%9D%A2%E5%8C%85&_scene=1014&_key=")
                .doesNotContain("_version", "_token");
        assertThat(unread()).isZero();
        var opened = visitor.get(place);
        assertThat(opened.statusCode()).isEqualTo(200);
        assertThat(place(send("", EnvVersion.RELEASE))).isEqualTo("/messages");
    }

    @Test
    void opensTheKindOfVersionThatWasMeant() {
        server().put("/api/v1/programs/" + bakery + "/versions/2", io.minihost.server.programs.Zips.hello("new"));
        var place = place(send("pages/index/index", EnvVersion.DEVELOP));
        assertThat(place).contains("_version=2", "_token=");
        assertThat(visitor.get(place).statusCode()).isEqualTo(200);
    }

    @Test
    void isNobodyElses() {
        var id = send("pages/index/index", EnvVersion.RELEASE);
        var stranger = HomeVisitor.of(server(), people);
        assertThat(stranger.get("/messages/open/" + id).headers().firstValue("Location"))
                .hasValue("/messages");
        stranger.send("DELETE", "/_h/messages/" + id, "");
        stranger.send("PUT", "/_h/messages/" + id + "/read", "");
        stranger.send("DELETE", "/_h/messages/of/" + bakery, "");
        assertThat(stranger.json("/_h/messages/of/" + bakery)).isEmpty();
        assertThat(unread()).isEqualTo(1);
        var forged = visitor.server().send(visitor.request("/_h/messages/" + id).DELETE());
        assertThat(forged.statusCode()).isEqualTo(403);
        assertThat(visitor.get("/messages/open/9223372036854775808").statusCode())
                .isEqualTo(400);
    }

    @Test
    void goesOneByOneOrWhole() {
        var first = send("", EnvVersion.RELEASE);
        send("", EnvVersion.RELEASE);
        visitor.send("DELETE", "/_h/messages/" + first, "");
        assertThat(visitor.json("/_h/messages/of/" + bakery)).hasSize(1);
        visitor.send("PUT", "/_h/messages/of/" + bakery + "/read", "");
        assertThat(unread()).isZero();
        visitor.send("DELETE", "/_h/messages/of/" + bakery, "");
        assertThat(box().get("groups")).isEmpty();
    }

    @Test
    void keepsTheNewestOfMany() {
        for (int sent = 0; sent < 203; sent++) {
            send("", EnvVersion.RELEASE);
        }
        assertThat(box().get("groups").get(0).get("total").intValue()).isEqualTo(200);
        var page = visitor.json("/_h/messages/of/" + bakery);
        assertThat(page).hasSize(50);
        var next = visitor.json("/_h/messages/of/" + bakery + "?before="
                + page.get(49).get("id").longValue());
        assertThat(next.get(0).get("id").longValue())
                .isLessThan(page.get(49).get("id").longValue());
    }

    @Test
    void stopsWhatThePersonDoesNotWant() {
        visitor.send("PUT", "/_h/messages/of/" + bakery + "/stop", "{\"stopped\":true}");
        assertThat(consents.isStopped(visitor.person(), bakery))
                .as("never heard of")
                .isFalse();
        send("", EnvVersion.RELEASE);
        visitor.send("PUT", "/_h/messages/of/" + bakery + "/stop", "{\"stopped\":true}");
        assertThat(box().get("groups").get(0).get("stopped").booleanValue()).isTrue();
        visitor.send("PUT", "/_h/messages/of/" + bakery + "/stop", "{\"stopped\":false}");
        assertThat(consents.isStopped(visitor.person(), bakery)).isFalse();
    }

    @Test
    void tellsAnOpenPage() throws Exception {
        try (var client = HttpClient.newHttpClient()) {
            var heard = new LinkedBlockingQueue<String>();
            var stream = client.sendAsync(visitor.request("/_h/messages/news").build(), BodyHandlers.ofLines())
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assertThat(stream.headers().firstValue("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/event-stream"));
            var reader = Thread.startVirtualThread(() ->
                    stream.body().filter(line -> line.startsWith("event:")).forEach(heard::add));
            assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("event:inbox");
            send("", EnvVersion.RELEASE);
            assertThat(heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS)).isEqualTo("event:inbox");
            reader.interrupt();
            client.shutdownNow();
        }
    }
}
