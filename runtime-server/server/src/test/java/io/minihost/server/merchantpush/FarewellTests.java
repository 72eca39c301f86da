package io.minihost.server.merchantpush;

import static org.assertj.core.api.Assertions.assertThat;

import io.minihost.server.identity.Permissions;
import io.minihost.server.identity.PersonRemoval;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Programs' servers hear of people who take something back, and of those who leave. */
class FarewellTests extends PushTest {

    @Autowired
    Permissions permissions;

    @Autowired
    PersonRemoval removal;

    private JsonNode event(int index) {
        return JsonMapper.shared().readTree(received().get(index).body());
    }

    @Test
    void hearsOfWhatIsTakenBack() {
        set("plain", "json");
        var openid = people.openid(ann, bakery);
        permissions.set(ann, bakery, "scope.userLocation", false);
        permissions.set(ann, bakery, "scope.userLocation", true);
        permissions.change(ann, bakery, "scope.userLocation", false);
        permissions.change(ann, bakery, "scope.userLocation", false);
        until(() -> state(0).equals("DELIVERED"));
        assertThat(received()).as("once, when it was allowed before").hasSize(1);
        assertThat(event(0).get("Event").stringValue()).isEqualTo("user_authorization_revoke");
        assertThat(event(0).get("OpenID").stringValue()).isEqualTo(openid);
        assertThat(event(0).get("AppID").stringValue()).isEqualTo(bakery.value());
        assertThat(event(0).get("RevokeInfo").stringValue()).isEqualTo("13");
    }

    @Test
    void hearsOfWhoeverIsNoMore() {
        set("safe", "xml");
        var openid = people.openid(ann, bakery);
        permissions.set(ann, bakery, "scope.address", true);
        permissions.set(ann, bakery, "scope.camera", false);
        jdbc.sql(
                        "insert into push_message (app_id, person_id, openid, kind, content, state, created_at, asked_at, due_at)"
                                + " values (?, ?, ?, 'text', '{}', 'WAITING', now(), now(), now() + interval '1 hour')")
                .params(bakery.value(), ann.value(), openid)
                .update();
        assertThat(removal.remove(ann, ann.toString())).isTrue();
        until(() -> deliveries().size() == 2 && state(0).equals("DELIVERED"));
        assertThat(received()).hasSize(2);
        var revoked = merchant.read(received().get(0));
        assertThat(revoked.getEvent()).isEqualTo("user_authorization_revoke");
        var gone = merchant.read(received().get(1));
        assertThat(gone.getMsgType()).isEqualTo("event");
        assertThat(gone.getEvent()).isEqualTo("user_authorization_cancellation");
        assertThat(gone.getFromUser()).isEqualTo(openid);
        assertThat(people.named(openid, bakery)).isEmpty();
        assertThat(jdbc.sql("select count(*) from push_message where openid = ? and person_id is not null")
                        .param(openid)
                        .query(Integer.class)
                        .single())
                .isZero();
    }
}
