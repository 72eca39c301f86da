package io.minihost.server.programs.versions;

import io.minihost.server.programs.compile.ProgramCompiler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says each day which compiler this node has: what one made that no node has had for a week is let go. */
@Component
class CompilersInUse {

    private final JdbcClient jdbc;
    private final ProgramCompiler compiler;

    CompilersInUse(JdbcClient jdbc, ProgramCompiler compiler) {
        this.jdbc = jdbc;
        this.compiler = compiler;
    }

    @Scheduled(fixedDelayString = "PT24H", initialDelayString = "PT24H")
    void renew() {
        jdbc.sql("insert into program_compiler (compiler) values (?)"
                        + " on conflict (compiler) do update set used_at = excluded.used_at")
                .param(compiler.version())
                .update();
    }
}
