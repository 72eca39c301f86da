package io.minihost.server.programs.release;

import static io.minihost.server.programs.versions.VersionState.GRAY;
import static io.minihost.server.programs.versions.VersionState.RELEASED;

import io.minihost.server.common.AppId;
import io.minihost.server.programs.versions.ProgramVersion;
import io.minihost.server.programs.versions.ProgramVersions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people get of a program: one version, or a gray one beside it. */
@Component
class LiveVersions {

    private final ProgramVersions versions;
    private final JdbcClient jdbc;

    LiveVersions(ProgramVersions versions, JdbcClient jdbc) {
        this.versions = versions;
        this.jdbc = jdbc;
    }

    /** The gray one first. */
    List<ProgramVersion> of(AppId program) {
        return versions.findByAppIdAndStateIn(program.value(), List.of(GRAY, RELEASED)).stream()
                .sorted(Comparator.comparing(version -> version.state() == RELEASED))
                .toList();
    }

    Optional<ProgramVersion> gray(AppId program) {
        return of(program).stream().filter(version -> version.state() == GRAY).findFirst();
    }

    Optional<ProgramVersion> released(AppId program) {
        return of(program).stream()
                .filter(version -> version.state() == RELEASED)
                .findFirst();
    }

    /** Another one whenever something about them changes. Asks the database, whatever this transaction has read already. */
    String tag(AppId program) {
        return jdbc.sql("select coalesce(string_agg(number || ':' || revision, '+' order by number), '')"
                        + " from program_version where app_id = ? and state in ('GRAY', 'RELEASED')")
                .param(program.value())
                .query(String.class)
                .single();
    }
}
