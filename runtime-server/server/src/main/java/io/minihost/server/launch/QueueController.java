package io.minihost.server.launch;

import io.minihost.server.sessions.Sessions;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells a {@link QueuePage} whether there is room; costs neither a cookie nor a look into the database. */
@RestController
@Hidden
class QueueController {

    private final Sessions sessions;

    QueueController(Sessions sessions) {
        this.sessions = sessions;
    }

    record Room(boolean room) {}

    @GetMapping("/_h/room")
    Room room(HttpServletRequest request) {
        return new Room(sessions.hasRoom(request.getRemoteAddr()));
    }
}
