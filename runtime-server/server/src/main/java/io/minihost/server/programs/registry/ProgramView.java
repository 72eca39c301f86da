package io.minihost.server.programs.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.minihost.server.access.OrganisationId;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.programs.ProgramStanding;
import io.minihost.server.programs.Translation;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/**
 * A program as its developer sees it.
 *
 * @param organisation whose it is
 * @param standing whether it may be used, and why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProgramView(
        AppId appId,
        OrganisationId organisation,
        String name,
        @Nullable String category,
        @Nullable String description,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Translation> translations,
        Instant createdAt,
        ProgramStanding standing) {

    static ResponseEntity<ProgramView> answer(Program program, ProgramStanding standing) {
        return ResponseEntity.ok().eTag(IfMatch.tag(program.revision())).body(of(program, standing));
    }

    static ProgramView of(Program program, ProgramStanding standing) {
        return new ProgramView(
                program.appId(),
                program.organisation(),
                program.name(),
                program.category(),
                program.description(),
                program.translations(),
                program.createdAt(),
                standing);
    }
}
