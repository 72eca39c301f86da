package io.minihost.server.network;

import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.SessionContext;
import io.minihost.server.hostapi.SessionEnded;
import io.minihost.server.hostapi.SessionId;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundSocket;
import io.minihost.server.outbound.OutboundSockets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The open sockets of programs, by session and the guest's own number. */
@Component
class ProgramSockets {

    /** As on the platform. */
    private static final int SOCKETS_MAX = 5;

    private static final int GOING_AWAY = 1001;

    private final OutboundSockets outbound;
    private final Map<SessionId, Map<Long, SocketLine>> open = new ConcurrentHashMap<>();

    ProgramSockets(OutboundSockets outbound) {
        this.outbound = outbound;
    }

    OutboundSocket open(SessionContext session, long number, OutboundSockets.Target target)
            throws HostApiFailure, InterruptedException {
        Map<Long, SocketLine> mine = open.computeIfAbsent(session.id(), id -> new ConcurrentHashMap<>());
        SocketLine line = new SocketLine(session, number, gone -> mine.remove(number, gone));
        synchronized (mine) {
            if (mine.size() >= SOCKETS_MAX && !mine.containsKey(number)) {
                throw new HostApiFailure(Attribution.PROGRAM, "exceed max socket count: " + SOCKETS_MAX);
            }
            SocketLine old = mine.put(number, line);
            if (old != null) {
                // Of a program that was launched anew and counts from one again.
                old.close(GOING_AWAY, "");
            }
        }
        try {
            OutboundSocket socket = outbound.open(target, line);
            line.connected(socket);
            return socket;
        } catch (OutboundFailure e) {
            throw NetworkAnswers.failure(e);
        } finally {
            if (!line.isConnected()) {
                mine.remove(number, line);
            }
        }
    }

    SocketLine find(SessionContext session, long number) throws HostApiFailure {
        SocketLine line = open.getOrDefault(session.id(), Map.of()).get(number);
        if (line == null) {
            throw new HostApiFailure(Attribution.PROGRAM, "taskID not exist");
        }
        return line;
    }

    @EventListener
    void ended(SessionEnded event) {
        Map<Long, SocketLine> mine = open.remove(event.session());
        if (mine != null) {
            mine.values().forEach(line -> line.close(GOING_AWAY, ""));
        }
    }
}
