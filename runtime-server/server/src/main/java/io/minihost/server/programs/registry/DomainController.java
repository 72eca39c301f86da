package io.minihost.server.programs.registry;

import io.minihost.server.access.Action;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.IfMatch;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.DomainLists;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/programs/{appId}/domains")
@Tag(name = "Programs")
class DomainController {

    private static final int LENGTH_MAX = 200;
    private static final String HOST = "[a-z0-9-]{1,63}(\\.[a-z0-9-]{1,63}){0,20}(:[1-9][0-9]{0,4})?";
    private static final Pattern WEB = Pattern.compile("https?://" + HOST);
    private static final Pattern SOCKET = Pattern.compile("wss?://" + HOST);

    private final OwnPrograms access;
    private final DomainLists lists;
    private final DomainRegistry registry;

    DomainController(OwnPrograms access, DomainLists lists, DomainRegistry registry) {
        this.access = access;
        this.lists = lists;
        this.registry = registry;
    }

    @GetMapping
    @Operation(summary = "Shows which servers a released program may ask")
    ResponseEntity<DomainLists.Lists> get(Caller caller, @PathVariable AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return answer(lists.read(appId));
    }

    private static ResponseEntity<DomainLists.Lists> answer(DomainLists.Lists now) {
        return ResponseEntity.ok().eTag(IfMatch.tag(now.revision())).body(now);
    }

    @PutMapping
    @Operation(summary = "Replaces the lists of servers that a released program may ask")
    ResponseEntity<DomainLists.Lists> put(
            Caller caller,
            @PathVariable AppId appId,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable IfMatch seen,
            @RequestBody DomainLists.Lists wanted) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        var checked = new DomainLists.Lists(
                origins(WEB, wanted.request()),
                origins(WEB, wanted.upload()),
                origins(WEB, wanted.download()),
                origins(SOCKET, wanted.socket()));
        registry.replace(caller, appId, checked, seen);
        return answer(lists.read(appId));
    }

    private static List<String> origins(Pattern form, List<String> texts) {
        if (texts.size() > LENGTH_MAX) {
            throw Problem.badRequest("A list holds at most %d domains.".formatted(LENGTH_MAX));
        }
        return texts.stream()
                .map(text -> origin(form, Objects.requireNonNullElse(text, "")))
                .toList();
    }

    private static String origin(Pattern form, String text) {
        var origin = text.strip().toLowerCase(Locale.ROOT);
        if (origin.length() > 300 || !form.matcher(origin).matches()) {
            throw Problem.badRequest(
                    "\"%s\" is no origin such as https://api.example.com.".formatted(text.length() > 100 ? "…" : text));
        }
        return origin;
    }
}
