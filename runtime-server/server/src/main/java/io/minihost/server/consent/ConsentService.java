package io.minihost.server.consent;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.Consents;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.Permissions;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Asks people whether a program may do something, once, and keeps their answer. */
@Component
class ConsentService implements Consents {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int REASON_MAX = 60;

    private final Permissions permissions;
    private final OneQuestion questions = new OneQuestion();

    ConsentService(Permissions permissions) {
        this.permissions = permissions;
    }

    Map<String, Boolean> granted(SessionContext session) {
        return permissions.granted(session.person(), session.program().appId());
    }

    /** Changes an answer that was given before, even to what this host does not ask or cannot do today; no other. */
    void change(SessionContext session, String scope, boolean granted) {
        permissions.change(session.person(), session.program().appId(), scope, granted);
    }

    void decide(SessionContext session, Scope scope, boolean granted) {
        permissions.set(session.person(), session.program().appId(), scope.wireName(), granted);
    }

    @Override
    public void require(SessionContext session, String scope, String reason)
            throws HostApiFailure, InterruptedException {
        Scope known = Scope.parse(scope).orElseThrow(() -> new HostApiFailure(Attribution.PROGRAM, "invalid scope"));
        require(session, known, reason);
    }

    private void require(SessionContext session, Scope scope, String reason)
            throws HostApiFailure, InterruptedException {
        if (!scope.isPossible()) {
            throw denied();
        }
        questions.alone(session.id() + scope.wireName(), () -> {
            Boolean known = granted(session).get(scope.wireName());
            boolean granted = known != null ? known : ask(session, scope, reason);
            if (known == null) {
                decide(session, scope, granted);
            }
            if (!granted) {
                throw denied();
            }
        });
    }

    /** Asks this time, whatever was said before. */
    boolean ask(SessionContext session, Scope scope, String reason) throws HostApiFailure, InterruptedException {
        ObjectNode question = JSON.createObjectNode()
                .put("scope", scope.wireName())
                .put("reason", reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason);
        JsonNode answer = session.ask("consent", question);
        return answer.path("granted").asBoolean(false);
    }

    static HostApiFailure denied() {
        return new HostApiFailure(Attribution.PROGRAM, "auth deny", 103);
    }
}
