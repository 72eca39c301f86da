package io.minihost.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.minihost.server.common.ClientNetwork;
import io.minihost.server.common.crypto.Sha256;
import io.minihost.server.identity.guesses.WrongByAddress;
import io.minihost.server.identity.guesses.WrongPerMinute;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes guessing tokens slow: after some wrong ones an address, and its network, is not listened to for a while. Whoever had
 * a good token there is: somebody who shares an address with a guesser is not locked out by them. And while many addresses
 * guess at once, every wrong answer takes its time.
 */
final class TokenBrake {

    private static final Logger LOG = LoggerFactory.getLogger(TokenBrake.class);

    private static final int WRONG_MAX = 20;
    private static final Duration WRONG_WITHIN = Duration.ofMinutes(5);

    /** Wrong ones in a minute from everywhere after which all of them are slowed down. */
    private static final int WRONG_EVERYWHERE_MAX = 200;

    private static final Duration KNOWN_FOR = Duration.ofHours(12);
    private static final int KNOWN_MAX = 10_000;
    private static final int WAITING_MAX = 200;

    private final WrongByAddress wrong = new WrongByAddress(WRONG_MAX, WRONG_WITHIN);
    private final Cache<String, Boolean> logged = Caffeine.newBuilder()
            .expireAfterWrite(WRONG_WITHIN)
            .maximumSize(KNOWN_MAX)
            .build();

    /** Addresses with a token that was good there. */
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .expireAfterAccess(KNOWN_FOR)
            .maximumSize(KNOWN_MAX)
            .build();

    private final WrongPerMinute everywhere = new WrongPerMinute(WRONG_EVERYWHERE_MAX);
    private final Semaphore waiting = new Semaphore(WAITING_MAX);
    private final Duration pause;

    /** @param pause before a wrong token is answered while many addresses guess */
    TokenBrake(Duration pause) {
        this.pause = pause;
    }

    /** What came of looking at a token. */
    sealed interface Outcome {

        record Known(Caller caller) implements Outcome {}

        record Wrong() implements Outcome {}

        /** It was not looked at. */
        record TooOften() implements Outcome {}
    }

    Outcome check(String address, String token, Function<String, Optional<Caller>> tokens) {
        var client = ClientNetwork.of(address);
        var pair = client.line() + " " + HexFormat.of().formatHex(Sha256.of(token));
        if (wrong.isOver(client) && known.getIfPresent(pair) == null) {
            return new Outcome.TooOften();
        }
        var caller = tokens.apply(token);
        if (caller.isPresent()) {
            known.put(pair, true);
            return new Outcome.Known(caller.get());
        }
        count(client);
        return everywhere.isOver() && !slowDown() ? new Outcome.TooOften() : new Outcome.Wrong();
    }

    private void count(ClientNetwork client) {
        wrong.count(client);
        everywhere.count();
        if (wrong.isOver(client) && logged.asMap().putIfAbsent(client.network(), true) == null) {
            LOG.warn("too many wrong tokens from {}; its network is not listened to for a while", client.line());
        }
    }

    private boolean slowDown() {
        if (!waiting.tryAcquire()) {
            return false;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            waiting.release();
        }
        return true;
    }
}
