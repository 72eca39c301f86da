package io.minihost.server.programdata.files;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.PersonId;

/**
 * Whose files they are.
 *
 * @param session empty for files that outlive the visit
 */
public record FileArea(PersonId person, AppId program, String session) {

    static FileArea of(SessionContext session, FilePath path) {
        return path.isTemporary() ? temporary(session) : lasting(session);
    }

    public static FileArea temporary(SessionContext session) {
        return new FileArea(
                session.person(), session.program().appId(), session.id().value());
    }

    public static FileArea lasting(SessionContext session) {
        return new FileArea(session.person(), session.program().appId(), "");
    }

    boolean isTemporary() {
        return !session.isEmpty();
    }
}
