package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Quotas;
import io.minihost.server.merchantapi.refusals.Refusals;
import io.minihost.server.merchantapi.tokens.AccessTokens;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRefusal;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import io.minihost.server.programs.ProgramStandings;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes a call from its proof to its answer: whose server it is, whether it may, and what it gets, or why not. */
@Component
class MerchantDoor {

    private static final Logger LOG = LoggerFactory.getLogger(MerchantDoor.class);

    private final Calls calls;
    private final AccessTokens tokens;
    private final ProgramStandings standings;
    private final Quotas quotas;
    private final Refusals refusals;
    private final Clock clock;

    MerchantDoor(
            Calls calls,
            AccessTokens tokens,
            ProgramStandings standings,
            Quotas quotas,
            Refusals refusals,
            Clock clock) {
        this.calls = calls;
        this.tokens = tokens;
        this.standings = standings;
        this.quotas = quotas;
        this.refusals = refusals;
        this.clock = clock;
    }

    ApiAnswer answer(ApiRequest request) {
        var started = clock.instant();
        try {
            return pass(request);
        } catch (ApiRefusal refusal) {
            return refused(request, started, refusal);
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("a call of a program's server is not answered: {}", String.valueOf(e.getMessage()));
            return new ApiAnswer.Json(
                    Answers.refused(ErrCode.SYSTEM_ERROR, ErrCode.SYSTEM_ERROR.words(), refusals.newRid()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "a call of {} failed",
                    calls.find(request.path()).map(MerchantCall::path).orElse("?"),
                    e);
            return refused(request, started, new ApiRefusal(ErrCode.SYSTEM_ERROR));
        }
    }

    /** How many bytes a call may carry. More than usual are read for those alone whose token is good. */
    int bodyMax(ApiRequest head) {
        var most = calls.find(head.path()).map(MerchantCall::bodyMax).orElse(MerchantCall.BODY_MAX);
        return most <= MerchantCall.BODY_MAX || isProven(head) ? most : MerchantCall.BODY_MAX;
    }

    private boolean isProven(ApiRequest head) {
        try {
            return head.find("access_token").map(tokens::program).isPresent();
        } catch (ApiRefusal refusal) {
            return false;
        }
    }

    /** One that could not even be read. */
    ApiAnswer refuse(ApiRequest request, ErrCode why) {
        return refused(request, clock.instant(), new ApiRefusal(why));
    }

    private ApiAnswer pass(ApiRequest request) {
        var call = calls.get(request.path());
        if (call.isPost() && !request.method().equals("POST")) {
            throw new ApiRefusal(ErrCode.NEEDS_POST);
        }
        if (!call.isPost()
                && !request.method().equals("GET")
                && !request.method().equals("POST")) {
            throw new ApiRefusal(ErrCode.NEEDS_GET);
        }
        if (!call.needsToken()) {
            return call.answer().to(request, request.appId());
        }
        var program = tokens.program(request.get("access_token", ErrCode.TOKEN_MISSING));
        request.proves(program);
        if (standings.of(program).isTakenDown()) {
            throw new ApiRefusal(ErrCode.PROGRAM_LIMITED);
        }
        count(call, program);
        return call.answer().to(request, program);
    }

    private void count(MerchantCall call, AppId program) {
        var quota = call.quota();
        for (var limit : quota.limits()) {
            if (!quotas.take(program, quota.account(), limit)) {
                throw new ApiRefusal(quota.refusal(limit));
            }
        }
    }

    private ApiAnswer refused(ApiRequest request, Instant started, ApiRefusal refusal) {
        var rid = refusals.keep(request, started, claimed(request), refusal);
        return new ApiAnswer.Json(Answers.refused(refusal.code(), refusal.words(), rid));
    }

    private static @Nullable AppId claimed(ApiRequest request) {
        try {
            return request.find("appid").flatMap(AppId::parse).orElse(null);
        } catch (ApiRefusal e) {
            return null;
        }
    }
}
