package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.wire.ApiAnswer;
import io.minihost.server.merchantapi.wire.ApiRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the platform's that is served here.
 *
 * @param isPost whether it must be sent with POST; all others are taken either way
 * @param needsToken whether an access token says whose server calls; all others prove that themselves
 * @param limits how often it may be called
 * @param bodyMax bytes
 */
record MerchantCall(
        String path, boolean isPost, boolean needsToken, List<Limit> limits, int bodyMax, AnyAnswer answer) {

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
        return new MerchantCall(path, isPost, needsToken, List.of(Allowances.USUAL), BODY_MAX, answer);
    }

    private static AnyAnswer json(Answer answer) {
        return (request, program) -> new ApiAnswer.Json(answer.to(request, program));
    }

    MerchantCall limited(Limit... to) {
        return new MerchantCall(path, isPost, needsToken, List.of(to), bodyMax, answer);
    }

    /** One that takes files. */
    MerchantCall upTo(int bytes) {
        return new MerchantCall(path, isPost, needsToken, limits, bytes, answer);
    }
}
