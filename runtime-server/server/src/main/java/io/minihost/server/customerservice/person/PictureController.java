package io.minihost.server.customerservice.person;

import io.minihost.server.common.AppId;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.web.Problem;
import io.minihost.server.contentcheck.Picture;
import io.minihost.server.customerservice.MediaAddress;
import io.minihost.server.customerservice.ServiceMedia;
import io.minihost.server.identity.PersonId;
import io.minihost.server.rates.RateLimit;
import io.minihost.server.rates.RateLimits;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pictures of conversations. */
@RestController
@Hidden
class PictureController {

    private static final int BYTES_MAX = 5 * 1024 * 1024;
    private static final int AT_ONCE = 4;
    private static final int SENT_MAX = 10;
    private static final int LINE_MAX = 30;
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ServiceMedia media;
    private final RateLimit sent;
    private final RateLimit ofLine;
    private final Semaphore room = new Semaphore(AT_ONCE);

    PictureController(ServiceMedia media, RateLimits rates) {
        this.media = media;
        this.sent = rates.of("pictures to a program's staff", SENT_MAX, MINUTE);
        this.ofLine = rates.of("pictures to staff from an address", LINE_MAX, MINUTE);
    }

    /** A picture that can be sent now. */
    record Taken(String mediaId) {}

    @PostMapping("/_h/programs/{appId}/chat/pictures")
    Taken take(PersonId person, @PathVariable AppId appId, HttpServletRequest request) throws IOException {
        sent.pass(person + " " + appId);
        ofLine.pass(ClientNetwork.of(request.getRemoteAddr()));
        if (request.getContentLengthLong() > BYTES_MAX) {
            throw tooLarge();
        }
        if (!room.tryAcquire()) {
            throw Problem.unavailable("Too many pictures are sent right now.").retryAfter(Duration.ofSeconds(2));
        }
        try {
            var bytes = request.getInputStream().readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw tooLarge();
            }
            var picture = Picture.read(bytes)
                    .orElseThrow(() -> Problem.unsupportedType("That is no PNG, JPEG or GIF picture."));
            return media.keep(appId, person, picture, bytes)
                    .map(kept -> new Taken(kept.id()))
                    .orElseThrow(() -> Problem.insufficientStorage("There are too many pictures already."));
        } finally {
            room.release();
        }
    }

    private static Problem tooLarge() {
        return Problem.tooLarge("A picture has at most %d MB.".formatted(BYTES_MAX / 1024 / 1024));
    }

    @GetMapping("/_h/programs/{appId}/chat/pictures/{id}")
    ResponseEntity<byte[]> show(PersonId person, @PathVariable AppId appId, @PathVariable String id) {
        return answer(media.shown(appId, person, id).orElseThrow(PictureController::gone));
    }

    /** For a program's server, which was told the name. */
    @GetMapping(MediaAddress.PATH + "{id}")
    ResponseEntity<byte[]> give(@PathVariable String id) {
        return answer(media.given(id).orElseThrow(PictureController::gone));
    }

    private static ResponseEntity<byte[]> answer(ServiceMedia.Content content) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(content.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(content.bytes());
    }

    private static Problem gone() {
        return Problem.notFound("There is no such picture.");
    }
}
