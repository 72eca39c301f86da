package io.minihost.server.merchantapi;

import io.minihost.server.common.AppId;
import io.minihost.server.merchantapi.quotas.Limit;
import io.minihost.server.merchantapi.wire.ApiRequest;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A call of the platform's that is served here.
 *
 * @param isPost whether it must be sent with POST; all others are taken either way
 * @param needsToken whether an access token says whose server calls; all others prove that themselves
 * @param limits how often it may be called
 */
record MerchantCall(String path, boolean isPost, boolean needsToken, List<Limit> limits, Answer answer) {

    /** What is answered. */
    @FunctionalInterface
    interface Answer {

        /** For a call that proves itself, {@code program} is the one that it names. */
        ObjectNode to(ApiRequest request, AppId program);
    }

    /** One with an access token. */
    static MerchantCall get(String path, Answer answer) {
        return new MerchantCall(path, false, true, List.of(Allowances.USUAL), answer);
    }

    /** One with an access token and a body. */
    static MerchantCall post(String path, Answer answer) {
        return new MerchantCall(path, true, true, List.of(Allowances.USUAL), answer);
    }

    /** One that proves itself. */
    static MerchantCall open(String path, boolean isPost, Answer answer) {
        return new MerchantCall(path, isPost, false, List.of(Allowances.USUAL), answer);
    }

    MerchantCall limited(Limit... to) {
        return new MerchantCall(path, isPost, needsToken, List.of(to), answer);
    }
}
