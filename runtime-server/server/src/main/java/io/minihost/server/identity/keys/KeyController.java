package io.minihost.server.identity.keys;

import io.minihost.server.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/keys")
@Tag(name = "Keys")
@PreAuthorize("hasAuthority('PLATFORM_CHANGE')")
class KeyController {

    private final KeyRotation rotation;

    KeyController(KeyRotation rotation) {
        this.rotation = rotation;
    }

    @GetMapping
    @Operation(summary = "Shows which secrets still need a master key other than the first")
    KeyRotation.State state() {
        return rotation.state();
    }

    @PostMapping("/rotate")
    @Operation(summary = "Seals every secret anew with the first master key")
    KeyRotation.State rotate(Caller caller) {
        return rotation.rotate(caller);
    }
}
