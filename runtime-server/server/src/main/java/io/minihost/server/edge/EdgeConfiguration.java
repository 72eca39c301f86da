package io.minihost.server.edge;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Puts our own rules into the web server. */
@Component
class EdgeConfiguration implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Duration headTime;
    private final Duration answerGrace;
    private final BodyDeadlines bodies;
    private final List<GuardedProtocol> protocols = new CopyOnWriteArrayList<>();

    EdgeConfiguration(
            @Value("${minihost.edge.head-time:15s}") Duration headTime,
            @Value("${minihost.edge.answer-grace:30s}") Duration answerGrace,
            BodyDeadlines bodies) {
        this.headTime = headTime;
        this.answerGrace = answerGrace;
        this.bodies = bodies;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(GuardedProtocol.class.getName());
        factory.addConnectorCustomizers(connector -> {
            // Nothing here takes forms: their bodies would be read where nobody looks at how long that takes.
            connector.setParseBodyMethods("");
            if (connector.getProtocolHandler() instanceof GuardedProtocol protocol) {
                protocols.add(protocol);
            }
        });
    }

    @Scheduled(fixedDelayString = "PT1S")
    void closeDripping() {
        protocols.forEach(protocol -> {
            protocol.closeDripping(headTime, bodies);
            protocol.closeSlow(answerGrace);
        });
        bodies.tidy();
    }
}
