package io.minihost.server.messages;

import io.minihost.server.access.Action;
import io.minihost.server.audit.AuditLog;
import io.minihost.server.common.AppId;
import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.Caller;
import io.minihost.server.messages.templates.Template;
import io.minihost.server.messages.templates.Templates;
import io.minihost.server.programs.Catalogue;
import io.minihost.server.programs.Presence;
import io.minihost.server.programs.ProgramAccess;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What kinds of messages a program sends, and what the operator forbids. */
@RestController
@RequestMapping("/api/v1/programs/{appId}")
@Tag(name = "Messages")
class MessageController {

    private final Templates templates;
    private final ProgramAccess access;
    private final Catalogue catalogue;
    private final AuditLog audit;

    MessageController(Templates templates, ProgramAccess access, Catalogue catalogue, AuditLog audit) {
        this.templates = templates;
        this.access = access;
        this.catalogue = catalogue;
        this.audit = audit;
    }

    /** A kind of message. */
    record Shown(String id, int tid, String title, String kind, String scene, String content, boolean banned) {

        static Shown of(Template template) {
            return new Shown(
                    template.id(),
                    template.tid(),
                    template.title(),
                    template.kind().name(),
                    template.scene(),
                    template.content(),
                    template.banned());
        }
    }

    /** Whether it may not be sent. */
    record Ban(boolean banned) {}

    @GetMapping("/message-templates")
    @Operation(summary = "Lists the kinds of messages that a program sends")
    List<Shown> list(Caller caller, @PathVariable AppId appId) {
        access.require(caller, appId, Action.PROGRAM_VIEW);
        return templates.of(appId).stream().map(Shown::of).toList();
    }

    @PutMapping("/message-templates/{id}/ban")
    @PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Forbids a program to send one kind of message, or allows it again")
    public void ban(Caller caller, @PathVariable AppId appId, @PathVariable String id, @RequestBody Ban wanted) {
        if (!templates.ban(appId, id, wanted.banned())) {
            throw Problem.notFound("The program has no such kind of message.").code("template_not_found");
        }
        audit.record(
                caller.subject(), "messages.ban", appId.value(), Map.of("template", id, "banned", wanted.banned()));
    }

    @PutMapping("/messages/ban")
    @PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Transactional
    @Operation(summary = "Forbids a program to send any messages, or allows it again")
    public void banAll(Caller caller, @PathVariable AppId appId, @RequestBody Ban wanted) {
        if (catalogue.presence(appId) == Presence.UNKNOWN) {
            throw Problem.notFound("There is no such program.").code("program_not_found");
        }
        templates.ban(appId, wanted.banned());
        audit.record(caller.subject(), "messages.ban", appId.value(), Map.of("banned", wanted.banned()));
    }
}
