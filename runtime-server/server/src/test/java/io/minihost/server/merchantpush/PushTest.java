package io.minihost.server.merchantpush;

import static org.awaitility.Awaitility.await;

import io.minihost.server.ServerTest;
import io.minihost.server.common.AppId;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonId;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A test with a program whose server wants its messages. */
abstract class PushTest extends ServerTest {

    static final String TOKEN = "token0123456789";
    static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    MessagePush push;

    @Autowired
    People people;

    @Autowired
    JdbcClient jdbc;

    final PersonId ann = new PersonId(UUID.randomUUID());
    AppId bakery = AppId.random();
    MerchantServer merchant = new MerchantServer(bakery, TOKEN, KEY);

    @BeforeEach
    void register() {
        merchant.close();
        bakery = new AppId(server().register("Bakery"));
        merchant = new MerchantServer(bakery, TOKEN, KEY);
        people.seen(ann, "192.0.2.1");
    }

    @AfterEach
    void stop() {
        merchant.close();
    }

    String path() {
        return "/api/v1/programs/" + bakery + "/message-push";
    }

    HttpResponse<String> set(String mode, String format) {
        return set(merchant.url(), TOKEN, KEY, mode, format);
    }

    HttpResponse<String> set(String url, String token, String key, String mode, String format) {
        var json = JsonMapper.shared()
                .createObjectNode()
                .put("url", url)
                .put("token", token)
                .put("encodingAesKey", key)
                .put("mode", mode)
                .put("format", format);
        return put(json.toString());
    }

    HttpResponse<String> put(String json) {
        return server().send(server().request(path())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(json)));
    }

    void say(PersonId person, String text) {
        var content = JsonMapper.shared()
                .createObjectNode()
                .put("MsgType", "text")
                .put("Content", text)
                .put("MsgId", 9007199254740993L);
        push.push(bakery, person, people.openid(person, bakery), content);
    }

    JsonNode deliveries() {
        return server().json(server().get(path() + "/deliveries")).get("items");
    }

    String state(int index) {
        return deliveries().path(index).path("state").asString("");
    }

    /** Waits, without the pauses between tries. */
    void until(BooleanSupplier done) {
        await().atMost(PATIENCE).until(() -> {
            jdbc.sql("update push_message set due_at = now() where app_id = ? and state = 'WAITING'"
                            + " and due_at < now() + interval '10 seconds'")
                    .param(bakery.value())
                    .update();
            return done.getAsBoolean();
        });
    }

    List<MerchantServer.Received> received() {
        return merchant.received();
    }
}
