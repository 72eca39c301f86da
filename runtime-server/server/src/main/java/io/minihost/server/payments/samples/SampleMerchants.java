package io.minihost.server.payments.samples;

import io.minihost.server.common.AppId;
import io.minihost.server.outbound.Neighbours;
import io.minihost.server.programs.SamplesInstalled;
import io.minihost.server.wallet.WalletMode;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Runs the samples' merchant beside this server for as long as this server runs, and makes it known to the samples that it works for and to
 * their merchants' accounts, and to nobody else.
 */
@Component
class SampleMerchants {

    private static final Logger LOG = LoggerFactory.getLogger(SampleMerchants.class);

    /** Samples that are paid for. */
    private static final Set<String> SELLERS = Set.of("shop", "bike", "coach", "scan", "charger", "fine");

    /** What the samples call their merchant, wherever it listens. */
    private static final URI ADDRESS = URI.create("http://127.0.0.1:8090");

    private static final Duration START_PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE_MIN = Duration.ofSeconds(2);
    private static final Duration PAUSE_MAX = Duration.ofMinutes(5);

    private final @Nullable Path jars;
    private final SampleAccounts accounts;
    private final Neighbours neighbours;
    private final WalletMode mode;
    private final Environment environment;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread keeper;

    SampleMerchants(
            SampleMerchantProperties properties,
            SampleAccounts accounts,
            Neighbours neighbours,
            WalletMode mode,
            Environment environment) {
        this.jars = properties.samplesMerchant();
        this.accounts = accounts;
        this.neighbours = neighbours;
        this.mode = mode;
        this.environment = environment;
    }

    /** Comes while the server starts, which does not wait: a sample whose merchant is not there yet says so. */
    @EventListener
    synchronized void start(SamplesInstalled samples) {
        var programs = samples.programs().entrySet().stream()
                .filter(sample -> SELLERS.contains(sample.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        if (programs.isEmpty() || keeper != null) {
            return;
        }
        if (jars == null || !Files.isDirectory(jars)) {
            LOG.info("The samples' merchant is not beside this server: nothing can be paid in them.");
        } else if (!mode.isTest()) {
            LOG.info("The samples' merchant sells what there is not, and takes test money only: it is not started.");
        } else {
            var folder = jars;
            keeper = Thread.ofVirtual().name("samples-merchant").start(() -> keep(folder, programs));
        }
    }

    @PreDestroy
    synchronized void stop() throws InterruptedException {
        stopped.countDown();
        if (keeper != null) {
            keeper.interrupt();
            keeper.join();
        }
    }

    private void keep(Path folder, Map<String, AppId> programs) {
        var pause = PAUSE_MIN;
        try {
            while (stopped.getCount() > 0) {
                try {
                    run(folder, programs);
                    LOG.warn("The samples' merchant has ended; it is started again in {}.", pause);
                } catch (IOException | RuntimeException e) {
                    LOG.warn("The samples' merchant does not run; it is started again in {}.", pause, e);
                }
                if (stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
            }
        } catch (InterruptedException e) {
            LOG.debug("the samples' merchant is to end", e);
        }
    }

    private void run(Path folder, Map<String, AppId> programs) throws IOException, InterruptedException {
        var known = accounts.of(programs);
        try (var process = MerchantProcess.start(folder, accounts.folder(), settings(known))) {
            var server = process.address(START_PATIENCE);
            known.values().forEach(account -> {
                neighbours.introduce(account.appId().value(), ADDRESS, server);
                neighbours.introduce(account.mchid().value(), ADDRESS, server);
            });
            try {
                process.awaitEnd();
            } finally {
                neighbours.forget(server);
            }
        }
    }

    private Map<String, String> settings(Map<String, SampleAccount> known) {
        var settings = new HashMap<String, String>();
        settings.put("server.address", "127.0.0.1");
        settings.put("server.port", "0");
        settings.put("wechat.own-url", ADDRESS.toString());
        settings.put("wechat.api-url", ownUrl());
        settings.put("wechat.pay-url", ownUrl());
        known.forEach((name, account) -> account.settings()
                .forEach((key, value) -> settings.put("wechat.accounts.%s.%s".formatted(name, key), value)));
        return settings;
    }

    /** Of this server, as programs' servers on this machine call it. */
    private String ownUrl() {
        var port = environment.getProperty("local.server.port", "8080");
        var address = environment.getProperty("server.address", InetAddress.class);
        var host = address == null || address.isAnyLocalAddress()
                ? "127.0.0.1"
                : address.getHostAddress().contains(":")
                        ? "[" + address.getHostAddress() + "]"
                        : address.getHostAddress();
        return "http://%s:%s".formatted(host, port);
    }
}
