package io.minihost.server.payments.samples;

import io.minihost.server.common.AppId;
import io.minihost.server.payments.wire.MchId;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What the samples' merchant proves itself with for one of its programs.
 *
 * @param serial of its public key
 * @param privateKey in PEM
 * @param publicKeyId of the host's key, which signs what the host answers
 * @param publicKey in PEM
 */
record SampleAccount(
        AppId appId,
        String appSecret,
        MchId mchid,
        String serial,
        String privateKey,
        String apiV3Key,
        String publicKeyId,
        String publicKey) {

    /** It is read from a file, which may be anything. */
    SampleAccount {
        Stream.of(appId, appSecret, mchid, serial, privateKey, apiV3Key, publicKeyId, publicKey)
                .forEach(Objects::requireNonNull);
    }

    /** In the names of its settings. */
    Map<String, String> settings() {
        return Map.of(
                "app-id", appId.value(),
                "app-secret", appSecret,
                "mchid", mchid.value(),
                "serial", serial,
                "private-key", privateKey,
                "api-v3-key", apiV3Key,
                "public-key-id", publicKeyId,
                "public-key", publicKey);
    }

    @Override
    public String toString() {
        return appId + " paid to " + mchid;
    }
}
