package io.minihost.server.profile.avatars;

import io.minihost.server.common.web.Problem;
import io.minihost.server.identity.PersonAuthentication;
import io.minihost.server.identity.PersonId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Takes and serves people's pictures. */
@RestController
@Hidden
class AvatarController {

    private static final int BYTES_MAX = 8 * 1024 * 1024;

    private final Avatars avatars;

    AvatarController(Avatars avatars) {
        this.avatars = avatars;
    }

    /** Where the person's picture is; null without one. */
    record Mine(@Nullable String path) {}

    @GetMapping("/_a/avatar")
    Mine mine(HttpServletRequest request) {
        return new Mine(avatars.path(member(request)).orElse(null));
    }

    @PutMapping("/_a/avatar")
    Mine set(HttpServletRequest request) throws IOException {
        var person = member(request);
        if (request.getContentLengthLong() > BYTES_MAX) {
            throw tooLarge();
        }
        var picture = request.getInputStream().readNBytes(BYTES_MAX + 1);
        if (picture.length > BYTES_MAX) {
            throw tooLarge();
        }
        avatars.set(person, picture);
        return mine(request);
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("A picture has at most 8 MB.").code("large_picture");
    }

    @DeleteMapping("/_a/avatar")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(HttpServletRequest request) {
        avatars.remove(member(request));
    }

    @GetMapping(Avatars.PATH + "{name}")
    ResponseEntity<byte[]> serve(@PathVariable String name) throws IOException {
        try (InputStream picture = avatars.open(name).orElseThrow(AvatarController::none)) {
            return ResponseEntity.ok()
                    .contentType(MediaType.IMAGE_JPEG)
                    .cacheControl(CacheControl.maxAge(Duration.ofDays(1)).cachePublic())
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .header("X-Content-Type-Options", "nosniff")
                    .header("Cross-Origin-Resource-Policy", "cross-origin")
                    .header("Access-Control-Allow-Origin", "*")
                    .body(picture.readAllBytes());
        }
    }

    private static Problem none() {
        return Problem.notFound("There is no such picture.").code("no_picture");
    }

    private static PersonId member(HttpServletRequest request) {
        if (PersonAuthentication.device(request).isEmpty()) {
            throw Problem.unauthorized("Nobody is signed in here.").code("not_signed_in");
        }
        return PersonAuthentication.person(request).orElseThrow();
    }
}
