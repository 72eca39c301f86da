package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRequest;
import io.minihost.server.merchantapi.wire.ErrCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the platform's that is served here.
 *
 * @param isPost whether it must be sent with POST; all others are taken either way
 * @param needsToken whether an access token says whose server calls; all others prove that themselves
 * @param quota how often it may be called
 * @param bodyMax bytes
 */
record MerchantCall(String path, boolean isPost, boolean needsToken, Quota quota, int bodyMax, AnyAnswer answer) {

    /** Bytes that most calls may carry. */
    static final int BODY_MAX = 1024 * 1024;

    /** What is answered. */
    @FunctionalInterface
    interface Answer {

        /** For a call that proves itself, {@code program} is the one that it names. */
        ObjectNode to(ApiRequest request, AppId program);
    }

    /** What is answered, where it need not be JSON. */
    @FunctionalInterface
    interface AnyAnswer {

        ApiAnswer to(ApiRequest request, AppId program);
    }

    /**
     * How often programs' servers may call.
     *
     * @param account under which path it is counted; calls of one account share it
     * @param usedUp what is answered then, where that is not the usual
     */
    record Quota(
            String account, List<Limit> limits, @Nullable ErrCode usedUp) {

        ErrCode refusal(Limit limit) {
            if (usedUp != null) {
                return usedUp;
            }
            return limit.unit() == Limit.Unit.MINUTE ? ErrCode.TOO_FAST : ErrCode.QUOTA_USED_UP;
        }
    }

    /** One with an access token. */
    static MerchantCall get(String path, Answer answer) {
        return of(path, false, true, json(answer));
    }

    /** One with an access token and a body. */
    static MerchantCall post(String path, Answer answer) {
        return of(path, true, true, json(answer));
    }

    /** One that proves itself. */
    static MerchantCall open(String path, boolean isPost, Answer answer) {
        return of(path, isPost, false, json(answer));
    }

    /** One with an access token whose answer is a file, unless it is refused. */
    static MerchantCall file(String path, boolean isPost, AnyAnswer answer) {
        return of(path, isPost, true, answer);
    }

    private static MerchantCall of(String path, boolean isPost, boolean needsToken, AnyAnswer answer) {
        return new MerchantCall(
                path, isPost, needsToken, new Quota(path, List.of(Allowances.USUAL), null), BODY_MAX, answer);
    }

    private static AnyAnswer json(Answer answer) {
        return (request, program) -> new ApiAnswer.Json(answer.to(request, program));
    }

    MerchantCall limited(Limit... to) {
        return with(new Quota(quota.account(), List.of(to), quota.usedUp()));
    }

    /** Counted together with another call. */
    MerchantCall countedAs(String account) {
        return with(new Quota(account, quota.limits(), quota.usedUp()));
    }

    /** With a number of its own for too many. */
    MerchantCall refusing(ErrCode usedUp) {
        return with(new Quota(quota.account(), quota.limits(), usedUp));
    }

    private MerchantCall with(Quota other) {
        return new MerchantCall(path, isPost, needsToken, other, bodyMax, answer);
    }

    /** One that takes files. */
    MerchantCall upTo(int bytes) {
        return new MerchantCall(path, isPost, needsToken, quota, bytes, answer);
    }
}
