package io.minihost.server.shortcuts;

import io.minihost.server.common.AppId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts what programs have. A count is raised in the transaction that makes the thing, so that two at once cannot pass. */
@Component
class PoolCounts {

    private final JdbcClient jdbc;

    PoolCounts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(AppId program, Pool pool) {
        var raised = jdbc.sql("insert into shortcut_count (app_id, pool, living) values (?, ?, 1)"
                        + " on conflict (app_id, pool) do update set living = shortcut_count.living + 1"
                        + " where shortcut_count.living < ?")
                .params(program.value(), pool.name(), pool.most())
                .update();
        if (raised == 0) {
            throw new PoolFull(pool);
        }
    }
}
