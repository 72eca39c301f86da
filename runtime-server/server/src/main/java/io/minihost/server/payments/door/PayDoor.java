package io.minihost.server.payments.door;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.minihost.server.common.web.Problem;
import io.minihost.server.payments.wire.CallFaults;
import io.minihost.server.payments.wire.MchId;
import io.minihost.server.payments.wire.PayAnswer;
import io.minihost.server.payments.wire.PayCall;
import io.minihost.server.payments.wire.PayError;
import io.minihost.server.payments.wire.PayRefusal;
import io.minihost.server.payments.wire.PayRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Lets calls of merchants' servers in: those that are signed, to what answers them. */
@Component
class PayDoor {

    private static final Logger LOG = LoggerFactory.getLogger(PayDoor.class);

    /** Of one merchant, on one node. */
    private static final int A_SECOND = 500;

    private static final int MERCHANTS_KNOWN = 10_000;

    private final Signatures signatures;
    private final List<PayCall> calls;
    private final CallFaults faults;
    private final PayLog log;
    private final Clock clock;
    private final Cache<MchId, Bucket> pace = Caffeine.newBuilder()
            .maximumSize(MERCHANTS_KNOWN)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    PayDoor(Signatures signatures, List<PayCall.Group> groups, CallFaults faults, PayLog log, Clock clock) {
        this.signatures = signatures;
        this.calls = groups.stream().flatMap(group -> group.calls().stream()).toList();
        this.faults = faults;
        this.log = log;
        this.clock = clock;
    }

    /** What is answered, and the id by which it is found again. */
    record Reply(String rid, PayAnswer answer) {}

    Reply answer(Incoming call) {
        var started = clock.instant();
        @Nullable Authorization proof = null;
        var isProven = false;
        var code = "";
        PayAnswer answer;
        try {
            proof = Authorization.parse(call.authorization());
            signatures.check(call, proof);
            isProven = true;
            answer = proven(call, proof.mchid());
        } catch (RuntimeException e) {
            var refusal = refusal(e, call);
            code = refusal.code().name();
            answer = PayAnswer.json(refusal.code().status(), refusal.json());
        }
        return new Reply(kept(call, proof, isProven, started, code, answer), answer);
    }

    /** An answer is given although nothing can be kept of it, as when the database is away. */
    private String kept(
            Incoming call,
            @Nullable Authorization proof,
            boolean isProven,
            Instant started,
            String code,
            PayAnswer answer) {
        try {
            return log.keep(call, proof, isProven, started, code, answer);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("{} {} is not kept: {}", call.method(), call.path(), e.getMessage());
            return PayLog.newRid();
        }
    }

    /** One that is refused before it is read. */
    Reply refuse(PayRefusal refusal) {
        return new Reply(PayLog.newRid(), PayAnswer.json(refusal.code().status(), refusal.json()));
    }

    private PayAnswer proven(Incoming call, MchId merchant) {
        if (!pace.get(merchant, key -> bucket()).tryConsume(1)) {
            throw PayRefusal.of(PayError.RATELIMIT_EXCEEDED, "more than %d calls in a second".formatted(A_SECOND));
        }
        for (var one : calls) {
            var variables = one.match(call.path());
            if (one.method().equals(call.method()) && variables.isPresent()) {
                var request = new PayRequest(
                        merchant, call.platformSerial(), variables.get(), call.query(), call.body(), call.origin());
                return merchant.isRehearsal()
                        ? faults.answer(one, request, call.rehearse())
                        : one.answer().apply(request);
            }
        }
        throw Unserved.refusal(call.path());
    }

    private static Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(A_SECOND).refillGreedy(A_SECOND, Duration.ofSeconds(1)))
                .build();
    }

    private static PayRefusal refusal(RuntimeException e, Incoming call) {
        if (e instanceof PayRefusal refusal) {
            return refusal;
        }
        if (e instanceof Problem problem && problem.getStatusCode() == HttpStatus.TOO_MANY_REQUESTS) {
            return PayRefusal.of(PayError.RATELIMIT_EXCEEDED, "that was too often");
        }
        LOG.warn("{} {} failed", call.method(), call.path(), e);
        return PayRefusal.of(PayError.SYSTEM_ERROR, "the host has a trouble of its own; try again");
    }
}
