package io.minihost.server.programs;

import io.minihost.server.common.AppId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that go with their program. */
public final class ProgramRows {

    private ProgramRows() {}

    /**
     * Deletes some of a program's rows, as {@link ProgramData#forgetSome} asks for.
     *
     * @param table one with a column {@code app_id}
     * @return how many
     */
    public static int forgetSome(JdbcClient jdbc, String table, AppId program, int max) {
        return jdbc.sql("delete from %1$s where ctid in (select ctid from %1$s where app_id = ? limit ?)"
                        .formatted(table))
                .params(program.value(), max)
                .update();
    }
}
