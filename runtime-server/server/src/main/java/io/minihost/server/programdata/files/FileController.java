package io.minihost.server.programdata.files;

import io.minihost.server.common.web.Problem;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.FileAddress;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.Lane;
import io.minihost.server.hostapi.LiveSessions;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.identity.People;
import io.minihost.server.identity.PersonAuthentication;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes the files that a person chooses for a program, and shows a program's files to the person. */
@RestController
@Hidden
@RequestMapping(FileAddress.PREFIX + "{node}/{key}")
class FileController {

    private static final String NOTHING_RUNS = "sandbox; default-src 'none'";

    private final FileAddress addresses;
    private final LiveSessions sessions;
    private final People people;
    private final FileStore files;

    FileController(FileAddress addresses, LiveSessions sessions, People people, FileStore files) {
        this.addresses = addresses;
        this.sessions = sessions;
        this.people = people;
        this.files = files;
    }

    /**
     * A chosen file.
     *
     * @param path as the program gets it
     */
    record Taken(String path, long size, String type) {}

    @PostMapping({"", "/"})
    Taken take(@PathVariable String key, @RequestParam(defaultValue = "") String name, HttpServletRequest request)
            throws IOException {
        SessionContext session = session(key);
        if (PersonAuthentication.person(request)
                .filter(session.person()::equals)
                .isEmpty()) {
            throw Problem.forbidden("This is somebody else's session.");
        }
        // The visit itself may not be on record yet.
        people.seen(session.person(), session.visit().address());
        FileArea area = FileArea.temporary(session);
        if (request.getContentLengthLong() > files.room(area)) {
            throw full(area);
        }
        try {
            StoredFile file = files.write(area, FilePath.temporary(name), request.getInputStream());
            if (sessions.live(session.id()).isEmpty()) {
                files.remove(area, file.path());
                throw gone();
            }
            return new Taken(file.path().wire(), file.bytes(), file.type());
        } catch (HostApiFailure e) {
            if (e.attribution() == Attribution.HOST) {
                throw Problem.insufficientStorage("This host has no room left for it; nothing was kept.");
            }
            throw full(area);
        }
    }

    @GetMapping("/{*path}")
    ResponseEntity<Resource> show(@PathVariable String key, @PathVariable String path) {
        SessionContext session = session(key);
        FilePath wanted = FilePath.within(path.substring(1)).orElseThrow(FileController::gone);
        awaitWriting(session, wanted);
        StoredFile file = files.find(FileArea.of(session, wanted), wanted)
                .filter(found -> !found.isFolder())
                .orElseThrow(FileController::gone);
        ResponseEntity.BodyBuilder response = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.type()))
                .eTag('"' + Objects.requireNonNull(file.blob()) + '"')
                .cacheControl(
                        wanted.isUser()
                                ? CacheControl.noCache()
                                : CacheControl.maxAge(Duration.ofHours(1)).cachePrivate())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", NOTHING_RUNS)
                // Pictures a canvas reads back, on an origin of their own.
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
        if (!FileKind.isInline(file.type())) {
            response.header("Content-Disposition", "attachment");
        }
        return response.body(new FileResource(files, file));
    }

    /** A program shows what it has written in the same breath. Files of the visit are there before anybody knows their names. */
    private static void awaitWriting(SessionContext session, FilePath wanted) {
        if (wanted.isTemporary()) {
            return;
        }
        try {
            session.awaitCalls(Lane.FILES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw gone();
        }
    }

    private SessionContext session(String key) {
        return addresses.session(key).flatMap(sessions::live).orElseThrow(FileController::gone);
    }

    private Problem full(FileArea area) {
        return Problem.tooLarge("There is room for %d bytes.".formatted(files.room(area)));
    }

    private static Problem gone() {
        return Problem.notFound("There is no such file or session.");
    }
}
