package io.minihost.server.network;

import io.minihost.server.hostapi.Arguments;
import io.minihost.server.hostapi.Attribution;
import io.minihost.server.hostapi.HostApi;
import io.minihost.server.hostapi.HostApiFailure;
import io.minihost.server.hostapi.HostApis;
import io.minihost.server.outbound.OutboundFailure;
import io.minihost.server.outbound.OutboundHeader;
import io.minihost.server.outbound.OutboundSocket;
import io.minihost.server.outbound.OutboundSockets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The calls behind {@code wx.connectSocket}. */
@Configuration(proxyBeanMethods = false)
class SocketApis {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MESSAGE_MAX = 1024 * 1024;

    @Bean
    HostApi socketOpen(ProgramSockets sockets, DomainCheck domains) {
        return HostApis.of("socket.open", (call, arguments) -> {
            List<String> protocols = new ArrayList<>();
            arguments.path("protocols").forEach(protocol -> protocols.add(protocol.asString("")));
            OutboundSocket socket = sockets.open(
                    call.session(),
                    number(arguments),
                    new OutboundSockets.Target(
                            Arguments.text(arguments, "url"),
                            NetworkAnswers.headers(call, arguments.path("header")),
                            protocols,
                            NetworkAnswers.timeout(arguments),
                            MESSAGE_MAX,
                            domains.of(call, DomainCheck.Use.SOCKET)));
            ObjectNode result = JSON.createObjectNode().put("protocol", socket.protocol());
            ObjectNode header = result.putObject("header");
            for (OutboundHeader field : socket.headers()) {
                header.put(field.name(), field.value());
            }
            return result;
        });
    }

    @Bean
    HostApi socketSend(ProgramSockets sockets) {
        return HostApis.of("socket.send", (call, arguments) -> {
            SocketLine line = sockets.find(call, number(arguments));
            String data = Arguments.text(arguments, "data");
            try {
                if (Arguments.flag(arguments, "base64")) {
                    line.send(Base64.getDecoder().decode(data));
                } else {
                    line.send(data);
                }
                return JSON.createObjectNode();
            } catch (OutboundFailure e) {
                throw NetworkAnswers.failure(e);
            } catch (IllegalArgumentException e) {
                throw new HostApiFailure(Attribution.HOST, "data is not base64");
            }
        });
    }

    @Bean
    HostApi socketClose(ProgramSockets sockets) {
        return HostApis.of("socket.close", (call, arguments) -> {
            int code = (int) Arguments.number(arguments, "code", 1000);
            if (code != 1000 && (code < 3000 || code > 4999)) {
                throw new HostApiFailure(Attribution.PROGRAM, "invalid code " + code);
            }
            String reason = Arguments.text(arguments, "reason", "");
            String bounded = reason.length() > 40 ? reason.substring(0, 40) : reason;
            sockets.find(call, number(arguments)).close(code, bounded);
            return JSON.createObjectNode();
        });
    }

    private static long number(JsonNode arguments) {
        return Arguments.number(arguments, "socket", 0);
    }
}
