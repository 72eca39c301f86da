package io.minihost.server.mail;

import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/mail")
@Tag(name = "Messages")
@PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
class MailController {

    private final ShownMail shown;

    MailController(ShownMail shown) {
        this.shown = shown;
    }

    @GetMapping
    @Operation(summary = "Shows the mail of the last ten minutes that no mail server was there for, newest first")
    ResponseEntity<Page<ShownMail.Shown>> list(@Valid @ParameterObject PageQuery query) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(shown.latest(query));
    }
}
