package io.minihost.server.payments.platform;

import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What merchants' servers check the host's signatures with. */
@RestController
@RequestMapping("/api/v1/platform-keys")
@Tag(name = "Merchants")
class PlatformKeyController {

    private final PlatformKeys keys;

    PlatformKeyController(PlatformKeys keys) {
        this.keys = keys;
    }

    record PlatformKeyView(
            String certificateSerial,
            String certificatePem,
            String publicKeyId,
            String publicKeyPem,
            Instant createdAt,
            Instant signsFrom,
            Instant expiresAt) {

        private static PlatformKeyView of(PlatformKey key) {
            return new PlatformKeyView(
                    key.serial(),
                    key.certificatePem(),
                    key.publicKeyId(),
                    key.publicKeyPem(),
                    key.createdAt(),
                    key.signsFrom(),
                    key.expiresAt());
        }
    }

    @GetMapping
    @Operation(summary = "Lists the keys that the host signs payment answers and notifications with")
    List<PlatformKeyView> list(Caller caller) {
        return keys.valid().stream().map(PlatformKeyView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
    @Operation(
            summary = "Makes another key; operators",
            description = "It signs from a day later, when every client has fetched it, or with `atOnce` from now.")
    PlatformKeyView rotate(Caller caller, @RequestParam(defaultValue = "false") boolean atOnce) {
        caller.requireProof();
        return PlatformKeyView.of(keys.rotate(caller, atOnce));
    }

    @DeleteMapping("/{serial}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
    @Operation(summary = "Ends a key before its time; operators")
    void end(Caller caller, @PathVariable String serial) {
        caller.requireProof();
        keys.end(caller, serial);
    }
}
