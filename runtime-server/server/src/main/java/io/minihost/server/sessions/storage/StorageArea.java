package io.minihost.server.sessions.storage;

import io.minihost.server.common.AppId;
import io.minihost.server.identity.PersonId;
import io.minihost.server.sessions.SessionContext;

/** Whose values they are, whatever visit changes them. */
record StorageArea(PersonId person, AppId program) {

    static StorageArea of(SessionContext session) {
        return new StorageArea(session.person(), session.program().appId());
    }
}
