package io.minihost.server.programdata.storage;

import io.minihost.server.common.AppId;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.PersonId;

/** Whose values they are, whatever visit changes them. */
record StorageArea(PersonId person, AppId program) {

    static StorageArea of(SessionContext session) {
        return new StorageArea(session.person(), session.program().appId());
    }
}
