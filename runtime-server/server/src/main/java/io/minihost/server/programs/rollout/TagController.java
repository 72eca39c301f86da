package io.minihost.server.programs.rollout;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.programs.registry.OwnPrograms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People under a tag, such as those who like to try things first. */
@RestController
@RequestMapping("/api/v1/programs/{appId}/tags")
@Tag(name = "Releases")
class TagController {

    private static final int TAGS_MAX = 100;
    private static final Pattern TAG = Pattern.compile(Audience.TAG);

    private final OwnPrograms programs;
    private final NamedPeople named;
    private final AuditLog audit;

    TagController(OwnPrograms programs, NamedPeople named, AuditLog audit) {
        this.programs = programs;
        this.named = named;
        this.audit = audit;
    }

    /** How many people have a tag. */
    record TagSize(String tag, int people) {}

    /**
     * Who has a tag.
     *
     * @param people openids of the program, usernames, or ids of people
     */
    record TaggedPeople(
            @NotNull @Size(max = Audience.PEOPLE_MAX) List<@NotBlank @Size(max = 100) String> people) {}

    @GetMapping
    @Operation(summary = "Lists the tags of a program's people")
    List<TagSize> list(Caller caller, @PathVariable AppId appId) {
        programs.require(caller, appId, Action.PROGRAM_VIEW);
        return named.tags(appId).entrySet().stream()
                .map(tag -> new TagSize(tag.getKey(), tag.getValue()))
                .toList();
    }

    @GetMapping("/{tag}")
    @Operation(summary = "Shows who has a tag, as they were named")
    TaggedPeople get(Caller caller, @PathVariable AppId appId, @PathVariable String tag) {
        programs.require(caller, appId, Action.PROGRAM_RELEASE);
        return new TaggedPeople(named.names(appId, NamedPeople.ofTag(tag)));
    }

    @PutMapping("/{tag}")
    @Transactional
    @Operation(summary = "Says who has a tag, in place of who had it before")
    TaggedPeople put(
            Caller caller,
            @PathVariable AppId appId,
            @PathVariable String tag,
            @Valid @RequestBody TaggedPeople wanted) {
        programs.lock(caller, appId, Action.PROGRAM_RELEASE);
        if (!TAG.matcher(tag).matches()) {
            throw Problem.unprocessable("A tag has 1 to 40 letters, digits, _ and -.")
                    .code("bad_tag");
        }
        var tags = named.tags(appId);
        if (!tags.containsKey(tag) && tags.size() >= TAGS_MAX) {
            throw Problem.conflict("A program has at most %d tags.".formatted(TAGS_MAX))
                    .code("too_many");
        }
        named.put(appId, NamedPeople.ofTag(tag), wanted.people());
        record(caller, appId, tag, wanted.people().size());
        return new TaggedPeople(named.names(appId, NamedPeople.ofTag(tag)));
    }

    @DeleteMapping("/{tag}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Takes a tag from everybody")
    void delete(Caller caller, @PathVariable AppId appId, @PathVariable String tag) {
        programs.lock(caller, appId, Action.PROGRAM_RELEASE);
        named.clear(appId, NamedPeople.ofTag(tag));
        record(caller, appId, tag, 0);
    }

    private void record(Caller caller, AppId appId, String tag, int people) {
        audit.record(caller.subject(), "program.tag", appId.value(), Map.of("tag", tag, "people", people));
    }
}
