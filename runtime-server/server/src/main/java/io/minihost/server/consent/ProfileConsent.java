package io.minihost.server.consent;

import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.Permissions;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Whether a program may have somebody's nickname and picture, and whose: the person's own, or those that everybody has. */
@Component
public class ProfileConsent {

    /** Kept beside the scopes of the platform; programs do not see it. */
    static final String OWN = "scope.ownProfile";

    private static final int REASON_MAX = 60;

    private final Permissions permissions;
    private final OneQuestion questions = new OneQuestion();

    ProfileConsent(Permissions permissions) {
        this.permissions = permissions;
    }

    /**
     * What the person would show.
     *
     * @param nickname empty for a guest, and for somebody who has chosen none
     * @param avatar path of the picture; empty without one
     */
    public record Own(String nickname, String avatar) {

        private boolean isNothing() {
            return nickname.isEmpty() && avatar.isEmpty();
        }
    }

    /** Whether the person has said before that the program may have their own; asks nothing. */
    public boolean isOwn(SessionContext session) {
        var decided = permissions.granted(session.person(), session.program().appId());
        return decided.getOrDefault(Scope.USER_INFO.wireName(), false) && decided.getOrDefault(OWN, false);
    }

    /**
     * Asks, unless that was decided before.
     *
     * @return whether the program may have their own
     * @throws HostApiFailure when it may have none
     */
    public boolean once(SessionContext session, Own own) throws HostApiFailure, InterruptedException {
        questions.alone(session.id().value(), () -> {
            var decided =
                    permissions.granted(session.person(), session.program().appId());
            var before = decided.get(Scope.USER_INFO.wireName());
            if (before == null) {
                ask(session, own, "");
            } else if (!before) {
                throw ConsentService.denied();
            }
        });
        if (!permissions
                .granted(session.person(), session.program().appId())
                .getOrDefault(Scope.USER_INFO.wireName(), false)) {
            throw ConsentService.denied();
        }
        return isOwn(session);
    }

    /** Asks, whatever was decided before. */
    public boolean again(SessionContext session, Own own, String reason) throws HostApiFailure, InterruptedException {
        var isGranted = ask(session, own, reason);
        if (!isGranted) {
            throw ConsentService.denied();
        }
        return isOwn(session);
    }

    private boolean ask(SessionContext session, Own own, String reason) throws HostApiFailure, InterruptedException {
        var question = JsonMapper.shared()
                .createObjectNode()
                .put("nickname", own.nickname())
                .put("avatar", own.avatar())
                .put("reason", reason.length() > REASON_MAX ? reason.substring(0, REASON_MAX) : reason);
        var answer = session.ask("profile", question);
        var isGranted = answer.path("granted").asBoolean(false);
        var isOwn = isGranted && !own.isNothing() && answer.path("own").asBoolean(false);
        var program = session.program().appId();
        permissions.set(session.person(), program, Scope.USER_INFO.wireName(), isGranted);
        if (!own.isNothing()) {
            permissions.set(session.person(), program, OWN, isOwn);
        }
        return isGranted;
    }
}
