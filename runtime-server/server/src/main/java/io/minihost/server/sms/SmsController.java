package io.minihost.server.sms;

import io.minihost.server.common.web.Page;
import io.minihost.server.common.web.PageQuery;
import io.minihost.server.identity.Caller;
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
@RequestMapping("/api/v1/sms")
@Tag(name = "Messages")
@PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
class SmsController {

    private final ShownSms shown;
    private final SmsSecret secret;

    SmsController(ShownSms shown, SmsSecret secret) {
        this.shown = shown;
        this.secret = secret;
    }

    /** What the gateway checks signatures with. */
    record Secret(String secret) {}

    @GetMapping
    @Operation(summary = "Shows the short messages of the last ten minutes that no gateway was there for, newest first")
    ResponseEntity<Page<ShownSms.Shown>> list(@Valid @ParameterObject PageQuery query) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(shown.latest(query));
    }

    @GetMapping("/secret")
    @Operation(summary = "Tells what calls of the gateway are signed with, as Standard Webhooks describes")
    ResponseEntity<Secret> secret(Caller caller) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Secret(secret.tell(caller)));
    }
}
