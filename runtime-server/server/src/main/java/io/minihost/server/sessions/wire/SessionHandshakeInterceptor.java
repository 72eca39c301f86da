package io.minihost.server.sessions.wire;

import io.minihost.server.common.OwnHosts;
import io.minihost.server.identity.PersonAuthentication;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets only this host's own pages open a socket, and notes whose they are and what they said in its address. */
@Component
public class SessionHandshakeInterceptor implements HandshakeInterceptor {

    private final OwnHosts hosts;

    SessionHandshakeInterceptor(OwnHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes) {
        HttpServletRequest servlet = ((ServletServerHttpRequest) request).getServletRequest();
        if (!hosts.isOwn(request.getHeaders().getOrigin(), servlet)) {
            response.setStatusCode(HttpStatus.FORBIDDEN);
            return false;
        }
        PersonAuthentication.person(servlet).ifPresent(person -> attributes.put(WireHandler.PERSON, person));
        PersonAuthentication.device(servlet).ifPresent(device -> attributes.put(WireHandler.DEVICE, device));
        attributes.put(WireHandler.ADDRESS, servlet.getRemoteAddr());
        String first = servlet.getParameter("first");
        if (first != null) {
            attributes.put(WireHandler.FIRST, first);
        }
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception failure) {
        // Nothing is left to do.
    }
}
