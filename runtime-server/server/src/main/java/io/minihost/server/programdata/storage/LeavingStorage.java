package io.minihost.server.programdata.storage;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.ProgramData;
import io.minihost.server.programs.ProgramRows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a program that goes away has kept by key. */
@Component
class LeavingStorage implements ProgramData {

    private final JdbcClient jdbc;

    LeavingStorage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forgetSome(AppId program, int max) {
        return ProgramRows.forgetSome(jdbc, "program_storage", program, max);
    }
}
