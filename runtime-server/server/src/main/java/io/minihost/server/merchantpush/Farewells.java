package io.minihost.server.merchantpush;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PeopleLeave;
import io.minihost.server.identity.PermissionRevoked;
import io.minihost.server.identity.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells programs' servers, by the platform's events, that somebody has taken back what they had allowed, or is no more: what the
 * servers keep of them is to go too.
 */
@Component
class Farewells {

    /** The platform's numbers of what can be taken back. */
    private static final Map<String, String> KINDS = Map.of(
            "scope.address", "2",
            "scope.invoiceTitle", "3",
            "scope.bluetooth", "4",
            "scope.record", "5",
            "scope.userInfo", "6",
            "scope.camera", "7",
            "scope.werun", "12",
            "scope.userLocation", "13");

    private final JdbcClient jdbc;
    private final MessagePush push;

    Farewells(JdbcClient jdbc, MessagePush push) {
        this.jdbc = jdbc;
        this.push = push;
    }

    @EventListener
    void onRevoked(PermissionRevoked event) {
        jdbc.sql("select openid from openid where person_id = ? and app_id = ? and is_primary")
                .params(event.person().value(), event.program().value())
                .query(String.class)
                .optional()
                .ifPresent(openid -> revoked(event.program(), openid, event.scope()));
    }

    /** By all names that programs know them by. */
    @EventListener
    void onPeopleLeave(PeopleLeave event) {
        for (var known : known(event)) {
            known.scopes().forEach(scope -> revoked(known.program(), known.openid(), scope));
            push.push(
                    known.program(),
                    known.openid(),
                    content("user_authorization_cancellation", known.program(), known.openid()));
        }
    }

    private record Known(AppId program, String openid, List<String> scopes) {}

    private List<Known> known(PeopleLeave event) {
        return jdbc.sql("""
                select openid.app_id, openid, array(select scope from program_permissions
                    where person = person_id and app_id = openid.app_id and granted and is_primary order by scope) as scopes
                from openid join message_push on message_push.app_id = openid.app_id where person_id in (:ids)
                order by openid.app_id, openid
                """)
                .param("ids", event.people().stream().map(PersonId::value).toList())
                .query((row, number) ->
                        new Known(new AppId(row.getString("app_id")), row.getString("openid"), List.of((String[])
                                row.getArray("scopes").getArray())))
                .list();
    }

    private void revoked(AppId program, String openid, String scope) {
        Optional.ofNullable(KINDS.get(scope))
                .ifPresent(kind -> push.push(
                        program,
                        openid,
                        content("user_authorization_revoke", program, openid).put("RevokeInfo", kind)));
    }

    private static ObjectNode content(String event, AppId program, String openid) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("MsgType", "event")
                .put("Event", event)
                .put("OpenID", openid)
                .put("AppID", program.value());
    }
}
