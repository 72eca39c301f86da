package io.minihost.server.launch.codes;

import io.minihost.server.common.HostProperties;
import io.minihost.server.common.StartNotice;
import io.minihost.server.identity.OperatorToken;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells whoever started the server how to reach it. */
@Component
class Announcement {

    private final HostProperties host;
    private final OperatorToken token;
    private final List<StartNotice> notices;

    Announcement(HostProperties host, OperatorToken token, List<StartNotice> notices) {
        this.host = host;
        this.token = token;
        this.notices = List.copyOf(notices);
    }

    @EventListener
    @Order(1000)
    @SuppressWarnings("SystemOut") // for the person at the terminal, whatever is done with logs
    void announce(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext context) {
            System.out.println(
                    text(Objects.requireNonNull(context.getWebServer()).getPort()));
            System.out.flush();
        }
    }

    String text(int port) {
        var url = host.publicUrl() == null ? URI.create("http://localhost:" + port) : host.publicUrl();
        var text = new StringBuilder("\n").append(new QrCode(url.toString()).halfBlocks());
        text.append("\nMinihost is at ").append(url).append('\n');
        text.append("The operator's token is ").append(token.whereabouts()).append('\n');
        notices.forEach(
                notice -> notice.line(url).ifPresent(line -> text.append(line).append('\n')));
        if (isLoopback(url)) {
            text.append("Phones cannot reach a loopback address: set MINIHOST_PUBLIC_URL to an address they can reach")
                    .append(" (and SERVER_ADDRESS=0.0.0.0 to listen on it).\n");
        }
        return text.toString();
    }

    private static boolean isLoopback(URI url) {
        try {
            return InetAddress.getByName(url.getHost()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
